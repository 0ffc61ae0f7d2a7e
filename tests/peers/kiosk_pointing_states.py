"""The states of the kiosk's screens where the resident points at the form or enlarges it, as `kiosk_states.py` has the
others."""

from collections.abc import Callable
from typing import Final

from tests.peers.kiosk_room import KioskRoom

type Setting = Callable[[KioskRoom], None]


def _at(screen: str, *more: Setting) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to(screen)
        for one in more:
            one(room)

    return set_up


def _touched(*fields: str) -> Setting:
    """The resident touches these fields, and the server has it."""

    def touch(room: KioskRoom) -> None:
        for field in fields:
            room.stage.pointing.touch(field)
            room.answer()
        assert room.desk.scene.visit is not None
        room.snapshot(room.desk.scene.visit.state, marks=fields)

    return touch


POINTING_STATES: Final[dict[str, Setting]] = {
    "serving_marked": _at("serving", _touched("address", "phone")),
    "serving_marked_cut": _at("serving", lambda room: room.stage.pointing.touch("address")),
    "review_marked": _at("review", _touched("id_number"), lambda room: room.desk.turnPage(1)),
}
