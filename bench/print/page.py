"""WeasyPrint: the same content as HTML, its style sheet and font configuration kept."""

# WeasyPrint is untyped.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false, reportUnknownArgumentType=false

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

import qrcode
import weasyprint
from qrcode.image.svg import SvgPathImage
from weasyprint.text.fonts import FontConfiguration

from bench.print.sample import content
from print_service.notices.pieces import (
    Big,
    Boxes,
    Foot,
    Heading,
    Numbered,
    Paragraph,
    Piece,
    Place,
    Rows,
    Sealed,
    Signed,
    Title,
)
from windowkit.messages import Notice

# Installed fonts by their names: through @font-face it takes 980 ms instead.
_STYLE: Final = """
@page { size: A4; margin: 22mm 26mm 14mm 28mm }
body { font: 15.75pt/20.5pt LXGW WenKai, HanaMinB }
h1, h2, b, td + td { font-weight: bold; margin: 0 }
h1 { font-size: 22pt; line-height: 30pt; text-align: center } h2 { font-size: 15.75pt }
p { margin: 0 } .in { text-indent: 2em } .small { font-size: 11pt; line-height: 17pt }
.end { text-align: right }
.big { border: 1.6pt solid; border-radius: 6pt; text-align: center; font-size: 30pt; line-height: 40pt }
table { width: 100%; border-collapse: collapse } td { border-bottom: 0.3pt solid }
.code svg { float: left } ol { margin: 0 } .ink { height: 46pt }
"""


def weasy() -> Callable[[Notice], bytes]:
    """A page to make of each notice."""
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=_STYLE, font_config=fonts)

    def make(notice: Notice) -> bytes:
        body = "".join(part for piece in content(notice).pieces for part in _html(piece))
        page = weasyprint.HTML(
            string=f'<html lang="zh"><title>{escape(notice.number)}</title><body>{body}</body></html>'
        )
        made = page.write_pdf(stylesheets=[style], font_config=fonts)
        assert isinstance(made, bytes)
        return made

    return make


def _html(piece: Piece) -> Iterator[str]:  # noqa: C901 - one kind after the other
    match piece:
        case Title():
            yield f"<h1>{escape(piece.text)}</h1>"
            yield f"<p class=small>{escape(piece.english)}<br>编号：{escape(piece.number)}</p>"
        case Paragraph():
            yield f"<p class={'in' if piece.indented else 'out'}>{escape(piece.text)}</p>"
        case Heading():
            yield f"<h2>{escape(piece.text)}</h2>"
        case Big():
            yield f"<div class=big><b>{escape(piece.text)}</b></div>"
        case Rows():
            cells = (f"<tr><td>{escape(label)}<td>{escape(value)}" for label, value in piece.rows)
            yield f"<table>{''.join(cells)}</table>"
        case Numbered():
            yield f"<ol>{''.join(f'<li>{escape(line)}' for line in piece.lines)}</ol>"
        case Boxes():
            yield "".join(f"<p>□ {escape('，'.join((name, *more)))}</p>" for name, more in piece.items)
        case Signed():
            lines = (" ".join(f"{x},{y}" for x, y in stroke) for stroke in piece.strokes)
            drawn = "".join(
                f'<polyline points="{line}" fill="none" stroke="black" stroke-width="80"/>' for line in lines
            )
            yield f'<p>{escape(piece.label)}<svg class=ink viewBox="900 1000 3700 2000">{drawn}</svg></p>'
        case Place():
            yield f"<p class=place>{escape(piece.label)}</p>"
        case Sealed():
            yield f"<p class=end>{escape(piece.office)}<br>{escape(piece.day)}</p>"
        case Foot():
            drawn = qrcode.make(piece.address, image_factory=SvgPathImage).to_string(encoding="unicode")
            code = re.sub(r'(width|height)="[0-9.]+mm"', r'\1="30mm"', drawn)
            yield f"<div class='code small'>{code}{'<br>'.join(map(escape, piece.lines))}</div>"
