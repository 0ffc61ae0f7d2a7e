"""What is wrong with the printer, on the kiosk's real screens: a picture, words, and the voice; in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.peers.kiosk_eyes import kind
from tests.peers.kiosk_faults import EMPTY, KEYWORDS, NOTES, WAITS
from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import JobState, NoticeState, PrinterChanged, PrinterDetail
from windowkit.visit import State


@pytest.fixture(params=("zh_CN", "en"))
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    yield room
    room.close()


def strip(room: KioskRoom) -> QQuickItem:
    found = room.stage.lower.findChild(QQuickItem, "printerHelp")
    assert found is not None
    return found


def test_every_kind_of_fault_has_a_picture_and_words_where_a_sheet_is_waited_for(room: KioskRoom) -> None:
    room.go_to("submitted")
    room.snapshot(State.SUBMITTED, notices=(WAITS,))
    assert not strip(room).isVisible()
    told = set[str]()
    for fault, keyword in KEYWORDS.items():
        room.desk.hear(PrinterChanged(reasons=(keyword, "com.other"), detail=EMPTY))
        assert strip(room).isVisible()
        assert room.desk.printing.property("picture").toLocalFile().endswith(f"printer-{fault}.svg")
        picture = next(one for one in strip(room).childItems() if kind(one) == "Image")
        assert picture.implicitWidth() > 0, "the picture is there"
        assert room.desk.printing.property("headline") in room.said[-1]
        told.add(room.said[-1])
    assert len(told) == len(KEYWORDS)
    room.desk.hear(PrinterChanged())
    assert not strip(room).isVisible()


def test_the_empty_tray_is_named(room: KioskRoom) -> None:
    room.go_to("submitted")
    room.snapshot(State.SUBMITTED, notices=(WAITS,))
    room.desk.hear(PrinterChanged(reasons=("media-empty",), detail=EMPTY))
    assert "2" in room.desk.printing.property("guide")
    assert "2" in room.said[-1]


def test_a_resident_who_waits_for_no_sheet_is_not_troubled(room: KioskRoom) -> None:
    room.go_to("serving")
    room.desk.hear(PrinterChanged(reasons=("media-empty",)))
    assert not strip(room).isVisible()
    room.go_to("submitted")
    done = NoticeState(id="n1", template="acceptance", number="SL-1", attempt=1, state=JobState.DONE)
    room.snapshot(State.SUBMITTED, notices=(done,))
    assert not strip(room).isVisible()


@pytest.mark.parametrize("keyword", ["media-empty", *NOTES.values()])
def test_staff_see_on_their_page_what_is_wrong_and_what_is_foreseen(room: KioskRoom, keyword: str) -> None:
    room.go_to("check")
    foreseen = keyword in NOTES.values()
    detail = PrinterDetail(notes=(keyword,)) if foreseen else PrinterDetail()
    room.desk.hear(PrinterChanged(reasons=() if foreseen else (keyword,), detail=detail))
    assert strip(room).isVisible()
