"""The clerk's desk: what may be done in each state, and what stands on the form."""

import msgspec
import pytest
from hypothesis import given, strategies as st

from counter_app.actions import Action
from counter_app.desk import (
    Answered,
    Asked,
    Closed,
    Desk,
    LineChanged,
    Typed,
    form_problems,
    receive,
    unsaved,
    unsent,
    value,
)
from counter_app.permits import WhyNot, may, why_not
from tests.peers.counter_values import GOOD_VALUES, MATTER, NOTICES, WELCOME, entry, filled
from windowkit.errors import Code
from windowkit.messages import Filled, MatterDefined, NoticeState, QueueChanged, TokenRenewed, VisitSnapshot
from windowkit.visit import Event, Outcome, State, allowed


def _snapshot(state: State, version: int = 1, **more: object) -> VisitSnapshot:
    first = VisitSnapshot(
        visit="v1",
        state=state,
        version=version,
        changes=version,
        ticket="A001",
        matter=MATTER.code,
        committee="甲",
        committee_en="Jia",
        opened=0.0,
    )
    return msgspec.structs.replace(first, **more)


def _desk(state: State = State.SERVING, **more: object) -> Desk:
    """A signed-in clerk with a visit in that state, its line up, its form complete."""
    more.setdefault("fields", filled(**GOOD_VALUES))
    news = [
        LineChanged(up=True),
        WELCOME,
        MatterDefined(matter=MATTER),
        _snapshot(State.JOINING),
        _snapshot(state, 2, **more),
    ]
    desk = Desk()
    for each in news:
        desk = receive(desk, each)
    return desk


def test_the_servers_time_is_the_one_it_told_last() -> None:
    desk = _desk()
    told = receive(desk, TokenRenewed(token="t", token_expires=9000.0, server_time=5000.0))
    assert told == msgspec.structs.replace(desk, server_time=5000.0)


_EVENTS = {
    Action.REQUEST_DOCUMENT: Event.REQUEST_DOCUMENT,
    Action.REVIEW: Event.REVIEW,
    Action.WITHDRAW: Event.WITHDRAW,
    Action.SUBMIT: Event.SUBMIT,
    Action.FINISH: Event.FINISH,
}
_HELD = [state for state in State if state not in (State.WAITING, State.RATING, State.ENDED)]


@pytest.mark.parametrize("state", _HELD)
@pytest.mark.parametrize("action", _EVENTS)
def test_an_action_is_offered_exactly_where_the_visit_table_knows_its_step(state: State, action: Action) -> None:
    assert (action in may(_desk(state))) == allowed(state, _EVENTS[action])


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("line_up", [True, False])
def test_every_action_in_every_state_is_possible_or_has_a_reason(state: State, action: Action, line_up: bool) -> None:
    desk = receive(_desk(state), LineChanged(up=line_up))
    reason = why_not(desk, action)
    assert (reason is None) == (action in may(desk))
    assert reason is None or isinstance(reason, WhyNot)


@pytest.mark.parametrize("action", list(Action))
def test_nothing_may_be_done_before_signing_in(action: Action) -> None:
    assert why_not(Desk(), action) is WhyNot.SIGNED_OUT


def test_typing_goes_on_without_a_line_and_nothing_else_does() -> None:
    assert may(receive(_desk(notices=NOTICES), LineChanged(up=False))) == {Action.EDIT}


def test_a_waiting_visit_can_be_taken_only_with_a_free_desk() -> None:
    queue = QueueChanged(waiting=(entry(2),))
    assert why_not(receive(_desk(), queue), Action.TAKE) is WhyNot.SERVING_ALREADY
    assert why_not(receive(_desk(State.RATING), queue), Action.TAKE) is WhyNot.RESIDENT_RATES
    free = receive(receive(_desk(), _snapshot(State.ENDED, 9)), queue)
    assert why_not(free, Action.TAKE) is None
    assert why_not(receive(free, QueueChanged(waiting=())), Action.TAKE) is WhyNot.NOBODY_WAITS


def test_an_unfinished_form_is_not_read_out() -> None:
    desk = receive(_desk(), Typed(field="born", value="1946-02-30"))
    assert why_not(desk, Action.REVIEW) is WhyNot.FORM_UNFINISHED
    assert set(form_problems(desk)) == {"born"}


def test_an_action_is_asked_once_until_it_is_answered() -> None:
    desk = receive(_desk(), Asked(command="c", action=Action.REVIEW))
    assert why_not(desk, Action.REVIEW) is WhyNot.PENDING
    assert why_not(receive(desk, Answered(command="c")), Action.REVIEW) is None


def test_a_sheet_on_its_way_is_not_printed_a_second_time() -> None:
    assert why_not(_desk(State.SUBMITTED, notices=NOTICES), Action.PRINT) is None
    assert why_not(_desk(State.SUBMITTED, notices=NOTICES[1:2]), Action.PRINT) is WhyNot.NO_NOTICE
    uncertain = NoticeState(id="n", template="acceptance", number="1")
    assert why_not(_desk(State.SUBMITTED, notices=(uncertain,)), Action.PRINT) is None


