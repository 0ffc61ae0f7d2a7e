"""The list of materials, a page, the guide and looking up, in real widgets with mouse and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from counter_app import phrases
from counter_app.line import StillOpened
from counter_app.panels.finder import Finder
from counter_app.panels.finish import FinishDialog
from counter_app.panels.page import PageViewer
from counter_app.panels.writing import WritingDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_desk_work import (
    EDITS,
    LEARNT,
    LISTED,
    LTCI,
    PAGES,
    STARTED,
    arrived,
    full,
    page,
    ticked,
)
from tests.peers.counter_room import Room
from tests.peers.counter_values import filled
from windowkit.deskwork import (
    LONGEST_SNIPPET,
    MOST_SNIPPETS,
    Deskwork,
    Edit,
    EditKind,
    EditPage,
    KeepSnippet,
    MarkMaterial,
    PaperWord,
    TickStep,
    UndoEdit,
    UseEarlier,
)
from windowkit.messages import Command, IssueNotice, NoticeState, PrintNotice, RequestDocument
from windowkit.page_edits import look, seen_at
from windowkit.visit import Outcome, State

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    room.matter = LTCI
    with clerk_at_the_counter(room, "zh_CN", qapp, qtbot) as at_counter:
        room.sign_in()
        room.model.hear(LEARNT)
        yield at_counter


def serve(clerk: Clerk, work: Deskwork | None = None, documents: tuple[object, ...] = (), **answers: str) -> None:
    clerk.room.snapshot(State.SERVING, fields=filled(**(STARTED | answers)), documents=documents, deskwork=work)
    clerk.window.form.build()


def said[C: Command](clerk: Clerk, kind: type[C]) -> list[C]:
    return [one for one in clerk.room.asked if isinstance(one, kind)]


def press(clerk: Clerk, key: Qt.Key, *, alt: bool = False, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    held = Qt.KeyboardModifier.ControlModifier if ctrl else held
    QTest.keyClick(QApplication.focusWidget() or clerk.window, key, held)


def opened[D: QDialog](clerk: Clerk, qtbot: QtBot, kind: type[D]) -> D:
    """The dialog, once keys go there."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    (dialog,) = clerk.window.findChildren(kind)
    return dialog


def test_the_list_is_worked_through_by_keys_alone_from_the_form(clerk: Clerk) -> None:
    serve(clerk, LISTED, PAGES)
    assert "已有 2 项，缺 1 项" in clerk.text()
    press(clerk, Qt.Key.Key_F5)  # the first that is missing
    press(clerk, Qt.Key.Key_E)
    assert [one.material for one in said(clerk, UseEarlier)] == ["applicant_id"]
    press(clerk, Qt.Key.Key_Down)
    press(clerk, Qt.Key.Key_S)  # it stands as seen: the word is taken back
    press(clerk, Qt.Key.Key_N)
    assert [(one.material, one.word) for one in said(clerk, MarkMaterial)] == [
        ("applicant_card", None),
        ("applicant_card", PaperWord.NOT_NEEDED),
    ]
    press(clerk, Qt.Key.Key_Down)
    press(clerk, Qt.Key.Key_P)
    clerk.room.answer(said(clerk, RequestDocument)[-1])
    press(clerk, Qt.Key.Key_A)
    assert [(one.material, one.instead) for one in said(clerk, RequestDocument)] == [
        ("agent_id", ""),
        ("agent_id", "p2"),
    ]


def test_news_never_take_the_cursor_from_the_form(clerk: Clerk) -> None:
    serve(clerk)
    line = clerk.find(QLineEdit, "申请人姓名")
    line.setFocus()
    serve(clerk, LISTED, PAGES)
    clerk.room.model.hear(arrived("p1"))
    clerk.room.model.hear(LEARNT)
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_F10)
    serve(clerk, ticked(greet=""))
    assert QApplication.focusWidget() is line


def test_what_is_missing_is_written_by_one_key_and_enter(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk, LISTED, PAGES)
    press(clerk, Qt.Key.Key_F12)
    dialog = opened(clerk, qtbot, WritingDialog)
    assert "申请人身份证：公安派出所" in clerk.text()
    press(clerk, Qt.Key.Key_Return)
    (written,) = said(clerk, IssueNotice)
    assert (written.template, written.data) == ("one_time", {"also": "", "next_step": ""})
    dialog.close()


def test_it_is_printed_by_one_key_more_once_the_server_has_it(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk, LISTED, PAGES)
    press(clerk, Qt.Key.Key_F12)
    opened(clerk, qtbot, WritingDialog)
    press(clerk, Qt.Key.Key_Return, ctrl=True)
    (written,) = said(clerk, IssueNotice)
    assert not said(clerk, PrintNotice), "not before it is kept"
    notice = NoticeState(id="n9", template="one_time", number="one20261123A012")
    clerk.room.snapshot(State.SERVING, fields=filled(**STARTED), notices=(notice,))
    clerk.room.answer(written)
    assert [one.notice for one in said(clerk, PrintNotice)] == ["n9"]
    assert not [one for one in clerk.window.findChildren(WritingDialog) if one.isVisible()]


