"""Finding the page: on any table, turned, leaning, with others beside it; and never taking a part for the whole."""

import cv2
import numpy as np
import pytest

from tests.peers.photographs import (
    A4,
    CARD,
    LARGE,
    SMALL,
    TABLES,
    Corners,
    Picture,
    lay,
    page,
    photograph,
    table,
    taken,
)
from windowkit.media.page import Found, cropped, find

LYING = {
    "card": (CARD, Corners(width=500, turn=12, lean=0.1)),
    "turned card": (CARD, Corners(width=850, turn=-33)),
    "sheet": (A4, Corners(width=1350, turn=-4, lean=0.05)),
    "upright sheet": (A4, Corners(width=1000, turn=90, lean=0.02)),
}


def ordered(corners: np.ndarray) -> np.ndarray:
    return np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0)


def error(found: Found, truth: np.ndarray) -> float:
    assert found.page is not None
    return float(np.abs(found.page.corners - ordered(truth)).max())


@pytest.mark.parametrize("text", [True, False])
@pytest.mark.parametrize("lying", LYING)
@pytest.mark.parametrize("kind", ["dark", "light", "wood"])
def test_a_page_is_found_to_a_few_pixels(kind: str, lying: str, text: bool) -> None:
    shape, where = LYING[lying]
    found = find(taken(photograph(kind, shape, where, size=SMALL, text=text)))
    assert error(found, where.points(SMALL, shape)) < 3
    assert not found.cut


@pytest.mark.parametrize("lying", LYING)
def test_white_on_white_is_found_by_its_shadow_or_left_whole(lying: str) -> None:
    shape, where = LYING[lying]
    found = find(taken(photograph("white", shape, where, size=SMALL)))
    if found.page is not None:
        truth = ordered(where.points(SMALL, shape))
        outer = cv2.contourArea(found.page.corners) - cv2.contourArea(truth)
        assert error(found, truth) < 13
        assert outer > -0.005 * cv2.contourArea(truth)  # nothing of the page is lost


def test_at_twelve_megapixels() -> None:
    where = Corners(width=3300, turn=2, lean=0.03)
    assert error(find(taken(photograph("wood", A4, where, size=LARGE))), where.points(LARGE, A4)) < 8


@pytest.mark.parametrize("kind", TABLES)
def test_on_an_empty_table_there_is_no_page(kind: str) -> None:
    assert find(taken(table(kind, SMALL))) == Found()


def two_cards() -> Picture:
    scale = 500 / CARD[0]
    first = photograph("dark", CARD, Corners(x=0.3, width=500), size=SMALL)
    second = Corners(x=0.7, y=0.6, width=500, turn=5).points(SMALL, CARD)
    return lay(first, page(CARD, scale, point=8), second, 3.18 * scale)


def filling_sheet() -> Picture:
    return cv2.resize(page(A4, 5.5), SMALL).astype(np.uint8)


def framed() -> Picture:
    sheet = filling_sheet()
    cv2.rectangle(sheet, (300, 300), (1300, 850), (40, 40, 40), 3)
    return sheet


def boxed() -> Picture:
    sheet = filling_sheet()
    sheet[400:850, 450:1150] = (200, 170, 120)
    return sheet


@pytest.mark.parametrize("draw", [two_cards, filling_sheet, framed, boxed])
def test_what_is_not_one_whole_page_is_left_whole(draw: object) -> None:
    assert callable(draw)
    assert find(taken(draw())).page is None


@pytest.mark.parametrize("where", [Corners(x=0.75, width=1200, turn=3), Corners(x=0.75, y=0.75, width=1200, turn=3)])
def test_a_page_over_the_border_is_cut(where: Corners) -> None:
    assert find(taken(photograph("dark", A4, where, size=SMALL))) == Found(cut=True)


def test_the_crop_is_straight_upright_and_as_large_as_the_page() -> None:
    where = Corners(width=850, turn=7, lean=0.06)
    sheet = page(CARD, 850 / CARD[0], point=8)
    sheet[50:150, 50:150] = (0, 0, 255)  # red, top left
    picture = taken(lay(table("dark", SMALL), sheet, where.points(SMALL, CARD)))
    found = find(picture)
    assert found.page is not None
    cut = cropped(picture, found.page.corners)
    height, width = cut.shape[:2]
    assert abs(width - 864) < 13
    assert abs(width / height - CARD[0] / CARD[1]) < 0.05
    assert cut[107, 107, 2] > 150 > cut[107, 107, 0]
    rim = cut[3:-3, [2, -3]].mean(), cut[[2, -3]].mean()
    assert max(rim) < 120  # a little of the table all around: no edge is cut
