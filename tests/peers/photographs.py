"""Synthetic photographs of papers on tables: real letters, laid down in perspective, lit, blurred, noisy."""

import functools
import math
from typing import Final

import cv2
import msgspec
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

type Picture = npt.NDArray[np.uint8]

SMALL: Final = (1632, 1224)  # pixels, 2 megapixels: quick, where only the shapes matter
SIZE: Final = (3264, 2448)  # pixels, 8 megapixels
LARGE: Final = (4000, 3000)  # 12 megapixels
CARD: Final = (85.6, 54.0)  # mm, ISO/IEC 7810 ID-1
A4: Final = (297.0, 210.0)  # mm
TABLES: Final = {
    "dark": (52, 46, 40),
    "light": (205, 200, 190),
    "white": (236, 236, 234),
    "wood": (80, 120, 165),
}  # BGR
_SHADOW: Final = 64  # pixels around a page, within which its shadow ends
_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_TEXT: Final = "申请人姓名张福生住址上海市黄浦区五里桥街道瞿溪路八百弄十二号公民身份号码310103194601151230"


class Corners(msgspec.Struct, frozen=True):
    """Where a page lies: centre (parts of the picture), width (pixels), turn (degrees), how far it leans (0 to 0.2)."""

    x: float = 0.5
    y: float = 0.5
    width: float = 1700.0
    turn: float = 0.0
    lean: float = 0.0

    def points(self, size: tuple[int, int], shape: tuple[float, float]) -> npt.NDArray[np.float32]:
        """The four corners in the picture: top left of the page first, clockwise."""
        width, height = self.width, self.width * shape[1] / shape[0]
        flat = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float64) * (width / 2, height / 2)
        flat *= 1 + self.lean * flat[:, 1:] / height  # the far edge looks shorter
        angle = math.radians(self.turn)
        turned = flat @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
        return (turned + np.array([self.x * size[0], self.y * size[1]])).astype(np.float32)


def page(
    shape: tuple[float, float], scale: float, *, text: bool = True, paper: int = 238, point: float = 10.0
) -> Picture:
    """A page of that many mm at `scale` pixels a mm, with lines of `point` pt; see `mask` for round corners."""
    size = round(shape[0] * scale), round(shape[1] * scale)
    image = Image.new("RGB", size, (paper, paper, paper))
    if text:
        draw = ImageDraw.Draw(image)
        letters = point * 0.3528 * scale  # 1 pt is 0.3528 mm
        font = ImageFont.truetype(_FONT, round(letters), index=2)
        left, line, number = 0.07 * size[0], letters * 1.6, 0
        y = 0.08 * size[1]
        while y + line < size[1] * 0.94:
            fits = int(size[0] * (0.86 if number % 4 < 3 else 0.4) / letters)
            draw.text((left, y), (_TEXT * 8)[number * 3 : number * 3 + fits], font=font, fill=(30, 30, 36))
            y += line
            number += 1
    return np.asarray(image)[:, :, ::-1].copy()


def mask(size: tuple[int, int], radius: float) -> Picture:
    """The page's shape with round corners of `radius` pixels."""
    image = Image.new("L", size, 0)
    ImageDraw.Draw(image).rounded_rectangle((0, 0, size[0] - 1, size[1] - 1), radius, fill=255)
    return np.asarray(image).copy()


@functools.cache
def table(kind: str, size: tuple[int, int] = SIZE) -> Picture:
    """An empty table, lit from the upper left."""
    random = np.random.default_rng(7)
    width, height = size[0] // 4, size[1] // 4
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    tone = random.normal(0, 1.2, (height, width))
    if kind == "wood":
        tone += 7 * np.sin(y / 2.5 + 3 * np.sin(x / 175) + 1.2 * np.sin(x / 52 + y / 97))
    light = 1.08 - 0.16 * (x / width + y / height) / 2
    picture = (np.array(TABLES[kind]) + tone[..., None]) * light[..., None]
    return cv2.resize(picture.clip(0, 255).astype(np.uint8), size, interpolation=cv2.INTER_CUBIC)


def lay(picture: Picture, sheet: Picture, corners: npt.NDArray[np.float32], radius: float = 0.0) -> Picture:
    """The picture with the sheet lying on it, casting a little shadow."""
    left, top = (max(0, int(least) // 8 * 8) for least in corners.min(axis=0) - _SHADOW)
    right, bottom = (int(most) // 8 * 8 for most in corners.max(axis=0) + _SHADOW)
    whole = picture.copy()
    around = whole[top:bottom, left:right]  # where nothing of it lies, nothing changes
    height, width = sheet.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    way = cv2.getPerspectiveTransform(flat, corners - np.array([left, top], np.float32))
    size = around.shape[1], around.shape[0]
    seen = cv2.warpPerspective(sheet, way, size, flags=cv2.INTER_AREA)
    shape = cv2.warpPerspective(mask((width, height), radius), way, size).astype(np.float32)[..., None] / 255
    soft = cv2.resize(shape, (size[0] // 8, size[1] // 8), interpolation=cv2.INTER_AREA)
    soft = cv2.resize(cv2.GaussianBlur(np.roll(soft, (2, 1), (0, 1)), (0, 0), 2), size)[..., None]
    light = np.linspace(1.02, 0.92, picture.shape[1], dtype=np.float32)[None, left : left + size[0], None]
    bare = 1 - shape
    lit = around * (bare - np.float32(0.25) * soft * bare**2) + seen * (light * shape)
    around[:] = lit.clip(0, 255)
    return whole


def taken(picture: Picture, *, blur: float = 1.0, motion: int = 0, noise: float = 2.0) -> Picture:
    """As a camera delivers it: blurred by `blur` pixels (sigma), smeared over `motion`, noisy, through a JPEG."""
    if blur:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    if motion:
        kernel = np.zeros((motion, motion), np.float32)
        kernel[motion // 2] = 1 / motion
        picture = cv2.filter2D(picture, -1, kernel)
    grain = np.random.default_rng(3).normal(0, noise, (512, 512, 3)).round().astype(np.int16)
    tiles = (picture.shape[0] // 512 + 1, picture.shape[1] // 512 + 1, 1)
    tiled = np.tile(grain, tiles)[: picture.shape[0], : picture.shape[1]]
    noisy = cv2.add(picture, tiled, dtype=cv2.CV_8U)
    _, jpeg = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 92])
    return cv2.imdecode(jpeg, cv2.IMREAD_COLOR).astype(np.uint8)


def shine(picture: Picture, x: float, y: float, radius: float) -> Picture:
    """A lamp mirrored at that place (pixels): white in the middle, fading outwards."""
    grid_y, grid_x = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]].astype(np.float32)
    light = (420 * np.exp(-((grid_x - x) ** 2 + (grid_y - y) ** 2) / radius**2)).astype(np.int16)
    return cv2.add(picture, cv2.merge([light] * 3), dtype=cv2.CV_8U).astype(np.uint8)


def photograph(
    kind: str,
    shape: tuple[float, float] = CARD,
    place: Corners = Corners(),  # noqa: B008 - frozen
    *,
    size: tuple[int, int] = SIZE,
    text: bool = True,
    paper: int = 238,
) -> Picture:
    """A page on a table, before the camera's part in it."""
    scale = place.width / shape[0]
    sheet = page(shape, scale, text=text, paper=paper, point=8.0 if shape == CARD else 10.0)
    radius = 3.18 * scale if shape == CARD else 0.0  # ISO/IEC 7810
    return lay(table(kind, size), sheet, place.points(size, shape), radius)
