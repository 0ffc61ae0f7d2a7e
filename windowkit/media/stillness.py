"""When a paper is photographed by itself: it was laid down, lies still, and the picture of it would be good. Pure.

Nothing happens where nothing has moved since it is watched: what lay there before was not laid down for this picture.
"""

from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

type Small = npt.NDArray[np.uint8]
"""Brightness of the table, some hundred places wide."""

EVERY: Final = 0.25  # s between two looks
STILL: Final = 1.2  # s without motion before the picture is judged
COUNTED: Final = 3  # shown as 3, 2, 1
COUNT: Final = 0.6  # s each: whoever wants to lay it better still can
AGAIN: Final = 8.0  # s until a picture that was not good is judged again: a lamp may have been turned
_STEP: Final = 14  # of 255: more than noise and a lamp's flicker
_PART: Final = 0.004  # of all places: a finger at the edge of a sheet


class Lying(msgspec.Struct, frozen=True, kw_only=True):
    """How it lies. Times are seconds of one clock; `good` since when its picture is known to be good."""

    moved: bool = False
    since: float | None = None
    judged: float | None = None
    good: float | None = None
    taken: bool = False


def differ(before: Small, now: Small) -> bool:
    """Whether something moved; that all of it became brighter or darker alike is no motion."""
    step = now.astype(np.int16) - before
    return float((np.abs(step - int(np.median(step))) > _STEP).mean()) > _PART


def looked(lying: Lying, at: float, *, moving: bool) -> Lying:
    """After a look."""
    if moving:
        return Lying(moved=True)
    if not lying.moved or lying.since is not None:
        return lying
    return msgspec.structs.replace(lying, since=at)


def to_judge(lying: Lying, at: float) -> bool:
    """Whether the picture is to be judged now."""
    if lying.since is None or lying.good is not None or at < lying.since + STILL:
        return False
    return lying.judged is None or at >= lying.judged + AGAIN


def judged(lying: Lying, at: float, *, good: bool) -> Lying:
    """After the judgement of a picture taken while it lay so."""
    return msgspec.structs.replace(lying, judged=at, good=at if good else None)


def count(lying: Lying, at: float) -> int | None:
    """What is counted down now: 3, 2, 1, and 0 for the picture; None where nothing is."""
    if lying.good is None or lying.taken:
        return None
    return max(0, COUNTED - int((at - lying.good) / COUNT))


def taken(lying: Lying) -> Lying:
    """It was photographed: not again before it is moved."""
    return msgspec.structs.replace(lying, taken=True)
