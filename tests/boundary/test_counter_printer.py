"""The kiosk's printer in the clerk's real window: a picture and words of what is wrong, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from counter_app.panels.notices import NoticesPanel
from counter_app.panels.printer import PrinterPanel
from counter_app.window import CounterWindow
from tests.boundary.test_counter_window import PICTURES
from tests.boundary.test_kiosk_printer import EMPTY, KEYWORDS, NOTES
from tests.peers.counter_clerk import Clerk
from tests.peers.counter_room import Room
from tests.peers.counter_values import GOOD_VALUES, NOTICES, entry, filled
from windowkit.messages import PrinterDetail, Supply
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State


@pytest.fixture(params=["zh_CN", "en"])
def clerk(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    languages, before = Languages(qapp, "counter_app", request.param), QLocale()
    QLocale.setDefault(QLocale(request.param))
    room = Room()
    window = CounterWindow(room.model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"))
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    room.sign_in()
    room.queue(entry(1))
    yield Clerk(room, window)
    languages.speak("en")
    QLocale.setDefault(before)


def _submitted(clerk: Clerk, reasons: tuple[str, ...], detail: PrinterDetail) -> PrinterPanel:
    values = filled(**GOOD_VALUES)
    clerk.room.snapshot(
        State.SUBMITTED, case="HP-1", notices=NOTICES, fields=values, printer=reasons, printer_detail=detail
    )
    panel = clerk.window.findChild(PrinterPanel)
    assert panel is not None
    return panel


def _words(panel: PrinterPanel) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def _look(clerk: Clerk, name: str) -> None:
    QApplication.processEvents()
    if PICTURES:
        clerk.window.grab().save(f"{PICTURES}/{name}_{QLocale().name()}.png")


def test_with_all_that_can_be_said_of_a_printer_there_is_room_for_the_notices(clerk: Clerk) -> None:
    clerk.window.resize(1920, 1080)
    supplies = (Supply(name="Black Toner", kind="toner", level=8), Supply(name="Waste", kind="waste-toner", level=70))
    detail = PrinterDetail(supplies=supplies, sheets=12345, indirect=True)
    _submitted(clerk, ("printer-unknown",), detail)
    _look(clerk, "printer_all")
    listed = clerk.window.findChild(NoticesPanel).findChild(QScrollArea)  # type: ignore[union-attr]
    assert listed.viewport().height() >= 400  # px: three notices


def test_every_kind_of_fault_and_what_is_foreseen_has_words_and_a_picture_of_its_own(clerk: Clerk) -> None:
    told, pictures = set[str](), set[int]()
    cases = [((keyword,), EMPTY) for keyword in KEYWORDS.values()]
    cases += [((), PrinterDetail(notes=(note,))) for note in NOTES.values()]
    for reasons, detail in cases:
        panel = _submitted(clerk, reasons, detail)
        assert panel.isVisible()
        told.add(_words(panel))
        pictures |= {one.pixmap().cacheKey() for one in panel.findChildren(QLabel) if not one.pixmap().isNull()}
        _look(clerk, f"printer_{(*reasons, *detail.notes)[0]}")
    assert (len(told), len(pictures)) == (len(cases), len(cases))
    assert not any("com.maker" in words for words in told), "a maker's own keyword says nothing to a clerk"
    assert "2" in _words(_submitted(clerk, ("media-empty",), EMPTY))
    assert not _submitted(clerk, (), PrinterDetail()).isVisible()


SUPPLIES = (
    Supply(name="Black Toner", kind="toner", colour="black", level=75),
    Supply(name="Toner Waste", kind="waste-toner", level=10),
    Supply(name="Drum X", kind="opc", level=50),
    Supply(name="Drum Y", kind="opc", level=60),
    Supply(name="Maker's own", kind="belt", level=90),
)


def test_a_queue_is_marked_and_the_counter_and_the_toner_are_shown(clerk: Clerk) -> None:
    detail = PrinterDetail(indirect=True, sheets=41, supplies=SUPPLIES)
    panel = _submitted(clerk, (), detail)
    words = _words(panel)
    assert "41" in words
    toner, waste = ("黑色碳粉", "废粉盒") if "队列" in words else ("black toner", "waste toner box")
    told = (f"{toner} 75 %", f"{waste} 10 %", "Drum X 50 %", "Drum Y 60 %", "Maker's own 90 %")
    assert all(one in words for one in told)
    assert ("CUPS" in words) is False
    assert "队列" in words or "queue" in words
    _look(clerk, "printer_queue")
