"""From the settings to the kiosk's devices; "none" goes without one. Nothing is opened here."""

from collections.abc import Callable

import msgspec
from av.video.frame import VideoFrame

from kiosk_app.scene import LineRated
from kiosk_app.settings import KioskSettings
from kiosk_app.telephone import Devices
from windowkit.media.camera import Camera
from windowkit.media.devices import Absent, Device, OnDevice, Presence
from windowkit.media.echo import clean_sound
from windowkit.media.listening import Listening
from windowkit.media.microphone import Microphone
from windowkit.media.peer import Ends
from windowkit.media.second import SecondPicture
from windowkit.media.sending import KnownLine
from windowkit.media.speaker import Speaker
from windowkit.media.synthetic import call_camera

_NONE = "none"
_PREVIEW_FPS = 15  # the table hardly moves; half the work


def call_devices(
    settings: KioskSettings,
    show_clerk: Callable[[VideoFrame], None],
    on_device: OnDevice,
    table: Presence | None = None,
) -> Devices:
    """Camera, microphone and loudspeaker of the call; `table` is the document camera, which is opened by others."""
    camera = None if settings.camera == _NONE else call_camera(settings.camera, on_device)
    microphone = None if settings.microphone == _NONE else Microphone(settings.microphone, on_device)
    speaker = None if settings.loudspeaker == _NONE else Speaker(settings.loudspeaker, on_device)
    on_sound = _unheard if speaker is None else speaker.hear
    sound = clean_sound(microphone, speaker)
    ends = Ends(
        picture=camera,
        sound=sound,
        on_frame=show_clerk,
        on_sound=on_sound,
        loudspeaker=speaker or Absent(),
        document_camera=table,
    )
    parts = tuple(part for part in (camera, microphone, speaker) if part is not None)
    return Devices(ends, parts, camera, Listening(sound, speaker), microphone, speaker)


def with_second(
    devices: Devices, second: SecondPicture, on_second: Callable[[VideoFrame], None], post: Callable[[object], None]
) -> Devices:
    """The devices with what is shown beside the face; `post` hears how good the line is."""
    line = KnownLine(lambda bars: post(LineRated(bars=bars)))
    ends = msgspec.structs.replace(devices.ends, second=second, on_second=on_second, line=line)
    return msgspec.structs.replace(devices, ends=ends)


def document_camera(
    settings: KioskSettings, show_table: Callable[[VideoFrame], None], on_device: OnDevice | None = None
) -> Camera | None:
    """The camera over the table, at its full resolution."""
    if settings.document_camera == _NONE:
        return None
    camera = Camera(
        settings.document_camera,
        width=1216,
        height=912,
        fps=_PREVIEW_FPS,
        capture=settings.document_size,
        on_device=on_device,
        device=Device.DOCUMENT_CAMERA,
    )
    camera.watch(show_table)
    return camera


def _unheard(_sound: object) -> None:
    """Without a loudspeaker."""
