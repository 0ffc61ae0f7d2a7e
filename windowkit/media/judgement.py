"""Whether a photograph of a paper can be read: is something there, whole, near, flat, sharp and without glare. Pure.

Sharpness is the width of the steps from paper to ink and from page to table, in pixels: how much is written does not
matter, and a blank page still has its edge. The sharpest of them count, as a shadow's edge is soft in any picture.
"""

from typing import Final, cast

import cv2
import numpy as np

from windowkit.media.page import Corners, Found, Picture, Values, has_letters, lengths
from windowkit.parts import Flaw

_BLURRED: Final = 0.0007  # sigma of the longer side: 2.3 pixels at 8 MP, where A4's 10 pt has its strokes 4 to 8 apart
_LEAST_SIGMA: Final = 2.0  # pixels; a small sensor's picture is never sharper than 1 to 1.5
_TILE: Final = 160  # pixels
_TILES: Final = 48  # 1.2 MP are looked at, where the most is written
_CONTRAST: Final = 48  # of 255 within 21 pixels: ink on paper, not noise and not a wood's grain
_FEW: Final = 40  # pixels on steps that are enough to judge by
_SMALL: Final = 640  # pixels of the page's longer side: an ID card has 7.5 a millimetre then (190 dpi)
_WHITE: Final = 249  # of 255 in all three colours: nothing can be read there any more
_BRIGHT: Final = 240  # a page that is this white all over is only well lit
_GLARE: Final = 0.003  # of the page in one white blot: 14 mm2 of a card, a character or two
_HALO: Final = 0.3  # of the way from paper to white, just outside a mirrored lamp; a printed white box ends sharply
_DARK: Final = 100  # of 255: white paper in a third of the light that a camera wants; a screen shows it as grey
_NIGHT: Final = 30  # of 255, where no page is seen: an empty dark table gives some 60 in good light
_BRIGHTEST: Final = 0.98  # of the page's pixels are darker: its paper, or the letters on a dark cover
_WORK: Final = 960  # pixels


def judge(picture: Picture, found: Found) -> tuple[Flaw, ...]:
    """What is wrong with the photograph; empty when it can be read. `found` is what page.find saw in it."""
    if found.cut:
        return (Flaw.CUT_OFF,)
    flaws: list[Flaw] = []
    corners = found.page.corners if found.page is not None else None
    if corners is not None and found.page is not None:
        flaws += [Flaw.NOT_FLAT] if found.page.bent else []
        flaws += [Flaw.TOO_SMALL] if max(lengths(corners)) < _SMALL else []
    if _is_dark(picture, corners):
        flaws.append(Flaw.DARK)
    width = blur_of(picture, corners)
    if width is not None and width > max(_LEAST_SIGMA, _BLURRED * max(picture.shape[:2])):
        flaws.append(Flaw.BLURRED)
    if corners is None and width is None and not has_letters(picture):
        return (Flaw.DARK,) if Flaw.DARK in flaws else (Flaw.EMPTY,)
    if corners is not None and _glares(picture, corners):  # a table may shine
        flaws.append(Flaw.GLARE)
    return tuple(flaws)


def _is_dark(picture: Picture, corners: Corners | None) -> bool:
    """Whether even the brightest of the page, or of a picture without one, is dark."""
    scale = min(1.0, _WORK / max(picture.shape[:2]))
    small = cast("Picture", cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    brightest: Picture = small.max(axis=2)
    page = np.ones(brightest.shape, np.uint8)
    if corners is not None:
        page[:] = 0
        cv2.fillConvexPoly(page, (corners * scale).round().astype(np.int32), 1)
    return float(np.quantile(brightest[page == 1], _BRIGHTEST)) < (_NIGHT if corners is None else _DARK)


def blur_of(picture: Picture, corners: Corners | None) -> float | None:
    """How wide steps are (sigma, pixels) in the worse direction; None where there is no step to judge by."""
    grey = cast("Picture", cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
    across: list[Values] = []
    down: list[Values] = []
    for left, top in _tiles(grey, corners):
        tile = grey[top : top + _TILE, left : left + _TILE]
        across.append(_widths(tile))
        down.append(_widths(np.ascontiguousarray(tile.T)))
    found = [np.concatenate(each) for each in (across, down) if each]
    widths = [float(np.quantile(each, 0.25)) for each in found if len(each) >= _FEW]
    return max(widths) if widths else None


def _tiles(grey: Picture, corners: Corners | None) -> list[tuple[int, int]]:
    """Where the picture has most contrast: left and top of some tiles, in and just around the page."""
    small = cast(
        "Picture",
        cv2.resize(grey, (max(1, grey.shape[1] // 20), max(1, grey.shape[0] // 20)), interpolation=cv2.INTER_NEAREST),
    )
    step = _TILE // 20
    rows, columns = small.shape[0] // step, small.shape[1] // step
    blocks = small[: rows * step, : columns * step].reshape(rows, step, columns, step)
    spread = blocks.max(axis=(1, 3)).astype(np.int32) - blocks.min(axis=(1, 3))
    if corners is not None:
        near = np.zeros((rows, columns), np.uint8)
        middle = corners.mean(axis=0)
        cv2.fillConvexPoly(near, ((middle + 1.02 * (corners - middle)) / _TILE).astype(np.int32), 1)
        spread[near == 0] = 0
    best = np.argsort(spread, axis=None)[::-1][:_TILES]
    return [(int(at % columns) * _TILE, int(at // columns) * _TILE) for at in best if spread.flat[at] > 0]


def _widths(tile: Picture) -> Values:
    """The sigma of each clear step along the rows: its height over its steepest slope is 2.5 sigma."""
    levels = tile.astype(np.float32)
    reach = np.ones((1, 21), np.uint8)  # pixels: wide enough for a step of sigma 6
    height = cv2.dilate(tile, reach).astype(np.float32) - cv2.erode(tile, reach).astype(np.float32)
    slope = np.abs(cv2.Sobel(levels, cv2.CV_32F, 1, 0, ksize=3)) / 8  # levels a pixel
    steepest = cv2.dilate(slope, reach)
    on = (height >= _CONTRAST) & (slope == steepest) & (slope > 0)
    return (height[on] / slope[on] / 2.5066).astype(np.float64)


def _glares(picture: Picture, corners: Corners) -> bool:
    """Whether a lamp is mirrored on the page: a white blot with a halo."""
    scale = min(1.0, _WORK / max(picture.shape[:2]))
    small = cast("Picture", cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    darkest: Picture = small.min(axis=2)
    page = np.zeros(darkest.shape, np.uint8)
    cv2.fillConvexPoly(page, (corners * scale).round().astype(np.int32), 1)
    paper = float(np.median(darkest[page == 1]))
    if paper >= _BRIGHT:
        return False
    # Closed: what of a letter still shows in the middle of the blot is not its outside.
    white = (darkest >= _WHITE).astype(np.uint8)
    white = cast("Picture", cv2.morphologyEx(white, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))) & page
    blots, labels, shapes, _ = cv2.connectedComponentsWithStats(white)
    for blot in range(1, blots):
        if shapes[blot, cv2.CC_STAT_AREA] >= _GLARE * page.sum():
            mask = (labels == blot).astype(np.uint8)
            ring = (cv2.dilate(mask, np.ones((9, 9), np.uint8)) == 1) & (mask == 0) & (page == 1)
            if ring.any() and float(np.median(darkest[ring])) > paper + _HALO * (_WHITE - paper):
                return True
    return False
