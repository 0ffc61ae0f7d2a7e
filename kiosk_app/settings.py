"""The kiosk's settings; assets/kiosk.example.toml says each in words."""

from typing import Annotated, Literal

import msgspec

from kiosk_app.ease import Ease
from windowkit.settings import Settings


class KioskSettings(Settings, frozen=True, kw_only=True):
    """One kiosk. Empty devices are the machine's default; "none" goes without."""

    server: str = "http://127.0.0.1:8443"
    state: str = ""
    camera: str = "/dev/video0"
    document_camera: str = "/dev/video2"
    document_size: tuple[int, int] = (3264, 2448)
    card_reader: str = ""
    microphone: str = ""
    loudspeaker: str = ""
    language: Literal["zh_CN", "en"] = "zh_CN"
    voice: bool = True
    voice_engine: str = ""
    voice_files: str = ""
    help_phone: Annotated[str, msgspec.Meta(pattern="^[0-9+ -]{0,24}$")] = ""
    screens: tuple[str, ...] = ()
    windowed: bool = False
    night: bool = True
    ease: Ease = Ease()
