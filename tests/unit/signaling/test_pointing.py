"""What the resident points at, as the server keeps it."""

import pytest
from msgspec.structs import replace

from signaling import pointing, telling
from signaling.records import Place, VisitRecord
from tests.unit.kiosk_app.story import MATTER
from windowkit.errors import Code, Refused
from windowkit.messages import PrinterChanged, Signature
from windowkit.pointing import MarkField
from windowkit.visit import State, Visit

PLACE = Place(code="p", name="甲", name_en="Jia")


def record(state: State = State.SERVING, *marks: str) -> VisitRecord:
    return VisitRecord(
        visit=Visit(id="v", state=state),
        kiosk="k",
        committee=PLACE,
        centre=PLACE,
        matter="m",
        ticket="A001",
        opened=0.0,
        since=0.0,
        objected="f1" if marks else "",
        marks=marks,
    )


def mark(field: str, *, on: bool = True) -> MarkField:
    return MarkField(id="1", visit="v", field=field, on=on)


def test_a_mark_stands_until_it_is_taken_away_and_saying_it_twice_changes_nothing() -> None:
    marked = pointing.marked(record(), mark("f1"), MATTER)
    both = pointing.marked(marked, mark("f2"), MATTER)
    assert both.marks == ("f1", "f2")
    assert pointing.marked(both, mark("f1"), MATTER) == both
    off = pointing.marked(both, mark("f1", on=False), MATTER)
    assert off.marks == ("f2",)
    assert pointing.marked(off, mark("f1", on=False), MATTER) == off


def test_the_clerks_edit_of_that_field_answers_it() -> None:
    mended = pointing.mended(record(State.SERVING, "f1", "f2"), "f1")
    assert (mended.marks, mended.objected) == (("f2",), "")


def test_a_form_with_a_mark_is_not_right() -> None:
    with pytest.raises(Refused) as refused:
        pointing.right(record(State.REVIEWING, "f1"))
    assert refused.value.code is Code.STALE
    assert pointing.right(record(State.REVIEWING)) == record(State.REVIEWING)


@pytest.mark.parametrize("state", [State.WAITING, State.SIGNED, State.SUBMITTED, State.RATING])
def test_nothing_is_marked_where_no_form_is_seen_but_a_mark_can_always_go(state: State) -> None:
    with pytest.raises(Refused) as refused:
        pointing.marked(record(state), mark("f1"), MATTER)
    assert refused.value.code is Code.WRONG_STATE
    assert pointing.marked(record(state, "f1"), mark("f1", on=False), MATTER).marks == ()


def test_a_field_that_the_form_does_not_have_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        pointing.marked(record(), mark("nonsense"), MATTER)
    assert refused.value.code is Code.BAD_FIELD


def test_kiosk_and_counter_see_what_the_resident_said_of_the_form() -> None:
    said = replace(record(State.SIGNED, "f1"), form_hash="h", signature=Signature(width=1, height=1, strokes=()))
    seen = telling.snapshot(
        said,
        place=0,
        minutes=(0, 0),
        kiosk_present=True,
        clerk_present=True,
        printer=PrinterChanged(),
        ending=None,
    )
    assert (seen.marks, seen.objected, seen.form_hash, seen.signed) == (("f1",), "f1", "h", True)
