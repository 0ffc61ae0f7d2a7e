"""Every state's actions in real QML: for a left hand they stand where a mirror shows them, in one row or in two."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk_app.easing import EaseChosen
from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_eyes import kind, page_buttons
from tests.peers.kiosk_room import KioskRoom
from tests.peers.kiosk_states import STATES

PARTS = 8  # so that none takes long on a busy machine
SEEN = 5  # of each part's states, at least so many have a pair: else nothing was looked at


@pytest.fixture(scope="module")
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    prepare_qt()
    made = KioskRoom(qapp)
    made.show(480, 270)
    yield made
    made.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_for_a_left_hand_what_goes_on_is_on_the_other_side(room: KioskRoom, part: int) -> None:
    wrong: list[str] = []
    pairs = 0
    for name, set_up in list(STATES.items())[part::PARTS]:
        room.begin_again()
        set_up(room)
        usual = actions(room, left=False)
        mirrored = actions(room, left=True)
        pairs += len(usual) > 1
        wrong += [f"{name}: {text} at {mirrored.get(text)}, not {x}" for text, x in far(usual, mirrored)]
    room.begin_again()
    assert not wrong, "\n".join(wrong)
    assert pairs >= SEEN


def far(usual: dict[str, QRectF], mirrored: dict[str, QRectF]) -> Iterator[tuple[str, int]]:
    """What is not where a mirror in the middle of the screen would have it."""
    for text, place in usual.items():
        at = 1920 - place.right()
        if text not in mirrored or abs(mirrored[text].x() - at) > 2:
            yield text, round(at)


def actions(room: KioskRoom, *, left: bool) -> dict[str, QRectF]:
    """Where the page's actions stand, in the stage's pixels: rows of answers, with the main one, and the lowest."""
    room.desk.hear(EaseChosen(ease=replace(room.desk.scene.ease, left_hand=left)))
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window = room.stage.lower
    window.grabWindow()  # laid out
    canvas = window.findChild(QQuickItem, "canvas")
    assert canvas is not None
    buttons = page_buttons(window)
    places = {one: one.mapRectToItem(canvas, QRectF(0, 0, one.width(), one.height())) for one in buttons}

    def middle(one: QQuickItem) -> int:
        return round(places[one].center().y())

    rows = [list(row) for _, row in groupby(sorted(buttons, key=middle), key=middle)]
    wanted = [row for row in rows if row is rows[-1] or any(is_action(one) for one in row)]
    acting = (row for row in wanted if len(row) > 1 and not any(keeps_its_order(one) for one in row))
    return {str(one.property("text")): places[one] for row in acting for one in row}


def is_action(button: QQuickItem) -> bool:
    """The one that goes on, or one of a page's answers."""
    parent = button.parentItem()
    return bool(button.property("main")) or (parent is not None and kind(parent) == "Answers")


def keeps_its_order(button: QQuickItem) -> bool:
    """Digits and arrows (they repeat), choices (one is chosen), and whoever or whatever stands in a list."""
    return bool(button.property("repeats") or button.property("chosen") or button.property("key"))
