"""How a peer's sending finds out of its line: two real peers over UDP, through a wire that can lose packets."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.peers.two_sides import until
from tests.peers.wire import Wire
from windowkit.media.peer import Ends, Peer
from windowkit.media.quality import MOST, Line, Sight
from windowkit.media.sending import KnownLine
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone


@pytest.fixture
def camera() -> Iterator[SyntheticCamera]:
    camera = SyntheticCamera(width=1280, height=720, fps=25)
    camera.open()
    yield camera
    camera.close()


class Pair:
    """A peer that sends, one that shows, and what both told."""

    def __init__(self, camera: SyntheticCamera) -> None:
        self.wire = Wire()
        self.sights: list[Sight] = []
        self.heights: list[int] = []
        self.known = KnownLine(on_sight=self.sights.append)
        sound = SyntheticMicrophone()
        sends = Ends(picture=camera, sound=sound, on_frame=lambda _: None, on_sound=lambda _: None, line=self.known)
        shows = Ends(
            picture=None, sound=None, on_frame=lambda frame: self.heights.append(frame.height), on_sound=lambda _: None
        )
        self.here, self.there = Peer(sends, (), lambda _: None), Peer(shows, (), lambda _: None)


@pytest.fixture
async def pair(camera: SyntheticCamera) -> AsyncIterator[Pair]:
    pair = Pair(camera)
    await pair.wire.open()
    pair.here.start_sending()
    pair.there.start_sending()
    answer = await pair.there.answer(pair.wire.offer(await pair.here.offer()))
    await pair.here.accept(pair.wire.answer(answer))
    yield pair
    await pair.here.close()
    await pair.there.close()
    pair.wire.close()


async def test_a_good_line_is_measured_at_once_and_carries_720_lines_from_the_first_pictures_on(pair: Pair) -> None:
    await until(lambda: 720 in pair.heights)
    assert pair.heights.index(720) <= 5  # on a busy machine a smaller one may be quicker than the measurement
    assert next(sight.probed for sight in pair.sights if sight.probed is not None) > 2 * MOST
    await until(lambda: any(sight.queued is not None for sight in pair.sights))
    assert pair.known.line == Line()  # nothing of a line that was never full needs to be remembered


async def test_lost_pictures_come_again_and_the_sound_is_told_what_gets_lost(pair: Pair) -> None:
    pair.wire.loses = lambda number: number % 6 == 0
    await until(lambda: pair.here.sending.line.lost > 0.12)
    sound = pair.here._tracks[0]  # pyright: ignore[reportPrivateUsage]
    await until(lambda: sound.expected > 10)
    shown = len(pair.heights)
    await until(lambda: len(pair.heights) > shown + 20)


@pytest.mark.parametrize(("known", "lines"), [(0.0, 720), (300_000.0, 360)])
async def test_the_first_encoder_is_made_for_the_line_that_is_known(known: float, lines: int) -> None:
    ends = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
    ends.line.line = Line(known=known)
    peer = Peer(ends, (), lambda _: None)
    assert peer.sending.encoders[0].plan.height == lines
    await peer.close()
