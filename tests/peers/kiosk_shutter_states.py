"""The screens where papers are photographed by themselves, page after page, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from kiosk_app.lying import PaperLies
from tests.peers.kiosk_room import KioskRoom
from windowkit.visit import State

type Setting = Callable[[KioskRoom], None]


def _void(_: object) -> None:
    """For a setting that needs no answer."""


def _asked(*more: Setting) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("document")
        for one in more:
            one(room)

    return set_up


SHUTTER_STATES: Final[dict[str, Setting]] = {
    "document_counted": _asked(lambda room: room.desk.hear(PaperLies(2))),
    "another_page": _asked(lambda room: _void(room.snapshot(State.SERVING, wanted="", more="A"))),
    "document_by_hand": _asked(lambda room: room.desk.photographing.press(True)),
}
