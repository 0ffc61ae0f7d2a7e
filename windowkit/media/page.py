"""The page in a photograph: its four corners, and the picture straightened and cropped to its edge. Pure.

A page is believed only where all four sides are real edges: straight, with another colour inside than outside over
nearly their whole length, and nothing written beside them. A frame printed on a sheet has the same paper on both
sides and is no edge. Where the page is not certain the picture is left whole: content is never cropped away.
"""

import itertools
from collections.abc import Iterator
from typing import Final, cast

import cv2
import msgspec
import numpy as np
import numpy.typing as npt

type Picture = npt.NDArray[np.uint8]
"""Height x width x 3, BGR."""
type Corners = npt.NDArray[np.float32]
"""4 x 2 pixels (x, y): clockwise, the one nearest the picture's top left first."""
type Values = npt.NDArray[np.float64]

_WORK: Final = 960  # pixels of the longer side while searching: a card's letters blur away, its edge stays sharp
_SMALLEST: Final = 0.02  # of the picture; an ID card under a camera that sees A3 is 0.037
_LARGEST: Final = 0.985
_MARGIN: Final = 0.008  # of the longer side kept around the page: half a millimetre of table hides no text
_REACH: Final = 14  # pixels to either side of a guessed edge in which the true one is looked for
_SAMPLES: Final = 72  # places along a side
_BEND: Final = 1.6  # pixels from a straight line that are still straight
_SIDE: Final = 0.80  # of a side's places must show the edge; a finger may hold the page
_ALL: Final = 0.88  # of all four sides' places
_STEP: Final = 4.0  # of 255 in at least one of Lab's channels between page and table; paper on a white desk has 5 to 10
_LETTERS: Final = 16  # letters beside the page: more is a sheet that goes on beyond the edge
_LETTER: Final = 3, 40  # pixels wide and high; a plank's seam is longer
_BORDER: Final = 3  # pixels at the picture's border that belong to no page


class Page(msgspec.Struct, frozen=True):
    """A page that is certainly there. `bent`: its sides are not straight, so it does not lie flat."""

    corners: Corners
    bent: bool = False


class Found(msgspec.Struct, frozen=True):
    """What lies there. `page` is None where nothing is certain; `cut`: a page reaches over the picture's border."""

    page: Page | None = None
    cut: bool = False


def find(picture: Picture) -> Found:
    """The one page in the picture; with several pages none is taken."""
    small = _small(picture)
    scale = small.shape[1] / picture.shape[1]
    lab = cast("Picture", cv2.cvtColor(small, cv2.COLOR_BGR2LAB))
    believed: list[Page] = []
    cut = False
    for guess in _guesses(lab):
        inside = _inside(guess, lab.shape)
        sides = [_edge(lab, *guess[[at, (at + 1) % 4]]) for at in range(4)]
        if all(inside):
            page = _page(guess, sides, lab.shape)
            if page is not None and not any(_same(page.corners, other.corners) for other in believed):
                believed.append(page)
        elif 1 <= inside.count(False) <= 2:
            cut = cut or all(side.seen >= _SIDE for side, whole in zip(sides, inside, strict=True) if whole)
    outer = _outermost(believed)
    if outer is None:
        return Found(cut=cut and not believed)
    if _letters(lab[:, :, 0], outer.corners) > _LETTERS:
        return Found()  # the edge was that of something printed on a larger sheet
    corners: Corners = (outer.corners / scale).astype(np.float32)
    return Found(page=Page(corners, outer.bent))


def lengths(corners: Corners) -> list[float]:
    """The four sides in pixels: top, right, bottom, left."""
    ways = np.roll(corners, -1, axis=0) - corners
    return [float(length) for length in np.hypot(ways[:, 0], ways[:, 1])]


