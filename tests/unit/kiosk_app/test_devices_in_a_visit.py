"""Devices that come and go in a visit: what both screens say."""

import pytest

from kiosk_app.phrases import trouble
from kiosk_app.scene import FarDevicesChanged, OwnDeviceChanged, Picture, PictureChanged
from tests.unit.kiosk_app.story import Story, snapshot
from windowkit.media.devices import Device
from windowkit.visit import State


@pytest.fixture
def serving(story: Story) -> Story:
    return story.tell(snapshot(state=State.SERVING), PictureChanged(picture=Picture.SHOWN))


@pytest.mark.parametrize(
    ("device", "said"),
    [
        (Device.CAMERA, "camera does not work"),
        (Device.MICROPHONE, "microphone does not work"),
        (Device.LOUDSPEAKER, "loudspeaker does not work"),
        (Device.DOCUMENT_CAMERA, "camera over the table does not work"),
    ],
)
def test_each_device_is_missed_by_name_until_it_is_back(serving: Story, device: Device, said: str) -> None:
    serving.tell(OwnDeviceChanged(device=device, present=False))
    assert said in trouble(serving.scene)
    serving.tell(OwnDeviceChanged(device=device, present=True))
    assert trouble(serving.scene) == ""


def test_a_call_that_finds_no_way_says_so_until_the_clerk_is_seen(serving: Story) -> None:
    serving.tell(PictureChanged(picture=Picture.NO_WAY))
    assert "do not come through" in trouble(serving.scene)
    serving.tell(PictureChanged(picture=Picture.SHOWN))
    assert trouble(serving.scene) == ""


def test_what_hinders_the_talk_most_is_said_first(serving: Story) -> None:
    for device in (Device.CAMERA, Device.LOUDSPEAKER, Device.MICROPHONE):
        serving.tell(OwnDeviceChanged(device=device, present=False))
    assert "microphone" in trouble(serving.scene)
    serving.tell(OwnDeviceChanged(device=Device.MICROPHONE, present=True))
    assert "loudspeaker" in trouble(serving.scene)


def test_the_clerks_devices_are_said_too(serving: Story) -> None:
    serving.tell(FarDevicesChanged(sound=False, loudspeaker=True))
    assert "clerk's microphone" in trouble(serving.scene)
    serving.tell(FarDevicesChanged(sound=True, loudspeaker=False))
    assert "clerk's loudspeaker" in trouble(serving.scene)
    serving.tell(FarDevicesChanged(sound=True, loudspeaker=True))
    assert trouble(serving.scene) == ""


def test_the_next_clerk_is_not_blamed_for_the_one_before(serving: Story) -> None:
    serving.tell(FarDevicesChanged(sound=False, loudspeaker=False))
    serving.visit(State.WAITING).visit(State.SERVING)
    assert trouble(serving.scene) == ""


def test_the_camera_over_the_table_is_missed_only_while_it_is_open(serving: Story) -> None:
    serving.visit(State.DOCUMENT, wanted="id").tell(OwnDeviceChanged(device=Device.DOCUMENT_CAMERA, present=False))
    assert "table" in trouble(serving.scene)
    assert trouble(serving.visit(State.SERVING).scene) == ""


def test_without_a_visit_nobody_is_told(story: Story) -> None:
    assert trouble(story.tell(OwnDeviceChanged(device=Device.CAMERA, present=False)).scene) == ""
