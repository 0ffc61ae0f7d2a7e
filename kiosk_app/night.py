"""When the screens may rest, and how what stands on them moves so that nothing burns in. Pure."""

import math
from typing import Final

from kiosk_app import callback
from kiosk_app.scene import Scene, Screen

ALONE: Final = 60.0  # s without a touch until nobody seems to be there
STEP: Final = 0.25  # s from one step of the welcome to the next; none is longer than a pixel: it glides
_SWING: Final = 40  # px to either side, of the stage's 1920
_ROUNDS: Final = (401, 257)  # steps of a round, across and down: they meet anew only after hours
_PLACES: Final = (7, 5)  # minutes of a round of the clock's place


def is_welcome(scene: Scene) -> bool:
    """Whether nothing is under way, so that the welcome may drift; what somebody chose there ends with a warning."""
    return scene.screen is Screen.WELCOME and scene.visit is None and scene.ends_at is None and scene.called_at is None


def is_night(scene: Scene) -> bool:
    """Whether the screens may go dark: nothing is open, and nobody is called."""
    hours = scene.hours
    shut = not hours.open and not hours.elsewhere
    return is_welcome(scene) and shut and callback.called(scene) is None


def drift(step: int) -> tuple[int, int]:
    """Where the welcome is after so many steps, in pixels from its own place, where it begins."""
    across, down = (round(_SWING * math.sin(2 * math.pi * step / one)) for one in _ROUNDS)
    return across, down


def place(minute: int) -> tuple[float, float]:
    """Where the night's clock stands in that minute: parts (-1 to 1) of the room to either side of the middle."""
    across, down = (math.sin(2 * math.pi * minute / one) for one in _PLACES)
    return across, down