def cropped(picture: Picture, corners: Corners) -> Picture:
    """The page from above, at the photograph's resolution, with a small margin so that no edge is cut."""
    top, right, bottom, left = lengths(corners)
    width, height = (top + bottom) / 2, (right + left) / 2
    margin = _MARGIN * max(width, height)
    size = round(width + 2 * margin), round(height + 2 * margin)
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) + np.float32(margin)
    way = cv2.getPerspectiveTransform(corners, flat)
    return cast(
        "Picture", cv2.warpPerspective(picture, way, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    )


_SIDES: Final = ((0, 1), (1, 2), (2, 3), (3, 0))  # top, right, bottom, left


def _small(picture: Picture) -> Picture:
    scale = min(1.0, _WORK / max(picture.shape[:2]))
    return cast("Picture", cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))


# -- guesses --------------------------------------------------------------------------------------------------


def _guesses(lab: Picture) -> Iterator[Corners]:
    """Quadrilaterals that may be pages, from several ways of telling page from table."""
    smooth = cast("Picture", cv2.medianBlur(lab, 5))
    known: list[Corners] = []
    for mask in (*_by_edges(smooth), *_by_level(smooth), _by_border(smooth)):
        contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours:
            large = cv2.contourArea(contour) >= _SMALLEST * mask.size
            quad = _quad(cast("npt.NDArray[np.int32]", cv2.convexHull(contour))) if large else None
            if quad is not None and not any(_same(quad, other) for other in known):
                known.append(quad)
                yield quad


def _by_edges(smooth: Picture) -> Iterator[Picture]:
    kernel = np.ones((3, 3), np.uint8)
    for low in (12, 40):  # faint edges of white on white; strong ones where the table has a grain
        edges = np.zeros(smooth.shape[:2], np.uint8)
        for channel in cv2.split(smooth):
            edges |= cv2.Canny(channel, low, 3 * low).astype(np.uint8)
        yield cast("Picture", cv2.dilate(edges, kernel, iterations=2))


def _by_level(smooth: Picture) -> Iterator[Picture]:
    for channel in cv2.split(smooth):
        _, mask = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        closed = cast("Picture", cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)))
        yield closed
        yield cast("Picture", cv2.bitwise_not(closed))


def _by_border(smooth: Picture) -> Picture:
    """What differs from the picture's border, which is mostly table."""
    rim = np.concatenate(
        [
            smooth[:8].reshape(-1, 3),
            smooth[-8:].reshape(-1, 3),
            smooth[:, :8].reshape(-1, 3),
            smooth[:, -8:].reshape(-1, 3),
        ]
    )
    middle = np.median(rim, axis=0)
    spread = np.median(np.abs(rim - middle), axis=0) * 1.5 + 2.0
    far = np.abs(smooth - middle) / spread
    mask = (far.max(axis=2) > 3.0).astype(np.uint8) * 255
    return cast("Picture", cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)))


def _quad(hull: npt.NDArray[np.int32]) -> Corners | None:
    """The hull as four corners, if it has about that shape; round corners are ignored here, the sides will tell."""
    around = cv2.arcLength(hull, closed=True)
    for part in (0.015, 0.025, 0.04, 0.06):
        rough = cv2.approxPolyDP(hull, part * around, closed=True)
        if len(rough) == 4:
            return _ordered(rough.reshape(4, 2).astype(np.float32))
    return None


def _ordered(corners: Corners) -> Corners:
    """Clockwise on the screen, the one nearest the picture's top left first: a page keeps lying as it lies."""
    middle = corners.mean(axis=0)
    turn = np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))
    clockwise = corners[turn]
    return np.roll(clockwise, -int(np.argmin(clockwise.sum(axis=1))), axis=0)


def _inside(quad: Corners, shape: tuple[int, ...]) -> list[bool]:
    """For each side whether it lies inside the picture and not along its border."""
    height, width = shape[:2]
    x, y = quad[:, 0], quad[:, 1]
    at_border = [x <= _BORDER, y <= _BORDER, x >= width - 1 - _BORDER, y >= height - 1 - _BORDER]
    return [not any(border[a] and border[b] for border in at_border) for a, b in _SIDES]


# -- a side ---------------------------------------------------------------------------------------------------


class _Edge(msgspec.Struct, frozen=True):
    """A side as it is: `line` is a point on it and its direction; `seen` the part of its places that show a step."""

    point: Values
    way: Values
    seen: float
    bent: bool


