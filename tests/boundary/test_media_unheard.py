"""A path that is dead one way only: both sides notice, through a real wire that can be cut in one direction."""

import time
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.peers.two_sides import until
from tests.peers.wire import Wire, is_rtp
from windowkit.media.peer import Ends, Peer, PeerEvent, PeerState
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.media.unheard import ssrc_of


class End:
    """A peer that sends and shows, and when it did."""

    def __init__(self, camera: SyntheticCamera) -> None:
        self.events: list[PeerEvent] = []
        self.shown: list[float] = []
        ends = Ends(
            picture=camera,
            sound=SyntheticMicrophone(),
            on_frame=lambda _: self.shown.append(time.monotonic()),
            on_sound=lambda _: None,
        )
        self.peer = Peer(ends, (), self.events.append)

    def moments(self, state: PeerState) -> list[float]:
        return [event.at for event in self.events if event.state is state]


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
async def ends(camera: SyntheticCamera, wire: Wire) -> AsyncIterator[tuple[End, End]]:
    offering, answering = End(camera), End(camera)
    offering.peer.start_sending()
    answering.peer.start_sending()
    answer = await answering.peer.answer(wire.offer(await offering.peer.offer()))
    await offering.peer.accept(wire.answer(answer))
    await until(lambda: len(offering.shown) > 10 and len(answering.shown) > 10)
    yield offering, answering
    await offering.peer.close()
    await answering.peer.close()


@pytest.mark.parametrize("side", [0, 1])
async def test_a_path_that_is_dead_one_way_is_noticed_by_both_within_1_2_s_and_seen_through_again_in_half_a_second(
    ends: tuple[End, End], wire: Wire, side: int
) -> None:
    wire.cut_from = side
    began = time.monotonic()
    await until(lambda: all(end.moments(PeerState.STALLED) for end in ends))
    assert max(end.moments(PeerState.STALLED)[0] for end in ends) - began < 1.2
    await until(lambda: time.monotonic() - began > 2.5)
    assert all(len(end.moments(PeerState.FLOWING)) == 1 for end in ends)  # no flicker in between
    wire.cut_from = None
    restored = time.monotonic()
    shown = [len(end.shown) for end in ends]
    await until(lambda: all(len(end.moments(PeerState.FLOWING)) == 2 for end in ends))
    await until(lambda: all(len(end.shown) > before for end, before in zip(ends, shown, strict=True)))
    assert max(end.moments(PeerState.FLOWING)[1] for end in ends) - restored < 0.5
    assert max(end.shown[before] for end, before in zip(ends, shown, strict=True)) - restored < 0.5


async def test_no_pictures_queue_up_on_a_dead_way_and_the_next_one_is_seen_at_once(
    ends: tuple[End, End], wire: Wire
) -> None:
    wire.cut, wire.kept = True, []
    await until(lambda: all(end.moments(PeerState.STALLED) for end in ends))
    noticed = time.monotonic()
    await until(lambda: time.monotonic() - noticed > 0.3)  # the picture that was being encoded meanwhile is out
    held = len(wire.kept)
    await until(lambda: time.monotonic() - noticed > 1.8)
    later = [data for _, data in wire.kept[held:] if is_rtp(data)]
    assert len(later) > 100  # both sides' sound goes on: it is how the way is found again
    assert max(map(len, later)) < 300
    shown = [len(end.shown) for end in ends]
    wire.restore()
    restored = time.monotonic()
    await until(lambda: all(len(end.shown) > before for end, before in zip(ends, shown, strict=True)))
    assert max(end.shown[before] for end, before in zip(ends, shown, strict=True)) - restored < 0.3


async def test_a_word_that_is_lost_on_the_way_leaves_nobody_unheard(ends: tuple[End, End], wire: Wire) -> None:
    wire.cut_from = 0
    await until(lambda: all(end.moments(PeerState.STALLED) for end in ends))
    wire.loses_words = True
    wire.restore()
    restored = time.monotonic()
    await until(lambda: len(ends[1].moments(PeerState.FLOWING)) == 2)  # says so for the first time, and in vain
    await until(lambda: time.monotonic() - restored > 0.1)
    wire.loses_words = False
    await until(lambda: len(ends[0].moments(PeerState.FLOWING)) == 2)
    assert ends[0].moments(PeerState.FLOWING)[1] - restored < 0.4  # not the 0.6 s that an older word lasts


async def test_a_word_that_was_said_before_the_way_was_back_stalls_nobody_again(
    ends: tuple[End, End], wire: Wire
) -> None:
    wire.cut, wire.kept = True, []
    await until(lambda: all(end.moments(PeerState.STALLED) for end in ends))
    began = time.monotonic()
    await until(lambda: time.monotonic() - began > 0.3)  # it is said each 0.1 s
    said = [data for side, data in wire.kept if side == 1 and data[0] >> 6 == 2 and not is_rtp(data)]
    wire.cut, wire.kept = False, None
    await until(lambda: len(ends[0].moments(PeerState.FLOWING)) == 2)
    for data in said:
        wire.deliver(1, data)
    back = time.monotonic()
    await until(lambda: time.monotonic() - back > 0.3)
    assert said
    assert len(ends[0].moments(PeerState.STALLED)) == 1


def test_a_description_without_streams_names_nobody_to_tell() -> None:
    assert ssrc_of("v=0") is None
    assert ssrc_of("v=0\r\na=ssrc:4711 cname:x\r\n") == 4711
