"""A small district: its centres, kiosks, matters, clerks and rules."""

import msgspec

from signaling.effects import Sender
from signaling.hours import Hours, Opening
from signaling.records import Place
from signaling.routing import QueueRules, Strategy
from tests.peers.server_cast import MATTER
from windowkit import messages as m

CENTRES = tuple(Place(code=f"s{one}", name="中心", name_en="Centre") for one in range(3))
KIOSKS = tuple(Sender(m.Role.KIOSK, f"kiosk-{one}") for one in range(6))  # two at each centre
MATTERS = {
    code: msgspec.structs.replace(MATTER, code=code, group=group, citywide=citywide, notices=())
    for code, group, citywide in (("card", "medical", True), ("care", "care", True), ("local", "care", False))
}
# At the first centre one who does everything and one for medical matters only, at the second one for care who
# speaks Shanghainese, at the third one for everything who would rather not do medical matters; and at the first one
# another who is like the first in everything.
SKILLS: tuple[tuple[int, dict[str, int], dict[str, int]], ...] = (
    (0, {}, {}),
    (0, {"medical": 0}, {}),
    (1, {"care": 0}, {"zh": 0, "wuu": 0}),
    (2, {"medical": 3, "care": 0}, {}),
    (0, {}, {}),
)
CLERKS = tuple(Sender(m.Role.COUNTER, f"clerk-{one}") for one in range(len(SKILLS)))
EVERYBODY = (*KIOSKS, *CLERKS)
# Two centres' ticket systems have paper tickets too: the first one's at both its counters and a window without one.
WINDOWS = {"s0": (CLERKS[0].key, CLERKS[1].key, "5"), "s1": (CLERKS[2].key,)}
RULES = {
    "s0": QueueRules(strategy=Strategy.LONGEST_IDLE, overflow_after=120.0, paper_away=60.0),
    "s1": QueueRules(strategy=Strategy.FEWEST_TODAY, overflow_after=60.0, wrap_up=0.0, paper_call=20.0),
    "s2": QueueRules(strategy=Strategy.ROUND_ROBIN, ring_for=10.0),
}
TARGETS = (
    *(m.Target(clerk=one.key) for one in CLERKS),
    m.Target(centre="s1"),
    m.Target(centre="s2"),
    m.Target(group="medical"),
    m.Target(language="wuu"),
)
# The second centre is closed from 12:05 to 12:20: a story begins at noon.
OPENING = Opening(centres={"s1": Hours(workdays=("09:00-12:05", "12:20-24:00"))}, serve_out=60.0)
