"""What a screen reader finds on the desk: every control by its visible name, every field with its value."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk_app.scene import PageTurned
from tests.peers.kiosk_room import KioskRoom


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    QAccessible.setActive(True)
    made = KioskRoom(qapp)
    made.show()
    yield made
    made.close()


def below(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(found.childCount()):
        child = found.child(at)
        if child is not None and child.isValid():
            yield child
            yield from below(child)


def names(window: QQuickWindow, role: QAccessible.Role) -> list[str]:
    QTest.qWait(50)
    root = QAccessible.queryAccessibleInterface(window)
    shown = (each for each in below(root) if not each.state().invisible and each.role() == role)
    return [each.text(QAccessible.Text.Name) for each in shown]


ALWAYS = {"字大声大", "读给我听", "叫工作人员"}
EXPECTED = {
    "welcome": {"开始办事", "English"},
    "pin": {*"0123456789", "删除", "确认", "返回"},
    "waiting": {"不等了"},
    "document": {"拍照", "我自己按"},
    "review": {"有不对的地方", "上一页", "下一页", "放大", "申请人姓名", "身份证号码", "性别", "出生日期"},
    "sign": {"有不对的地方", "重新签", "签好了"},
    "rating": {"非常满意", "满意", "基本满意", "不满意", "非常不满意", "不评价"},
    "goodbye": {"回到首页"},
}


@pytest.mark.parametrize("screen", EXPECTED)
def test_every_control_is_found_by_its_visible_name_and_once(room: KioskRoom, screen: str) -> None:
    room.go_to(screen)
    found = names(room.stage.lower, QAccessible.Role.Button)
    assert sorted(found) == sorted(EXPECTED[screen] | ALWAYS)


def test_the_last_page_confirms(room: KioskRoom) -> None:
    room.go_to("review")
    room.desk.hear(PageTurned(by=1))
    room.desk.hear(PageTurned(by=1))
    assert "确认" in names(room.stage.lower, QAccessible.Role.Button)


def test_every_field_is_found_with_its_value(room: KioskRoom) -> None:
    room.go_to("serving")
    found = names(room.stage.lower, QAccessible.Role.StaticText)
    for field in ("居住地址：上海市黄浦区五里桥街道瞿溪路 800 弄 12 号 301 室", "性别：男", "申请人姓名：张福生"):
        assert found.count(field) == 1


def test_the_window_says_who_serves_and_what_happens(room: KioskRoom) -> None:
    room.go_to("serving")
    found = names(room.stage.upper, QAccessible.Role.StaticText)
    assert {"王敏", "工号 0312", "A012", "工作人员正在为您填表"} <= set(found)


def test_what_is_over_everything_else_is_all_that_can_be_touched(room: KioskRoom) -> None:
    room.go_to("waiting")
    room.desk.leave()
    assert sorted(names(room.stage.lower, QAccessible.Role.Button)) == sorted({"放弃取号", "继续等"} | ALWAYS)
