"""The states of the kiosk's screens after a poor face, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from tests.peers.kiosk_room import KioskRoom

type Setting = Callable[[KioskRoom], None]


def _poor(room: KioskRoom) -> None:
    room.go_to("rating")
    room.desk.rate(2)


def _said(room: KioskRoom) -> None:
    _poor(room)
    room.stage.rating.touch("waited")
    room.stage.rating.touch("machine")


RATING_STATES: Final[dict[str, Setting]] = {"rating_why": _poor, "rating_why_said": _said}
