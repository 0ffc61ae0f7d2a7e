"""The same random stories, in a district whose clerks are all duty leaders and are beside each other's talks."""

import random
from collections.abc import Sequence
from typing import override

import msgspec
from hypothesis import given, settings, strategies as st

from signaling.attendance_records import AttendanceRecord
from signaling.effects import Effect, Save
from signaling.hall import Hall
from tests.peers.district import District, Step
from tests.peers.district_site import CLERKS
from windowkit import messages as m
from windowkit.consent import TALKING
from windowkit.errors import Code

_number = st.integers(0, 63)
_steps: st.SearchStrategy[list[Step]] = st.lists(st.tuples(_number, _number, _number), min_size=10, max_size=60)
_MODES = tuple(m.AttendMode)
_MAY_BE = {None, Code.BUSY, Code.UNKNOWN_VISIT, Code.WRONG_STATE}


class Attended(District):
    """After everything that happens somebody tries to be beside a talk, or leaves one."""

    begun = 0

    def __init__(self) -> None:
        self.written: dict[str, AttendanceRecord] = {}  # what the store has of each visit last
        super().__init__()

    @override
    def perform(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        """As ever; and what is written down for an audit."""
        kept = super().perform(effects)
        for effect in kept:
            if isinstance(effect, Save) and isinstance(effect.record, AttendanceRecord):
                self.written[effect.record.visit] = effect.record
        return kept

    @override
    def _built(self) -> Hall:
        hall = super()._built()
        clerks = hall.floor.clerks
        clerks |= {name: msgspec.structs.replace(one, leader=True) for name, one in clerks.items()}
        return hall

    @override
    def step(self, step: Step) -> None:
        """One thing more, chosen by the same numbers."""
        super().step(step)
        self._attends(step[1], step[2])

    def _attends(self, one: int, two: int) -> None:
        floor = self.hall.floor
        leader, held = CLERKS[one % len(CLERKS)], sorted(key for key, each in floor.visits.items() if each.clerk)
        if leader not in floor.present or not held:
            return
        visit = held[two % len(held)]
        if two % 5 == 0:
            code = self.say(leader, m.LeaveVisit, visit=visit)
            assert self._lost or code in _MAY_BE
            return
        code = self.say(leader, m.AttendVisit, visit=visit, mode=_MODES[one % len(_MODES)])
        assert self._lost or code in _MAY_BE
        self.begun += code is None

    @override
    def check(self) -> None:
        """Nobody is beside anything but one talk of a colleague, which knows of them."""
        super().check()
        floor = self.hall.floor
        attended = {one.attended.leader: key for key, one in floor.visits.items() if one.attended is not None}
        assert attended == floor.attended
        modes = {key: one.attended.shown.mode for key, one in self.visits.items() if one.attended is not None}
        assert {key: one.mode for key, one in self.written.items() if one.mode} == modes, "all of it is written down"
        for name, visit in attended.items():
            record = floor.visits[visit]
            assert record.visit.state in TALKING
            assert record.clerk != name
            assert floor.clerks[record.clerk].centre == floor.clerks[name].centre
            assert floor.visit_of(CLERKS[[one.key for one in CLERKS].index(name)]) is None
            assert floor.duty(name).state not in {m.ClerkState.READY, m.ClerkState.RINGING, m.ClerkState.IN_VISIT}
        beside = {name for name, duty in floor.duties.items() if duty.state is m.ClerkState.BESIDE}
        assert beside <= attended.keys()


def play(story: list[Step]) -> Attended:
    district = Attended()
    for step in story:
        district.step(step)
        district.check()
    district.everybody_goes()
    return district


@settings(max_examples=100, deadline=None)
@given(_steps)
def test_a_story(story: list[Step]) -> None:
    play(story)


def test_the_stories_do_have_leaders_beside_talks() -> None:
    chance = random.Random(5)
    stories = [
        [(chance.randrange(64), chance.randrange(64), chance.randrange(64)) for _ in range(60)] for _ in range(20)
    ]
    assert sum(play(story).begun for story in stories) > 5
