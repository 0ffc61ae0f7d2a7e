"""`python -m bench.stills`: what it costs to find the page in a photograph and to judge it, and how often it is right.

The photographs are synthetic (tests/peers/photographs.py): a card and a sheet with real letters on four tables, turned
and leaning, with shadow, light falling off, blur, noise and a camera's JPEG.
"""

import itertools
import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from av.video.frame import VideoFrame

from kiosk_app.shutter import small
from tests.peers.photographs import A4, CARD, LARGE, SIZE, TABLES, Corners, Picture, photograph, shine, taken
from windowkit.media import judgement, page, stillness
from windowkit.media.camera import to_jpeg
from windowkit.media.still import develop, faultless
from windowkit.parts import Flaw

_TIMES: Final = 9
_RESULTS: Final = Path(__file__).with_name("results") / "stills.json"
_PLACES: Final = {
    "card": (CARD, Corners(width=1000, turn=12, lean=0.1)),
    "card turned": (CARD, Corners(width=1700, turn=-33)),
    "sheet": (A4, Corners(width=2700, turn=-4, lean=0.05)),
    "sheet upright": (A4, Corners(width=2000, turn=90, lean=0.02)),
}


def _times(megapixels: int, picture: Picture) -> dict[str, float]:
    """Median milliseconds of the processor for each step, on one core: what else this machine does hardly counts."""
    cv2.setNumThreads(1)
    frame = VideoFrame.from_ndarray(picture, format="bgr24").reformat(format="yuvj420p")
    live = frame.reformat(1280, 720, "yuv420p")
    found = page.find(picture)
    if found.page is None:
        raise SystemExit("bench: no page in the photograph that is measured")
    corners = found.page.corners
    steps: dict[str, Callable[[], object]] = {
        "find the page": lambda: page.find(picture),
        "judge": lambda: judgement.judge(picture, found),
        "straighten and crop": lambda: page.cropped(picture, corners),
        "JPEG of the whole": lambda: to_jpeg(frame),
        "all, from frame to still": lambda: develop(frame),
        "one look whether it lies still": lambda: stillness.differ(small(live), small(live)),
        "whether it would be good": lambda: faultless(frame),
    }
    return {f"{name}, {megapixels} MP (ms)": _median(step) for name, step in steps.items()}


def _median(step: Callable[[], object]) -> float:
    took: list[float] = []
    for _ in range(_TIMES):
        begun = time.process_time()
        step()
        took.append((time.process_time() - begun) * 1000)
    return statistics.median(took)


def _finding() -> dict[str, float]:
    """How many pages are found, and how far their corners are from the truth (pixels at 8 MP)."""
    found, worst, lost = 0, 0.0, 0.0
    cases = list(itertools.product([kind for kind in TABLES if kind != "white"], _PLACES.values(), (True, False)))
    for kind, (shape, where), text in cases:
        seen = page.find(taken(photograph(kind, shape, where, text=text))).page
        if seen is not None:
            truth = where.points(SIZE, shape)
            truth = np.roll(truth, -int(np.argmin(truth.sum(axis=1))), axis=0)
            found += 1
            worst = max(worst, float(np.abs(seen.corners - truth).max()))
            lost = max(lost, 1 - float(cv2.contourArea(seen.corners)) / float(cv2.contourArea(truth)))
    return {
        "pages found (%)": 100 * found / len(cases),
        "corner, furthest from the truth (px at 8 MP)": worst,
        "page lost before the margin, most (%)": 100 * max(0.0, lost),
    }


def _judging() -> dict[str, float]:
    """How many photographs are judged as they should be (%)."""
    right: dict[str, list[bool]] = {}
    for kind, (shape, where), text in itertools.product(("dark", "wood"), _PLACES.values(), (True, False)):
        picture = photograph(kind, shape, where, text=text)
        x, y = where.points(SIZE, shape).mean(axis=0)
        cases: dict[str, tuple[Picture, tuple[Flaw, ...]]] = {
            "sharp (sigma 1.5): no flaw": (taken(picture, blur=1.5), ()),
            "blurred (sigma 3.5)": (taken(picture, blur=3.5), (Flaw.BLURRED,)),
            "moved by 25 px": (taken(picture, motion=25), (Flaw.BLURRED,)),
            "a lamp mirrored": (taken(shine(picture, float(x) + 150, float(y) - 80, 130)), (Flaw.GLARE,)),
        }
        for name, (seen, flaws) in cases.items():
            right.setdefault(name, []).append(judgement.judge(seen, page.find(seen)) == flaws)
    return {f"judged right, {name} (%)": 100 * sum(each) / len(each) for name, each in right.items()}


def main() -> None:
    """Print the table and keep it as JSON."""
    rows: dict[str, float] = {}
    for megapixels, size, width in ((8, SIZE, 2700.0), (12, LARGE, 3300.0)):
        rows |= _times(megapixels, taken(photograph("wood", A4, Corners(width=width, turn=2, lean=0.03), size=size)))
    rows |= _finding() | _judging()
    longest = max(map(len, rows))
    for name, value in rows.items():
        print(f"{name:<{longest}}  {value:9.1f}")
    print(f"\n{os.cpu_count()} cores, one used; results in {_RESULTS.relative_to(Path.cwd())}")
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_text(json.dumps({name: round(value, 2) for name, value in rows.items()}, indent=2) + "\n")


if __name__ == "__main__":
    main()
