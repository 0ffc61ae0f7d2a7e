"""What stands on a notice, checked: the same for every engine; what cannot be put on paper is refused here."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from print_service.notices.fonts import MissingGlyph
from print_service.notices.pieces import Piece, Seal, Sealed, pieces
from print_service.notices.template import Template, load_templates
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.letters import BadLetter, printable
from windowkit.messages import Notice
from windowkit.notices import LETTERS

type Sealing = Callable[[Notice], Seal]
"""Gives the seal on a notice; raises CannotRender."""

_ALWAYS: Final = ("centre", "committee")
_NUMBER: Final = 64  # letters of a notice's number
_ADDRESS: Final = 400  # letters behind the code; ours have 170. More would make cells that a printer cannot set apart
_POINTS: Final = 20_000  # of a signature: over three minutes of writing at 100 a second


class Content(msgspec.Struct, frozen=True):
    """A notice whose letters may go on paper, its template, and what stands on it."""

    notice: Notice
    template: Template
    pieces: tuple[Piece, ...]


class Templates:
    """The folder's templates, read once."""

    def __init__(self, folder: Path) -> None:
        self._templates = load_templates(folder)

    def content(self, notice: Notice) -> Content:
        """The notice's content. Raises CannotRender; what it needs `refusing` around it for, it has."""
        template = self._templates.get(notice.template)
        if template is None:
            raise CannotRender("unknown-template")
        _check_size(notice)
        always = (*_ALWAYS, "verify_url") if template.code else _ALWAYS
        missing = [key for key in (*always, *template.required) if not notice.data.get(key, "").strip()]
        if template.any_of and not any(notice.data.get(key, "").strip() for key in template.any_of):
            missing.append(template.any_of[0])
        if missing:
            raise CannotRender(f"missing-data:{missing[0]}")
        _check_terms(notice)
        with refusing():
            notice = _readable(notice)
            return Content(notice, template, pieces(notice, template))


def sealed(content: Content, seals: Sealing | None) -> Content:
    """With the office's seal where it belongs, if there is a system that gives it. Raises CannotRender."""
    if seals is None or not any(isinstance(piece, Sealed) for piece in content.pieces):
        return content
    seal = seals(content.notice)
    pieces = (
        msgspec.structs.replace(piece, seal=seal) if isinstance(piece, Sealed) else piece for piece in content.pieces
    )
    return msgspec.structs.replace(content, pieces=tuple(pieces))


@contextmanager
def refusing() -> Generator[None]:
    """What is wrong becomes CannotRender with a keyword, never a value."""
    try:
        yield
    except MissingGlyph as error:
        raise CannotRender(f"missing-glyph:{error.point}") from error
    except BadLetter as error:
        raise CannotRender(f"bad-character:{error.reason}") from error
    except BadInput as error:
        raise CannotRender("bad-data") from error


def _check_size(notice: Notice) -> None:
    if sum(map(len, notice.data.values())) > LETTERS or len(notice.number) > _NUMBER:
        raise CannotRender("too-long")
    strokes = notice.signature.strokes if notice.signature else ()
    if len(strokes) + sum(map(len, strokes)) > _POINTS:
        raise CannotRender("signature-too-large")


def _check_terms(notice: Notice) -> None:
    """What nobody types, and what a sheet without it could not be checked by."""
    address = notice.data.get("verify_url", "")
    try:
        date.fromisoformat(notice.issued)
    except ValueError as error:
        raise CannotRender("bad-data") from error
    if {"\n", "\t"} & set(notice.number):  # it stands on a line with others
        raise CannotRender("bad-data")
    if notice.attempt < 1 or len(address) > _ADDRESS or not (address.isascii() and address.isprintable()):
        raise CannotRender("bad-data")


def _readable(notice: Notice) -> Notice:
    data = {key: printable(value) for key, value in notice.data.items()}
    return msgspec.structs.replace(notice, number=printable(notice.number), data=data)
