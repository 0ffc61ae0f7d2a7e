"""From the settings to the counter's devices; "none" goes without one."""

from collections.abc import Callable
from typing import Protocol

import msgspec
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from counter_app.calling import LineRated
from counter_app.settings import CounterSettings
from windowkit.media.devices import Absent, OnDevice
from windowkit.media.echo import clean_sound
from windowkit.media.listening import Listening
from windowkit.media.microphone import Microphone
from windowkit.media.peer import Ends
from windowkit.media.playout import SoundPacket
from windowkit.media.second import SecondPicture
from windowkit.media.sending import KnownLine
from windowkit.media.speaker import Speaker
from windowkit.media.synthetic import call_camera


class Openable(Protocol):
    """A device that is opened once somebody is signed in."""

    def open(self) -> None:
        """Start; returns at once, tries again by itself."""
        ...

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        ...


def _unheard(_sound: object) -> None:
    """Without a loudspeaker."""


class Devices(msgspec.Struct, frozen=True):
    """What a call connects, and what is to be opened for it."""

    ends: Ends
    parts: tuple[Openable, ...]
    listening: Listening | None = None
    hear_leader: Callable[[SoundPacket], None] = _unheard  # a second far voice, over the first
    play: Callable[[AudioFrame], None] = _unheard  # the program's own sound, over the far voice


def connect_devices(
    settings: CounterSettings,
    show_theirs: Callable[[VideoFrame], None],
    show_ours: Callable[[VideoFrame], None],
    on_device: OnDevice,
) -> Devices:
    """Make the devices; nothing is opened yet."""
    camera = None if settings.camera == "none" else call_camera(settings.camera, on_device)
    microphone = None if settings.microphone == "none" else Microphone(settings.microphone, on_device)
    speaker = None if settings.loudspeaker == "none" else Speaker(settings.loudspeaker, on_device)
    if camera is not None:
        camera.watch(show_ours)
    on_sound = _unheard if speaker is None else speaker.hear
    sound = clean_sound(microphone, speaker)
    ends = Ends(picture=camera, sound=sound, on_frame=show_theirs, on_sound=on_sound, loudspeaker=speaker or Absent())
    parts = tuple(part for part in (camera, microphone, speaker) if part is not None)
    listening = Listening(sound, speaker)
    if speaker is None:
        return Devices(ends, parts, listening)
    return Devices(ends, parts, listening, hear_leader=speaker.hear_beside, play=speaker.play)


def with_second(
    devices: Devices, second: SecondPicture, on_second: Callable[[VideoFrame], None], post: Callable[[object], None]
) -> Devices:
    """The devices with what is shown beside the face; `post` hears how good the line is."""
    line = KnownLine(lambda bars: post(LineRated(bars)))
    ends = msgspec.structs.replace(devices.ends, second=second, on_second=on_second, line=line)
    return msgspec.structs.replace(devices, ends=ends)
