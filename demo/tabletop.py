"""The table under the document camera: planks with grain, and something laid on it by hand."""

from typing import Final

import numpy as np
from PIL import Image, ImageFilter

SIZE: Final = (3264, 2448)  # pixels: 8 megapixels, as of a document camera
_SHADE: Final = (20, 14, 8)


def laid(thing: Image.Image, turn: float, aside: tuple[int, int] = (0, 0)) -> Image.Image:
    """The table with `thing` (RGBA) near its middle, turned by so many degrees, moved aside by so many pixels."""
    table = _table()
    thing = thing.rotate(turn, expand=True, resample=Image.Resampling.BICUBIC)
    left, top = (SIZE[0] - thing.width) // 2 + aside[0], (SIZE[1] - thing.height) // 2 + aside[1]
    shadow = Image.new("L", (SIZE[0] // 8, SIZE[1] // 8))  # soft: an eighth of the size is enough
    small = thing.getchannel("A").resize((thing.width // 8, thing.height // 8)).point(lambda alpha: alpha * 0.6)
    shadow.paste(small, ((left + 14) // 8, (top + 22) // 8))
    table.paste(_SHADE, (0, 0), shadow.filter(ImageFilter.GaussianBlur(3)).resize(SIZE))
    table.paste(thing, (left, top), thing)
    return table


def _table() -> Image.Image:
    """Lit from the upper left."""
    random = np.random.default_rng(1946)  # the same table each time
    width, height = SIZE[0] // 2, SIZE[1] // 2
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = np.sin(y / 5 + 3 * np.sin(x / 350) + 1.2 * np.sin(x / 105 + y / 195))
    grain = random.normal(0, 0.5, (height, 1)) + random.normal(0, 0.35, (height, width))
    planks = np.repeat(random.normal(0, 9, 5), height // 5 + 1)[:height, None]
    seams = np.where((y.astype(int) % (height // 5 + 1)) < 3, -45, 0)
    light = 1.12 - 0.28 * (x / width + y / height) / 2
    tone = (waves * 7 + grain * 5 + planks + seams)[..., None]
    colours = (np.array([158, 112, 70]) + tone * np.array([1.0, 0.85, 0.65])) * light[..., None]
    return Image.fromarray(colours.clip(0, 255).astype(np.uint8)).resize(SIZE, Image.Resampling.BICUBIC)
