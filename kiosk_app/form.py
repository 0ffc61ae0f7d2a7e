"""A matter's form in the resident's words: labels, values as they are read, pages to read through. Pure."""

from typing import Final

import msgspec

from windowkit.fields import reading as reading  # noqa: PLC0414 - read here as on paper
from windowkit.matters import Field, Matter

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
