"""The states of looking for a matter on the kiosk, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from kiosk_app.scene import Ticked
from tests.peers.kiosk_room import KioskRoom

type Setting = Callable[[KioskRoom], None]


def at(*more: Setting) -> Setting:
    """From the matters, and on from there."""

    def set_up(room: KioskRoom) -> None:
        room.go_to("matters")
        room.stage.search.open()
        for one in more:
            one(room)

    return set_up


def typed(letters: str) -> Setting:
    """Key by key."""

    def set_up(room: KioskRoom) -> None:
        for one in letters:
            room.desk.digit(one)

    return set_up


def _office(room: KioskRoom) -> None:
    room.stage.search.choose(room.desk.scene.matters[0].department)


def _idle(room: KioskRoom) -> None:
    room.now += 65
    room.desk.hear(Ticked())


SEARCH_STATES: Final[dict[str, Setting]] = {
    "search": at(),
    "search_typed": at(typed("SHB")),
    "search_many": at(typed("S")),
    "search_office": at(_office),
    "search_nothing": at(typed("XQZ")),
    "search_idle": at(_idle),
}
