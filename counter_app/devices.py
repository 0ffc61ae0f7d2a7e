"""From the settings to the counter's devices; "none" goes without one."""

from collections.abc import Callable
from typing import Protocol

import msgspec
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from counter_app.settings import CounterSettings
from windowkit.media.camera import Camera
from windowkit.media.devices import OnDevice
from windowkit.media.peer import Ends


class Openable(Protocol):
    """A device that is opened once somebody is signed in."""

    def open(self) -> None:
        """Start; returns at once, tries again by itself."""
        ...

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        ...


class Devices(msgspec.Struct, frozen=True):
    """What a call connects, and what is to be opened for it."""

    ends: Ends
    parts: tuple[Openable, ...]


def connect_devices(
    settings: CounterSettings,
    show_theirs: Callable[[VideoFrame], None],
    show_ours: Callable[[VideoFrame], None],
    on_device: OnDevice,
) -> Devices:
    """Make the devices; nothing is opened yet."""
    camera = None if settings.camera == "none" else Camera(settings.camera, on_device=on_device)
    if camera is not None:
        camera.watch(show_ours)
    ends = Ends(picture=camera, sound=None, on_frame=show_theirs, on_sound=_unheard)
    return Devices(ends, tuple(part for part in (camera,) if part is not None))


def _unheard(_frame: AudioFrame) -> None:
    """Without a loudspeaker."""
