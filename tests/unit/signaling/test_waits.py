"""How long a wait will be, and for whom it counts who is ahead."""

import msgspec

from signaling.waits import expected, standings
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import ready
from windowkit import messages as m

TEN = (600.0,)  # one visit of ten minutes


def test_only_those_ahead_count_who_wait_for_one_of_the_same_clerks() -> None:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    first, second, third = (cast.visits[cast.opened(kiosk)] for kiosk in KIOSKS)
    medical, care, anything = frozenset("m"), frozenset("c"), frozenset("mc")
    queue = [(first, medical), (second, care), (third, anything)]
    assert [told for _, told in standings(queue, TEN)] == [
        (1, expected(1, 1, TEN)),
        (2, expected(1, 1, TEN)),
        (3, expected(3, 2, TEN)),
    ]


def test_where_nobody_at_work_may_serve_it_everybody_ahead_counts() -> None:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    first, second = (cast.visits[cast.opened(kiosk)] for kiosk in KIOSKS[:2])
    queue = [(first, frozenset("m")), (second, frozenset[str]())]
    assert [told for _, told in standings(queue, TEN)][1] == (2, expected(2, 0, TEN))


def test_a_kiosk_is_shown_the_wait_for_the_clerks_who_may_serve_its_matter() -> None:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    clerk = cast.hall.floor.clerks[CLERKS[1].key]
    cast.hall.floor.clerks[CLERKS[1].key] = msgspec.structs.replace(clerk, groups={"care": 0})
    cast.hall.floor.served["one"] = TEN
    ready(cast, *CLERKS[:2])
    cast.serving(KIOSKS[0], CLERKS[0])
    cast.opened(KIOSKS[1])
    (seen, *_) = [one for one in reversed(cast.mail[KIOSKS[1]]) if isinstance(one, m.VisitSnapshot)]
    assert (seen.place, seen.minutes) == (1, expected(1, 1, TEN)), "the second clerk does not serve it"
