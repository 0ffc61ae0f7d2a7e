"""The archive's copy of every notice, read back and checked by other programs: outloud, pdftotext, zbarimg."""

import subprocess
import sys
from pathlib import Path

import msgspec
import outloud
import pikepdf
import pytest

from print_service.notices.archive import Archive
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from print_service.worker import CannotRender
from tests.peers.notices import RARE, acceptance, assessment_result, every, refusal
from tests.peers.pdfa import broken_rules
from windowkit.messages import Notice

NOTICES = Path(__file__).parents[2] / "assets" / "notices"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return Archive(NOTICES, Fonts())


def _tool(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _letters(pdf: Path) -> str:
    return "".join(_tool("pdftotext", pdf, "-").split())


@pytest.mark.parametrize("notice", every(), ids=lambda notice: notice.template)
def test_each_copy_keeps_the_rules_of_pdf_a_and_can_be_read_aloud(
    archive: Archive, notice: Notice, tmp_path: Path
) -> None:
    (pdf := tmp_path / "copy.pdf").write_bytes(archive.archived(notice))
    assert broken_rules(pdf) == []
    heard = outloud.check(str(pdf))
    assert heard.error is None
    assert len(heard.criteria) > 0
    # ORD-001: Typst paints a long list's numbers before its texts; who listens follows the tags.
    assert [(found.rule, found.message) for found in heard.findings if found.rule != "ORD-001"] == []


def test_the_copy_says_all_that_the_sheet_says(archive: Archive, tmp_path: Path) -> None:
    notice = acceptance(materials="\n".join(f"第{number}样材料\t1" for number in range(1, 41)))
    (sheet := tmp_path / "sheet.pdf").write_bytes(Renderer(NOTICES, Fonts()).render(notice))
    (copy := tmp_path / "copy.pdf").write_bytes(archive.archived(notice))
    words = {word for word in _tool("pdftotext", sheet, "-").split() if word not in {"—", "共3页"}}  # sheets counted
    copied = _letters(copy)
    assert [word for word in words if word not in copied] == []


def test_every_character_of_rare_names_reads_back(archive: Archive, tmp_path: Path) -> None:
    (pdf := tmp_path / "copy.pdf").write_bytes(archive.archived(acceptance(applicant_name=RARE)))
    assert RARE in _letters(pdf)


def test_the_code_on_the_copy_leads_to_its_check(archive: Archive, tmp_path: Path) -> None:
    (pdf := tmp_path / "copy.pdf").write_bytes(archive.archived(assessment_result()))
    _tool("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, tmp_path / "page")
    assert _tool("zbarimg", "-q", "--raw", tmp_path / "page.png").strip() == assessment_result().data["verify_url"]


def test_a_character_that_no_font_has_is_refused_as_for_the_sheet(archive: Archive) -> None:
    with pytest.raises(CannotRender, match=r"^missing-glyph:U\+13000$"):
        archive.archived(acceptance(applicant_name="张\U00013000"))


@pytest.mark.parametrize("asked", ["--render", "--archive"])
def test_the_command_gives_the_same_bytes_each_time(archive: Archive, asked: str, tmp_path: Path) -> None:
    (tmp_path / "notice.json").write_bytes(msgspec.json.encode(refusal()))
    (tmp_path / "print.toml").write_text(f'notices = "{NOTICES}"\nstate = "{tmp_path}"\n')
    command = (sys.executable, "-m", "print_service", "--config", tmp_path / "print.toml")
    _tool(*command, asked, tmp_path / "notice.json", tmp_path / "made.pdf")
    renderer = Renderer(NOTICES, Fonts())
    renderer.render(acceptance(applicant_name=RARE))  # what was made before leaves no trace
    made = renderer.render(refusal()) if asked == "--render" else archive.archived(refusal())
    assert (tmp_path / "made.pdf").read_bytes() == made


def _without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _without_unicode(pdf: pikepdf.Pdf) -> None:
    del next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ToUnicode" in one)["/ToUnicode"]


def _without_font(pdf: pikepdf.Pdf) -> None:
    one = next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one)
    del one["/FontFile2"]


@pytest.mark.parametrize("spoil", [_without_intent, _without_tags, _without_unicode, _without_font])
def test_a_copy_that_breaks_a_rule_is_found(archive: Archive, spoil: object, tmp_path: Path) -> None:
    (whole := tmp_path / "copy.pdf").write_bytes(archive.archived(acceptance()))
    with pikepdf.open(whole) as pdf:
        assert callable(spoil)
        spoil(pdf)
        pdf.save(tmp_path / "spoilt.pdf")
    assert broken_rules(tmp_path / "spoilt.pdf")


def test_the_printed_sheet_claims_nothing(tmp_path: Path) -> None:
    (pdf := tmp_path / "sheet.pdf").write_bytes(Renderer(NOTICES, Fonts()).render(acceptance()))
    assert "claims no PDF/A-2a" in broken_rules(pdf)
