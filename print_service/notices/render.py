"""A notice and its template become pages: the same notice, the same bytes."""

from pathlib import Path
from typing import Final

from print_service.notices.fonts import Faces, MissingGlyph
from print_service.notices.page import PITCHES, Page
from print_service.notices.template import Block, Template, load_templates
from print_service.settings import Fonts
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.messages import Notice

_ALWAYS: Final = ("centre", "committee")


class Renderer:
    """Templates and fonts, read once."""

    def __init__(self, folder: Path, fonts: Fonts) -> None:
        self._templates = load_templates(folder)
        self._faces = Faces(fonts)

    def render(self, notice: Notice) -> bytes:
        """The pages (PDF). Raises CannotRender with a keyword that names what is wrong, never a value."""
        template = self._templates.get(notice.template)
        if template is None:
            raise CannotRender("unknown-template")
        always = (*_ALWAYS, "verify_url") if template.code else _ALWAYS
        missing = [key for key in always if not notice.data.get(key)] + template.missing(notice.data)
        if missing:
            raise CannotRender(f"missing-data:{missing[0]}")
        try:
            return self._page(notice, template)
        except MissingGlyph as error:
            raise CannotRender(f"missing-glyph:{error.point}") from error
        except BadInput as error:
            raise CannotRender("bad-data") from error

    def _page(self, notice: Notice, template: Template) -> bytes:
        for pitch in PITCHES:
            page = Page(self._faces, template.title, pitch)
            page.title(template.title, template.title_en, notice.number)
            for block in template.shown(notice.data):
                _draw(page, block, template, notice)
            if not page.overflows:
                page.foot(_foot(notice, template), notice.data["verify_url"] if template.code else "")
                return page.done()
        raise CannotRender("too-long")


def _draw(page: Page, block: Block, template: Template, notice: Notice) -> None:
    def fill(text: str) -> str:
        return template.fill(text, notice.data)

    match block.kind:
        case "paragraph" | "item":
            page.paragraph(fill(block.text), indented=block.kind == "paragraph")
        case "heading":
            page.heading(fill(block.text))
        case "big":
            page.big(fill(block.text))
        case "rows":
            page.rows([(fill(label), fill(value)) for label, value in block.rows if fill(value)])
        case "list":
            _list(page, fill(block.text))
        case "signature" | "seal":
            _close(page, block, template, notice)


def _list(page: Page, text: str) -> None:
    """One line each: a name, and after a tab how many."""
    for number, line in enumerate(text.splitlines(), 1):
        name, _, count = line.partition("\t")
        page.paragraph(f"{number}．{name}" + (f"，{count}份" if count else ""), indented=False)


def _close(page: Page, block: Block, template: Template, notice: Notice) -> None:
    if block.kind == "signature":
        page.signature(template.fill(block.text, notice.data), notice.signature)
    else:
        page.seal(notice.data["centre"], template.fill("{day|date}", {"day": notice.issued}))


def _foot(notice: Notice, template: Template) -> list[str]:
    again = f"第{notice.attempt}次打印（补打）" if notice.attempt > 1 else "第1次打印"
    issued = template.fill("{day|date}", {"day": notice.issued})
    if not template.code:
        return [f"打印地点：{notice.data['committee']}"]
    return [
        "扫左边的码，可以核对这份通知书的真假。",
        "Scan the code to check that this notice is genuine.",
        f"本件为远程打印 · {again} · {issued}",
        f"打印地点：{notice.data['committee']}",
    ]
