"""The counter's window: real widgets, real mouse and key events, the offscreen platform."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from counter_app import phrases
from counter_app.calling import CallStatus, Stage
from counter_app.desk import LineChanged
from counter_app.line import SignInFailed, StillArrived
from counter_app.panels.finish import FinishDialog
from counter_app.permits import WhyNot
from counter_app.window import CounterWindow
from tests.peers.counter_clerk import Clerk
from tests.peers.counter_room import Room
from tests.peers.counter_values import GOOD_VALUES, NOTICES, STILL, entry, filled
from windowkit.errors import Code
from windowkit.matters import Problem, Recorded
from windowkit.media.hearing import SoundLevels
from windowkit.messages import (
    CallChanged,
    Consent,
    EditField,
    FinishVisit,
    NoticeState,
    PrintNotice,
    RequestDocument,
    ReviewForm,
    TakeVisit,
)
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import Outcome, State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw

_TS = Path(__file__).resolve().parents[2] / "assets" / "i18n" / "counter_app.zh_CN.ts"


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Sets the window's language, with the shipped translation."""
    languages, before = Languages(qapp, "counter_app", "en"), QLocale()

    def speak(language: str) -> None:
        languages.speak(language)
        QLocale.setDefault(QLocale(language))

    yield speak
    languages.speak("en")
    QLocale.setDefault(before)


@pytest.fixture
def clerk(qtbot: QtBot, speaking: Callable[[str], None]) -> Clerk:
    """A clerk before an open window that speaks the product's first language."""
    speaking("zh_CN")
    room = Room()
    window = CounterWindow(room.model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return Clerk(room, window)


def test_name_and_password_are_typed_and_signed_in_with_the_keyboard_alone(clerk: Clerk, qtbot: QtBot) -> None:
    name = clerk.find(QLineEdit, "用户名")
    with qtbot.waitSignal(clerk.window.signing_in) as entered:
        QTest.keyClicks(name, "wangmin")
        QTest.keyClick(name, Qt.Key.Key_Return)
        QTest.keyClicks(clerk.find(QLineEdit, "密码"), "secret")
        QTest.keyClick(clerk.find(QLineEdit, "密码"), Qt.Key.Key_Return)
    assert entered.args == ["wangmin", "secret"]


def test_a_wrong_password_says_so_plainly(clerk: Clerk) -> None:
    clerk.room.model.hear(SignInFailed(Code.BAD_CREDENTIALS))
    assert "用户名或密码不对，请再试一次。" in clerk.text()


def test_a_server_that_does_not_answer_is_said_on_the_sign_in_page(clerk: Clerk) -> None:
    clerk.room.model.hear(SignInFailed(None))
    assert "服务器没有回应" in clerk.text()


def test_after_signing_in_the_password_is_gone_from_the_window(clerk: Clerk) -> None:
    QTest.keyClicks(clerk.find(QLineEdit, "密码"), "secret")
    clerk.room.sign_in()
    assert clerk.find(QLineEdit, "密码").text() == ""
    assert "王敏 · 工号 0312" in clerk.text()


def test_somebody_who_starts_waiting_is_announced_and_taken(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.sign_in()
    with qtbot.waitSignal(clerk.window.somebody_waits):
        clerk.room.queue(entry(1), entry(2))
    clerk.click("接待")
    assert [command.visit for command in clerk.room.asked if isinstance(command, TakeVisit)] == ["v1"]


def test_a_queue_that_only_gets_shorter_announces_nobody(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.sign_in()
    clerk.room.queue(entry(1), entry(2))
    with qtbot.assertNotEmitted(clerk.window.somebody_waits):
        clerk.room.queue(entry(2))


def _serving(clerk: Clerk, **more: object) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.JOINING)
    clerk.room.snapshot(State.SERVING, **more)


@pytest.mark.parametrize("seen", [True, False])
def test_the_residents_face_comes_before_the_form_which_does_not_wait_for_long(
    clerk: Clerk, qtbot: QtBot, seen: bool
) -> None:
    def names() -> list[QLineEdit]:
        return [each for each in clerk.window.findChildren(QLineEdit) if each.accessibleName() == "申请人姓名"]

    clerk.room.sign_in()
    clerk.room.snapshot(State.JOINING)
    if seen:  # then nothing but the picture brings the form
        clerk.window.findChildren(QTimer, "form after the picture")[0].stop()
    assert not names()
    assert "表单正在打开……" in clerk.text()
    if seen:
        picture = next(each for each in clerk.window.findChildren(VideoWidget) if each.isVisible() and not each.shown)
        with qtbot.waitSignal(picture.first_frame):
            picture.show_frame(VideoFrame.from_ndarray(np.full((270, 320), 128, np.uint8), "yuv420p"))
    qtbot.waitUntil(lambda: len(names()) == 1, timeout=200 if seen else 1000)
    clerk.room.snapshot(State.SERVING)
    assert len(names()) == 1
    assert names()[0].isEnabled()


def test_each_field_of_the_matter_has_an_editor_named_as_its_label(clerk: Clerk) -> None:
    _serving(clerk)
    for label in ("申请人姓名", "身份证号码", "出生日期", "联系电话", "居住地址", "银行账号"):
        assert clerk.find(QLineEdit, label).isEnabled()
    assert clerk.find(QComboBox, "与申请人关系").count() == 6
    assert clerk.find(QAbstractButton, "性别：女").isEnabled()


def test_what_is_typed_is_sent_within_the_promised_time_with_a_growing_revision(clerk: Clerk, qtbot: QtBot) -> None:
    _serving(clerk)
    name = clerk.find(QLineEdit, "申请人姓名")
    QTest.keyClicks(name, "Zhang")
    qtbot.waitUntil(lambda: "name" in clerk.room.edits())
    QTest.keyClicks(name, " San")
    qtbot.waitUntil(lambda: clerk.room.edits()["name"].value == "Zhang San")
    revisions = [command.revision for command in clerk.room.asked if isinstance(command, EditField)]
    assert revisions == sorted(set(revisions))


def test_a_choice_is_clicked_and_a_list_is_chosen_with_the_keyboard(clerk: Clerk, qtbot: QtBot) -> None:
    _serving(clerk)
    clerk.click("性别：女")
    box = clerk.find(QComboBox, "与申请人关系")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: len(clerk.room.edits()) == 2)
    assert {key: command.value for key, command in clerk.room.edits().items()} == {"sex": "female", "kinship": "spouse"}


def test_enter_goes_from_field_to_field_through_the_whole_form(clerk: Clerk) -> None:
    _serving(clerk)
    clerk.find(QLineEdit, "申请人姓名").setFocus()
    passed: list[str] = []
    for _ in range(8):
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Return)
    assert passed[:3] == ["申请人姓名", "身份证号码", "性别：男"]
    assert passed[-2:] == ["与申请人关系", "银行账号"]


