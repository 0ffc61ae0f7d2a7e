"""An identity card's photograph is read at the counter: the real engine, real widgets; and engines that fail."""

import os
import shlex
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QProcess
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from counter_app.line import StillArrived
from counter_app.photographed.back import CardBack
from counter_app.photographed.reader import PhotographReader
from counter_app.photographed.words import CardWords, Unread
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import MATTER, STILL, filled
from tests.peers.drawn_cards import PEOPLE, blurred, card, dark, jpeg, turned
from windowkit.cards import LONG_TERM, IdCard
from windowkit.deskwork import Deskwork
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def reader(qapp: QApplication) -> Iterator[PhotographReader]:
    engine = shlex.join((sys.executable, "-m", "counter_app.photographed.engine", "0"))  # gives way to no other test
    reader = PhotographReader(engine, patience=100_000)
    yield reader
    reader.close()


def read(reader: PhotographReader, qtbot: QtBot, picture: bytes) -> CardWords | Unread:
    with qtbot.waitSignal(reader.came, timeout=100_000) as came:
        reader.read("a", picture)
    return came.args[1]


def vast() -> bytes:
    """A PNG of 30 kB that would be 770 MB, if anybody opened it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 16_000, 16_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(16_000 // 8 + 1) * 16_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.timeout(300)
def test_cards_lying_askew_and_in_the_dark_are_read_and_what_is_none_is_said(
    reader: PhotographReader, qtbot: QtBot
) -> None:
    husband, other = PEOPLE[0], PEOPLE[1]
    seen = read(reader, qtbot, jpeg(turned(card(husband), 9)))
    assert isinstance(seen, CardWords)
    assert (seen.card.name, seen.card.number, seen.card.address) == (husband.name, husband.id_number, husband.address)
    seen = read(reader, qtbot, jpeg(dark(blurred(card(other), 2.5), 0.35)))
    assert isinstance(seen, CardWords)
    assert (seen.card.name, seen.card.number, seen.card.sex) == (other.name, other.id_number, "female")
    for none in (b"no picture", vast()):
        assert read(reader, qtbot, none) is Unread.NO_WORDS


@pytest.mark.parametrize("engine", ["/no/such/engine", "false", f"{sys.executable} -c print(7)"])
def test_an_engine_that_fails_is_said_in_words_and_tried_anew(qapp: QApplication, qtbot: QtBot, engine: str) -> None:
    reader = PhotographReader(engine)
    for _ in range(2):
        assert read(reader, qtbot, b"...") is Unread.NO_ENGINE
    reader.close()


def test_a_card_read_while_another_was_asked_for_counts_for_nothing(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    stuck = "import sys, pathlib; sys.stdin.read(); pathlib.Path(sys.argv[1]).touch()"
    waited = tmp_path / "waited"
    slow = PhotographReader(shlex.join((sys.executable, "-c", stuck, str(waited))))
    told: list[str] = []
    slow.came.connect(lambda ask, _: told.append(ask))
    slow.read("first", b"...")
    process = slow.findChild(QProcess)
    assert process is not None
    assert process.waitForStarted(10_000)
    slow.close()
    assert process.state() is QProcess.ProcessState.NotRunning
    assert not waited.exists(), "the window waited for it to end by itself"
    QApplication.processEvents()
    assert told == []


def buttons(clerk: Clerk) -> list[QAbstractButton]:
    bar = clerk.window.carding.bar
    return [one for part in (bar.told, bar) for one in part.findChildren(QAbstractButton) if one.isVisible()]


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    asks = replace(MATTER.cards[0], material=MATTER.materials[0].code)
    room.matter = replace(MATTER, cards=(asks,))
    with clerk_at_the_counter(room, "zh_CN", qapp, qtbot) as clerk:
        room.sign_in()
        yield clerk


def test_one_key_fills_what_is_empty_from_the_photograph_and_names_what_the_form_says_otherwise(clerk: Clerk) -> None:
    fields = filled(name="周德民")
    clerk.room.snapshot(State.SERVING, fields=fields, documents=(STILL,))
    assert len(buttons(clerk)) == 1
    clerk.room.model.hear(StillArrived("v1", STILL.id, QImage(8, 8, QImage.Format.Format_RGB32), b"a picture"))
    _, look = buttons(clerk)
    assert look.shortcut() == QKeySequence("Shift+F3")
    person = PEOPLE[0]
    engine = clerk.window.carding._reader
    asked: list[tuple[str, bytes]] = []
    engine.read = lambda ask, picture: asked.append((ask, picture))
    look.click()
    assert asked == [("v1 applicant", b"a picture")]
    said = IdCard(kind="citizen", name=person.name, number=person.id_number, sex="male", born="1946-03-08", address="x")
    engine.came.emit("of another", CardWords(said))
    engine.came.emit("v1 applicant", CardWords(said))
    clerk.room.model.flush()
    assert clerk.room.edits() == {}, "an answer to another question was taken"
    look.click()
    engine.came.emit("v1 applicant", CardWords(said))
    clerk.room.model.flush()
    typed = {key: edit.value for key, edit in clerk.room.edits().items()}
    assert typed == {"id_number": person.id_number, "sex": "male", "born": "1946-03-08", "address": "x"}
    before = clerk.text()
    look.click()
    engine.came.emit("v1 applicant", Unread.WRONG_NUMBER)
    assert clerk.text() != before


def test_both_sides_of_a_card_are_read_where_both_were_photographed(clerk: Clerk) -> None:
    other = replace(STILL, id="still-2")
    clerk.room.snapshot(State.SERVING, documents=(STILL, other))
    for one, content in ((STILL, b"the front"), (other, b"the back")):
        clerk.room.model.hear(StillArrived("v1", one.id, QImage(8, 8, QImage.Format.Format_RGB32), content))
    engine = clerk.window.carding._reader
    asked: list[bytes] = []
    engine.read = lambda _ask, picture: asked.append(picture)
    person = PEOPLE[0]
    front = CardWords(IdCard(kind="citizen", name=person.name, number=person.id_number, sex="male", born="1946-03-08"))
    back = CardBack("上海市公安局静安分局", "2006-03-08", LONG_TERM)
    for first, second in ((back, front), (Unread.NO_WORDS, front), (front, Unread.NO_WORDS)):
        asked.clear()
        clerk.window.carding.bar._pictures["applicant"].click()
        assert asked == [b"the back"], "the newest first"
        engine.came.emit("v1 applicant", first)
        assert asked == [b"the back", b"the front"]
        engine.came.emit("v1 applicant", second)
        assert len(asked) == 2
        assert "照片" in clerk.text()
        assert ("长期有效" in clerk.text()) == (first is back)
    clerk.room.model.flush()
    assert clerk.room.edits()["name"].value == person.name


def test_the_other_side_says_until_when_the_card_is_valid_and_by_whom(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SERVING, documents=(STILL,))
    clerk.room.model.hear(StillArrived("v1", STILL.id, QImage(8, 8, QImage.Format.Format_RGB32), b"a picture"))
    _, look = buttons(clerk)
    engine = clerk.window.carding._reader
    engine.read = lambda _ask, _picture: None
    for back, words in (
        (CardBack("上海市公安局静安分局", "2006-03-08", LONG_TERM), ("长期有效", "上海市公安局静安分局")),
        (CardBack("", "2015-10-26", "2025-10-26"), ("2015-10-26 至 2025-10-26", "（未识别）", "已过期")),
        (CardBack("上海市公安局静安分局", "2096-03-08", LONG_TERM), ("有效期限看不清",)),
    ):
        look.click()
        engine.came.emit("v1 applicant", back)
        assert all(each in clerk.text() for each in words), clerk.text()
    clerk.room.model.flush()
    assert clerk.room.edits() == {}, "this form asks for no days"


def photographed(clerk: Clerk, many: int, work: Deskwork | None = None) -> tuple[PhotographReader, list[bytes]]:
    """So many photographs of the card are here; what the engine is asked to read."""
    pages = tuple(replace(STILL, id=f"still-{number}") for number in range(many))
    clerk.room.snapshot(State.SERVING, documents=pages, deskwork=work)
    for one in pages:
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        clerk.room.model.hear(StillArrived("v1", one.id, picture, one.id.encode()))
    engine, asked = clerk.window.carding._reader, list[bytes]()
    engine.read = lambda _ask, picture: asked.append(picture)
    clerk.window.carding.bar._pictures["applicant"].click()
    return engine, asked


def test_a_photograph_that_was_taken_again_is_not_read(clerk: Clerk) -> None:
    engine, asked = photographed(clerk, 2, Deskwork(replaced={"still-0": "still-1"}))
    engine.came.emit("v1 applicant", Unread.NO_WORDS)
    assert asked == [b"still-1"]


def test_no_photograph_is_kept_once_both_sides_are_read_or_no_engine_is_there(clerk: Clerk) -> None:
    engine, asked = photographed(clerk, 4)
    engine.came.emit("v1 applicant", Unread.NO_ENGINE)
    assert len(asked) == 1
    assert clerk.window.carding._pages == ()
    engine, asked = photographed(clerk, 4)
    engine.came.emit("v1 applicant", CardBack("上海市公安局静安分局", "2006-03-08", LONG_TERM))
    assert len(clerk.window.carding._pages) == 2
    clerk.room.snapshot(State.SERVING, visit="v2")
    assert clerk.window.carding._pages == ()
