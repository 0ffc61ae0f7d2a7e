"""Chosen packets of pictures get lost between two real peers over UDP: what waits for them, and for how long."""

import time
from collections.abc import AsyncIterator, Iterator
from itertools import pairwise

import pytest
from av.video.frame import VideoFrame

from tests.peers.two_sides import until
from tests.peers.wire import Wire
from windowkit.media.peer import Ends, Peer
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone

STEP = 0.04  # s between two pictures
WAY = 0.02  # s, each way


class Losses:
    """Every 23rd packet of a picture gets lost, and the first answer to each request for it too if `again`."""

    def __init__(self, here: Peer, *, again: bool) -> None:
        sender = here.sending._senders[0]  # pyright: ignore[reportPrivateUsage]
        self._streams = sender._ssrc, sender._rtx_ssrc  # pyright: ignore[reportPrivateUsage]
        self._again = again
        self._count = 0
        self._answers: set[bytes] = set()
        self.lost_at: list[float] = []
        self.answered_at: list[float] = []  # the first answer that comes through to each

    def __call__(self, data: bytes) -> bool:
        first, answers = self._streams
        stream = int.from_bytes(data[8:12])
        if stream == first:
            self._count += 1
            if self._count % 23 == 0:
                self.lost_at.append(time.monotonic())
                return True
        if stream == answers:
            number = data[2:4]  # of the retransmission itself: a copy has the same
            if self._again and number not in self._answers:
                self._answers.add(number)
                return True
            if len(self.answered_at) < len(self.lost_at):
                self.answered_at.append(time.monotonic())
        return False


@pytest.fixture
def camera() -> Iterator[SyntheticCamera]:
    camera = SyntheticCamera(width=640, height=360, fps=25)
    camera.open()
    yield camera
    camera.close()


class Pair:
    """A peer that sends, one that shows, when it showed; a wire that takes its time."""

    def __init__(self, camera: SyntheticCamera) -> None:
        self.wire = Wire()
        self.shown: list[float] = []
        sound = SyntheticMicrophone()
        sends = Ends(picture=camera, sound=sound, on_frame=lambda _: None, on_sound=lambda _: None)
        shows = Ends(
            picture=None, sound=None, on_frame=lambda _: self.shown.append(time.monotonic()), on_sound=lambda _: None
        )
        self.here, self.there = Peer(sends, (), lambda _: None), Peer(shows, (), lambda _: None)
        self.decoded: list[float] = []
        showing = self.there._showing  # pyright: ignore[reportPrivateUsage]
        put = showing.put

        def noted(frame: VideoFrame) -> None:
            self.decoded.append(time.monotonic())
            put(frame)

        showing.put = noted

    def lose(self, *, again: bool) -> Losses:
        losses = Losses(self.here, again=again)
        self.wire.loses_this = losses
        return losses


@pytest.fixture
async def pair(camera: SyntheticCamera) -> AsyncIterator[Pair]:
    pair = Pair(camera)
    await pair.wire.open()
    pair.here.start_sending()
    pair.there.start_sending()
    answer = await pair.there.answer(pair.wire.offer(await pair.here.offer()))
    await pair.here.accept(pair.wire.answer(answer))
    await until(lambda: len(pair.shown) > 5)
    pair.wire.takes = WAY
    yield pair
    await pair.here.close()
    await pair.there.close()
    pair.wire.close()


async def test_an_answer_that_gets_lost_as_well_costs_a_moment_and_not_another_round_trip(pair: Pair) -> None:
    losses = pair.lose(again=True)
    await until(lambda: len(losses.answered_at) >= 6)
    took = sorted(answered - lost for lost, answered in zip(losses.lost_at, losses.answered_at, strict=False))
    # A way for what shows that it is missing, one for the request; then the copy, 10 ms later.
    assert took[len(took) // 2] < 2 * WAY + 0.025


@pytest.mark.alone
async def test_where_packets_get_lost_the_picture_does_not_stand_still_for_each(pair: Pair) -> None:
    losses = pair.lose(again=False)
    await until(lambda: len(losses.lost_at) >= 5)  # what is held back has grown by then
    shown, decoded = len(pair.shown), len(pair.decoded)
    await until(lambda: len(losses.lost_at) >= 14, 20)
    # Each loss holds pictures up for 40 ms. A busy machine is late by itself, but then with both.
    still = stood_still(pair.decoded[decoded:])
    assert still >= 4
    assert stood_still(pair.shown[shown:]) <= still // 2


def stood_still(times: list[float]) -> int:
    """How often, for long enough to be seen."""
    return sum(later - earlier > STEP + 0.025 for earlier, later in pairwise(times))