def test_a_wrong_id_number_is_told_beside_the_field_while_it_is_typed(clerk: Clerk) -> None:
    _serving(clerk)
    QTest.keyClicks(clerk.find(QLineEdit, "身份证号码"), "31010319460115")
    assert "身份证号应为 18 位" in clerk.text()


def test_a_number_read_out_in_groups_is_taken_without_its_gaps(clerk: Clerk, qtbot: QtBot) -> None:
    _serving(clerk)
    QTest.keyClicks(clerk.find(QLineEdit, "身份证号码"), "310103 19460115 123x")
    qtbot.waitUntil(lambda: "id_number" in clerk.room.edits())
    clerk.room.model.flush()
    assert clerk.room.edits()["id_number"].value == "31010319460115123X"


def test_a_late_snapshot_does_not_change_the_field_being_typed(clerk: Clerk) -> None:
    _serving(clerk)
    name = clerk.find(QLineEdit, "申请人姓名")
    QTest.keyClicks(name, "Zhang San")
    clerk.room.snapshot(State.SERVING, fields=filled(name="Zh"))
    assert name.text() == "Zhang San"


def test_unfinished_fields_are_counted_and_the_first_gets_the_cursor(clerk: Clerk) -> None:
    _serving(clerk, fields=filled(name="张福生"))
    assert not clerk.find(QAbstractButton, "请居民核对").isEnabled()
    clerk.click("还有 6 项没填好")
    here = QApplication.focusWidget()
    assert here is not None
    assert here.accessibleName() == "身份证号码"
    assert "还没填" in clerk.text()


def test_a_finished_form_is_given_to_the_resident_after_the_last_stroke_was_sent(clerk: Clerk) -> None:
    _serving(clerk, fields=filled(**GOOD_VALUES | {"name": ""}))
    QTest.keyClicks(clerk.find(QLineEdit, "申请人姓名"), "Zhang")
    clerk.click("请居民核对")
    last = clerk.room.asked[-2:]
    assert isinstance(last[0], EditField)
    assert last[0].value == "Zhang"
    assert isinstance(last[1], ReviewForm)


