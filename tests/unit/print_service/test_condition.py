"""A printer's attributes, as printers write them and as they should: what the clerk is told."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from print_service.condition import WANTED, Condition, Finish, finish, read
from print_service.ipp import Group, Tag, Value
from windowkit.messages import Supply, Tray

IDLE: Group = {"printer-state": (Value(Tag.ENUM, 3),)}


def reasons(*words: str) -> Group:
    return {"printer-state-reasons": tuple(Value(Tag.KEYWORD, one) for one in words)}


def names(name: str, *words: str) -> Group:
    return {name: tuple(Value(Tag.NAME, one) for one in words)}


def levels(name: str, *numbers: int) -> Group:
    return {name: tuple(Value(Tag.INTEGER, one) for one in numbers)}


def tray(name: str, level: int) -> Value:
    kind = "sheetFeedAutoRemovableTray"
    return Value(0x30, f"type={kind};maxcapacity=250;level={level};status=0;name={name};".encode())


@pytest.mark.parametrize(
    ("words", "state", "blocking"),
    [
        (["none"], 3, ()),
        (["media-empty-report"], 3, ("media-empty",)),
        (["media-empty-error", "cover-open-warning"], 5, ("cover-open", "media-empty")),
        (["toner-low-report", "com.maker-quiet-mode"], 3, ()),
        (["com.maker-lamp-broken-error"], 5, ("com.maker-lamp-broken",)),
        (["media-low-warning"], 5, ("stopped",)),
        ([], 5, ("stopped",)),
        (["drop table; --"], 5, ("stopped",)),
    ],
)
def test_why_it_cannot_print(words: list[str], state: int, blocking: tuple[str, ...]) -> None:
    told = read({"printer-state": (Value(Tag.ENUM, state),), **(reasons(*words) if words else {})})
    assert told.blocking == blocking


def test_a_printer_that_takes_no_jobs_says_so() -> None:
    assert read({"printer-is-accepting-jobs": (Value(Tag.BOOLEAN, value=False),)}).blocking == ("not-accepting-jobs",)


def test_what_is_foreseen_by_its_word_and_by_its_level() -> None:
    assert read({**IDLE, **reasons("media-low-report", "toner-low")}).detail.notes == ("media-low", "toner-low")
    marks = {
        **names("marker-names", "黑色", "废粉盒"),
        **names("marker-types", "toner", "wasteToner"),
        **levels("marker-levels", 7, 95),
    }
    told = read({**IDLE, **marks, "printer-input-tray": (tray("tray-1", 20), tray("auto", -2))})
    assert told.detail.notes == ("marker-waste-almost-full", "media-low", "toner-low")
    assert told.detail.trays == (Tray(name="tray-1", level=8),)
    assert told.detail.supplies == (
        Supply(name="黑色", kind="toner", level=7),
        Supply(name="废粉盒", kind="waste-toner", level=95),
    )
    assert told.blocking == ()


def test_a_supplys_colour_is_read_by_its_name_and_by_its_value() -> None:
    marks = {
        **names("marker-names", "A", "B", "C", "D"),
        **names("marker-types", "toner", "toner", "ink", "toner"),
        **names("marker-colors", "#000000", "#00ffff", "#00FFFF#FF00FF#FFFF00", "#123456"),
    }
    assert [one.colour for one in read({**IDLE, **marks}).detail.supplies] == ["black", "cyan", "multi-color", ""]
    described = read({**IDLE, **names("printer-supply", "type=toner;level=75;maxcapacity=100;colorantname=Black;")})
    assert [(one.kind, one.colour, one.level) for one in described.detail.supplies] == [("toner", "black", 75)]


def test_levels_that_are_not_said_foresee_nothing() -> None:
    marks = {**names("marker-names", "Black", "Cyan"), **levels("marker-levels", -2)}
    told = read({**IDLE, **marks, "printer-input-tray": (tray("main", -3),)})
    assert (told.detail.notes, [one.level for one in told.detail.supplies]) == ((), [None, None])


def test_the_empty_tray_is_named() -> None:
    told = read({**IDLE, **reasons("media-empty"), "printer-input-tray": (tray("tray-1", 200), tray("tray-2", 0))})
    assert told.detail.trays == (Tray(name="tray-1", level=80), Tray(name="tray-2", level=0))
    assert told.detail.notes == ()


def test_the_sheet_counter_is_the_printers_where_it_has_one() -> None:
    both = {**levels("printer-impressions-completed", 900), **levels("printer-media-sheets-completed", 500)}
    assert (read(both).detail.sheets, read(both).detail.counted_here) == (500, False)
    assert read(levels("printer-impressions-completed", 900)).detail.sheets == 900
    assert read(IDLE).detail.counted_here


def test_a_cups_queue_is_known_for_what_it_is() -> None:
    assert not read(IDLE).detail.indirect
    assert read({**IDLE, **names("cups-version", "2.4.2")}).detail.indirect
    assert read({**IDLE, "device-uri": (Value(Tag.URI, "usb://x"),)}).detail.indirect


@pytest.mark.parametrize(
    ("duplex", "staple", "pages", "wanted"),
    [
        (True, 20, [1], Finish()),
        (True, 20, [2], Finish(duplex=True)),
        (True, 20, [3], Finish(duplex=True, staple=20)),
        (False, 4, [2], Finish(staple=4)),
        (False, 0, [5], Finish()),
        (True, 20, [1, 1], Finish(staple=20)),
        (True, 20, [2, 1], Finish(duplex=True, staple=20)),
    ],
)
def test_several_pages_come_on_both_sides_and_stapled_where_it_can(
    duplex: bool, staple: int, pages: list[int], wanted: Finish
) -> None:
    assert finish(Condition(duplex=duplex, staple=staple), pages) == wanted


_any_value = st.one_of(
    st.builds(Value, st.integers(0x10, 0x4F), st.binary(max_size=20)),
    st.builds(Value, st.just(int(Tag.INTEGER)), st.integers(-(2**31), 2**31 - 1)),
    st.builds(Value, st.just(int(Tag.BOOLEAN)), st.booleans()),
    st.builds(Value, st.just(int(Tag.TEXT)), st.text(max_size=200)),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine takes a second for the first one
@given(st.dictionaries(st.sampled_from(WANTED), st.lists(_any_value, max_size=12).map(tuple)))
def test_no_answer_however_odd_raises_or_grows_without_end(group: Group) -> None:
    told = read(group)
    assert len(told.blocking) <= 8
    assert len(told.detail.trays) <= 8
    assert all(len(one.name) <= 64 for one in (*told.detail.trays, *told.detail.supplies))
