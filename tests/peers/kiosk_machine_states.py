"""The states of the kiosk's screens that are about the machine itself, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTime

from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import HoursChanged

type Setting = Callable[[KioskRoom], None]


def _at(screen: str, *more: Setting) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to(screen)
        for one in more:
            one(room)

    return set_up


def _two(room: KioskRoom) -> None:
    room.stage.machine.arranged(2, True)


def _night(room: KioskRoom) -> None:
    room.stage.night.clock = lambda: QTime(23, 41)
    room.desk.hear(HoursChanged(open=False, opens="2026-11-30T09:00"))
    room.stage.night.nobody_came()


MACHINE_STATES: Final[dict[str, Setting]] = {
    "check_two_screens": _at("check", _two),
    "check_ending": _at("check", _two, lambda room: room.stage.machine.end()),
    "welcome_swap": _at("welcome", _two, lambda room: room.stage.machine.touchedAbove()),
    "welcome_night": _at("welcome", _night),
    "welcome_upper_off": _at("welcome", lambda room: room.stage.machine.arranged(1, False)),
}
