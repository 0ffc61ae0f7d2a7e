"""A call through a real coturn, between rooms with no way from one to the other."""

import contextlib
import json
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from demo.network import NoNamespaces
from demo.relay import Relay
from demo.relayed import relayed_rooms
from demo.two_rooms import End, TwoRooms
from demo.windowless import TAKE
from tests.peers.rooms import no_rooms

pytestmark = pytest.mark.timeout(480)  # three programs and a network are started first

_LONG = 30.0  # s; on a machine that runs other tests beside this


@contextlib.contextmanager
def rooms_with(folder: Path, urls: Callable[[Relay], tuple[str, ...]]) -> Generator[TwoRooms]:
    with contextlib.ExitStack() as built:
        try:
            made = built.enter_context(relayed_rooms(folder, urls))
        except NoNamespaces as why:
            no_rooms(why)
        yield made


def logged(end: End, event: str) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in end.last_words().splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("event") == event]


def both_see_each_other(rooms: TwoRooms) -> None:
    assert rooms.counter.first("waiting", lambda _: True, since=0, seconds=_LONG)
    taken = time.monotonic()
    rooms.counter.tell(TAKE)
    for end in rooms.ends:
        assert end.sees(since=taken, seconds=_LONG) is not None, end.last_words()


def test_a_call_without_a_way_between_its_ends_goes_through_the_relay_over_udp(tmp_path: Path) -> None:
    with rooms_with(tmp_path, lambda relay: (relay.udp,)) as rooms:
        both_see_each_other(rooms)
        assert not logged(rooms.kiosk, "relay_unusable")


def test_where_udp_is_closed_the_relay_is_reached_over_tls_and_its_certificate_is_checked(tmp_path: Path) -> None:
    with rooms_with(tmp_path, lambda relay: (relay.udp.replace("3478", "3999"), relay.tls)) as rooms:
        both_see_each_other(rooms)
        for end in rooms.ends:
            assert len(logged(end, "relay_unusable")) == 1