def test_an_older_snapshot_changes_nothing() -> None:
    desk = receive(_desk(), _snapshot(State.REVIEWING, 5))
    assert receive(desk, _snapshot(State.SERVING, 4)) == desk


@given(texts=st.lists(st.text(max_size=5), min_size=1, max_size=8), data=st.data())
def test_no_snapshot_ever_undoes_a_newer_key_stroke(texts: list[str], data: st.DataObject) -> None:
    desk, last = _desk(fields={}), ""
    for number, text in enumerate(texts):
        desk, last = receive(desk, Typed(field="name", value=text)), text
        for field, draft in unsent(desk) if data.draw(st.booleans()) else ():
            sent = Asked(command=f"c{number}", action=Action.EDIT, subject=field, revision=draft.revision)
            desk = receive(desk, sent)
        known = desk.drafts.get("name")
        late = data.draw(st.integers(0, known.revision if known else 0))
        old = _snapshot(State.SERVING, 3 + number, fields={"name": Filled(value="old", revision=late)} if late else {})
        desk = receive(desk, old)
        assert value(desk, "name") == last


def test_a_higher_revision_from_the_server_stands() -> None:
    desk = receive(_desk(), Typed(field="name", value="张"))
    desk = receive(desk, _snapshot(State.SERVING, 9, fields={"name": Filled(value="李", revision=7)}))
    assert value(desk, "name") == "李"
    desk = receive(desk, Typed(field="name", value="王"))
    assert [(field, draft.revision) for field, draft in unsent(desk)] == [("name", 8)]


def test_strokes_between_two_commands_share_a_revision_and_later_ones_do_not() -> None:
    desk = _desk()
    for text in ("张", "张福"):
        desk = receive(desk, Typed(field="name", value=text))
    assert [draft.revision for _, draft in unsent(desk)] == [2]
    desk = receive(desk, Asked(command="c", action=Action.EDIT, subject="name", revision=2))
    assert unsent(desk) == ()
    assert [draft.revision for _, draft in unsent(receive(desk, Typed(field="name", value="张福生")))] == [3]


def test_a_field_counts_as_saved_once_its_last_command_is_answered() -> None:
    desk = receive(_desk(), Typed(field="name", value="王"))
    desk = receive(desk, Asked(command="c", action=Action.EDIT, subject="name", revision=2))
    assert unsaved(desk) == 1
    assert unsaved(receive(desk, Answered(command="c"))) == 0


def test_a_refused_edit_shows_what_the_server_holds_and_says_why() -> None:
    desk = receive(_desk(), Typed(field="name", value="王"))
    desk = receive(desk, Asked(command="c", action=Action.EDIT, subject="name", revision=2))
    desk = receive(desk, Answered(command="c", code=Code.WRONG_STATE))
    assert value(desk, "name") == GOOD_VALUES["name"]
    assert desk.refusal is not None
    assert desk.refusal.code is Code.WRONG_STATE


def test_an_expired_sign_in_keeps_the_desk_for_the_same_clerk() -> None:
    desk = receive(_desk(), Typed(field="name", value="王"))
    desk = receive(desk, LineChanged(up=False, reason=Code.TOKEN_EXPIRED))
    assert not desk.signed_in
    assert value(receive(desk, WELCOME), "name") == "王"


def test_another_clerk_finds_an_empty_desk() -> None:
    desk = receive(_desk(), LineChanged(up=False, reason=Code.REPLACED))
    other = msgspec.structs.replace(WELCOME, who="陈", service_number="0999")
    assert receive(desk, other).visit is None


def test_a_visit_that_went_back_to_the_queue_leaves_the_desk() -> None:
    assert receive(_desk(), _snapshot(State.WAITING, 3)).visit is None


def test_the_end_of_an_earlier_visit_does_not_clear_the_desk() -> None:
    desk = _desk()
    earlier = msgspec.structs.replace(_snapshot(State.ENDED, 99), visit="v0")
    assert receive(desk, earlier) == desk


def test_nothing_of_a_resident_stays_on_the_desk_once_the_visit_has_ended() -> None:
    desk = receive(_desk(), Typed(field="name", value="王"))
    ended = _snapshot(State.ENDED, 9, case="HP-1", outcome=Outcome.ACCEPTED, fields=filled(**GOOD_VALUES))
    desk = receive(desk, ended)
    assert (desk.visit, desk.drafts) == (None, {})
    assert desk.closed == Closed(ticket="A001", outcome=Outcome.ACCEPTED, case="HP-1")


def test_a_visit_that_ended_while_the_line_was_down_leaves_the_desk() -> None:
    welcomed = receive(_desk(), WELCOME)
    assert welcomed.visit is not None
    assert receive(welcomed, QueueChanged(waiting=())).visit is None


def test_a_visit_that_the_server_speaks_of_after_its_return_stays() -> None:
    resumed = receive(receive(_desk(), WELCOME), _snapshot(State.SERVING, 2))
    assert receive(resumed, QueueChanged(waiting=())).visit is not None


def test_an_objection_is_answered_by_the_next_key_stroke() -> None:
    desk = receive(_desk(objected="name"), Typed(field="name", value="王"))
    assert desk.visit is not None
    assert desk.visit.objected == ""
