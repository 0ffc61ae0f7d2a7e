"""An operator's words at the desk, the night and the kept file: when they are done, and that each is done once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk_app.calling import StaffCalled
from kiosk_app.easing import EaseShown
from kiosk_app.kept import Keeper
from kiosk_app.machine import EndProgram
from kiosk_app.models import Desk
from kiosk_app.night_model import NightModel
from kiosk_app.operated import Operated
from kiosk_app.scene import Answered, Ask, LineChanged, MatterChosen, Order, Started, WentBack
from kiosk_app.settings import KioskSettings
from tests.unit.kiosk_app.story import MATTER, WELCOME, snapshot
from windowkit.messages import MatterDefined
from windowkit.operating import OperateKiosk, OperationDone, RemoteSettings
from windowkit.visit import State

QUIET = OperateKiosk(operation="quiet", settings=RemoteSettings(voice=False, volume=5, night=False))
START = OperateKiosk(operation="start", restart=True)


class Kiosk:
    """What an operator's words work on, and what came of them."""

    def __init__(self, folder: Path) -> None:
        self.keeper = Keeper(folder)
        self.desk = Desk(lambda: 1000.0, "zh_CN")
        self.night = NightModel(self.desk)
        self.speaks = [True]
        self.orders: list[Order] = []
        self.operated = Operated(self.desk, self.night, self.keeper, KioskSettings(), self.speaks.append)
        self.desk.ordered.connect(self.orders.append)
        self.hear(WELCOME, LineChanged(up=True))

    def hear(self, *events: object) -> None:
        """As the bridge brings them."""
        for event in events:
            self.desk.hear(event)
            self.operated.hear(event)
            QCoreApplication.processEvents()

    def told(self) -> list[tuple[str, bool]]:
        """What the server hears: of which word, and whether it has to wait."""
        return [(one.operation, one.busy) for one in self._said()]

    def answer(self) -> None:
        """The server's, to the last."""
        self.hear(Answered(command=self._said()[-1].id))

    def _said(self) -> list[OperationDone]:
        asked = [one.command for one in self.orders if isinstance(one, Ask)]
        return [one for one in asked if isinstance(one, OperationDone)]

    def starts(self) -> int:
        """How often it was ended to be started anew."""
        return self.orders.count(EndProgram(again=True))

    def visited(self) -> None:
        """Somebody has a visit."""
        self.hear(MatterDefined(matter=MATTER), snapshot(state=State.WAITING))

    def left(self) -> None:
        """They have gone, and the farewell with them."""
        self.hear(snapshot(state=State.ENDED, version=9), WentBack())


@pytest.fixture
def kiosk(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path)
    yield made
    made.desk.deleteLater()


def test_nobody_in_a_visit_hears_the_voice_end_and_the_next_one_begins_so(kiosk: Kiosk) -> None:
    kiosk.visited()
    kiosk.hear(QUIET)
    assert (kiosk.speaks, kiosk.night.wanted, kiosk.desk.scene.usual.volume) == ([True], True, 3)
    assert kiosk.keeper.kept.remote == RemoteSettings(), "a kiosk that falls in the visit goes on speaking"
    assert kiosk.told() == [("quiet", True)]
    kiosk.left()
    assert (kiosk.speaks, kiosk.night.wanted, kiosk.desk.scene.ease.volume) == ([True, False], False, 5)
    assert kiosk.keeper.kept.remote == QUIET.settings
    assert kiosk.told() == [("quiet", True), ("quiet", False)]
    kiosk.visited()
    kiosk.left()
    assert len(kiosk.told()) == 2, "once"


@pytest.mark.parametrize("event", [Started(), EaseShown(shown=True), StaffCalled(on=True)])
def test_a_word_waits_for_whoever_has_begun(kiosk: Kiosk, event: object) -> None:
    kiosk.hear(event, QUIET, START)
    assert kiosk.told() == [("quiet", True), ("start", True)]
    assert (kiosk.speaks, kiosk.starts()) == ([True], 0)


def test_a_new_start_is_told_first_and_waits_for_whoever_came_meanwhile(kiosk: Kiosk) -> None:
    kiosk.hear(START)
    assert (kiosk.told(), kiosk.starts()) == ([("start", False)], 0)
    kiosk.hear(Started())
    kiosk.answer()
    assert kiosk.starts() == 0
    kiosk.hear(WentBack(), MatterChosen(code="none"))
    assert kiosk.starts() == 1


def test_a_new_start_at_once_does_not_wait(kiosk: Kiosk) -> None:
    kiosk.visited()
    kiosk.hear(OperateKiosk(operation="now", restart=True, now=True))
    kiosk.answer()
    assert kiosk.starts() == 1


def test_an_answer_that_stays_away_loses_no_new_start_and_makes_no_second_one(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.hear(START)
    kiosk.visited()
    kiosk.left()  # whatever waited for an answer was given up with the visit
    (patience,) = (one for one in kiosk.operated.findChildren(QTimer) if one.isActive())
    patience.setInterval(0)
    QCoreApplication.processEvents()
    assert kiosk.starts() == 1
    after = Kiosk(tmp_path)
    after.hear(START)  # the server has not heard of it, and says it again
    after.answer()
    assert (after.told(), after.starts()) == ([("start", False)], 0)


def test_two_words_for_a_new_start_are_one_of_them_and_both_are_told(kiosk: Kiosk, tmp_path: Path) -> None:
    kiosk.hear(START, OperateKiosk(operation="again", restart=True))
    kiosk.answer()
    assert (kiosk.told(), kiosk.starts()) == ([("start", False), ("again", False)], 1)
    assert Keeper(tmp_path).kept.restarts == ("start", "again")


def test_what_cannot_be_kept_is_in_effect_and_not_done(kiosk: Kiosk, tmp_path: Path) -> None:
    (tmp_path / "kept.json.new").mkdir()  # in the way of the file that is written first
    kiosk.hear(QUIET)
    assert (kiosk.told(), kiosk.speaks) == ([("quiet", True)], [True, False])
    (tmp_path / "kept.json.new").rmdir()
    kiosk.hear(QUIET)
    assert kiosk.told()[-1] == ("quiet", False)