def _edge(lab: Picture, start: npt.NDArray[np.float32], end: npt.NDArray[np.float32]) -> _Edge:
    """The step between page and table near the line from `start` to `end` (clockwise: the page is on the right)."""
    length = float(np.linalg.norm(end - start))
    way = (end - start).astype(np.float64) / max(length, 1.0)
    inward = np.array([-way[1], way[0]])
    # The middle of the side: a card's corners are round (3.2 of 54 mm).
    along = np.linspace(0.1, 0.9, _SAMPLES) * length
    across = np.arange(-_REACH - 4, _REACH + 5, dtype=np.float64)
    places = start + along[:, None, None] * way + across[None, :, None] * inward
    x, y = np.moveaxis(places.astype(np.float32), 2, 0)
    seen = cast("Picture", cv2.remap(lab, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))
    total = np.cumsum(np.pad(seen.astype(np.float64), ((0, 0), (1, 0), (0, 0))), axis=1)
    means: Values = (total[:, 4:] - total[:, :-4]) / 4  # of four pixels each
    steps: Values = (means[:, 4:] - means[:, :-4])[:, 1:-1]  # inside minus outside, at offsets -_REACH + 0.5 ...
    offset, hits, bent = _fit(along, steps)
    middle = start + along.mean() * way
    slope, height = offset
    return _Edge(middle + height * inward, way + slope * inward, hits, bent)


def _fit(along: Values, steps: Values) -> tuple[tuple[float, float], float, bool]:
    """A line along the steps: its slope and height (pixels inward, in the middle), how much of it is seen, and bent.

    The outermost steps first: beside the true edge a line of letters can be the stronger one.
    """
    strong = np.abs(steps).max(axis=2)
    kept = strong.max(axis=1) >= _STEP
    if kept.sum() < _SAMPLES // 2:
        return (0.0, 0.0), 0.0, False
    s = along - along.mean()
    middle = (steps.shape[1] - 1) / 2
    outer, strongest = _first_peaks(strong), strong.argmax(axis=1).astype(np.float64)
    for peaks in (outer, strongest):
        line, near = _robust(s, peaks, kept, 1)
        hits = _agreeing(steps, near & kept, peaks)
        if hits >= _SIDE:
            return (float(line[0]), float(line[1]) - middle), hits, False
    curve, near = _robust(s, strongest, kept, 2)
    bent = abs(float(curve[0])) * float(s[-1]) ** 2 > 2 * _BEND
    return (float(line[0]), float(line[1]) - middle), _agreeing(steps, near & kept, strongest), bent


def _first_peaks(strong: Values) -> Values:
    """For each place the outermost step that is clearly one."""
    clear = np.maximum(_STEP, 0.3 * strong.max(axis=1))[:, None]
    padded = np.pad(strong, ((0, 0), (1, 1)))
    peak = (strong >= padded[:, :-2]) & (strong > padded[:, 2:]) & (strong >= clear)
    return np.where(peak.any(axis=1), peak.argmax(axis=1), strong.argmax(axis=1)).astype(np.float64)


def _robust(s: Values, peaks: Values, kept: npt.NDArray[np.bool_], degree: int) -> tuple[Values, npt.NDArray[np.bool_]]:
    """A polynomial through most of the peaks, letters and shadows left out; and which peaks lie on it."""
    where = np.flatnonzero(kept)
    picks = where[np.linspace(0, len(where) - 1, 9).astype(int)]
    chosen = np.array(list(itertools.combinations(picks, degree + 1)))
    guesses = np.linalg.solve(np.vander(s[chosen].ravel(), degree + 1).reshape(*chosen.shape, -1), peaks[chosen, None])
    all_near = np.abs(guesses[:, :, 0] @ np.vander(s, degree + 1).T - peaks) <= _BEND
    at = int((all_near & kept).sum(axis=1).argmax())
    best, most = guesses[at, :, 0], all_near[at]
    if (most & kept).sum() > degree + 1:
        best = np.polyfit(s[most & kept], peaks[most & kept], degree)
        most = np.abs(np.polyval(best, s) - peaks) <= _BEND
    return best, most


