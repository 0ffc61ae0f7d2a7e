"""The kiosk made easier to see, to hear and to reach, by name."""

from collections.abc import Callable
from typing import Final

from kiosk_app.calling import StaffCalled
from kiosk_app.ease import Ease, Text
from kiosk_app.easing import EaseChosen, EaseShown
from kiosk_app.idling import IDLE
from kiosk_app.scene import Ticked
from tests.peers.kiosk_room import KioskRoom
from windowkit.visit import State

type Setting = Callable[[KioskRoom], None]

LARGEST: Final = Ease(text=Text.LARGEST)
ALL: Final = Ease(text=Text.LARGEST, high_contrast=True, left_hand=True)


def at(screen: str, ease: Ease, *more: Setting) -> Setting:
    """That screen, so."""

    def set_up(room: KioskRoom) -> None:
        room.go_to(screen)
        room.desk.hear(EaseChosen(ease=ease))
        for one in more:
            one(room)

    return set_up


def _open(room: KioskRoom) -> None:
    room.desk.hear(EaseShown(shown=True))


def _idle(room: KioskRoom) -> None:
    room.now += IDLE + 5
    room.desk.hear(Ticked())


def _call(room: KioskRoom) -> None:
    room.desk.hear(StaffCalled(on=True))


def _told(room: KioskRoom) -> None:
    room.snapshot(State.SERVING, staff_called=True, clerk="王敏")


EASE_STATES: Final[dict[str, Setting]] = {
    "ease": at("welcome", Ease(), _open),
    "ease_idle": at("welcome", Ease(), _open, _idle),
    "ease_chosen_idle": at("welcome", LARGEST, _idle),
    "ease_in_visit": at("serving", Ease(text=Text.LARGE, volume=5), _open),
    "ease_largest": at("review", ALL, _open),
    "ease_reach": at("sign", Ease(reach=True), _open),
    "staff_called": at("welcome", Ease(), _call),
    "staff_called_in_visit": at("serving", Ease(), _call, _told),
    "staff_called_largest": at("document", ALL, _call),
    "serving_largest": at("serving", LARGEST),
    "serving_high_contrast": at("serving", Ease(high_contrast=True)),
    "sign_left_hand": at("sign", Ease(left_hand=True)),
    "pin_largest": at("pin", LARGEST),
    "matters_largest": at("matters", LARGEST),
    "check_largest": at("check", LARGEST),
    "notices_largest": at("notices", LARGEST),
    "helpdesk_largest": at("helpdesk", LARGEST),
    "matters_reach": at("matters", Ease(reach=True)),
}
