"""How long a wait will be, from how long visits last. Pure."""

import math
from typing import Final

LATEST: Final = 40  # visits that the service time is taken from: an hour or two of a centre
_UNKNOWN: Final = 12 * 60.0  # s; what a visit is taken to last before a centre has served any
_LOW: Final = 0.4  # of the expected wait; half of all waits are well below the mean
_HIGH: Final = 1.5


def expected(place: int, clerks: int, served: tuple[float, ...]) -> tuple[int, int]:
    """The wait in minutes as a range, for the one at `place` while `clerks` are all at work.

    `served` are the latest visits' seconds with their wrap-up. Their mean counts, not their median: each one ahead
    keeps a clerk for that long, and the few long visits are what makes people wait.
    """
    typical = sum(served) / len(served) if served else _UNKNOWN
    mean = max(place, 1) * typical / max(clerks, 1) / 60
    low = math.floor(mean * _LOW)
    return low, max(low + 2, math.ceil(mean * _HIGH))