def test_what_the_resident_objects_to_is_marked_at_its_field(clerk: Clerk) -> None:
    _serving(clerk, fields=filled(**GOOD_VALUES), objected="phone")
    assert clerk.text().count("居民说这里不对") == 1


def test_what_the_resident_points_at_is_said_above_the_form_and_at_its_field_until_it_is_mended(clerk: Clerk) -> None:
    _serving(clerk, fields=filled(**GOOD_VALUES), marks=("name",))
    assert clerk.text().count("居民说这里不对") == 1
    assert "居民指出这几处不对：申请人姓名。" in clerk.text()
    QTest.keyClicks(clerk.find(QLineEdit, "申请人姓名"), "Z")
    assert "居民指出" not in clerk.text()
    assert "居民说这里不对" not in clerk.text()


def test_a_document_is_asked_for_fetched_and_shown(clerk: Clerk, qtbot: QtBot) -> None:
    _serving(clerk, fields=filled(**GOOD_VALUES))
    clerk.click("请出示：申请人身份证")
    assert [command.material for command in clerk.room.asked if isinstance(command, RequestDocument)] == ["A"]
    with qtbot.waitSignal(clerk.window.documents.fetch) as fetched:
        clerk.room.snapshot(State.SERVING, documents=(STILL,), fields=filled(**GOOD_VALUES))
    assert fetched.args == ["v1", "d1"]
    picture = clerk.find(QAbstractButton, "放大查看：申请人身份证")
    assert not picture.isEnabled()
    still = QImage(320, 200, QImage.Format.Format_RGB32)
    still.fill(Qt.GlobalColor.white)
    clerk.room.model.hear(StillArrived("v1", "d1", still, b"jpeg"))
    with qtbot.waitSignal(clerk.window.documents.opened) as opened:
        clerk.click("放大查看：申请人身份证")
    assert opened.args == ["d1", b"jpeg"]


def test_a_notice_that_waits_says_why_and_a_printed_one_can_be_printed_again(clerk: Clerk, qtbot: QtBot) -> None:
    _serving(clerk, fields=filled(**GOOD_VALUES))
    clerk.room.snapshot(State.SUBMITTED, case="HP-1", notices=NOTICES, fields=filled(**GOOD_VALUES))
    qtbot.waitUntil(lambda: "等待打印机：没有纸了，打印机没有开机或没有接好" in clerk.text())
    assert "受理编号 HP-1" in clerk.text()
    clerk.click("再打一份：受理通知书")
    assert [command.notice for command in clerk.room.asked if isinstance(command, PrintNotice)] == ["n1"]


def test_a_result_that_arrives_in_the_visit_is_said_to_be_ready(clerk: Clerk) -> None:
    _serving(clerk)
    assert "可以打印了" not in clerk.text()
    clerk.room.snapshot(State.SERVING, notices=(NoticeState(id="r", template="assessment_result", number="PG-1"),))
    assert "有通知书，可以打印了。" in clerk.text()


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager to tell
def test_a_visit_without_a_case_is_not_finished_without_its_next_step(clerk: Clerk, qtbot: QtBot) -> None:
    _serving(clerk)
    clerk.click("结束")
    dialog = clerk.window.findChild(FinishDialog)
    assert dialog is not None
    clerk.click("材料不齐", dialog)
    words = clerk.find(QPlainTextEdit, "居民下一步怎么办", dialog)
    words.clear()  # the list of materials said it
    assert not clerk.find(QAbstractButton, "确认结束", dialog).isEnabled()
    QTest.keyClicks(words, "bring the register")
    clerk.click("确认结束", dialog)
    told = [command for command in clerk.room.asked if isinstance(command, FinishVisit)]
    assert [(each.outcome, each.next_step) for each in told] == [(Outcome.MATERIALS_MISSING, "bring the register")]


def test_the_other_sides_missing_camera_is_said_and_the_call_goes_on(clerk: Clerk) -> None:
    _serving(clerk)
    clerk.room.model.hear(CallStatus(stage=Stage.UP))
    clerk.room.model.hear(CallChanged(visit="v1", call=1, picture=False, sound=True))
    assert "对方没有画面，可以通话。" in clerk.text()


def test_a_call_that_finds_no_way_says_so_and_blames_no_device_of_the_other_side(clerk: Clerk) -> None:
    _serving(clerk)
    clerk.room.model.hear(CallStatus(stage=Stage.NO_WAY))
    clerk.room.model.hear(CallChanged(visit="v1", call=1, picture=False, sound=False))
    assert "画面和声音还没有接通终端" in clerk.text()
    assert "没有画面" not in clerk.text()
    assert "听不到" not in clerk.text()


