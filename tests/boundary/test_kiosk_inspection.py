"""The device page's hands on a real sound server: the test tone is heard, or not, and everything is closed after."""

import asyncio
from pathlib import Path

import pytest

from kiosk_app.checking import SomethingHeard, ToneEnded
from kiosk_app.checks import LevelMoved
from kiosk_app.inspection import Inspection, Parts
from kiosk_app.scene import OwnDeviceChanged
from kiosk_app.table import Table
from kiosk_app.telephone import Devices, Telephone
from tests.peers.kiosk_devices import SlowDevice
from tests.peers.pulse import pulse
from tests.peers.two_sides import until
from windowkit.media.devices import Device
from windowkit.media.microphone import Microphone
from windowkit.media.peer import Ends
from windowkit.media.speaker import Speaker


@pytest.mark.parametrize("hears", [True, False])
async def test_the_tone_is_heard_where_a_microphone_hears_the_loudspeaker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hears: bool
) -> None:
    with pulse(tmp_path, "room", "elsewhere") as environment:
        source = "room.monitor" if hears else "elsewhere.monitor"
        for key, value in (environment | {"PULSE_SINK": "room", "PULSE_SOURCE": source}).items():
            monkeypatch.setenv(key, value)
        posted: list[object] = []
        microphone, speaker = Microphone(), Speaker()
        ends = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
        telephone = Telephone(Devices(ends, (microphone, speaker)), lambda _: None, posted.append)
        shows = (lambda _: None, lambda _: None)
        parts = Parts(None, None, microphone, speaker)
        inspection = Inspection(parts, telephone, Table(None, posted.append), shows, posted.append)
        await inspection.open()
        assert OwnDeviceChanged(device=Device.CAMERA, present=False) in posted
        await until(lambda: microphone.present and speaker.present)
        await asyncio.wait_for(inspection.play(), 10)
        assert posted[-1] == ToneEnded(heard=hears)
        assert (SomethingHeard() in posted) == hears
        assert any(isinstance(one, LevelMoved) for one in posted)
        await inspection.close()
        assert not microphone.present
        assert not speaker.present


async def test_a_page_that_is_left_before_its_devices_are_open_leaves_none_open() -> None:
    slow = SlowDevice()
    posted: list[object] = []
    ends = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
    table = Table(None, posted.append)
    telephone = Telephone(Devices(ends, (slow,)), lambda _: None, posted.append)
    inspection = Inspection(Parts(None, None, Microphone(), None), telephone, table, (print, print), posted.append)
    async with asyncio.TaskGroup() as touches:
        for touch in (inspection.open, inspection.close, inspection.open, inspection.close):
            touches.create_task(touch())
            await asyncio.sleep(0)
        slow.let_go.set()
    assert not slow.is_open
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "listen"]