def test_words_by_a_few_letters_also_in_a_note(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk)
    clerk.window.steps.finish.emit()
    dialog = opened(clerk, qtbot, FinishDialog)
    words = clerk.find(QPlainTextEdit, "居民下一步怎么办", dialog)
    words.setFocus()
    QTest.keyClicks(words, ";dh")
    assert words.toPlainText() == "021-55550100"
    dialog.close()


def test_a_visit_that_ends_for_missing_papers_says_what_to_bring(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk, LISTED, PAGES)
    clerk.window.steps.finish.emit()
    dialog = opened(clerk, qtbot, FinishDialog)
    clerk.click(phrases.outcome(Outcome.MATERIALS_MISSING), dialog)
    words = clerk.find(QPlainTextEdit, "居民下一步怎么办", dialog)
    assert words.toPlainText() == "请带申请人身份证，再来接着办。"
    clerk.click(phrases.outcome(Outcome.DONE), dialog)
    assert not words.toPlainText(), "it is of that outcome alone"
    dialog.close()


def viewer_of(clerk: Clerk, qtbot: QtBot, work: Deskwork) -> PageViewer:
    serve(clerk, work, PAGES)
    clerk.room.model.hear(arrived("p2"))
    clerk.room.model.hear(StillOpened("p2", page()))
    return opened(clerk, qtbot, PageViewer)


def drag(viewer: PageViewer, edits: tuple[Edit, ...], *spots: tuple[int, int]) -> None:
    """The mouse over these spots of the still, as it is seen now."""
    view, image = viewer._view, viewer._image
    places = [
        view.mapFromScene(*(round(each) for each in seen_at(look(edits), spot, image.width(), image.height())))
        for spot in spots
    ]
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(places[0]))
    for place in places[1:]:
        QTest.mouseMove(port, QPoint(place))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(places[-1]))


def test_a_page_is_marked_where_it_is_touched_also_when_it_lies_turned(clerk: Clerk, qtbot: QtBot) -> None:
    viewer = viewer_of(clerk, qtbot, LISTED)
    press(clerk, Qt.Key.Key_B)
    drag(viewer, EDITS, (2000, 3000), (6000, 7000))
    (box,) = said(clerk, EditPage)
    assert (box.document, box.edit.kind) == ("p2", EditKind.BOX)
    assert all(abs(one - other) < 60 for one, other in zip(box.edit.at, (2000, 3000, 6000, 7000), strict=True))
    press(clerk, Qt.Key.Key_T)
    QTest.keyClicks(QApplication.focusWidget(), "ask")  # letters are words now, and no keys
    words = QApplication.focusWidget()
    assert isinstance(words, QLineEdit)
    words.insert("\u3000now")  # as who writes Chinese types a blank
    press(clerk, Qt.Key.Key_Return)
    drag(viewer, EDITS, (5000, 5000), (5000, 5000))
    assert (said(clerk, EditPage)[-1].edit.kind, said(clerk, EditPage)[-1].edit.words) == (EditKind.WORDS, "ask now")
    press(clerk, Qt.Key.Key_R)
    assert said(clerk, EditPage)[-1].edit == Edit(kind=EditKind.TURN)
    press(clerk, Qt.Key.Key_Z, ctrl=True)
    assert [one.document for one in said(clerk, UndoEdit)] == ["p2"]
    viewer.close()


def test_a_page_that_is_taken_back_is_open_no_more_and_another_stays_open(clerk: Clerk, qtbot: QtBot) -> None:
    viewer = viewer_of(clerk, qtbot, Deskwork())
    clerk.room.model.hear(arrived("p1"))
    serve(clerk, None, PAGES[1:])
    assert viewer.isVisible()
    serve(clerk, None, ())
    assert not viewer.isVisible()


def test_the_server_is_what_the_page_shows_and_the_still_stays_untouched(clerk: Clerk, qtbot: QtBot) -> None:
    viewer = viewer_of(clerk, qtbot, Deskwork())
    plain = viewer._image.copy()
    serve(clerk, LISTED, PAGES)
    assert (viewer._image.width(), viewer._image.height()) == (plain.height(), plain.width()), "a quarter turned"
    assert viewer._still == page()
    press(clerk, Qt.Key.Key_O)
    assert viewer._image == plain
    serve(clerk, None, PAGES)  # undone elsewhere
    press(clerk, Qt.Key.Key_O)
    assert viewer._image == plain
    viewer.close()


