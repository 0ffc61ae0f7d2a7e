"""The card reader on a real serial line (a pseudo-terminal), and the page that asks for a card, in real QML."""

import os
import queue
import sys
import threading
import time
import tty
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk_app.cards.asked import CardNotRead, CardRead, ReaderFound
from kiosk_app.cards.reader import Reader
from kiosk_app.stage import prepare_qt
from tests.peers.card_reader import SyntheticReader, chip, frame, permit
from tests.peers.kiosk_eyes import is_button, shown
from tests.peers.kiosk_room import KioskRoom
from windowkit.assents import Assent
from windowkit.cards import CardFailed, CardKind, CardTrouble
from windowkit.messages import Consent
from windowkit.sensitive import Sensitive
from windowkit.visit import State

AGREED = (Assent(kind=Sensitive.IDENTITY, consent=Consent.GIVEN),)


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    prepare_qt()


@pytest.fixture
def synthetic() -> Iterator[SyntheticReader]:
    with SyntheticReader() as made:
        yield made


@pytest.fixture
def posted() -> "queue.SimpleQueue[Any]":
    return queue.SimpleQueue()


def test_a_card_laid_on_later_is_read_once_through_noise_and_a_hand_that_moves_it(
    synthetic: SyntheticReader, posted: "queue.SimpleQueue[Any]"
) -> None:
    synthetic.noise, synthetic.fails = b"\x00\xaa\xaa\x17", 2
    reader = Reader(synthetic.path, posted.put)
    reader.begin("t1")
    synthetic.found(2)  # it has looked, and found none
    synthetic.lay(chip(), newest_address="上海市黄浦区中山南一路200号")
    read = posted.get(timeout=10)
    assert isinstance(read, CardRead)
    assert (read.token, read.card.name, read.card.address) == ("t1", "周德康", "上海市黄浦区中山南一路200号")
    reader.begin("t2")
    synthetic.lay(permit())
    assert posted.get(timeout=10).card.kind is CardKind.FOREIGNER
    reader.end()
    assert posted.empty()


def test_a_reader_that_is_not_there_is_said_once_and_found_when_it_comes(
    synthetic: SyntheticReader, posted: "queue.SimpleQueue[Any]", tmp_path: Any
) -> None:
    line = tmp_path / "reader"
    reader = Reader(str(line), posted.put)
    reader.begin("t1")
    assert posted.get(timeout=5) == CardNotRead("t1", CardTrouble.NO_READER)
    line.symlink_to(synthetic.path)
    synthetic.lay(chip())
    assert posted.get(timeout=10).card.name == "周德康"
    none = Reader("", posted.put)
    none.begin("t2")
    assert posted.get(timeout=5) == CardNotRead("t2", CardTrouble.NO_READER)
    none.end()


def test_a_reader_that_is_unplugged_between_two_looks_is_said(posted: "queue.SimpleQueue[Any]") -> None:
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    reader = Reader(os.ttyname(theirs), posted.put)
    reader.begin("t1")
    for status in (0x90, 0x80):  # it is there; no card lies on it
        os.read(ours, 64)
        os.write(ours, frame(status))
    (work,) = (one for one in threading.enumerate() if one.name == "card reader")
    while sys._current_frames()[work.ident or 0].f_code.co_name != "wait":
        time.sleep(0.001)  # until it rests
    os.close(theirs)
    os.close(ours)
    assert posted.get(timeout=10) == CardNotRead("t1", CardTrouble.NO_READER)
    reader.end()


def test_a_card_that_is_none_is_said_and_nobody_reads_on_after_the_end(
    synthetic: SyntheticReader, posted: "queue.SimpleQueue[Any]"
) -> None:
    reader = Reader(synthetic.path, posted.put)
    synthetic.fails = 3
    synthetic.lay(chip())
    reader.begin("t1")
    assert posted.get(timeout=10) == CardNotRead("t1", CardTrouble.UNREADABLE)
    reader.end()
    for thread in [one for one in threading.enumerate() if one.name == "card reader"]:
        thread.join(10)
    assert not [one for one in iter_all(posted.get_nowait) if isinstance(one, CardRead) and one.token != "t1"]


def test_a_card_asked_for_again_at_once_is_read_for_who_asks_now(
    synthetic: SyntheticReader, posted: "queue.SimpleQueue[Any]"
) -> None:
    reader = Reader(synthetic.path, posted.put)
    reader.begin("t1")
    synthetic.found(1)
    reader.begin("t2")
    synthetic.lay(chip())
    assert posted.get(timeout=10).token == "t2"
    reader.end()
    assert posted.empty()


def test_whether_a_reader_is_there_is_found_without_a_card_and_while_one_is_looked_for(
    synthetic: SyntheticReader, posted: "queue.SimpleQueue[Any]", tmp_path: Any
) -> None:
    for device, there in ((synthetic.path, True), (str(tmp_path / "none"), False), ("", False)):
        Reader(device, posted.put).find()
        assert posted.get(timeout=5) == ReaderFound(there=there)
    reader = Reader(synthetic.path, posted.put)
    reader.begin("t1")
    synthetic.found(1)
    reader.find()
    assert posted.get(timeout=5) == ReaderFound(there=True)
    reader.begin("t2")
    synthetic.lay(chip())
    assert (read := posted.get(timeout=10)).token == "t2"
    assert read.day is not None
    reader.end()


def iter_all(get: Callable[[], Any]) -> Iterator[Any]:
    """Everything that lies there."""
    while True:
        try:
            yield get()
        except queue.Empty:
            return


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_page_is_readable_said_aloud_and_may_be_answered_without_a_card(
    qapp: QGuiApplication, language: str
) -> None:
    room = KioskRoom(qapp, language)
    room.show()
    room.go_to("serving")
    room.snapshot(State.SERVING, card="applicant", assents=AGREED)
    assert room.said[-1] == f"{room.desk.property('headline')} {room.desk.property('guide')}"
    assert ("申请人" if language == "zh_CN" else "Applicant") in room.said[-1]
    room.desk.hear(CardNotRead(room.desk.scene.card.token, CardTrouble.UNREADABLE))
    (button,) = [one for one in shown(page(room)) if is_button(one)]
    button.touched.emit()  # type: ignore[attr-defined]
    command = room.asked()
    assert isinstance(command, CardFailed)
    assert command.trouble is CardTrouble.NOT_HERE
    room.snapshot(State.SERVING, card="")
    assert page(room) is None
    room.close()


def page(room: KioskRoom) -> Any:
    """The page, while it is there."""
    found = room.stage.lower.findChild(QQuickItem, "cardPage")
    return found if found is not None and found.isVisible() else None
