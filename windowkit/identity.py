"""The citizen identity number of GB 11643-1999: 17 digits and a check character."""

import re
from datetime import date
from typing import Final, Literal

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PERMIT: Final = re.compile("[A-Z]{3}[0-9]{12}")
_CHECKS: Final = "10X98765432"  # ISO 7064 MOD 11-2, indexed by the weighted sum mod 11


def check_character(first17: str) -> str:
    """The check character that belongs to the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


def id_number_problem(number: str) -> Literal["id_length", "id_date", "id_check_digit"] | None:
    """What is wrong with an identity number; None where its form is right."""
    if len(number) != 18 or not (number[:17].isascii() and number[:17].isdigit()):
        return "id_length"
    if birth_date(number) is None:
        return "id_date"
    return None if number[17].upper() == check_character(number[:17]) else "id_check_digit"


def is_permit_number(number: str) -> bool:
    """Whether it has the form of a foreigner's permanent residence permit: a country's three letters, twelve digits."""
    return _PERMIT.fullmatch(number) is not None


def birth_date(number: str) -> date | None:
    """The date of birth in characters 7 to 14; None where there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def masked_name(name: str) -> str:
    """The name with all but its first character hidden."""
    return name[:1] + "*" * (len(name) - 1)


def masked(number: str) -> str:
    """The number with the birth date and sequence hidden, as papers and screens show it."""
    return number[:6] + "*" * max(0, len(number) - 10) + number[-4:] if len(number) > 10 else "*" * len(number)
