"""A seal's picture, as it came from outside: only what can be laid over words goes on."""

import io
from typing import Final

from PIL import Image, UnidentifiedImageError

from print_service.worker import CannotRender

_SIDES: Final = range(100, 2001)  # pixels: 42 mm at 60 to 1200 dpi
_SQUARE: Final = 1.5  # one side to the other at most; seals are round, oval or square


def shape(picture: bytes) -> float:
    """Its width by its height. Raises CannotRender unless it is a PNG of a seal's size that words are seen through."""
    try:
        with Image.open(io.BytesIO(picture), formats=["PNG"]) as image:
            wide, high = image.size
            if wide not in _SIDES or high not in _SIDES or max(wide, high) > _SQUARE * min(wide, high):
                raise CannotRender("seal-bad-picture")
            clear = image.convert("RGBA").getchannel("A").getextrema()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise CannotRender("seal-bad-picture") from error
    if clear[0] == 255 or clear[1] == 0:  # it would cover the words; nothing is to be seen
        raise CannotRender("seal-bad-picture")
    return wide / high
