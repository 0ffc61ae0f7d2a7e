"""A notice and its template become pages: the same notice, the same bytes."""

import threading
from pathlib import Path
from typing import Final

import msgspec

from print_service.notices.fonts import Faces, MissingGlyph
from print_service.notices.layout import Broken, Layout
from print_service.notices.letters import BadLetter, printable
from print_service.notices.marks import Sheet
from print_service.notices.measures import Measures, Paper, measures
from print_service.notices.paint import painted
from print_service.notices.pieces import Piece, attempt, pieces
from print_service.notices.template import load_templates
from print_service.settings import Fonts
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.messages import Notice

_ALWAYS: Final = ("centre", "committee")
_LETTERS: Final = 20_000  # of all values: ten full pages
_POINTS: Final = 20_000  # of a signature: over three minutes of writing at 100 a second
_SHEETS: Final = 8
_ROLL: Final = 2_000.0  # points: 70 cm of receipt paper
_ONE: Final = threading.Lock()  # a preview and a print run in threads; ReportLab's fonts have one reading place each


class Renderer:
    """Templates and fonts, read once; what the printer is loaded with, and whether its sheets are in large type."""

    def __init__(self, folder: Path, fonts: Fonts, paper: Paper = Paper.A4, *, large: bool = False) -> None:
        self._templates = load_templates(folder)
        self._faces = Faces(fonts)
        self._paper = paper
        self._large = large

    def render(self, notice: Notice) -> bytes:
        """The pages (PDF). Raises CannotRender with a keyword for what is wrong, never a value."""
        template = self._templates.get(notice.template)
        if template is None:
            raise CannotRender("unknown-template")
        _check_size(notice)
        always = (*_ALWAYS, "verify_url") if template.code else _ALWAYS
        missing = [key for key in always if not notice.data.get(key)] + template.missing(notice.data)
        if missing:
            raise CannotRender(f"missing-data:{missing[0]}")
        try:
            notice = _readable(notice)
            content = pieces(notice, template)
            measure = measures(self._paper, large=self._large or template.large)
            with _ONE:
                sheets = self._set(content, f"{notice.number}　{attempt(notice)}", measure)
                return painted(sheets, template.title, self._faces)
        except MissingGlyph as error:
            raise CannotRender(f"missing-glyph:{error.point}") from error
        except BadLetter as error:
            raise CannotRender(f"bad-character:{error.reason}") from error
        except BadInput as error:
            raise CannotRender("bad-data") from error

    def _set(self, content: tuple[Piece, ...], running: str, measure: Measures) -> tuple[Sheet, ...]:
        """On one sheet with lines a little closer where that is enough, else on as many as it takes."""
        tries: list[tuple[Sheet, ...]] = []
        known: Broken = {}
        for spacing in measure.spacing:
            layout = Layout(self._faces, measure, spacing, known)
            for piece in content:
                layout.put(piece)
            tries.append(layout.sheets(running))
            if len(tries[-1]) == 1:
                break
        fewest = min(tries, key=len)
        if len(fewest) > _SHEETS or (not measure.height and fewest[0].height > _ROLL):
            raise CannotRender("too-long")
        return fewest


def _check_size(notice: Notice) -> None:
    if sum(map(len, notice.data.values())) > _LETTERS:
        raise CannotRender("too-long")
    if notice.signature is not None and sum(map(len, notice.signature.strokes)) > _POINTS:
        raise CannotRender("signature-too-large")


def _readable(notice: Notice) -> Notice:
    data = {key: printable(value) for key, value in notice.data.items()}
    return msgspec.structs.replace(notice, number=printable(notice.number), data=data)
