"""When a page that nobody touches asks whether somebody is there, and when it goes. Pure."""

from typing import Final

from msgspec.structs import replace

from kiosk_app.scene import Scene

IDLE: Final = 60.0  # s without a touch before the desk asks whether somebody is there
GRACE: Final = 25.0  # s to answer that


def begun(scene: Scene, now: float) -> Scene:
    """Somebody was there just now: all of it begins anew."""
    return replace(scene, ends_at=now + IDLE + GRACE, warns_at=now + IDLE, seconds_left=None)
