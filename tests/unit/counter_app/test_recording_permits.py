"""When a clerk may ask for a recording, and when the counter asks by itself."""

import msgspec
import pytest

from counter_app.actions import Action
from counter_app.desk import Desk, LineChanged, receive
from counter_app.permits import WhyNot, asks_by_itself, why_not
from tests.peers.counter_values import MATTER, NOW, WELCOME
from windowkit.consent import TALKING
from windowkit.matters import Recorded
from windowkit.messages import Consent, MatterDefined, Recording, VisitSnapshot
from windowkit.visit import State


def desk(state: State, rule: Recorded = Recorded.BY_CLERK, consent: Consent | None = None) -> Desk:
    recording = None if consent is None else Recording(id="r1", consent=consent, days=180)
    told = receive(receive(Desk(can_record=True), LineChanged(up=True)), WELCOME)
    told = receive(told, MatterDefined(matter=msgspec.structs.replace(MATTER, recording=rule)))
    snapshot = VisitSnapshot(
        visit="v1",
        state=state,
        version=1,
        changes=1,
        ticket="A012",
        matter=MATTER.code,
        committee="甲",
        committee_en="Jia",
        opened=NOW,
        recording=recording,
    )
    return receive(told, snapshot)


@pytest.mark.parametrize("state", sorted(set(State) - {State.WAITING, State.RATING, State.ENDED}))
def test_a_clerk_asks_while_the_two_talk(state: State) -> None:
    assert (why_not(desk(state), Action.ASK_RECORDING) is None) == (state in TALKING)


def test_a_counter_without_a_key_and_a_matter_that_is_never_recorded_ask_nobody() -> None:
    without = msgspec.structs.replace(desk(State.SERVING), can_record=False)
    assert why_not(without, Action.ASK_RECORDING) is WhyNot.NO_RECORDER
    assert why_not(desk(State.SERVING, Recorded.NEVER), Action.ASK_RECORDING) is WhyNot.NEVER_RECORDED


@pytest.mark.parametrize("consent", [None, *Consent])
def test_what_is_asked_or_recorded_can_be_ended_and_the_rest_asked(consent: Consent | None) -> None:
    now = desk(State.SERVING, consent=consent)
    runs = consent in (Consent.ASKED, Consent.GIVEN)
    assert (why_not(now, Action.END_RECORDING) is None) == runs
    assert (why_not(now, Action.ASK_RECORDING) is None) == (not runs)


def test_without_a_line_nothing_is_asked() -> None:
    cut = receive(desk(State.SERVING), LineChanged(up=False))
    assert why_not(cut, Action.ASK_RECORDING) is WhyNot.LINE_DOWN


def test_the_counter_asks_by_itself_once_and_only_where_the_matter_says_so() -> None:
    joining = desk(State.JOINING, Recorded.ASKED)
    assert asks_by_itself(joining, desk(State.SERVING, Recorded.ASKED))
    assert not asks_by_itself(joining, desk(State.SERVING, Recorded.BY_CLERK))
    assert not asks_by_itself(desk(State.SERVING, Recorded.ASKED), desk(State.SERVING, Recorded.ASKED))
    assert not asks_by_itself(joining, desk(State.SERVING, Recorded.ASKED, Consent.REFUSED))
