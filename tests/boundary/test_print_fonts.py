"""The notices' fonts: what the usual ones have, and a site's own in their place."""

import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from print_service.notices.archive import Archive
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from print_service.worker import CannotRender
from tests.peers.notices import RARE, acceptance
from windowkit.errors import BadInput

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
# GB 18030-2022, implementation level 3: Unicode's blocks up to Extension F; ends as of Unicode 15.
BLOCKS = {
    "URO": (0x4E00, 0x9FFF),
    "A": (0x3400, 0x4DBF),
    "B": (0x20000, 0x2A6DF),
    "C": (0x2A700, 0x2B739),
    "D": (0x2B740, 0x2B81D),
    "E": (0x2B820, 0x2CEA1),
    "F": (0x2CEB0, 0x2EBE0),
}
MINCHO = "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"
OUTLINES = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"  # PostScript's


@cache
def _points(path: str) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@pytest.mark.parametrize("face", ["regular", "bold"])
def test_the_usual_fonts_have_all_of_gb18030_2022(face: str) -> None:
    fonts = Fonts()
    had = _points(getattr(fonts, face)).union(*map(_points, fonts.others))
    blocks = {name: set(range(first, last + 1)) for name, (first, last) in BLOCKS.items()}
    assert {name: len(block - had) for name, block in blocks.items()} == dict.fromkeys(BLOCKS, 0)
    assert sum(map(len, blocks.values())) == 87_915
    two_bytes = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF) if trail != 0x7F)
    signs = {ord(sign.decode("gb18030")) for sign in two_bytes}
    assert [f"{point:X}" for point in signs - had if unicodedata.category(chr(point)) not in {"Co", "Zs"}] == []


@pytest.mark.parametrize("made", ["sheet", "copy"])
def test_a_site_prints_with_its_own_fonts(made: str, tmp_path: Path) -> None:
    fonts = Fonts(regular=MINCHO, bold=MINCHO, others=())
    make: Any = Renderer(NOTICES, fonts).render if made == "sheet" else Archive(NOTICES, fonts).archived
    (pdf := tmp_path / "notice.pdf").write_bytes(make(acceptance(applicant_name="张三")))
    used = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    assert "HanaMinA" in used
    assert "WenKai" not in used
    missing = next(character for character in RARE if ord(character) not in _points(MINCHO))
    with pytest.raises(CannotRender, match=rf"^missing-glyph:U\+{ord(missing):X}$"):
        make(acceptance(applicant_name=RARE))


def test_a_font_that_cannot_be_used_is_named_when_the_service_starts(tmp_path: Path) -> None:
    (tmp_path / "print.toml").write_text(f'state = "{tmp_path}"\n[fonts]\nregular = "{OUTLINES}"\n')
    command = (sys.executable, "-m", "print_service", "--config", tmp_path / "print.toml")
    ended = subprocess.run([*command, "--render", "x.json", "x.pdf"], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert f"the font {OUTLINES} cannot be used" in ended.stderr


@pytest.mark.parametrize("content", [b"", b"no font at all"])
def test_a_file_that_is_no_font_is_refused(content: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "mine.ttf").write_bytes(content)
    with pytest.raises(BadInput, match=r"mine\.ttf cannot be used"):
        Renderer(NOTICES, Fonts(others=(str(file),)))