def _agreeing(steps: Values, near: npt.NDArray[np.bool_], peaks: Values) -> float:
    """The part of the side whose step goes the same way as most of the side: letters go either way."""
    if not near.any():
        return 0.0
    at_peak = steps[np.arange(len(peaks)), peaks.astype(int)]
    usual = np.median(at_peak[near], axis=0)
    size = float(np.linalg.norm(usual))
    if size < _STEP:
        return 0.0  # a drawn line: the same colour on both sides
    alike = at_peak @ (usual / size) >= 0.35 * size
    return float((near & alike).mean())


# -- belief ----------------------------------------------------------------------------------------------------


def _page(guess: Corners, sides: list[_Edge], shape: tuple[int, ...]) -> Page | None:
    """The page that these sides make, if they do."""
    seen = [side.seen for side in sides]
    if min(seen) < _SIDE or sum(seen) < 4 * _ALL:
        return None
    meets = [_meet(sides[at - 1], sides[at]) for at in range(4)]
    if any(meet is None for meet in meets):
        return None
    corners = np.array(meets, np.float32)
    height, width = shape[:2]
    if np.abs(corners - guess).max() > 0.06 * width or not _plausible(corners, width * height):
        return None
    limits = np.array([width, height]) - _BORDER
    if (corners < _BORDER).any() or (corners > limits).any():
        return None
    return Page(corners, any(side.bent for side in sides))


def _meet(one: _Edge, other: _Edge) -> Values | None:
    ways = np.array([one.way, -other.way]).T
    if abs(float(np.linalg.det(ways))) < 0.3:
        return None
    return one.point + np.linalg.solve(ways, other.point - one.point)[0] * one.way


def _plausible(corners: Corners, whole: int) -> bool:
    """Whether a rectangle can look like this under a camera over a table."""
    area = float(cv2.contourArea(corners))
    if not _SMALLEST * whole <= area <= _LARGEST * whole or not cv2.isContourConvex(corners):
        return False
    sides = lengths(corners)
    alike = all(0.6 <= sides[at] / sides[at + 2] <= 1.67 for at in (0, 1))
    slim = max(sides) / min(sides) <= 8  # a till receipt
    turns = [corners[(at + 1) % 4] - corners[at] for at in range(4)]
    bends = [float(np.dot(turns[at - 1], turns[at])) / (sides[at - 1] * sides[at]) for at in range(4)]
    return alike and slim and max(map(abs, bends)) <= 0.5  # corners of 60 to 120 degrees


def _same(one: Corners, other: Corners) -> bool:
    return float(np.abs(one - other).max()) < 5.0  # pixels; the sides are looked for anew around each


def _outermost(pages: list[Page]) -> Page | None:
    """The page that holds all the others; None where two lie side by side."""
    if not pages:
        return None
    outer = max(pages, key=lambda page: float(cv2.contourArea(page.corners)))
    for other in pages:
        middle = other.corners.mean(axis=0)
        drawn_in = middle + 0.9 * (other.corners - middle)
        if any(cv2.pointPolygonTest(outer.corners, (float(x), float(y)), measureDist=False) < 0 for x, y in drawn_in):
            return None
    return outer


def has_letters(picture: Picture) -> bool:
    """Whether something seems to be written anywhere in the picture."""
    return _letters(cv2.cvtColor(_small(picture), cv2.COLOR_BGR2LAB)[:, :, 0].astype(np.uint8), None) > _LETTERS


def _letters(light: Picture, without: Corners | None) -> int:
    """How many shapes look like letters: thin, dark and small; those on the page `without` do not count."""
    # Nine pixels: letters' strokes are thinner at this scale, hands and shadows are not.
    thin = cv2.morphologyEx(light, cv2.MORPH_BLACKHAT, np.ones((9, 9), np.uint8))
    dark = (thin > 40).astype(np.uint8)
    if without is not None:
        middle = without.mean(axis=0)
        cv2.fillConvexPoly(dark, (middle + 1.04 * (without - middle)).round().astype(np.int32), 0)
    _, _, shapes, _ = cv2.connectedComponentsWithStats(dark)
    sizes = shapes[1:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    least, most = _LETTER
    return int(((sizes >= least) & (sizes <= most)).all(axis=1).sum())
