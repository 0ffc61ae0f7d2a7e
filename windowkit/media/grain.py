"""How much of a camera's picture is noise: below that nothing has moved, and nothing needs to be sent. Pure.

A webcam in a lit room trembles by one to two levels in each pixel. Measured between two pictures, in the quietest fifth
of their blocks: in any room something stands still, and where nothing does (a camera that is carried) it is no noise.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_BLOCK: Final = 16  # pixels: VP8's own
_EVERY: Final = 4  # one block in so many each way: 225 of 720p's 3600
_QUIET: Final = 0.2  # share of the blocks
_NOISE: Final = 9.0  # levels squared; more is movement
_MARGIN: Final = 2.6  # times the noise: blocks of nothing but noise differ from each other, and from what was sent
_MOST: Final = 2000  # of a block: 2.8 levels in a pixel, seen by nobody

NOTHING: Final = 1  # of a block: libvpx's own least

type Plane = NDArray[np.uint8]


def unseen(before: Plane, now: Plane) -> int:
    """What a block may differ by, squared and summed, without anything having moved; both of one size."""
    difference = (_some(now).astype(np.int16) - _some(before)).astype(np.int32)
    powers = np.square(difference).sum(axis=(1, 3)).ravel()
    noise = float(np.quantile(powers, _QUIET)) / (2 * _BLOCK * _BLOCK)  # both pictures tremble
    return max(NOTHING, min(_MOST, round(_MARGIN * noise * _BLOCK * _BLOCK))) if noise < _NOISE else NOTHING


def _some(plane: Plane) -> Plane:
    """Some of its whole blocks: [row of blocks, row, column of blocks, column]."""
    high, wide = (size // _BLOCK for size in plane.shape)
    blocks = plane[: high * _BLOCK, : wide * _BLOCK].reshape(high, _BLOCK, wide, _BLOCK)
    return blocks[::_EVERY, :, ::_EVERY]
