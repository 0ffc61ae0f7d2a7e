"""What is shown and seen beside the faces, as the server keeps it."""

import pytest
from msgspec.structs import replace

from signaling import second
from signaling.effects import Sender
from signaling.records import Place, VisitRecord
from windowkit.errors import Code, Refused
from windowkit.messages import LookAtTable, Role, Shown, ShowSecond
from windowkit.visit import State, Visit

CLERK = Sender(Role.COUNTER, "wang")
PLACE = Place(code="p", name="甲", name_en="Jia")


def record(state: State, *, shown: Shown = Shown.NOTHING, table_seen: bool = False) -> VisitRecord:
    return VisitRecord(
        visit=Visit(id="v", state=state),
        kiosk="k",
        committee=PLACE,
        centre=PLACE,
        matter="m",
        ticket="A001",
        opened=0.0,
        since=0.0,
        clerk="wang",
        shown=shown,
        table_seen=table_seen,
    )


SHOW = ShowSecond(id="1", visit="v", shown=Shown.FORM)
LOOK = LookAtTable(id="2", visit="v", on=True)


@pytest.mark.parametrize("state", [State.SERVING, State.REVIEWING, State.SUBMITTED])
def test_a_clerk_in_a_talk_shows_something_and_sees_the_table(state: State) -> None:
    assert second.changed(record(state), SHOW, CLERK).shown is Shown.FORM
    assert second.changed(record(state), LOOK, CLERK).table_seen


@pytest.mark.parametrize("message", [SHOW, LOOK])
@pytest.mark.parametrize("state", [State.WAITING, State.JOINING, State.RATING])
def test_nothing_begins_outside_of_a_talk(state: State, message: ShowSecond | LookAtTable) -> None:
    with pytest.raises(Refused) as refused:
        second.changed(record(state), message, CLERK)
    assert refused.value.code is Code.WRONG_STATE


def test_an_end_is_taken_in_every_state() -> None:
    shown = record(State.RATING, shown=Shown.WINDOW, table_seen=True)
    ended = second.changed(shown, replace(SHOW, shown=Shown.NOTHING), CLERK)
    assert second.changed(ended, replace(LOOK, on=False), CLERK) == record(State.RATING)


def test_a_kiosk_shows_nothing_and_looks_at_nothing() -> None:
    with pytest.raises(Refused) as refused:
        second.changed(record(State.SERVING), LOOK, Sender(Role.KIOSK, "k"))
    assert refused.value.code is Code.NOT_YOURS


@pytest.mark.parametrize("state", [State.WAITING, State.RATING, State.ENDED])
def test_the_end_of_a_talk_ends_both(state: State) -> None:
    assert second.followed(record(state, shown=Shown.FORM, table_seen=True)) == record(state)


def test_a_step_within_the_talk_ends_neither() -> None:
    going = record(State.REVIEWING, shown=Shown.FORM, table_seen=True)
    assert second.followed(going) == going
