"""A kiosk that was started again in a visit speaks as it was begun in, and the site's language after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.choice_keeper import ChoiceKeeper
from kiosk_app.kept import Keeper
from kiosk_app.scene import Screen
from tests.peers.kiosk_room import KioskRoom
from windowkit.visit import State


@pytest.fixture
def room(qapp: QGuiApplication, tmp_path: Path) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, "zh_CN")
    ChoiceKeeper(room.desk, Keeper(tmp_path))
    room.show()
    yield room
    room.close()


@pytest.mark.parametrize(("language", "spoken"), [("en", "en"), ("zh", "zh_CN"), ("", "zh_CN"), ("wuu", "zh_CN")])
def test_the_visits_language_is_spoken_and_the_next_residents_is_not_chosen_yet(
    room: KioskRoom, language: str, spoken: str
) -> None:
    room.connect()
    room.snapshot(State.SERVING, language=language)
    assert room.desk.property("language") == spoken
    room.desk.switchLanguage()
    room.snapshot(State.SERVING, language=language)
    assert room.desk.property("language") != spoken, "what was chosen since stays"
    room.begin_again()
    assert room.desk.scene.screen is Screen.WELCOME
    assert room.desk.property("language") == "zh_CN"


def test_who_chose_another_since_and_is_called_back_keeps_it(room: KioskRoom) -> None:
    room.connect()
    room.desk.switchLanguage()
    room.snapshot(State.SERVING, language="zh")
    assert room.desk.property("language") == "en"
