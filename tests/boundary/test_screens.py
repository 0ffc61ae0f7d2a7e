"""Every state of the kiosk in real QML, in both languages, lying and upright: the numbers for old eyes and hands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication

from kiosk_app.ease import Ease, Text
from kiosk_app.easing import EaseChosen
from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_eyes import faults, out_of_reach
from tests.peers.kiosk_room import KioskRoom
from tests.peers.kiosk_states import STATES

# A stage has 1920 x 1080 or 1080 x 1920 pixels of its own, whatever its window has; a quarter is drawn faster.
SIZES = ((480, 270), (270, 480))


EASIEST = Ease(text=Text.LARGEST, high_contrast=True, left_hand=True, reach=True)
PARTS = 8  # so that none takes long on a busy machine


@pytest.fixture(scope="module")
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    prepare_qt()
    made = KioskRoom(qapp, long=True)
    yield made
    made.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_state_can_be_read_heard_and_touched(room: KioskRoom, part: int) -> None:
    wrong: list[str] = []
    for at, (name, set_up) in enumerate(list(STATES.items())[part::PARTS]):
        room.begin_again()
        set_up(room)
        for size in SIZES if at % 2 else reversed(SIZES):  # turned as seldom as possible
            room.show(*size)
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            wrong += [f"{name}, {size}: {fault}" for fault in seen(room)]
            room.desk.switchLanguage()
            wrong += [f"{name}, {size}: {fault}" for fault in seen(room)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_state_is_as_good_for_who_makes_it_easier(room: KioskRoom, part: int) -> None:
    """The largest letters, high contrast, a left hand and a wheelchair at once: whatever fits so fits with each."""
    wrong: list[str] = []
    for at, (name, set_up) in enumerate(list(STATES.items())[part::PARTS]):
        room.begin_again()
        room.show(*SIZES[(at + part) % 2])
        set_up(room)
        room.desk.hear(EaseChosen(ease=EASIEST))
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        wrong += [f"{name}: {fault}" for fault in seen(room)]
        wrong += [f"{name}: {one} is out of reach" for one in out_of_reach(room.stage.lower)]
        if at % 3 == 0:
            room.desk.switchLanguage()
            wrong += [f"{name}: {fault}" for fault in seen(room)]
    room.begin_again()
    assert not wrong, "\n".join(wrong)


def seen(room: KioskRoom) -> Iterator[str]:
    """What is wrong with both windows, laid out."""
    for window in (room.stage.upper, room.stage.lower):
        window.grabWindow()
        yield from faults(window)