def test_a_deaf_microphone_of_either_side_is_said_and_both_meters_move(clerk: Clerk) -> None:
    _serving(clerk)
    clerk.room.model.hear(CallStatus(stage=Stage.UP, heard=False))
    clerk.room.model.hear(CallChanged(visit="v1", call=1, picture=True, sound=False))
    assert "您的麦克风没有声音：居民听不到您。" in clerk.text()
    assert "终端的麦克风没有接通或没有声音：您听不到居民。" in clerk.text()
    quiet = {name: clerk.find(QWidget, name).grab().toImage() for name in ("您的音量", "居民的音量")}
    clerk.room.model.hear(SoundLevels(8, 3))
    loud = {name: clerk.find(QWidget, name).grab().toImage() for name in quiet}
    assert all(loud[name] != quiet[name] for name in quiet)
    assert loud["您的音量"] != loud["居民的音量"]
    if PICTURES:
        QTest.qWait(60)  # laid out anew
        clerk.window.grab().save(str(Path(PICTURES) / "deaf.png"))


def test_an_ended_sign_in_shows_the_page_again_and_keeps_what_was_typed(clerk: Clerk) -> None:
    _serving(clerk)
    QTest.keyClicks(clerk.find(QLineEdit, "申请人姓名"), "Zhang")
    clerk.room.model.hear(LineChanged(up=False, reason=Code.TOKEN_EXPIRED))
    assert "登录已到期，请重新登录；桌面上的内容都还在。" in clerk.text()
    clerk.room.sign_in()
    assert clerk.find(QLineEdit, "申请人姓名").text() == "Zhang"


def test_a_refused_command_is_said_in_a_sentence(clerk: Clerk) -> None:
    clerk.room.sign_in()
    clerk.room.queue(entry(1))
    clerk.click("接待")
    clerk.room.answer(clerk.room.asked[-1], Code.UNKNOWN_VISIT)
    assert "这位居民已不在等候。" in clerk.text()


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_whole_desk_fits_the_screen_it_is_drawn_for(clerk: Clerk, size: tuple[int, int]) -> None:
    clerk.room.matter = msgspec.structs.replace(clerk.room.matter, recording=Recorded.BY_CLERK)
    _serving(clerk, fields=filled(**GOOD_VALUES), documents=(STILL,), notices=NOTICES)
    clerk.window.resize(*size)
    assert (clerk.window.width(), clerk.window.height()) == size
    for button in clerk.window.steps.findChildren(QAbstractButton):
        if button.isVisible():
            corner = button.mapTo(clerk.window, button.rect().bottomRight())
            assert corner.x() < size[0]
            assert corner.y() < size[1]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_code_has_a_sentence_of_its_own_in_both_languages(language: str, speaking: Callable[[str], None]) -> None:
    speaking(language)
    told = (
        [phrases.refusal(code) for code in Code],
        [phrases.problem(problem) for problem in Problem],
        [phrases.why_not(reason) for reason in WhyNot],
        [phrases.standing(state) for state in State],
        [phrases.outcome(outcome) for outcome in Outcome],
        [phrases.recording(consent) for consent in (None, *Consent)],
    )
    for sentences in told:
        assert len(set(sentences)) == len(sentences)
        assert all(any("一" <= sign <= "鿿" for sign in each) == (language == "zh_CN") for each in sentences)


def test_no_words_of_the_window_are_left_untranslated(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    fresh.write_bytes(_TS.read_bytes())
    sources = sorted((_TS.parents[2] / "counter_app").rglob("*.py"))
    tool = Path(sys.executable).parent / "pyside6-lupdate"
    subprocess.run(
        [tool, *sources, "-locations", "none", "-no-obsolete", "-ts", fresh], check=True, capture_output=True
    )
    assert 'type="unfinished"' not in fresh.read_text(encoding="utf-8")
    assert fresh.read_text(encoding="utf-8").count("<source>") == _TS.read_text(encoding="utf-8").count("<source>")


def test_every_control_has_a_name_of_its_own(clerk: Clerk) -> None:
    _serving(clerk, fields=filled(**GOOD_VALUES), documents=(STILL,), notices=NOTICES)
    controls = [
        each
        for each in clerk.window.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit | QComboBox) and each.isVisible() and each.parent() is not None
    ]
    names = [each.accessibleName() for each in controls if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert len(names) > 15
    assert sorted(names) == sorted(set(names))
    assert all(names)
