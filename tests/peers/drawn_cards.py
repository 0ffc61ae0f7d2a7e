"""Identity cards as a camera sees them: the demo's drawing with other people on it, lying askew, blurred, in the dark.

Nobody's: made-up people, and each card says 样例.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from demo import idcard
from demo.people import Person

type Picture = npt.NDArray[Any]

PEOPLE: Final = (
    Person(name="周德明", sex="男", born=date(1946, 3, 8), sequence="997",
           address="上海市静安区样例路128弄6号302室", phone=""),
    Person(name="欧阳秀兰", sex="女", born=date(1938, 11, 25), sequence="986",
           address="江苏省苏州市吴中区样例镇虚构村十二组7号", phone=""),
    Person(name="于洁", sex="女", born=date(1952, 10, 1), sequence="980",
           address="上海市黄浦区瞿溪路1号", phone=""),
    Person(name="买买提·吐尔逊", sex="男", born=date(1949, 12, 31), sequence="991",
           address="新疆维吾尔自治区喀什市样例街道虚构社区幸福路88号院3号楼2单元501室", phone=""),
)  # fmt: skip


def card(person: Person, width: int = 1712) -> Picture:
    """The card alone, from above, on a piece of table."""
    drawn = idcard._card(person).convert("RGBA")
    table = np.full((drawn.height + 40, drawn.width + 40, 3), (70, 112, 158), np.uint8)
    rgba = np.asarray(drawn)
    ink, alpha = rgba[..., 2::-1].astype(np.float32), rgba[..., 3:].astype(np.float32) / 255
    inner = table[20:-20, 20:-20]
    inner[...] = (ink * alpha + inner * (1 - alpha)).astype(np.uint8)
    return cv2.resize(table, None, fx=width / table.shape[1], fy=width / table.shape[1], interpolation=cv2.INTER_AREA)


def turned(picture: Picture, degrees: float) -> Picture:
    """Laid down askew, with table around it."""
    height, width = picture.shape[:2]
    how = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(how[0, 0]), abs(how[0, 1])
    size = int(height * sin + width * cos), int(height * cos + width * sin)
    how[0, 2] += size[0] / 2 - width / 2
    how[1, 2] += size[1] / 2 - height / 2
    return cv2.warpAffine(picture, how, size, borderValue=(70, 112, 158))


def blurred(picture: Picture, sigma: float) -> Picture:
    """Out of focus."""
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def dark(picture: Picture, light: float) -> Picture:
    """In so much light, from one side, with the noise of a camera that makes do."""
    random = np.random.default_rng(7)
    fall = np.linspace(1.0, 0.55, picture.shape[1], dtype=np.float32)[None, :, None]
    warm = np.array([0.75, 0.9, 1.0], np.float32)  # a lamp
    seen = picture * fall * warm * light + random.normal(0, 6, picture.shape)
    return seen.clip(0, 255).astype(np.uint8)


def leaning(picture: Picture) -> Picture:
    """Seen from below, not from above."""
    height, width = picture.shape[:2]
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    goal = np.array([(width * 0.06, height * 0.05), (width * 0.95, 0), (width, height), (0, height * 0.96)], np.float32)
    return cv2.warpPerspective(
        picture, cv2.getPerspectiveTransform(source, goal), (width, height), borderValue=(70, 112, 158)
    )


SEEN: Final[dict[str, Callable[[Picture], Picture]]] = {
    "as it is": lambda one: one,
    "turned by 9 degrees": lambda one: turned(one, 9),
    "turned by -14 degrees": lambda one: turned(one, -14),
    "on its head": lambda one: cv2.rotate(one, cv2.ROTATE_180),
    "upright": lambda one: cv2.rotate(one, cv2.ROTATE_90_CLOCKWISE),
    "blurred": lambda one: blurred(one, 4),
    "in the dark": lambda one: dark(one, 0.25),
    "leaning": leaning,
    "small": lambda one: cv2.resize(one, None, fx=0.35, fy=0.35, interpolation=cv2.INTER_AREA),
    "dark, turned and blurred": lambda one: dark(blurred(turned(one, 6), 2.5), 0.35),
}


def all_seen() -> Iterator[tuple[str, Person, bytes]]:
    """Every person's card in every way, as JPEG."""
    for person in PEOPLE:
        drawn = card(person)
        for how, see in SEEN.items():
            yield f"{person.name}, {how}", person, jpeg(see(drawn))


def jpeg(picture: Picture) -> bytes:
    """As a still is kept."""
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes()
