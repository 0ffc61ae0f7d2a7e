"""A call whose cable is cut: real programs without windows, a real server and real UDP in rooms of their own.

The short cases of bench/cut; the targets are the bench's. Slack is for a machine that runs other tests beside this.
"""

import contextlib
from collections.abc import Iterator

import pytest

from bench.cut.cases import CASES, run
from demo.network import NoNamespaces
from demo.two_rooms import TwoRooms, two_rooms
from tests.peers.rooms import no_rooms

pytestmark = pytest.mark.timeout(480)  # three programs and a network are started first

_SLACK = 0.5  # s
_SHORT = ("2 s", "address", "from the kiosk only", "to the kiosk only")


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoRooms]:
    with contextlib.ExitStack() as built:
        try:
            made = built.enter_context(two_rooms(tmp_path_factory.mktemp("cut")))
        except NoNamespaces as why:
            no_rooms(why)
        yield made


@pytest.mark.parametrize("name", _SHORT)
def test_a_cut_line_is_noticed_and_mends_itself_and_the_visit_is_untouched(rooms: TwoRooms, name: str) -> None:
    case = next(one for one in CASES if one.name == name)
    outcome = run(case, rooms, lasts=min(case.lasts, 3.0))
    assert outcome.visit_untouched
    for side in (outcome.kiosk, outcome.counter):
        if case.noticed:
            assert side.noticed is not None
            assert side.noticed < 1.2 + _SLACK
        assert side.seen_again is not None
        assert side.seen_again < case.target + _SLACK