def test_an_answer_ticks_the_step_and_fills_what_is_empty_and_no_more(clerk: Clerk) -> None:
    serve(clerk, ticked(greet="", who="self", age="employee"), agent_relation="self")
    press(clerk, Qt.Key.Key_F10)
    assert "两年内做过老年照护统一需求评估吗？" in clerk.text()
    press(clerk, Qt.Key.Key_2, alt=True)
    (tick,) = said(clerk, TickStep)
    assert (tick.step, tick.answer, tick.done) == ("assessed", "expiring", True)
    clerk.room.model.flush()
    assert clerk.room.edits()["application_kind"].value == "renewal"
    serve(clerk, ticked(greet=""), agent_relation="relative")
    press(clerk, Qt.Key.Key_1, alt=True)
    clerk.room.model.flush()
    assert "agent_relation" not in clerk.room.edits(), "what the form says otherwise stays"
    assert "表上写的不一样：与申请人关系。" in clerk.text()
    press(clerk, Qt.Key.Key_0, alt=True)
    assert (said(clerk, TickStep)[-1].step, said(clerk, TickStep)[-1].done) == ("greet", False)


def test_a_few_letters_in_a_field_become_the_words(clerk: Clerk) -> None:
    serve(clerk)
    line = clerk.find(QLineEdit, "居住地址")
    line.setFocus()
    QTest.keyClicks(line, ";dz")
    assert line.text() == "上海市海源区样例路100号"
    clerk.room.model.flush()
    assert clerk.room.edits()["living_address"].value == "上海市海源区样例路100号", "as if typed"
    line.clear()
    QTest.keyClicks(line, "3;d")
    assert line.text() == "3;d"


def test_looking_up_needs_no_mouse_and_gives_the_cursor_back(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk)
    line = clerk.find(QLineEdit, "居住地址")
    line.setFocus()
    press(clerk, Qt.Key.Key_K, ctrl=True)
    opened(clerk, qtbot, Finder)
    QTest.keyClicks(QApplication.focusWidget(), "yllqq")
    assert "没有查到" in clerk.text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), ";dz")
    assert "上海市海源区样例路100号" in clerk.text(), "looked for, and not put in its place"
    assert clerk.find(QLineEdit, "要查的内容").text() == ";dz"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "yllyiy")
    assert "021-55550100" in clerk.text()
    press(clerk, Qt.Key.Key_Return)
    assert line.text() == "样例路医院（虚构），海源区样例路100号，021-55550100"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    assert not clerk.window.findChildren(Finder)


def test_nothing_is_inserted_into_a_form_that_the_resident_reads_meanwhile(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk)
    line = clerk.find(QLineEdit, "居住地址")
    line.setFocus()
    press(clerk, Qt.Key.Key_K, ctrl=True)
    opened(clerk, qtbot, Finder)
    QTest.keyClicks(QApplication.focusWidget(), "yllyiy")
    clerk.room.snapshot(State.REVIEWING)
    press(clerk, Qt.Key.Key_Return)
    assert (line.isEnabled(), line.text()) == (False, "")
    assert clerk.room.edits() == {}


def test_a_clerks_own_words_are_kept_and_known_at_once(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk)
    line = clerk.find(QLineEdit, "居住地址")
    line.setFocus()
    press(clerk, Qt.Key.Key_K, ctrl=True)
    finder = opened(clerk, qtbot, Finder)
    clerk.find(QLineEdit, "我的常用语的字母", finder).setText("zj")
    clerk.find(QLineEdit, "我的常用语", finder).setText("周家桥街道")
    press(clerk, Qt.Key.Key_S, ctrl=True)
    (kept,) = said(clerk, KeepSnippet)
    assert (kept.key, kept.words) == ("zj", "周家桥街道")
    press(clerk, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    QTest.keyClicks(line, ";zj")
    assert line.text() == "周家桥街道"
    assert not [one for one in clerk.window.findChildren(QDialog) if one.isVisible()]


def test_as_many_own_words_as_may_be_and_no_more_and_it_is_said_why(clerk: Clerk, qtbot: QtBot) -> None:
    serve(clerk)
    full(clerk)
    finder = opened(clerk, qtbot, Finder)
    key, words = (clerk.find(QLineEdit, name, finder) for name in ("我的常用语的字母", "我的常用语"))
    assert str(MOST_SNIPPETS) in finder._hint.text()
    press(clerk, Qt.Key.Key_S, ctrl=True)
    assert said(clerk, KeepSnippet) == [], "one more"
    key.setText("k7")
    press(clerk, Qt.Key.Key_S, ctrl=True)
    assert [one.key for one in said(clerk, KeepSnippet)] == ["k7"], "another instead"
    QApplication.clipboard().setText("字" * (LONGEST_SNIPPET + 1))
    words.paste()
    assert str(LONGEST_SNIPPET) in finder._hint.text()
    assert len(words.text()) == LONGEST_SNIPPET
