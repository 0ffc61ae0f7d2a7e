"""While a sheet is uncertain its notice is answered for, not printed."""

from pathlib import Path

import msgspec
import pytest

from counter_app.actions import Action
from counter_app.desk import Asked, Desk, LineChanged, receive
from counter_app.permits import WhyNot, printable, uncertain, why_not
from counter_app.sheet_phrases import footer, job_state
from print_service.notices.content import Templates
from print_service.notices.pieces import Foot
from tests.peers.counter_values import MATTER, NOW, WELCOME
from tests.peers.notices import acceptance, reminder_list, visit_summary
from windowkit.messages import JobState, MatterDefined, Notice, NoticeState, VisitSnapshot
from windowkit.printers import HANDED_ON
from windowkit.visit import State


def notice(state: JobState | None, number: int = 1) -> NoticeState:
    return NoticeState(id="n1", template="acceptance", number="1", attempt=number, state=state)


def desk(*notices: NoticeState) -> Desk:
    told = receive(receive(Desk(), LineChanged(up=True)), WELCOME)
    told = receive(told, MatterDefined(matter=MATTER))
    snapshot = VisitSnapshot(
        visit="v1",
        state=State.SUBMITTED,
        version=1,
        changes=1,
        ticket="A012",
        matter=MATTER.code,
        committee="甲",
        committee_en="Jia",
        opened=NOW,
        notices=notices,
    )
    return receive(told, snapshot)


@pytest.mark.parametrize("state", [None, *JobState])
def test_only_an_uncertain_sheet_is_answered_for_and_it_is_never_plainly_printed(state: JobState | None) -> None:
    one = notice(state)
    asked = state is JobState.UNCERTAIN
    assert uncertain(desk(one)) == ((one,) if asked else ())
    assert (why_not(desk(one), Action.SETTLE) is None) is asked
    if asked:
        assert not printable(one)
        assert why_not(desk(one), Action.PRINT) is WhyNot.NO_NOTICE


def test_a_queues_word_is_not_told_as_printed() -> None:
    done = notice(JobState.DONE)
    assert job_state(done) == "Printed"
    assert "Printed" not in job_state(msgspec.structs.replace(done, reasons=(HANDED_ON,)))


def test_an_answer_that_is_on_its_way_is_not_given_twice() -> None:
    waiting = receive(desk(notice(JobState.UNCERTAIN)), Asked(command="c1", action=Action.SETTLE, subject="n1"))
    assert why_not(waiting, Action.SETTLE) is WhyNot.PENDING


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("sheet", [acceptance(), visit_summary(), reminder_list()], ids=lambda one: one.template)
def test_the_clerk_is_told_exactly_what_stands_on_the_sheet(number: int, sheet: Notice) -> None:
    templates = Templates(Path(__file__).parents[3] / "assets" / "notices")
    foot = templates.content(msgspec.structs.replace(sheet, attempt=number)).pieces[-1]
    assert isinstance(foot, Foot)
    assert any(footer(notice(JobState.UNCERTAIN, number)) in line.split(" · ") for line in foot.lines)
