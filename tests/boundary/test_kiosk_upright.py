"""A notice on a touch screen that stands upright, before it is printed: real QML, a real page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk_app.stage import prepare_qt
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.kiosk_eyes import look
from tests.peers.kiosk_room import KioskRoom
from tests.peers.notices import acceptance
from windowkit.messages import JobState, NoticePage, NoticeState, PrinterChanged, Reading, ReadingStage
from windowkit.visit import State

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
SHOWN = Reading(id="r1", notice="n1", stage=ReadingStage.SHOWN)


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    prepare_qt()


@pytest.fixture(params=("zh_CN", "en"))
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    made = KioskRoom(qapp, str(request.param))
    made.show(1080, 1920)
    made.go_to("serving")
    yield made
    made.close()


def found(room: KioskRoom, name: str) -> QQuickItem:
    item = room.stage.lower.findChild(QQuickItem, name)
    assert item is not None
    return item


def test_the_page_fills_the_width_with_its_buttons_below_and_what_stands_above_has_room(
    room: KioskRoom, qtbot: QtBot
) -> None:
    room.snapshot(State.SERVING, reading=SHOWN)
    page = Renderer(NOTICES, Fonts()).render(acceptance())
    pieces = [page[at : at + 32_768] for at in range(0, len(page), 32_768)]
    for part, piece in enumerate(pieces):
        room.desk.hear(NoticePage(visit="v1", reading="r1", part=part, parts=len(pieces), content=piece))
    qtbot.waitUntil(lambda: int(room.desk.reading.property("pages")) > 0, timeout=5000)
    view = found(room, "noticeView")
    assert view.mapRectToScene(view.boundingRect()).width() > 1000
    look(room, "reading_upright")
    waits = NoticeState(id="n2", template="acceptance", number="SL-2", attempt=1, state=JobState.WAITING)
    room.desk.hear(PrinterChanged(reasons=("media-empty",)))
    room.snapshot(State.SERVING, table_seen=True, reading=SHOWN, notices=(waits,))
    QTest.qWait(50)  # it is laid out
    look(room, "reading_upright_crowded")
    strip = found(room, "printerHelp")
    assert all(part.y() >= 0 and part.y() + part.height() <= strip.height() for part in strip.childItems())
    room.desk.reading.close()
    look(room, "reading_upright_over")
