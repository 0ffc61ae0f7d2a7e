"""Judging a photograph: what a clerk could read must pass, what nobody can read must not."""

import cv2
import numpy as np
import pytest

from tests.peers.photographs import (
    A4,
    CARD,
    SIZE,
    SMALL,
    TABLES,
    Corners,
    Picture,
    lay,
    page,
    photograph,
    shine,
    table,
    taken,
)
from windowkit.media.judgement import blur_of, judge
from windowkit.media.page import find
from windowkit.parts import Flaw

PAGES = {
    "card": (CARD, Corners(width=1000, turn=12, lean=0.1)),
    "sheet": (A4, Corners(width=2700, turn=-4, lean=0.05)),
}


def flaws(picture: Picture) -> tuple[Flaw, ...]:
    return judge(picture, find(picture))


@pytest.mark.parametrize(
    ("kind", "lying", "text"), [("dark", "card", True), ("wood", "sheet", True), ("wood", "card", False)]
)
def test_sharp_enough_to_read_or_not(kind: str, lying: str, text: bool) -> None:
    picture = photograph(kind, *PAGES[lying], text=text)
    assert flaws(taken(picture, blur=1.5)) == ()
    for blurred in (3.5, 10):
        assert flaws(taken(picture, blur=blurred)) == (Flaw.BLURRED,)
    assert flaws(taken(picture, motion=25)) == (Flaw.BLURRED,)


def test_the_blur_of_a_sheet_is_measured_in_pixels() -> None:
    picture = photograph("dark", *PAGES["sheet"])
    seen = taken(picture, blur=2.0)
    found = find(seen)
    assert found.page is not None
    measured = blur_of(seen, found.page.corners)
    assert measured is not None
    assert abs(measured - 2.0) < 0.3


@pytest.mark.parametrize(
    ("kind", "lying", "text"), [("dark", "card", True), ("wood", "sheet", True), ("wood", "card", False)]
)
def test_a_mirrored_lamp_is_glare(kind: str, lying: str, text: bool) -> None:
    shape, where = PAGES[lying]
    x, y = where.points(SIZE, shape).mean(axis=0)
    assert flaws(taken(shine(photograph(kind, shape, where, text=text), x + 150, y - 80, 130))) == (Flaw.GLARE,)


def test_white_paper_and_a_white_box_are_no_glare() -> None:
    assert flaws(taken(photograph("dark", *PAGES["sheet"], paper=254))) == ()
    picture = photograph("dark", *PAGES["sheet"], paper=205)
    picture[1000:1300, 1400:2000] = 255
    assert flaws(taken(picture)) == ()


def test_a_lamp_on_the_table_beside_the_page_does_no_harm() -> None:
    assert flaws(taken(shine(photograph("light", *PAGES["card"]), 400, 2100, 150))) == ()


@pytest.mark.parametrize("kind", TABLES)
def test_an_empty_table_is_said_to_be_empty(kind: str) -> None:
    assert flaws(taken(table(kind, SMALL))) == (Flaw.EMPTY,)


@pytest.mark.parametrize(("light", "found"), [(0.5, ()), (0.3, (Flaw.DARK,)), (0.05, (Flaw.DARK,))])
def test_too_little_light_is_said_and_a_dim_room_is_enough(light: float, found: tuple[Flaw, ...]) -> None:
    picture = photograph("wood", *PAGES["sheet"]).astype(np.float32) * light
    assert flaws(taken(picture.astype(np.uint8))) == found


def test_a_dark_cover_with_bright_letters_is_not_too_dark() -> None:
    booklet = page(CARD, 1000 / CARD[0], paper=250, point=20)
    booklet = np.where(booklet < 128, np.uint8(210), np.uint8(60))  # gilt on a dark cover
    where = Corners(width=1000, turn=3)
    assert Flaw.DARK not in flaws(taken(lay(table("light"), booklet, where.points(SIZE, CARD))))


def test_a_sheet_without_edges_in_the_picture_is_not_empty() -> None:
    picture = photograph("dark", A4, Corners(width=3700))
    assert find(picture).page is None
    assert Flaw.EMPTY not in flaws(taken(picture))


def test_cut_off_and_too_small() -> None:
    assert flaws(taken(photograph("dark", A4, Corners(x=0.75, width=2400, turn=3)))) == (Flaw.CUT_OFF,)
    assert flaws(taken(photograph("dark", CARD, Corners(width=560)))) == (Flaw.TOO_SMALL,)


def test_a_curled_sheet_does_not_lie_flat() -> None:
    picture = photograph("dark", A4, Corners(width=2400))
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(np.float32)
    curled = cv2.remap(picture, x, y + 60 * np.cos((x - SIZE[0] / 2) / 900), cv2.INTER_LINEAR).astype(np.uint8)
    assert Flaw.NOT_FLAT in flaws(taken(curled))
