"""A notice's content, filled in from its template, from the top down: what every engine sets. Pure data.

The printed sheet (layout.py) and the archive's copy (archive.py) are made of the same pieces.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from print_service.notices.template import Block, Template
from windowkit.parts import Notice
from windowkit.settling import which_sheet

REPRINTED: Final = "reprinted_on"  # in a notice's data: the day (YYYY-MM-DD) of a reprint that somebody asked for


class _Piece(msgspec.Struct, frozen=True, gc=False, tag_field="kind", tag=str.lower):
    pass


class Title(_Piece, frozen=True):
    """The title, its English, and the notice's number."""

    text: str
    english: str
    number: str


class Paragraph(_Piece, frozen=True):
    """A paragraph, its first line indented by two characters or not."""

    text: str
    indented: bool


class Heading(_Piece, frozen=True):
    """A heading of what follows."""

    text: str


class Big(_Piece, frozen=True):
    """What the resident came for."""

    text: str


class Rows(_Piece, frozen=True):
    """Labels and values."""

    rows: tuple[tuple[str, str], ...]


class Numbered(_Piece, frozen=True):
    """A numbered list."""

    lines: tuple[str, ...]


class Boxes(_Piece, frozen=True):
    """Things to tick off: each a name, and what to know of it."""

    items: tuple[tuple[str, tuple[str, ...]], ...]


class Signed(_Piece, frozen=True):
    """The resident's signature as strokes of points; none: room to sign by hand."""

    label: str
    strokes: tuple[tuple[tuple[float, float], ...], ...]


class Place(_Piece, frozen=True):
    """A frame to sign in, and what to do there."""

    label: str


class Seal(msgspec.Struct, frozen=True):
    """A seal's picture (PNG, to be seen through), so many points across, and its width by its height."""

    picture: bytes
    across: float
    shape: float


class Sealed(_Piece, frozen=True):
    """The office and the day, where the office's seal stands, or will be set by hand."""

    office: str
    day: str
    seal: Seal | None = None


class Foot(_Piece, frozen=True):
    """At the end: the address behind the code to check the notice by (none: no code), what to know of the sheet."""

    lines: tuple[str, ...]
    address: str


type Piece = Title | Paragraph | Heading | Big | Rows | Numbered | Boxes | Signed | Place | Sealed | Foot


def pieces(notice: Notice, template: Template) -> tuple[Piece, ...]:
    """All of the notice. Raises BadInput for data that has no words."""
    middle = (_piece(block, template, notice) for block in template.shown(notice.data))
    address = notice.data["verify_url"] if template.code else ""
    return (
        Title(template.title, template.title_en, _numbered(notice, template)),
        *middle,
        Foot(tuple(_foot(notice, template)), address),
    )


def _numbered(notice: Notice, template: Template) -> str:
    """The number; on a sheet that staff asked for once more (REPRINTED) also that, and when."""
    if not notice.data.get(REPRINTED):
        return notice.number
    day = template.fill(f"{{{REPRINTED}|date}}", notice.data)
    return f"{notice.number}（第{notice.attempt - 1}次补打，{day}）"


def _piece(block: Block, template: Template, notice: Notice) -> Piece:
    text = template.fill(block.text, notice.data)
    match block.kind:
        case "paragraph" | "item":
            return Paragraph(text, block.kind == "paragraph")
        case "heading":
            return Heading(text)
        case "big":
            return Big(text)
        case "signature":
            strokes = notice.signature.strokes if notice.signature else ()
            return Signed(text, tuple(tuple((point.x, point.y) for point in stroke) for stroke in strokes))
        case "place":
            return Place(text)
        case "seal":
            return Sealed(notice.data["centre"], _issued(notice, template))
        case "rows" | "list" | "answers" | "boxes":
            return _parts(block, template, notice.data)


def _parts(block: Block, template: Template, data: dict[str, str]) -> Rows | Numbered | Boxes:
    if block.kind == "rows":
        filled = ((template.fill(label, data), template.fill(value, data)) for label, value in block.rows)
        return Rows(tuple((label, value) for label, value in filled if value))
    entries = template.entries(block, data)
    if block.kind == "answers":
        return Rows(tuple((name, "".join(more)) for name, more in entries))
    if block.kind == "list":
        return Numbered(tuple("，".join((name, *more)) for name, more in entries))
    return Boxes(tuple((name, tuple(more)) for name, more in entries))


def _issued(notice: Notice, template: Template) -> str:
    return template.fill("{day|date}", {"day": notice.issued})


def _foot(notice: Notice, template: Template) -> Iterator[str]:
    place = f"打印地点：{notice.data['committee']}"
    if not template.code:
        yield f"{place} · {which_sheet(notice.attempt)}"
        return
    yield "扫这个码，可以核对这份通知书的真假。"
    yield "Scan the code to check that this notice is genuine."
    yield f"本件为远程打印 · {which_sheet(notice.attempt)} · {_issued(notice, template)}"
    yield place
