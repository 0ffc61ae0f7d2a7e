"""What an operator wants of this kiosk: whether now, and what the settings are then. Pure.

It comes over the one line that this kiosk opened itself, to the server of its own settings: nothing listens here.
"""

from msgspec.structs import replace

from kiosk_app import night
from kiosk_app.ease import Ease, Text
from kiosk_app.scene import Scene
from kiosk_app.settings import KioskSettings
from windowkit.operating import OperateKiosk, RemoteSettings


def is_busy(scene: Scene, word: OperateKiosk) -> bool:
    """Whether somebody is at the kiosk, or may be, who would lose it for a moment, or hear and see it change."""
    alone = night.is_welcome(scene) and scene.answer_due is None  # the server has told of no visit that goes on
    return not (alone or (word.restart and word.now))


def over(settings: KioskSettings, remote: RemoteSettings) -> KioskSettings:
    """The kiosk's own settings, with an operator's over them."""
    return replace(
        settings,
        voice=settings.voice if remote.voice is None else remote.voice,
        night=settings.night if remote.night is None else remote.night,
        ease=_ease(settings.ease, remote),
    )


def _ease(own: Ease, remote: RemoteSettings) -> Ease:
    volume = own.volume if remote.volume is None else remote.volume
    return replace(own, volume=volume, text=own.text if remote.text is None else Text(remote.text))
