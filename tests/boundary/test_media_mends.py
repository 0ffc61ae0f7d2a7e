"""Each mend to aiortc, seen from outside: two real peers over UDP, through a wire that can be cut."""

import importlib.metadata
import time
from collections.abc import AsyncIterator, Iterator
from itertools import pairwise

import aioice.ice
import aioice.stun
import numpy as np
import pytest
from aiortc import RTCPeerConnection
from av.video.frame import VideoFrame

from tests.peers.two_sides import until
from tests.peers.wire import Wire
from windowkit.media import mends, routing, sending, sound_mends
from windowkit.media.peer import Ends, Peer, PeerEvent, PeerState
from windowkit.media.playout import SoundPacket
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone, age_ms, now_ms, read_stamp
from windowkit.messages import IceServer


def stamp(frame: VideoFrame) -> int | None:
    plane = frame.planes[0]
    return read_stamp(np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:, : frame.width])


class Watcher:
    """The receiving peer and what it showed."""

    def __init__(self) -> None:
        self.events: list[PeerEvent] = []
        self.ages: list[int | None] = []
        self.times: list[float] = []

    def on_frame(self, frame: VideoFrame) -> None:
        made = stamp(frame)
        self.ages.append(None if made is None else age_ms(made, now_ms()))
        self.times.append(time.monotonic())

    def count(self, state: PeerState) -> int:
        return [event.state for event in self.events].count(state)


@pytest.fixture
def camera() -> Iterator[SyntheticCamera]:
    camera = SyntheticCamera(width=640, height=360, fps=25)
    camera.open()
    yield camera
    camera.close()


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    wire = Wire()
    await wire.open()
    yield wire
    wire.close()


@pytest.fixture
async def watcher(camera: SyntheticCamera, wire: Wire) -> AsyncIterator[Watcher]:
    watcher = Watcher()
    sends = Ends(picture=camera, sound=SyntheticMicrophone(), on_frame=lambda _: None, on_sound=lambda _: None)
    shows = Ends(picture=None, sound=None, on_frame=watcher.on_frame, on_sound=lambda _: None)
    here, there = Peer(sends, (), lambda _: None), Peer(shows, (), watcher.events.append)
    here.start_sending()
    there.start_sending()
    answer = await there.answer(wire.offer(await here.offer()))
    await here.accept(wire.answer(answer))
    await until(lambda: len(watcher.times) > 10)
    yield watcher
    await here.close()
    await there.close()


def test_the_mends_were_written_against_the_installed_versions() -> None:
    for package, version in mends.VERSIONS.items():
        assert importlib.metadata.version(package) == version


async def test_every_private_name_the_mends_use_is_still_there() -> None:
    connection = RTCPeerConnection()
    transceiver = connection.addTransceiver("video")
    receiver, sender = transceiver.receiver, transceiver.sender
    assert [name for name in sending.PRIVATE if not hasattr(sender, name)] == []
    ours = (*sending.PRIVATE_OF_TRANSPORT, *routing.PRIVATE_OF_TRANSPORT)
    assert [name for name in ours if not hasattr(sender.transport, name)] == []
    assert [name for name in mends._PRIVATE if not hasattr(receiver, name)] == []
    sound = connection.addTransceiver("audio").receiver
    assert [name for name in sound_mends.PRIVATE if not hasattr(sound, name)] == []
    await connection.close()


async def test_a_picture_is_shown_before_the_next_one_is_sent(watcher: Watcher) -> None:
    await until(lambda: len(watcher.ages) > 60)
    ages = sorted(age for age in watcher.ages[10:] if age is not None)
    assert len(ages) > 45
    assert ages[len(ages) // 2] < 30  # ms; the next picture is 40 ms later, and stock waits for it


@pytest.mark.parametrize("cut", [1.5, 4.0])
async def test_the_picture_is_back_within_300_ms_after_a_cut(watcher: Watcher, wire: Wire, cut: float) -> None:
    wire.cut = True
    began = time.monotonic()
    await until(lambda: watcher.count(PeerState.STALLED) == 1)
    assert 0.9 < time.monotonic() - began < 1.4
    await until(lambda: time.monotonic() - began > cut)
    shown = len(watcher.times)
    wire.cut = False
    restored = time.monotonic()
    await until(lambda: len(watcher.times) > shown + 5)
    assert watcher.count(PeerState.FLOWING) == 2
    assert watcher.times[shown] - restored < 0.3


async def test_a_lost_packet_is_sent_again_and_no_picture_is_missing(watcher: Watcher, wire: Wire) -> None:
    wire.loses = lambda number: number % 23 == 0
    shown = len(watcher.times)
    await until(lambda: len(watcher.times) > shown + 75)
    assert watcher.times[shown + 75] - watcher.times[shown] < 75 / 25 + 0.5


async def test_a_stun_server_that_does_not_answer_costs_half_a_second(wire: Wire) -> None:
    nobody = IceServer(urls=("stun:127.0.0.1:9",))
    ends = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
    peer = Peer(ends, (nobody,), lambda _: None)
    began = time.monotonic()
    await peer.offer()
    assert time.monotonic() - began < 0.9
    await peer.close()
    assert aioice.stun.RETRY_RTO == 0.2


async def test_nothing_is_sent_before_the_gate_is_open(camera: SyntheticCamera) -> None:
    watcher = Watcher()
    sends = Ends(picture=camera, sound=SyntheticMicrophone(), on_frame=lambda _: None, on_sound=lambda _: None)
    shows = Ends(picture=None, sound=None, on_frame=watcher.on_frame, on_sound=lambda _: None)
    here, there = Peer(sends, (), lambda _: None), Peer(shows, (), watcher.events.append)
    await here.accept(await there.answer(await here.offer()))
    await until(lambda: watcher.count(PeerState.CONNECTED) == 1)
    began = time.monotonic()
    await until(lambda: time.monotonic() - began > 0.5)
    assert there.bytes == 0
    here.start_sending()
    await until(lambda: there.bytes > 0 and len(watcher.times) > 3)
    await here.close()
    await there.close()


async def test_sound_comes_packet_by_packet_at_once_in_offers_that_say_losses_are_mended(wire: Wire) -> None:
    came: list[SoundPacket] = []
    sends = Ends(picture=None, sound=SyntheticMicrophone(), on_frame=lambda _: None, on_sound=lambda _: None)
    hears = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=came.append)
    here, there = Peer(sends, (), lambda _: None), Peer(hears, (), lambda _: None)
    here.start_sending()
    wire.loses = lambda number: number % 23 == 0
    offer = await here.offer()
    assert "useinbandfec=1" in offer
    await here.accept(wire.answer(await there.answer(wire.offer(offer))))
    await until(lambda: len(came) > 100)
    steps = [after.timestamp - before.timestamp for before, after in pairwise(came)]
    assert {step % 960 for step in steps} == {0}
    lost = sum(step // 960 - 1 for step in steps)
    assert 0 < lost < 20  # nothing waits for them
    gaps = [after.at - before.at for before, after in pairwise(came)]
    assert sorted(gaps)[len(gaps) // 2] < 0.03  # stock's buffer would give four at a time
    await here.close()
    await there.close()
