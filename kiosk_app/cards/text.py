"""The 256 bytes of text on a card's chip, UTF-16LE in fixed places, as an IdCard. Pure.

The places are those of the readers' field (GA 450); a foreigner's permit and a residence permit of Hong Kong, Macao or
Taiwan are told by the letter at byte 248.
"""

from typing import Final

import msgspec

from windowkit.cards import LONG_TERM, CardKind, IdCard
from windowkit.fields import is_date
from windowkit.identity import id_number_problem

LENGTH: Final = 256
_KIND: Final = 248
_SEXES: Final = {"1": "male", "2": "female"}
_LONG: Final = "长期"


class BadCard(Exception):
    """What the chip says cannot be: it was read wrongly, or is of a kind nobody knows. Says nothing of it."""


def text_of(data: bytes) -> bytes:
    """The text of a read answer's data: two lengths, the text, a photograph that is left alone. Raises BadCard."""
    if len(data) < 4 or int.from_bytes(data[:2]) != LENGTH or len(data) < 4 + LENGTH:
        raise BadCard("length")
    return data[4 : 4 + LENGTH]


def card(text: bytes, newest_address: bytes = b"") -> IdCard:
    """What the chip says; an address that was written later stands for the card's own. Raises BadCard."""
    try:
        kind = text[_KIND : _KIND + 2].decode("utf-16-le").strip(" \0")
        found = _foreigner(text) if kind == "I" else _citizen(text, kind, newest_address)
        return msgspec.convert(msgspec.to_builtins(found), IdCard)  # its lengths, too
    except (UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadCard("text") from error


def _citizen(text: bytes, kind: str, newest_address: bytes) -> IdCard:
    number = _at(text, 122, 36)
    if kind not in {"", "J"} or id_number_problem(number) is not None:
        raise BadCard("number")
    return IdCard(
        kind=CardKind.RESIDENCE if kind == "J" else CardKind.CITIZEN,
        name=_at(text, 0, 30),
        number=number,
        sex=_SEXES.get(_at(text, 30, 2), ""),
        born=_day(_at(text, 36, 16)),
        address=_at(newest_address, 0, 70) or _at(text, 52, 70),
        valid_from=_day(_at(text, 188, 16)),
        valid_to=_end(_at(text, 204, 16)),
    )


def _foreigner(text: bytes) -> IdCard:
    """Latin name 0/120, sex 120/2, number 122/30, nationality 152/6, Chinese name 158/30, then the days."""
    return IdCard(
        kind=CardKind.FOREIGNER,
        name=_at(text, 158, 30) or _at(text, 0, 120),
        number=_at(text, 122, 30),
        sex=_SEXES.get(_at(text, 120, 2), ""),
        born=_day(_at(text, 220, 16)),
        valid_from=_day(_at(text, 188, 16)),
        valid_to=_end(_at(text, 204, 16)),
    )


def _at(text: bytes, start: int, length: int) -> str:
    return text[start : start + length].decode("utf-16-le").strip(" \0")


def _day(written: str) -> str:
    """YYYYMMDD as YYYY-MM-DD. Raises BadCard."""
    day = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    if not is_date(day):
        raise BadCard("day")
    return day


def _end(written: str) -> str:
    return LONG_TERM if written == _LONG else _day(written)
