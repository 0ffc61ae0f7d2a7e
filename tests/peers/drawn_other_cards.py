"""The side without the name, and a foreigner's permit of 2023, drawn: nobody's, and each says 样例."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import cv2
import msgspec
import numpy as np
from PIL import Image, ImageDraw

from counter_app.photographed.back import CardBack
from demo import idcard
from tests.peers.drawn_cards import SEEN, Picture, jpeg
from windowkit.identity import check_character

_GROUND: Final = (226, 236, 240, 255)


class Foreigner(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who does not exist."""

    name: str
    nationality: str
    sex: str
    born: date
    sequence: str
    valid_from: date
    valid_to: date
    chinese: str = ""

    @property
    def number(self) -> str:
        """9, where it was applied for, the nationality by ISO 3166's number, day of birth, sequence, check."""
        first = f"931124{self.born:%Y%m%d}{self.sequence}"
        return first + check_character(first)


BACKS: Final = (
    CardBack("上海市公安局静安分局", "2006-03-08", "long"),
    CardBack("苏州市公安局吴中分局", "2015-10-26", "2035-10-26"),
    CardBack("喀什市公安局", "2019-01-31", "2029-01-31"),
)
FOREIGNERS: Final = (
    Foreigner(
        name="MILLER, ANNA", nationality="加拿大/CAN", sex="女/F", born=date(1951, 4, 17), sequence="002",
        valid_from=date(2023, 12, 1), valid_to=date(2033, 11, 30),
    ),
    Foreigner(
        name="SAMPLE, JOHN PETER", nationality="加拿大/CAN", sex="男/M", born=date(1948, 9, 3), sequence="013",
        valid_from=date(2024, 5, 20), valid_to=date(2034, 5, 19), chinese="桑普",
    ),
)  # fmt: skip


def back(said: CardBack) -> Picture:
    """Emblem, two lines of title, who issued it and its days."""
    card, draw = _blank()
    draw.ellipse((130, 120, 450, 440), fill=(196, 60, 50))
    draw.text((560, 150), "中华人民共和国", font=idcard._font(96), fill=idcard._INK)
    draw.text((640, 320), "居民身份证", font=idcard._font(120), fill=idcard._INK)
    until = "长期" if said.valid_to == "long" else said.valid_to.replace("-", ".")
    for y, label, value in (
        (700, "签发机关", said.issuer),
        (840, "有效期限", f"{said.valid_from.replace('-', '.')}-{until}"),
    ):
        draw.text((420, y + 10), label, font=idcard._font(48), fill=idcard._LABEL)
        draw.text((680, y), value, font=idcard._font(60), fill=idcard._INK)
    idcard._mark(card)
    return _on_a_table(card)


def foreign(said: Foreigner) -> Picture:
    """Two languages beside each other; the number lowest."""
    card, draw = _blank()
    draw.text((300, 50), "中华人民共和国外国人永久居留身份证", font=idcard._font(56), fill=idcard._INK)
    draw.text((300, 130), "FOREIGN PERMANENT RESIDENT ID CARD", font=idcard._font(40), fill=idcard._INK)
    born, days = f"{said.born:%Y.%m.%d}", f"{said.valid_from:%Y.%m.%d}-{said.valid_to:%Y.%m.%d}"
    y = 230
    for label, value in (
        ("姓名/Name", said.name),
        *((("中文名", said.chinese),) if said.chinese else ()),
        ("性别/Sex", said.sex),
        ("出生日期/Date of Birth", born),
        ("国籍/Nationality", said.nationality),
        ("有效期限/Period of Validity", days),
    ):
        draw.text((90, y + 8), label, font=idcard._font(36), fill=idcard._LABEL)
        draw.text((560, y), value, font=idcard._font(52), fill=idcard._INK)
        y += 105
    draw.text((90, 910), "证件号码/ID No.", font=idcard._font(40), fill=idcard._LABEL)
    draw.text((460, 894), " ".join(said.number), font=idcard._font(62), fill=idcard._INK)
    idcard._mark(card)
    return _on_a_table(card)


def _blank() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    card = Image.new("RGBA", idcard._CARD)
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((0, 0, card.width - 1, card.height - 1), 64, fill=_GROUND)
    for line in range(40, card.height - 40, 14):
        points = [(x, line + 9 * np.sin(x / 90 + line / 60)) for x in range(30, card.width - 30, 12)]
        draw.line(points, fill=(206, 222, 232, 255), width=2)
    return card, draw


def _on_a_table(card: Image.Image) -> Picture:
    table = Image.new("RGBA", (card.width + 40, card.height + 40), (158, 112, 70, 255))
    table.alpha_composite(card, (20, 20))
    return cv2.cvtColor(np.asarray(table.convert("RGB")), cv2.COLOR_RGB2BGR)


def all_others() -> Iterator[tuple[str, CardBack | Foreigner, bytes]]:
    """Each in every way that a card may lie, as JPEG."""
    drawn: list[tuple[str, CardBack | Foreigner, Picture]] = [
        (f"back of {one.issuer}", one, back(one)) for one in BACKS
    ]
    drawn += [(f"permit of {one.name}", one, foreign(one)) for one in FOREIGNERS]
    for name, said, picture in drawn:
        for how, see in SEEN.items():
            yield f"{name}, {how}", said, jpeg(see(picture))
