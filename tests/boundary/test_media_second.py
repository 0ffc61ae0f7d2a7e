"""The second picture of a call: two real peers over UDP; it costs nothing until something is shown."""

import time
from collections.abc import AsyncIterator, Iterator
from fractions import Fraction

import numpy as np
import pytest
from av.video.frame import VideoFrame

from tests.peers.two_sides import Side, join, until
from windowkit.media.call import CallKind
from windowkit.media.second import SecondPicture
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.messages import AskOffer

VISIT = "v1"


@pytest.fixture
def camera() -> Iterator[SyntheticCamera]:
    camera = SyntheticCamera(width=640, height=360, fps=25)
    camera.open()
    yield camera
    camera.close()


@pytest.fixture
def table() -> Iterator[SyntheticCamera]:
    table = SyntheticCamera(width=800, height=600, fps=10)
    table.open()
    yield table
    table.close()


@pytest.fixture
async def sides(camera: SyntheticCamera, table: SyntheticCamera) -> AsyncIterator[tuple[Side, Side]]:
    seen, page = SecondPicture().joined(table), SecondPicture()
    kiosk = Side(offers=True, picture=camera, sound=SyntheticMicrophone(), second=seen)
    counter = Side(offers=False, picture=camera, sound=SyntheticMicrophone(), second=page)
    join(kiosk, counter)
    kiosk.call.begin(VISIT)
    counter.call.begin(VISIT)
    await until(lambda: all(CallKind.FIRST_FRAME in side.kinds() for side in (kiosk, counter)))
    yield kiosk, counter
    await kiosk.call.close()
    await counter.call.close()


def second(side: Side) -> SecondPicture:
    assert isinstance(side.second, SecondPicture)
    return side.second


def page() -> VideoFrame:
    frame = VideoFrame.from_ndarray(np.full((900, 640), 200, np.uint8), "yuv420p")
    frame.pts = int(time.monotonic() * 90_000)
    frame.time_base = Fraction(1, 90_000)
    return frame


async def test_an_offer_has_three_m_lines_and_sends_nothing_on_the_third_until_something_is_shown(
    sides: tuple[Side, Side],
) -> None:
    kiosk, counter = sides
    offer = next(said for said in kiosk.said if hasattr(said, "sdp"))
    lines = [line.split()[0] for line in getattr(offer, "sdp").splitlines() if line.startswith("m=")]  # noqa: B009
    assert lines == ["m=audio", "m=video", "m=video"]
    await until(lambda: len(counter.frame_times) > 25)
    assert kiosk.seconds == counter.seconds == []
    current = kiosk.call._succession.current
    assert current is not None
    assert await current.peer.second_packets() == 0


async def test_the_table_is_seen_at_the_counter_only_while_it_is_shown(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    second(kiosk).on = True
    await until(lambda: len(counter.seconds) > 5)
    assert (counter.seconds[-1].width, counter.seconds[-1].height) == (800, 600)
    second(kiosk).on = False
    came = len(counter.frame_times)
    await until(lambda: len(counter.frame_times) > came + 10)
    stayed = len(counter.seconds)
    await until(lambda: len(counter.frame_times) > came + 35)
    assert len(counter.seconds) == stayed
    second(kiosk).on = True
    await until(lambda: len(counter.seconds) > stayed + 3)


async def test_a_page_is_seen_at_the_kiosk_and_outlives_a_rebuilt_call(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    second(counter).on = True

    def shown(more: int) -> bool:
        second(counter).show(page())
        return len(kiosk.seconds) > more

    await until(lambda: shown(2))
    assert (kiosk.seconds[-1].width, kiosk.seconds[-1].height) == (640, 600)
    kiosk.call.receive(AskOffer(visit=VISIT))
    await until(lambda: kiosk.call_ups()[-1].call == 2 and counter.call_ups()[-1].call == 2)
    came = len(kiosk.seconds)
    await until(lambda: shown(came + 2))
