"""The kiosk's telephone while its devices take their time."""

import asyncio

from msgspec.structs import replace

from kiosk_app.telephone import Devices, Telephone
from tests.peers.kiosk_devices import SlowDevice
from tests.unit.kiosk_app.story import snapshot
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera
from windowkit.messages import Hold, Message
from windowkit.visit import State

VISIT = snapshot(state=State.SERVING)


async def test_a_call_that_waits_for_its_devices_is_hung_up_too() -> None:
    slow = SlowDevice()
    said: list[Message] = []
    ends = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
    telephone = Telephone(Devices(ends, (slow,)), said.append, lambda _: None)
    async with asyncio.TaskGroup() as orders:
        orders.create_task(telephone.close())  # the visit before
        await asyncio.to_thread(slow.closing.wait, 10)
        orders.create_task(telephone.start("v", 0))
        await asyncio.sleep(0)
        orders.create_task(telephone.hang_up())
        await asyncio.sleep(0)
        slow.let_go.set()
    assert telephone._call.visit == ""
    await telephone.close()


async def test_on_hold_the_camera_is_closed_and_opened_again_and_nobody_misses_it() -> None:
    camera = SyntheticCamera(width=640, height=360)
    ends = Ends(picture=camera, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
    telephone = Telephone(Devices(ends, (camera,), camera), lambda _: None, lambda _: None)
    shutter = telephone._switches.shutter
    assert shutter is not None
    assert not camera.present  # at the welcome

    async def told(hold: Hold | None) -> None:
        telephone.hear(replace(VISIT, hold=hold))
        await asyncio.gather(*telephone._looking)

    await told(None)
    assert not camera.present  # a word about a hold opens nothing
    await telephone.start("v", 0)
    assert camera.present
    await told(Hold(since=0))
    assert not camera.present
    assert shutter.present  # as far as the call is concerned
    await telephone.warm()
    assert not camera.present  # another offer opens nothing either
    await told(None)
    assert camera.present
    await told(Hold(since=0))
    await telephone.close()
    await told(None)
    assert not camera.present  # after the goodbye
