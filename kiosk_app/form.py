"""A matter's form in the resident's words: labels, values as they are read, pages to read through. Pure."""

from typing import Final

import msgspec

from windowkit.matters import Field, Kind, Matter

ROWS: Final = 4  # fields a page at the review; more would make letters or targets smaller


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What is read at once."""

    title: str
    title_en: str
    fields: tuple[Field, ...]


def pages(matter: Matter) -> tuple[Page, ...]:
    """The form, in pages of `ROWS` fields; a page never mixes two sections."""
    return tuple(
        Page(title=section.title, title_en=section.title_en, fields=section.fields[at : at + ROWS])
        for section in matter.sections
        for at in range(0, len(section.fields), ROWS)
    )


def label(field: Field, *, chinese: bool) -> str:
    """The field's name in the resident's words."""
    return (field.plain or field.label) if chinese else (field.plain_en or field.label_en)


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
