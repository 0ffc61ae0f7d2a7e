"""Made-up people. Names, addresses and numbers are nobody's; the ID numbers are valid in form only."""

from datetime import date
from typing import Final

import msgspec

from windowkit.identity import check_character

_DISTRICT: Final = "310106"  # 静安区


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who does not exist."""

    name: str
    sex: str
    born: date
    sequence: str
    address: str
    phone: str

    @property
    def id_number(self) -> str:
        """Valid in form (GB 11643): odd sequences are men's, even are women's; 99x is hardly given out."""
        first = f"{_DISTRICT}{self.born:%Y%m%d}{self.sequence}"
        return first + check_character(first)


_HOME: Final = "上海市静安区样例路128弄6号302室"

RESIDENT: Final = Person(
    name="李秀英", sex="女", born=date(1950, 5, 12), sequence="998", address=_HOME, phone="13900000076"
)
HUSBAND: Final = Person(
    name="周德明", sex="男", born=date(1946, 3, 8), sequence="997", address=_HOME, phone="02160000080"
)
