"""The kiosk's telephone while its devices take their time."""

import asyncio

from kiosk_app.telephone import Devices, Telephone
from tests.peers.kiosk_devices import SlowDevice
from windowkit.media.peer import Ends
from windowkit.messages import Message


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
