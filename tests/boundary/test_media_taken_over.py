"""A visit is taken over in the middle of its call, over real UDP: the kiosk goes from one counter to the next."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.peers.two_sides import Side, join, until
from windowkit.media.call import CallKind
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone

VISIT = "v1"


@pytest.fixture
def camera() -> Iterator[SyntheticCamera]:
    camera = SyntheticCamera(width=640, height=360, fps=25)
    camera.open()
    yield camera
    camera.close()


@pytest.fixture
async def sides(camera: SyntheticCamera) -> AsyncIterator[tuple[Side, Side, Side]]:
    """The kiosk, its clerk and the duty leader."""
    sides = tuple(Side(offers=one == 0, picture=camera, sound=SyntheticMicrophone()) for one in range(3))
    yield sides[0], sides[1], sides[2]
    for side in sides:
        await side.call.close()


def is_up(*sides: Side) -> bool:
    return all({CallKind.FIRST_FRAME, CallKind.UP} <= set(side.kinds()) and side.call_ups() for side in sides)


async def test_the_kiosk_goes_over_to_the_leader_and_the_clerk_gets_nothing_more(
    sides: tuple[Side, Side, Side],
) -> None:
    kiosk, clerk, leader = sides
    join(kiosk, clerk)
    for side in (kiosk, clerk):
        side.call.begin(VISIT)
    await until(lambda: is_up(kiosk, clerk) and len(clerk.sounds) > 10)
    kiosk.events.clear()
    kiosk.said.clear()
    join(kiosk, leader)
    clerk.call.end()
    kiosk.call.end()  # the snapshot that says "waits", and at once the one that says "is being built"
    kiosk.call.prepare()
    kiosk.call.begin(VISIT, 1)
    leader.call.begin(VISIT, 1)
    await until(lambda: is_up(kiosk, leader))
    await until(lambda: len(leader.sounds) > 10 and len(leader.frame_times) > 10)
    assert {said.call for side in (kiosk, leader) for said in side.call_ups()} == {2}
    had = len(clerk.sounds), len(clerk.frame_times)
    more = len(leader.sounds) + 50
    await until(lambda: len(leader.sounds) > more)
    assert (len(clerk.sounds), len(clerk.frame_times)) == had
