"""What stands on a notice, checked: the same for every engine; what cannot be put on paper is refused here."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from print_service.notices.fonts import MissingGlyph
from print_service.notices.letters import BadLetter, printable
from print_service.notices.pieces import Piece, pieces
from print_service.notices.template import Template, load_templates
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.messages import Notice

_ALWAYS: Final = ("centre", "committee")
_LETTERS: Final = 20_000  # of all values: ten full pages
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
        missing = [key for key in always if not notice.data.get(key)] + template.missing(notice.data)
        if missing:
            raise CannotRender(f"missing-data:{missing[0]}")
        with refusing():
            notice = _readable(notice)
            return Content(notice, template, pieces(notice, template))


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
    if sum(map(len, notice.data.values())) > _LETTERS:
        raise CannotRender("too-long")
    if notice.signature is not None and sum(map(len, notice.signature.strokes)) > _POINTS:
        raise CannotRender("signature-too-large")


def _readable(notice: Notice) -> Notice:
    data = {key: printable(value) for key, value in notice.data.items()}
    return msgspec.structs.replace(notice, number=printable(notice.number), data=data)
