"""A notice and its template become pages: the same notice, the same bytes."""

from pathlib import Path
from typing import Final, Literal

import msgspec

from print_service.notices.fonts import Faces, MissingGlyph
from print_service.notices.layout import Layout
from print_service.notices.letters import BadLetter, printable
from print_service.notices.marks import Sheet
from print_service.notices.measures import Measures, Paper, Spacing, measures
from print_service.notices.paint import painted
from print_service.notices.template import Block, Template, load_templates
from print_service.settings import Fonts
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.messages import Notice

_ALWAYS: Final = ("centre", "committee")
_LETTERS: Final = 20_000  # of all values: ten full pages
_POINTS: Final = 20_000  # of a signature: over three minutes of writing at 100 a second
_SHEETS: Final = 8
_ROLL: Final = 2_000.0  # points: 70 cm of receipt paper


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
            sheets = self._set(notice, template, measures(self._paper, large=self._large or template.large))
            return painted(sheets, template.title, self._faces)
        except MissingGlyph as error:
            raise CannotRender(f"missing-glyph:{error.point}") from error
        except BadLetter as error:
            raise CannotRender(f"bad-character:{error.reason}") from error
        except BadInput as error:
            raise CannotRender("bad-data") from error

    def _set(self, notice: Notice, template: Template, measure: Measures) -> tuple[Sheet, ...]:
        """On one sheet with lines a little closer where that is enough, else on as many as it takes."""
        tries: list[tuple[Sheet, ...]] = []
        for spacing in measure.spacing:
            tries.append(self._laid(notice, template, measure, spacing))
            if len(tries[-1]) == 1:
                break
        fewest = min(tries, key=len)
        if len(fewest) > _SHEETS or (not measure.height and fewest[0].height > _ROLL):
            raise CannotRender("too-long")
        return fewest

    def _laid(self, notice: Notice, template: Template, measure: Measures, spacing: Spacing) -> tuple[Sheet, ...]:
        layout = Layout(self._faces, measure, spacing)
        layout.title(template.title, template.title_en, notice.number)
        for block in template.shown(notice.data):
            _draw(layout, block, template, notice)
        layout.foot(_foot(notice, template), notice.data["verify_url"] if template.code else "")
        return layout.sheets(f"{notice.number}　{_attempt(notice)}")


def _check_size(notice: Notice) -> None:
    if sum(map(len, notice.data.values())) > _LETTERS:
        raise CannotRender("too-long")
    if notice.signature is not None and sum(map(len, notice.signature.strokes)) > _POINTS:
        raise CannotRender("signature-too-large")


def _readable(notice: Notice) -> Notice:
    data = {key: printable(value) for key, value in notice.data.items()}
    return msgspec.structs.replace(notice, number=printable(notice.number), data=data)


def _draw(layout: Layout, block: Block, template: Template, notice: Notice) -> None:
    match block.kind:
        case "paragraph" | "item" | "heading" | "big":
            _words(layout, block.kind, template.fill(block.text, notice.data))
        case "rows":
            filled = [[template.fill(part, notice.data) for part in row] for row in block.rows]
            layout.rows([(label, value) for label, value in filled if value])
        case "list":
            layout.numbered(["，".join((name, *more)) for name, more in template.entries(block, notice.data)])
        case "boxes":
            layout.boxes(template.entries(block, notice.data))
        case "signature":
            strokes = notice.signature.strokes if notice.signature else ()
            label = template.fill(block.text, notice.data)
            layout.signature(label, [[(point.x, point.y) for point in stroke] for stroke in strokes])
        case "seal":
            layout.seal(notice.data["centre"], template.fill("{day|date}", {"day": notice.issued}))


def _words(layout: Layout, kind: Literal["paragraph", "item", "heading", "big"], text: str) -> None:
    match kind:
        case "paragraph" | "item":
            layout.paragraph(text, indented=kind == "paragraph")
        case "heading":
            layout.heading(text)
        case "big":
            layout.big(text)


def _attempt(notice: Notice) -> str:
    return f"第{notice.attempt}次打印（补打）" if notice.attempt > 1 else "第1次打印"


def _foot(notice: Notice, template: Template) -> list[str]:
    place = f"打印地点：{notice.data['committee']}"
    if not template.code:
        return [place]
    return [
        "扫这个码，可以核对这份通知书的真假。",
        "Scan the code to check that this notice is genuine.",
        f"本件为远程打印 · {_attempt(notice)} · {template.fill('{day|date}', {'day': notice.issued})}",
        place,
    ]
