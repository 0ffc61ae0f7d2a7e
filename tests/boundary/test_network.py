"""The rooms' network: what is said in one room arrives in another, or does not, as the line is told."""

import contextlib
import socket
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest

from demo.network import Network, NoNamespaces, network
from tests.peers.rooms import MUST, no_rooms

_LONG = 5.0  # s a packet that shall arrive is waited for
_SHORT = 0.3  # s after which one that shall not arrive has not; on an idle machine it takes 0.1 ms


@pytest.fixture(scope="module")
def rooms() -> Iterator[Network]:
    with contextlib.ExitStack() as built:
        try:
            made = built.enter_context(network(("server", "kiosk", "counter", "relay")))
        except NoNamespaces as why:
            no_rooms(why)
        yield made


class _Ear:
    """A UDP socket of a room; closed by the test's end."""

    def __init__(self, rooms: Network, room: str) -> None:
        with rooms.inside(room):
            self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        self.socket.bind((rooms.address(room), 0))

    def say(self, other: "_Ear", words: bytes = b"hello") -> None:
        self.socket.sendto(words, other.socket.getsockname())

    def hears(self, seconds: float = _LONG, words: bytes = b"hello") -> bool:
        self.socket.settimeout(seconds)
        try:
            return self.socket.recv(2048) == words
        except TimeoutError:
            return False


@pytest.fixture
def ear(rooms: Network) -> Iterator[type[_Ear]]:
    made: list[_Ear] = []

    class Ear(_Ear):
        def __init__(self, room: str) -> None:
            super().__init__(rooms, room)
            made.append(self)

    yield Ear  # pyright: ignore[reportReturnType]
    for each in made:
        each.socket.close()


@pytest.fixture
def kiosk(ear) -> _Ear:
    return ear("kiosk")


@pytest.fixture
def counter(ear) -> _Ear:
    return ear("counter")


def _reaches(here: _Ear, there: _Ear) -> bool:
    here.say(there)
    return there.hears()


def _lost(here: _Ear, there: _Ear) -> bool:
    here.say(there)
    return not there.hears(_SHORT)


def test_rooms_reach_each_other_and_nothing_else(rooms: Network, kiosk: _Ear, counter: _Ear) -> None:
    assert _reaches(kiosk, counter)
    assert _reaches(counter, kiosk)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outside, contextlib.suppress(OSError):
        outside.sendto(b"hello", counter.socket.getsockname())
    assert not counter.hears(_SHORT)


def test_a_cut_is_silent_both_ways_and_mended(rooms: Network, kiosk: _Ear, counter: _Ear, ear) -> None:
    server = ear("server")
    rooms.cut("kiosk", "counter")
    assert _lost(kiosk, counter)
    assert _lost(counter, kiosk)
    assert _reaches(kiosk, server)
    rooms.mend("kiosk", "counter")
    assert _reaches(kiosk, counter)
    rooms.cut("kiosk")
    assert _lost(kiosk, server)
    assert _lost(server, kiosk)
    rooms.mend("kiosk")
    assert _reaches(kiosk, server)


def test_a_cut_in_one_direction_leaves_the_other(rooms: Network, kiosk: _Ear, counter: _Ear) -> None:
    rooms.cut("kiosk", one_way=True)
    assert _lost(kiosk, counter)
    assert _reaches(counter, kiosk)
    rooms.mend("kiosk")
    assert _reaches(kiosk, counter)


def test_only_the_relay_joins_two_rooms_without_a_way(rooms: Network, kiosk: _Ear, counter: _Ear, ear) -> None:
    relay = ear("relay")
    rooms.cut("kiosk", "counter")
    assert _lost(kiosk, counter)
    for room in (kiosk, counter):
        assert _reaches(room, relay)
        assert _reaches(relay, room)
    rooms.mend("kiosk", "counter")


def test_a_pulled_plug(rooms: Network, kiosk: _Ear, counter: _Ear) -> None:
    rooms.unplug("kiosk")
    assert _lost(counter, kiosk)
    rooms.plug("kiosk")
    end = time.monotonic() + _LONG
    while _lost(kiosk, counter):  # a carrier takes its time to be noticed
        assert time.monotonic() < end
    assert _reaches(counter, kiosk)


def test_a_room_moves_to_another_address(rooms: Network, kiosk: _Ear, counter: _Ear, ear) -> None:
    old = rooms.address("kiosk")
    assert rooms.move("kiosk") == rooms.address("kiosk") != old
    assert _lost(counter, kiosk)
    moved = ear("kiosk")
    assert _reaches(moved, counter)
    assert _reaches(counter, moved)
    rooms.cut("kiosk")  # a rule is the room's, whatever its line
    assert _lost(moved, counter)
    rooms.mend("kiosk")


def test_a_share_of_the_packets_is_lost(rooms: Network, kiosk: _Ear, counter: _Ear) -> None:
    rooms.lose("kiosk", 0.2)
    for _ in range(1000):
        kiosk.say(counter)
    rooms.lose("kiosk", 0)
    kiosk.say(counter, b"end")
    counter.socket.settimeout(_LONG)
    arrived = -1
    heard = b""
    while heard != b"end":
        heard = counter.socket.recv(64)
        arrived += 1
    assert 700 < arrived < 900  # 800 expected; 100 are eight standard deviations


def test_a_limited_line_carries_its_rate(rooms: Network, kiosk: _Ear, counter: _Ear) -> None:
    rooms.limit("kiosk", 1_000_000)
    counter.socket.settimeout(_LONG)
    began = time.monotonic()
    sent = threading.Thread(target=_pour, args=(kiosk, counter, 1.0))
    sent.start()
    carried = 0
    while time.monotonic() - began < 1.0:
        carried += len(counter.socket.recv(2048)) + 28  # bytes of IP and UDP
    sent.join()
    rooms.unlimit("kiosk")
    # A busy machine may carry less in the second that is counted, never more than rate and burst.
    assert 600_000 < carried * 8 < 1_150_000


def _pour(here: _Ear, there: _Ear, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        here.say(there, bytes(1172))
        time.sleep(0.002)  # 4.8 Mbit/s, more than the line carries


def test_a_process_runs_in_its_room(rooms: Network) -> None:
    shown = subprocess.run((*rooms.within("counter"), "ip", "address"), capture_output=True, text=True, check=True)
    assert rooms.address("counter") in shown.stdout
    assert rooms.address("kiosk") not in shown.stdout


def test_nothing_is_left() -> None:
    try:
        with network(("here",)) as made:
            namespace = made.within("here")[-1]
            assert namespace in _namespaces()
    except NoNamespaces as why:
        no_rooms(why)
    assert namespace not in _namespaces()


def _namespaces() -> str:
    return subprocess.run(("ip", "netns", "list"), capture_output=True, text=True, check=True).stdout


def test_a_machine_that_forbids_rooms_says_so_aloud_and_fails_where_they_must_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    why = NoNamespaces("root only")
    monkeypatch.delenv(MUST, raising=False)
    with pytest.warns(UserWarning, match="not tested.*root only"), pytest.raises(pytest.skip.Exception):
        no_rooms(why)
    monkeypatch.setenv(MUST, "1")
    with pytest.raises(pytest.fail.Exception, match="root only"):
        no_rooms(why)
