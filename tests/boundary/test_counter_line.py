"""The counter against a real HTTP and WebSocket server: sign-in, restarts, tokens, stills."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter_app.desk import Desk, unsaved, value
from counter_app.line import CounterLine, SignInFailed, StillArrived, StillOpened
from counter_app.models import DeskModel
from tests.peers.counter_end import CounterEnd, counter_end
from tests.peers.counter_values import GOOD_VALUES, MATTER, NOW, filled
from windowkit.engine import EngineThread
from windowkit.errors import Code
from windowkit.messages import EditField, MatterDefined, TokenRenewed, VisitSnapshot
from windowkit.qt.bridge import Bridge
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class _Counter:
    """The real line, bridge and desk; what the window would be told beside the desk is kept in `told`."""

    def __init__(self, engine: EngineThread, server: str) -> None:
        self.bridge = Bridge()
        self.line = CounterLine(engine, server, self.bridge.post)
        self.model = DeskModel(self.line)
        self.told: list[object] = []
        self.bridge.arrived.connect(self.model.hear, Qt.ConnectionType.QueuedConnection)
        self.model.heard.connect(self.told.append)

    @property
    def desk(self) -> Desk:
        return self.model.desk


@pytest.fixture
def end() -> Iterator[CounterEnd]:
    """A server."""
    with counter_end() as started:
        yield started


@pytest.fixture
def counter(qtbot: QtBot, end: CounterEnd) -> Iterator[_Counter]:
    """A counter that knows the server's address."""
    with EngineThread() as engine:
        yield _Counter(engine, end.url)


def _snapshot(version: int = 1, **fields: str) -> VisitSnapshot:
    return VisitSnapshot(
        visit="v1",
        state=State.SERVING,
        version=version,
        changes=version,
        ticket="A012",
        matter=MATTER.code,
        committee="甲",
        committee_en="Jia",
        opened=NOW,
        fields=filled(**fields),
    )


def _sign_in(counter: _Counter, qtbot: QtBot) -> None:
    counter.line.sign_in("wangmin", "right")
    qtbot.waitUntil(lambda: counter.desk.signed_in and counter.desk.line_up)


def _serve(counter: _Counter, end: CounterEnd, qtbot: QtBot) -> None:
    _sign_in(counter, qtbot)
    end.say(MatterDefined(matter=MATTER))
    end.say(_snapshot(**GOOD_VALUES))
    qtbot.waitUntil(lambda: counter.desk.visit is not None)


def test_a_clerk_signs_in_with_name_and_password(counter: _Counter, end: CounterEnd, qtbot: QtBot) -> None:
    _sign_in(counter, qtbot)
    assert counter.desk.who == "王敏"
    assert end.hellos[0].token == "t1"


def test_a_wrong_password_is_refused_with_its_code(counter: _Counter, qtbot: QtBot) -> None:
    counter.line.sign_in("wangmin", "wrong")
    qtbot.waitUntil(lambda: counter.told == [SignInFailed(Code.BAD_CREDENTIALS)])
    assert not counter.desk.signed_in


def test_a_server_that_is_not_there_is_said_and_can_be_tried_again(
    counter: _Counter, end: CounterEnd, qtbot: QtBot
) -> None:
    end.stop()
    counter.line.sign_in("wangmin", "right")
    qtbot.waitUntil(lambda: counter.told == [SignInFailed(None)])
    end.start()
    _sign_in(counter, qtbot)


def test_what_is_typed_while_the_server_is_away_arrives_after_its_return(
    counter: _Counter, end: CounterEnd, qtbot: QtBot
) -> None:
    _serve(counter, end, qtbot)
    end.stop()
    qtbot.waitUntil(lambda: not counter.desk.line_up)
    counter.model.edit("name", "李")
    counter.model.flush()
    counter.model.edit("name", "李明")
    counter.model.edit("phone", "13900139000")
    counter.model.flush()
    end.start()
    qtbot.waitUntil(lambda: counter.desk.line_up, timeout=15_000)
    qtbot.waitUntil(lambda: unsaved(counter.desk) == 0)
    edits = [each for each in end.heard if isinstance(each, EditField)]
    assert {(each.field, each.value) for each in edits} >= {("name", "李明"), ("phone", "13900139000")}
    # What the server stored before it went away comes back first, and is older than what is typed.
    end.say(_snapshot(2, **GOOD_VALUES))
    qtbot.waitUntil(lambda: counter.desk.visit is not None and counter.desk.visit.version == 2)
    assert value(counter.desk, "name") == "李明"


def test_a_renewed_token_is_shown_at_the_next_reconnect(counter: _Counter, end: CounterEnd, qtbot: QtBot) -> None:
    _sign_in(counter, qtbot)
    end.say(TokenRenewed(token="t2", token_expires=NOW, server_time=NOW))
    end.tokens = {"t2"}
    end.stop()
    end.start()
    end.until(lambda: len(end.hellos) == 2)
    assert end.hellos[1].token == "t2"


def test_an_expired_token_leads_to_the_sign_in_page_and_the_typed_fields_are_kept_and_sent(
    counter: _Counter, end: CounterEnd, qtbot: QtBot
) -> None:
    _serve(counter, end, qtbot)
    end.stop()
    qtbot.waitUntil(lambda: not counter.desk.line_up)
    counter.model.edit("name", "李明")
    counter.model.flush()
    end.tokens = {"t3"}
    end.start()
    qtbot.waitUntil(lambda: not counter.desk.signed_in, timeout=15_000)
    assert counter.desk.refusal is not None
    assert counter.desk.refusal.code is Code.TOKEN_EXPIRED
    end.next_token = "t3"
    _sign_in(counter, qtbot)
    qtbot.waitUntil(lambda: unsaved(counter.desk) == 0)
    assert [each.value for each in end.heard if isinstance(each, EditField)] == ["李明"]


def test_a_still_is_fetched_made_small_and_opened_in_full(counter: _Counter, end: CounterEnd, qtbot: QtBot) -> None:
    picture = QImage(1600, 1000, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "JPG")
    end.still = buffer.data().data()
    _sign_in(counter, qtbot)
    counter.line.fetch("v1", "d1")
    qtbot.waitUntil(lambda: bool(counter.told))
    arrived = counter.told[0]
    assert isinstance(arrived, StillArrived)
    assert arrived.thumbnail is not None
    assert (arrived.thumbnail.width(), arrived.thumbnail.height()) == (320, 200)
    counter.line.open_still("d1", arrived.content)
    qtbot.waitUntil(lambda: len(counter.told) == 2)
    opened = counter.told[1]
    assert isinstance(opened, StillOpened)
    assert opened.image.width() == 1600


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_a_still_that_is_no_picture_is_told_as_one_that_cannot_be_had(
    counter: _Counter, end: CounterEnd, qtbot: QtBot, content: bytes
) -> None:
    end.still = content
    _sign_in(counter, qtbot)
    counter.line.fetch("v1", "d1")
    qtbot.waitUntil(lambda: bool(counter.told))
    arrived = counter.told[0]
    assert isinstance(arrived, StillArrived)
    assert arrived.thumbnail is None
