"""One field of a form as data: what it holds, and what is wrong with a value in it. Pure."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.identity import id_number_problem, is_permit_number

Words = Annotated[str, msgspec.Meta(min_length=1)]
Key = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{1,64}$")]  # goes into messages, file names and addresses


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a file of the catalogue: what it does not know is refused."""


class Kind(StrEnum):
    """What a field holds, and so how it is checked and entered."""

    TEXT = auto()
    ID_NUMBER = auto()  # GB 11643-1999, or that of a foreigner's permit
    DATE = auto()  # YYYY-MM-DD (GB/T 7408)
    PHONE = auto()
    ADDRESS = auto()
    BANK_ACCOUNT = auto()
    CHOICE = auto()


class Choice(Data, frozen=True, kw_only=True):
    """One answer of a choice field."""

    code: Key
    label: Words
    label_en: Words


class Field(Data, frozen=True, kw_only=True):
    """One field of the form. `plain` is its label in the resident's words, for the kiosk."""

    key: Key
    label: Words
    label_en: Words
    plain: str = ""
    plain_en: str = ""
    kind: Kind = Kind.TEXT
    required: bool = True
    max_length: Annotated[int, msgspec.Meta(ge=1, le=2000)] = 100
    choices: tuple[Choice, ...] = ()
    hint: str = ""


class Problem(StrEnum):
    """What is wrong with a field's value, as a code; each screen has its own sentence."""

    MISSING = auto()
    TOO_LONG = auto()
    NOT_A_CHOICE = auto()
    NOT_A_DATE = auto()
    BAD_PHONE = auto()
    BAD_ACCOUNT = auto()
    ID_LENGTH = auto()
    ID_DATE = auto()
    ID_CHECK_DIGIT = auto()


# Mobile numbers have 11 digits from 13 to 19; Shanghai landlines are 021 and 8 digits.
_PHONE: Final = re.compile(r"1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8}")
_ACCOUNT: Final = re.compile(r"\d{12,19}")  # ISO/IEC 7812: at most 19 digits


def problem(field: Field, value: str) -> Problem | None:
    """What is wrong with `value` in `field`; None where it may stand. An empty optional field may."""
    if not value:
        return Problem.MISSING if field.required else None
    if len(value) > field.max_length:
        return Problem.TOO_LONG
    found = _CHECKS[field.kind](field, value)
    return None if found is None else Problem(found)


def is_date(value: str) -> bool:
    """Whether it is a day, YYYY-MM-DD (GB/T 7408)."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _anything(_field: Field, _value: str) -> str | None:
    return None


def _id_number(_field: Field, value: str) -> str | None:
    return None if is_permit_number(value) else id_number_problem(value)


def _choice(field: Field, value: str) -> str | None:
    return None if value in {choice.code for choice in field.choices} else Problem.NOT_A_CHOICE


def _otherwise(problem: Problem, holds: Callable[[str], object]) -> Callable[[Field, str], str | None]:
    def check(_field: Field, value: str) -> str | None:
        return None if holds(value) else problem

    return check


_CHECKS: Final[dict[Kind, Callable[[Field, str], str | None]]] = {
    Kind.TEXT: _anything,
    Kind.ADDRESS: _anything,
    Kind.DATE: _otherwise(Problem.NOT_A_DATE, is_date),
    Kind.PHONE: _otherwise(Problem.BAD_PHONE, _PHONE.fullmatch),
    Kind.BANK_ACCOUNT: _otherwise(Problem.BAD_ACCOUNT, _ACCOUNT.fullmatch),
    Kind.ID_NUMBER: _id_number,
    Kind.CHOICE: _choice,
}


def reading(field: Field, value: str, *, chinese: bool) -> str:
    """The value as it is read: a choice by its label, a date in words."""
    match field.kind:
        case Kind.CHOICE:
            found = next((choice for choice in field.choices if choice.code == value), None)
            return value if found is None else (found.label if chinese else found.label_en)
        case Kind.DATE if chinese and len(value) == 10 and value[4] == value[7] == "-":
            return f"{int(value[:4])}年{int(value[5:7])}月{int(value[8:])}日" if _digits(value) else value
        case _:
            return value


def _digits(value: str) -> bool:
    return (value[:4] + value[5:7] + value[8:]).isdecimal()
