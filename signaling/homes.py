"""Which addresses are one home, however a clerk types them. Pure."""

import re
import unicodedata
from typing import Final

_DISTRICTS: Final = "黄浦|徐汇|长宁|静安|普陀|虹口|杨浦|闵行|宝山|嘉定|浦东新?|金山|松江|青浦|奉贤|崇明"
# What stands before street and number, and is left out by who lives there: city, district, sub-district.
_BEFORE: Final = re.compile(rf"^(上海市?)?(?:({_DISTRICTS})区)?([\u4e00-\u9fff]{{2,6}}?街道)?")
_BETWEEN: Final = re.compile(r"(?<=\d)[\W_]+(?=\d)")  # 5 602, 5#602, 5、602
_PARTS: Final = re.compile(r"号楼|单元|[弄号幢栋楼层室\-\u2010-\u2015]+")  # part numbers, as a dash does
_NOISE: Final = re.compile(r"[\W_]+")
_STREET: Final = re.compile(r"\D{2,}\d")  # a name, and a number
_GROUP: Final = re.compile(r"\d+[组队]$")


def home(address: str) -> str:
    """The address without what people write in more than one way; "" where it names no house.

    上海市黄浦区瞿溪路1111弄5号602室 and 瞿溪路 1111-5-602 are one home. A street, a lane, a village or its group is
    none: a house has its 号, or a second number.
    """
    plain = unicodedata.normalize("NFKC", address).casefold().strip()
    plain = "".join(_BETWEEN.sub("-", plain).split())
    rest = _BEFORE.sub("", plain)
    parts = [part for one in _PARTS.sub("-", rest).split("-") if (part := _NOISE.sub("", one))]
    numbered = [one for one in parts if any(each.isdecimal() for each in one)]
    house = re.search(r"\d号", rest) is not None or len(numbered) > 1
    if not house or not _STREET.match(parts[0]) or _GROUP.search(parts[-1]):
        return ""
    return "-".join(parts)


def apart(address: str, other: str) -> bool:
    """Whether both name a district, and not the same: each has a 人民路."""
    mine, theirs = _district(address), _district(other)
    return bool(mine and theirs) and mine != theirs


def _district(address: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", address).split())
    found = _BEFORE.match(plain)
    return (found.group(2) or "").removesuffix("新") if found is not None else ""
