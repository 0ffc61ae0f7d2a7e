"""A made-up ID card on a wooden table, drawn once: what the document camera sees. Marked 样例: nobody's."""

from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from demo.people import Person
from demo.tabletop import laid

_CARD: Final = (1712, 1080)  # pixels: 85.6 x 54 mm (ISO/IEC 7810 ID-1) at 20 a millimetre
_TURN: Final = -3.5  # degrees: laid down by hand
_FONT: Final = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"  # Debian's fonts-noto-cjk
_SIMPLIFIED: Final = 2  # the collection's face for Simplified Chinese
_INK, _LABEL = (25, 28, 34), (58, 108, 158)


def draw(path: Path, person: Person) -> Path:
    """Draw it as a JPEG at `path`."""
    table = laid(_card(person), _TURN, (-60, 40))
    table.save(path, quality=92)
    return path


def _card(person: Person) -> Image.Image:
    card = Image.new("RGBA", _CARD)
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((0, 0, _CARD[0] - 1, _CARD[1] - 1), 64, fill=(226, 236, 240, 255))
    for line in range(40, _CARD[1] - 40, 14):  # the fine lines that a real card has
        points = [(x, line + 9 * np.sin(x / 90 + line / 60)) for x in range(30, _CARD[0] - 30, 12)]
        draw.line(points, fill=(206, 222, 232, 255), width=2)
    born = person.born
    year, month, day = str(born.year), str(born.month), str(born.day)
    for place, label, value in (
        ((100, 110), "姓名", person.name),
        ((100, 250), "性别", person.sex),
        ((440, 250), "民族", "汉"),
    ):
        _entry(draw, place, label, value)
    _entry(draw, (100, 390), "出生", f"{year} 年 {month} 月 {day} 日")
    for number, line in enumerate(_lines(person.address, 14)):
        _entry(draw, (100, 530 + 84 * number), "住址" if number == 0 else "", line)
    draw.text((100, 890), "公民身份号码", font=_font(44), fill=_LABEL)
    draw.text((440, 874), " ".join(person.id_number), font=_font(62), fill=_INK)
    _portrait(draw, (1190, 120))
    _mark(card)
    return card


def _entry(draw: ImageDraw.ImageDraw, place: tuple[int, int], label: str, value: str) -> None:
    draw.text((place[0], place[1] + 12), label, font=_font(44), fill=_LABEL)
    draw.text((place[0] + 120, place[1]), value, font=_font(60), fill=_INK)


def _portrait(draw: ImageDraw.ImageDraw, place: tuple[int, int]) -> None:
    """An old man drawn, nobody's photograph."""
    x, y = place
    draw.rectangle((x, y, x + 420, y + 540), fill=(243, 246, 248))
    draw.ellipse((x - 20 + 40, y + 390, x + 400, y + 760), fill=(60, 72, 92))
    draw.rectangle((x, y + 540, x + 420, y + 780), fill=(226, 236, 240))
    draw.rectangle((x + 175, y + 330, x + 245, y + 420), fill=(214, 172, 140))
    draw.ellipse((x + 105, y + 90, x + 315, y + 380), fill=(226, 186, 152))
    draw.chord((x + 100, y + 70, x + 320, y + 290), 180, 360, fill=(190, 190, 192))
    draw.ellipse((x + 120, y + 130, x + 300, y + 300), fill=(226, 186, 152))
    for eye in (162, 242):
        draw.ellipse((x + eye, y + 215, x + eye + 20, y + 230), fill=(40, 34, 30))
        draw.arc((x + eye - 14, y + 186, x + eye + 34, y + 220), 200, 340, fill=(150, 150, 150), width=7)
    draw.line(((x + 210, y + 235), (x + 202, y + 285), (x + 220, y + 288)), fill=(186, 140, 110), width=5)
    draw.arc((x + 170, y + 285, x + 250, y + 335), 20, 160, fill=(150, 80, 70), width=7)


def _mark(card: Image.Image) -> None:
    """样例: it must not be taken for a real card."""
    mark = Image.new("RGBA", (900, 260))
    ImageDraw.Draw(mark).text((20, 0), "样例 SPECIMEN", font=_font(110), fill=(190, 40, 40, 96))
    mark = mark.rotate(18, expand=True)
    card.alpha_composite(mark, (360, 330))


def _lines(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size, index=_SIMPLIFIED)
