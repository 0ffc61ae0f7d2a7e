"""Edits of a page: pure data, and the way from the still to what is seen and back."""

import pytest
from hypothesis import given, strategies as st

from windowkit.deskwork import SCALE, Edit, EditKind
from windowkit.page_edits import WHOLE, Look, fault, look, seen_at, seen_size, spot_at

TURN = Edit(kind=EditKind.TURN)


def crop(*at: int) -> Edit:
    return Edit(kind=EditKind.CROP, at=at)


def test_edits_add_up_and_the_last_crop_stands() -> None:
    pen = Edit(kind=EditKind.PEN, at=(0, 0, 10, 10))
    assert look(()) == Look(0, WHOLE, ())
    assert look([TURN, pen, crop(0, 0, 5000, 5000), TURN, crop(1000, 0, 9000, 5000)]) == Look(
        2, (1000, 0, 9000, 5000), (pen,)
    )
    assert look([TURN] * 4).quarters == 0


def test_a_page_that_is_turned_is_as_high_as_it_was_wide() -> None:
    assert seen_size(look([]), 3264, 2448) == (3264, 2448)
    assert seen_size(look([TURN, crop(0, 0, 5000, 10000)]), 3264, 2448) == (2448, 1632)


def test_the_upper_left_corner_is_at_the_right_after_a_turn() -> None:
    assert seen_at(look([TURN]), (0, 0), 100, 200) == (100, 0)
    assert seen_at(look([crop(0, 0, 5000, 5000)]), (2500, 2500), 100, 200) == (50, 100)


EDGE = st.integers(0, SCALE // 2 - 100)


@given(EDGE, EDGE, EDGE, EDGE, st.integers(0, 5), st.floats(0, 1), st.floats(0, 1))
def test_what_is_touched_is_what_is_marked(
    left: int, top: int, right: int, bottom: int, turns: int, across: float, down: float
) -> None:
    shown = look([*[TURN] * turns, crop(left, top, SCALE - right, SCALE - bottom)])
    width, height = 800.0, 600.0
    x, y = seen_at(shown, spot_at(shown, across * width, down * height, width, height), width, height)
    assert abs(x - across * width) < 5  # a ten-thousandth of a still that is cropped to a fiftieth
    assert abs(y - down * height) < 5


@pytest.mark.parametrize(
    ("edit", "fine"),
    [
        (TURN, True),
        (Edit(kind=EditKind.TURN, at=(1,)), False),
        (crop(0, 0, 5000, 5000), True),
        (crop(5000, 0, 5100, 5000), False),  # a slip of the hand
        (crop(5000, 0, 0, 5000), False),
        (crop(0, 0, 5000), False),
        (Edit(kind=EditKind.PEN, at=(0, 0, 1, 1)), True),
        (Edit(kind=EditKind.PEN, at=(0, 0, 1)), False),
        (Edit(kind=EditKind.PEN, at=(0, 0)), False),
        (Edit(kind=EditKind.PEN, at=(0, 0, 1, 1), words="x"), False),
        (Edit(kind=EditKind.WORDS, at=(0, 0), words="这里缺章"), True),
        (Edit(kind=EditKind.WORDS, at=(0, 0), words=" "), False),
        (Edit(kind=EditKind.WORDS, at=(0, 0), words="一\u202e"), False),
    ],
)
def test_what_is_no_edit_is_named(edit: Edit, fine: bool) -> None:
    assert (fault(edit) == "") is fine
