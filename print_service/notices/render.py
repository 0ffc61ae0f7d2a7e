"""A notice and its template become pages: the same notice, the same bytes."""

import threading
from pathlib import Path
from typing import Final

from print_service.notices.content import Content, Sealing, Templates, refusing, sealed
from print_service.notices.fonts import Faces
from print_service.notices.layout import Broken, Layout
from print_service.notices.marks import Sheet, whole
from print_service.notices.measures import Measures, Paper, measures
from print_service.notices.paint import painted
from print_service.notices.pieces import Piece
from print_service.settings import Fonts
from print_service.worker import CannotRender
from windowkit.messages import Notice
from windowkit.settling import which_sheet

_SHEETS: Final = 8
_ROLL: Final = 3_400.0  # points: 120 cm of receipt paper, forty entries of a list in large type
_ONE: Final = threading.Lock()  # a preview and a print run in threads; ReportLab's fonts have one reading place each


class Renderer:
    """Templates and fonts, read once; what the printer is loaded with, and whether its sheets are in large type."""

    def __init__(
        self, folder: Path, fonts: Fonts, paper: Paper = Paper.A4, *, large: bool = False, seals: Sealing | None = None
    ) -> None:
        self._templates = Templates(folder)
        self._faces = Faces(fonts)
        self._paper = paper
        self._large = large
        self._seals = seals

    def render(self, notice: Notice) -> bytes:
        """The pages (PDF). Raises CannotRender with a keyword for what is wrong, never a value."""
        content = self._content(notice)
        with refusing(), _ONE:
            return painted(self._laid(content), content.template.title, self._faces)

    def sheets(self, notice: Notice) -> tuple[Sheet, ...]:
        """What stands where on the pages. Raises CannotRender."""
        content = self._content(notice)
        with refusing(), _ONE:
            return self._laid(content)

    def _content(self, notice: Notice) -> Content:
        content = self._templates.content(notice)
        return sealed(content, self._seals) if self._measures(content).seal else content

    def _measures(self, content: Content) -> Measures:
        return measures(self._paper, large=self._large or content.notice.large or content.template.large)

    def _laid(self, content: Content) -> tuple[Sheet, ...]:
        running = f"{content.notice.number}　{which_sheet(content.notice.attempt)}"
        return self._set(content.pieces, running, self._measures(content))

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
        endless = len(fewest) > _SHEETS or (not measure.height and fewest[0].height > _ROLL)
        if endless or not all(whole(sheet) for sheet in fewest):
            raise CannotRender("too-long")
        return fewest
