"""The visit's table: every state x event, and an end for every state."""

from itertools import product

import pytest

from windowkit.errors import Code, Refused
from windowkit.visit import DEADLINES, TRANSITIONS, Event, Outcome, State, Visit, advance, allowed, begin

NOW = 1_800_000_000.0


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_a_visit_follows_the_table_and_nothing_else(state: State, event: Event) -> None:
    visit = Visit(id="v", state=state, version=7, deadline=NOW)
    if not allowed(state, event):
        with pytest.raises(Refused) as refusal:
            advance(visit, event, NOW)
        assert refusal.value.code is Code.WRONG_STATE
        return
    after = advance(visit, event, NOW)
    assert after.state is TRANSITIONS[state][event]
    assert after.version == visit.version + 1
    assert after.deadline == (NOW + DEADLINES[after.state] if after.state in DEADLINES else None)


@pytest.mark.parametrize("state", [state for state in State if state is not State.ENDED])
def test_every_state_ends_by_itself_and_with_an_outcome(state: State) -> None:
    visit, steps = Visit(id="v", state=state, deadline=NOW), 0
    while visit.state is not State.ENDED:
        assert visit.deadline is not None
        visit, steps = advance(visit, Event.OVERDUE, visit.deadline), steps + 1
        assert steps <= len(State)
    assert visit.outcome is not None
    assert visit.deadline is None


@pytest.mark.parametrize("state", [state for state in State if state is not State.ENDED])
def test_a_kiosk_lost_for_good_ends_the_visit_in_every_state(state: State) -> None:
    assert advance(Visit(id="v", state=state), Event.KIOSK_LOST, NOW).state is State.ENDED


def test_a_submitted_case_stays_accepted_whatever_is_lost_later() -> None:
    visit = advance(Visit(id="v", state=State.SIGNED), Event.SUBMIT, NOW)
    assert visit.outcome is Outcome.ACCEPTED
    for event in (Event.KIOSK_LOST, Event.CLERK_LOST, Event.OVERDUE):
        assert advance(visit, event, NOW).outcome is Outcome.ACCEPTED
    assert advance(visit, Event.FINISH, NOW, Outcome.MATERIALS_MISSING).outcome is Outcome.ACCEPTED


def test_the_clerks_outcome_is_kept_through_the_rating() -> None:
    visit = advance(Visit(id="v", state=State.SERVING), Event.FINISH, NOW, Outcome.MATERIALS_MISSING)
    assert visit.state is State.RATING
    assert advance(visit, Event.RATE, NOW).outcome is Outcome.MATERIALS_MISSING


def test_a_new_visit_waits() -> None:
    visit = begin("v", NOW)
    assert (visit.state, visit.version, visit.outcome) == (State.WAITING, 1, None)
