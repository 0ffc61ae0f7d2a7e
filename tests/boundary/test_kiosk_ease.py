"""The page where a resident makes the kiosk easier, the voice that reads a page, and the call for staff, by touch."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk_app.calling import AGAIN
from kiosk_app.ease import Ease, Text
from kiosk_app.easing import EaseChosen
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.scene import Screen, Ticked
from tests.peers.kiosk_eyes import is_button, shown, texts
from tests.peers.kiosk_room import KioskRoom
from windowkit.staffing import CallStaff
from windowkit.visit import State

CHOICES = (
    (("大字",), {"text": Text.LARGE}),
    (("特大字",), {"text": Text.LARGEST}),
    (("黑底白字",), {"high_contrast": True}),
    (("慢一点",), {"slow": True}),
    (("左手",), {"left_hand": True}),
    (("坐着轮椅",), {"reach": True}),
    (("大声一点", "大声一点"), {"volume": 5}),
    (("小声一点",), {"volume": 2}),
)


@pytest.fixture(scope="module")
def opened(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    made = KioskRoom(qapp)
    made.show(480, 270)
    yield made
    made.close()


@pytest.fixture
def room(opened: KioskRoom) -> KioskRoom:
    opened.begin_again()
    return opened


def button(room: KioskRoom, words: str) -> QQuickItem:
    QCoreApplication.processEvents()
    window = room.stage.lower.contentItem()
    (found,) = [
        one for one in shown(window) if is_button(one) and str(one.property("text")).removeprefix("✓ ") == words
    ]
    return found


def touch(room: KioskRoom, *words: str) -> None:
    for one in words:
        found = button(room, one)
        assert found.isEnabled(), one
        found.touched.emit()


@pytest.mark.parametrize(("words", "changed"), CHOICES)
def test_each_choice_is_one_tap_is_said_and_all_of_it_goes_back(
    room: KioskRoom, words: tuple[str, ...], changed: dict[str, object]
) -> None:
    room.go_to("serving")
    touch(room, "字大声大")
    room.said.clear()
    touch(room, *words)
    assert room.desk.scene.ease == replace(Ease(), **changed)
    assert len(room.said) == len(words)
    assert all(room.said)
    assert button(room, words[-1]).property("chosen") == ("volume" not in changed)
    touch(room, "全部恢复")
    assert room.desk.scene.ease == Ease()
    touch(room, "好了，继续")
    assert not room.desk.scene.easing


def test_who_stands_still_over_the_choices_is_asked_aloud_and_a_touch_anywhere_keeps_them(room: KioskRoom) -> None:
    room.connect()
    touch(room, "字大声大", "特大字")
    room.said.clear()
    room.now += IDLE
    room.desk.hear(Ticked())
    QCoreApplication.processEvents()
    assert room.said == ["您还在吗？点一下屏幕就继续。"]
    assert any("还在吗" in str(one.property("text")) for one in texts(room.stage.lower))
    QTest.mouseClick(room.stage.lower, Qt.MouseButton.LeftButton, pos=QPoint(240, 30))  # beside every control
    room.now += GRACE
    room.desk.hear(Ticked())
    assert (room.desk.scene.easing, room.desk.scene.ease.text) == (True, Text.LARGEST)
    touch(room, "好了，继续")
    room.now += IDLE
    room.desk.hear(Ticked())
    assert room.said[-1] == "您还在吗？点一下屏幕就继续。"
    room.now += GRACE
    room.desk.hear(Ticked())
    assert room.desk.scene.ease == Ease()


@pytest.mark.parametrize("screen", ["pin", "matters", "check", "notices", "helpdesk"])
def test_letters_of_staff_s_pages_grow_too(room: KioskRoom, screen: str) -> None:
    room.go_to(screen)
    usual = _letters(room)
    assert min(usual.values()) < 60, "some are there to grow"
    for text in (Text.LARGE, Text.LARGEST):
        room.desk.hear(EaseChosen(ease=Ease(text=text)))
        grown = _letters(room)
        assert grown.keys() == usual.keys()
        assert all(grown[words] >= usual[words] for words in usual)
        small = [words for words in usual if usual[words] < 60]
        assert sum(grown[words] > usual[words] for words in small) >= 0.7 * len(small), (
            "but for titles where there is no room"
        )


def _letters(room: KioskRoom) -> dict[str, int]:
    """How high everything on the page is written, without the head."""
    QCoreApplication.processEvents()
    head = room.stage.lower.findChild(QQuickItem, "head")
    assert head is not None
    page = (one for one in texts(room.stage.lower) if not head.isAncestorOf(one))
    return {str(one.property("text")): one.property("fontInfo").property("pixelSize").toInt() for one in page}


def test_letters_colours_and_the_side_follow_at_once(room: KioskRoom) -> None:
    room.go_to("sign")
    again = button(room, "重新签")
    right = again.x()
    before = _title(room)
    touch(room, "字大声大", "特大字", "黑底白字", "左手", "好了，继续")
    assert button(room, "重新签").x() < right
    after = _title(room)
    assert after[0] > before[0]
    assert (before[1], after[1]) == ("#231d15", "#ffffff")


def _title(room: KioskRoom) -> tuple[int, str]:
    (title,) = [one for one in shown(room.stage.lower.contentItem()) if one.property("text") == "请用手指签名"]
    return title.property("fontInfo").property("pixelSize").toInt(), title.property("color").name()


def test_what_stands_high_comes_down_in_two_steps_and_goes_back(room: KioskRoom) -> None:
    room.go_to("matters")
    touch(room, "字大声大", "坐着轮椅", "好了，继续")
    page = room.stage.lower.findChild(QQuickItem, "room")
    assert page is not None
    canvas = room.stage.lower.findChild(QQuickItem, "canvas")
    places = list[float]()
    for _ in range(3):
        places.append(page.mapToItem(canvas, 0.0, 0.0).y())
        touch(room, "放回去" if len(places) == 3 else "放低一点")
    assert places[1] - places[0] == places[2] - places[1] == 1080 / 4
    assert page.mapToItem(canvas, 0.0, 0.0).y() == places[0]


def test_all_that_stands_on_a_page_is_read_and_a_second_tap_ends_it(room: KioskRoom) -> None:
    room.go_to("review")
    room.stage.ease.quiet = lambda: False
    touch(room, "读给我听")
    told = room.said[-1]
    for words in ("请您看一遍表格", "申请人姓名", "张福生", "310103194601151230", "下一页"):
        assert told.count(words) == 1, words
    assert "读给我听" not in told
    touch(room, "停止朗读")
    assert room.said[-1] == ""
    button(room, "读给我听")
    room.stage.ease.quiet = lambda: True


def test_staff_are_called_from_any_page_and_the_clerk_is_told(room: KioskRoom) -> None:
    room.go_to("serving")
    touch(room, "叫工作人员")
    assert room.said[-1].count("请到虚拟窗口来一下") == 2
    told = room.asked()
    assert isinstance(told, CallStaff)
    assert told.on
    room.now += AGAIN
    room.desk.hear(Ticked())
    assert len([one for one in room.said if "请到虚拟窗口来一下" in one]) == 2
    room.snapshot(State.ENDED)
    assert room.desk.scene.screen is Screen.GOODBYE
    touch(room, "工作人员来了，不用再叫")
    assert room.desk.scene.called_at is None
    assert room.said[-1] == ""
