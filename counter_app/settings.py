"""The counter's settings; assets/counter.example.toml says each in words."""

from typing import Literal

from windowkit.ids import Days
from windowkit.settings import Settings


class CounterSettings(Settings, frozen=True, kw_only=True):
    """One counter. Empty devices are the machine's default; "none" goes without."""

    server: str = "http://127.0.0.1:8443"
    camera: str = "/dev/video0"
    microphone: str = ""
    loudspeaker: str = ""
    language: Literal["zh_CN", "en"] = "zh_CN"
    state: str = ""
    card_engine: str = ""
    recording_key: str = ""
    recording_days: Days = 180
    recordings: str = ""
