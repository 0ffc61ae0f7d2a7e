"""Devices that are unplugged and plugged in again: a network camera, a sound server's sinks and sources."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.peers.net_camera import NetCamera
from tests.peers.pulse import pulse
from windowkit.media.camera import Camera
from windowkit.media.devices import Device, DeviceBack, DeviceGone
from windowkit.media.microphone import Microphone
from windowkit.media.speaker import Speaker

NOTICED, BACK = 2.0, 3.0  # s; a machine under load may take a little longer
PATIENCE = 8.0  # s
ROOMY = "module-null-sink sink_name={} rate=48000 channels=1"


class Told:
    """What the devices reported, in order."""

    def __init__(self) -> None:
        self.news: list[DeviceGone | DeviceBack] = []

    def __call__(self, news: DeviceGone | DeviceBack) -> None:
        self.news.append(news)

    def wait(self, kind: type[DeviceGone] | type[DeviceBack], device: Device, of: Callable[[], object]) -> float:
        """Do `of` and wait for that news; how long it took, in s."""
        count, began = len(self.news), time.monotonic()
        of()
        while not any(type(one) is kind and one.device is device for one in self.news[count:]):
            assert time.monotonic() < began + PATIENCE, self.news
            time.sleep(0.02)
        return time.monotonic() - began


@pytest.fixture
def net_camera() -> Iterator[NetCamera]:
    camera = NetCamera()
    yield camera
    camera.unplug()


def test_a_camera_that_goes_or_falls_silent_is_missed_at_once_and_back_by_itself(net_camera: NetCamera) -> None:
    told = Told()
    camera = Camera(net_camera.url, on_device=told, device=Device.DOCUMENT_CAMERA)
    net_camera.plug()
    told.wait(DeviceBack, Device.DOCUMENT_CAMERA, camera.open)
    assert told.wait(DeviceGone, Device.DOCUMENT_CAMERA, net_camera.unplug) < NOTICED
    assert not camera.present
    assert told.wait(DeviceBack, Device.DOCUMENT_CAMERA, net_camera.plug) < BACK
    assert told.wait(DeviceGone, Device.DOCUMENT_CAMERA, net_camera.freeze) < NOTICED + 0.5
    net_camera.unplug()
    assert told.wait(DeviceBack, Device.DOCUMENT_CAMERA, net_camera.plug) < BACK
    net_camera.unplug()
    camera.close()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    # A third device that is always there, as on a real machine: the server puts orphaned streams on it.
    with pulse(tmp_path, "spare", "mouth", "ear") as environment:
        for key, value in (environment | {"PULSE_SOURCE": "mouth.monitor", "PULSE_SINK": "ear"}).items():
            monkeypatch.setenv(key, value)
        yield environment


def control(server: dict[str, str], *order: str) -> str:
    environment = {**os.environ, **server}
    return subprocess.run(["pactl", *order], env=environment, check=True, capture_output=True, text=True).stdout


def plug(server: dict[str, str], sink: str) -> None:
    control(server, "load-module", *ROOMY.format(sink).split())


def unplug(server: dict[str, str], sink: str) -> None:
    for line in control(server, "list", "short", "modules").splitlines():
        if f"sink_name={sink} " in line:
            control(server, "unload-module", line.split("\t")[0])


def test_a_loudspeaker_or_microphone_is_missed_by_itself_and_the_other_goes_on(server: dict[str, str]) -> None:
    told = Told()
    microphone, speaker = Microphone(on_device=told), Speaker(on_device=told)
    told.wait(DeviceBack, Device.MICROPHONE, microphone.open)
    told.wait(DeviceBack, Device.LOUDSPEAKER, speaker.open)
    try:
        assert told.wait(DeviceGone, Device.LOUDSPEAKER, lambda: unplug(server, "ear")) < NOTICED
        assert microphone.present  # the server plays it on "spare" now; we do not take that for a loudspeaker
        assert told.wait(DeviceBack, Device.LOUDSPEAKER, lambda: plug(server, "ear")) < PATIENCE
        assert told.wait(DeviceGone, Device.MICROPHONE, lambda: unplug(server, "mouth")) < NOTICED
        assert speaker.present
        assert told.wait(DeviceBack, Device.MICROPHONE, lambda: plug(server, "mouth")) < PATIENCE
        assert speaker.present
    finally:
        microphone.close()
        speaker.close()
