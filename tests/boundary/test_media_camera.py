"""Cameras by address: a clip as if it were a device, a still image, and what is not there."""

import io
import logging
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import override

import numpy as np
import pytest
from av.video.frame import VideoFrame
from PIL import Image

from tests.peers.footage import footage
from windowkit.errors import DeviceLost
from windowkit.media import camera as camera_module
from windowkit.media.camera import Camera, fit, to_jpeg
from windowkit.media.devices import DeviceBack, DeviceGone
from windowkit.media.sources import describe


def wait(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


class Seen:
    def __init__(self) -> None:
        self.times: list[float] = []
        self.stamps: list[float] = []
        self.sizes: set[tuple[int, int]] = set()
        self.types: set[int] = set()

    def __call__(self, frame: VideoFrame) -> None:
        self.times.append(time.monotonic())
        self.stamps.append(float(frame.time))
        self.sizes.add((frame.width, frame.height))
        self.types.add(frame.pict_type)

    @property
    def rate(self) -> float:
        return (len(self.times) - 1) / (self.times[-1] - self.times[0])


def open_files(path: Path) -> int:
    return sum(1 for link in Path("/proc/self/fd").iterdir() if os.path.realpath(link) == str(path.resolve()))


def test_a_clip_is_read_at_its_own_pace_and_goes_on_past_its_end() -> None:
    seen = Seen()
    camera = Camera(str(footage("bigbuckbunny.mp4")), width=640, height=360)
    camera.watch(seen)
    camera.open()
    wait(lambda: len(seen.times) > 150)  # the clip has 132 frames
    camera.close()
    assert 24.0 < seen.rate < 26.0
    assert seen.sizes == {(640, 360)}
    assert seen.types == {0}  # or the encoder would make each of them a key frame
    assert seen.stamps == sorted(set(seen.stamps))
    assert abs(seen.stamps[-1] - seen.times[-1]) < 0.1


def test_a_still_is_taken_at_full_resolution_whatever_the_call_shows(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (300, 400, 3), np.uint8)
    table = tmp_path / "table.png"
    Image.fromarray(noise).resize((4000, 3000), Image.Resampling.NEAREST).save(table)
    seen = Seen()
    camera = Camera(str(table), width=1280, height=720, fps=10)
    camera.watch(seen)
    camera.open()
    frame = camera.newest()
    data, width, height = to_jpeg(frame), frame.width, frame.height
    wait(lambda: len(seen.times) > 10)
    camera.close()
    assert (width, height) == (4000, 3000)
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.size) == ("JPEG", (4000, 3000))
    again = np.asarray(picture.resize((400, 300), Image.Resampling.BOX).convert("RGB")).astype(int)
    assert np.abs(again - noise).mean() < 6
    assert seen.sizes == {(960, 720)}
    assert 8 < seen.rate < 11


def test_a_missing_camera_says_so_once_and_comes_when_it_is_plugged_in(tmp_path: Path) -> None:
    device = tmp_path / "video0.mp4"
    events: list[DeviceGone | DeviceBack] = []
    seen = Seen()
    camera = Camera(str(device), on_device=events.append)
    camera.watch(seen)
    camera.open()
    wait(lambda: bool(events))
    assert camera.known
    assert not camera.present
    with pytest.raises(DeviceLost):
        camera.newest(wait=0.1)
    shutil.copy(footage("bigbuckbunny.mp4"), tmp_path / "copy.mp4")
    (tmp_path / "copy.mp4").rename(device)
    wait(lambda: len(seen.times) > 3)
    assert camera.present
    camera.close()
    assert [type(event) for event in events] == [DeviceGone, DeviceBack]


def test_a_closed_camera_has_let_go_of_its_device() -> None:
    path = footage("bigbuckbunny.mp4")
    camera = Camera(str(path))
    seen = Seen()
    leave = camera.watch(seen)
    camera.open()
    wait(lambda: len(seen.times) > 2)
    assert open_files(path) == 1
    leave()
    camera.close()
    assert open_files(path) == 0
    assert not any(thread.name.startswith("camera") for thread in threading.enumerate())
    assert not camera.present


def test_a_file_without_a_picture_is_a_camera_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "text.mp4").write_text("this is no film")
    events: list[DeviceGone | DeviceBack] = []
    camera = Camera(str(tmp_path / "text.mp4"), on_device=events.append)
    camera.open()
    wait(lambda: bool(events))
    camera.close()
    assert isinstance(events[0], DeviceGone)


@pytest.mark.parametrize(
    ("url", "file", "kind"),
    [
        ("/dev/video0", "/dev/video0", "v4l2"),
        ("avfoundation:0", "0", "avfoundation"),
        ("dshow:video=Desk Camera", "video=Desk Camera", "dshow"),
        ("rtsp://10.0.0.9/main", "rtsp://10.0.0.9/main", None),
        ("clip.mp4", "clip.mp4", None),
    ],
)
def test_an_address_says_how_it_is_opened(url: str, file: str, kind: str | None) -> None:
    source = describe(url, (1920, 1080), 30)
    assert (source.file, source.format) == (file, kind)
    assert ("video_size" in source.options) == (kind is not None)
    assert source.paced == (url == "clip.mp4")


def test_a_picture_is_made_smaller_in_its_own_shape_and_never_larger() -> None:
    assert fit(4000, 3000, (1280, 720)) == (960, 720)
    assert fit(640, 480, (1280, 720)) == (640, 480)
    assert fit(1920, 1080, (1280, 720)) == (1280, 720)


class _Late(Camera):
    """A camera whose device ends its first read late, as a driver that hangs does."""

    def __init__(self, url: str) -> None:
        super().__init__(url, width=64, height=48)
        self.held, self.let_go = threading.Event(), threading.Event()

    @override
    def _publish(self, frame: VideoFrame, stop: threading.Event) -> None:
        if not self.held.is_set():
            self.held.set()
            self.let_go.wait(10)
        super()._publish(frame, stop)


def test_a_device_that_ends_late_does_not_go_on_beside_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_module, "_CLOSE", 0.01)
    camera = _Late(str(footage("bigbuckbunny.mp4")))
    threads: list[threading.Thread] = []
    camera.watch(lambda _: threads.append(threading.current_thread()))
    camera.open()
    assert camera.held.wait(10)
    (late,) = [one for one in threading.enumerate() if one.name == "camera: camera"]
    camera.close()  # does not wait for ever
    camera.open()
    camera.let_go.set()
    late.join(10)
    assert not late.is_alive()
    wait(lambda: len(threads) > 2)
    assert late not in threads
    monkeypatch.undo()
    camera.close()


def test_a_cameras_password_is_in_no_log_and_no_word_about_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    events: list[DeviceGone | DeviceBack] = []
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    camera = Camera(f"rtsp://admin:geheim@127.0.0.1:{port}/main?key=geheim", on_device=events.append)
    camera.open()
    wait(lambda: bool(events))
    names = [thread.name for thread in threading.enumerate()]
    camera.close()
    said = f"{events} {names} {[vars(record) for record in caplog.records]}"
    assert "geheim" not in said
    assert f"rtsp://127.0.0.1:{port}/main" in said
    assert "ECONNREFUSED" in said
