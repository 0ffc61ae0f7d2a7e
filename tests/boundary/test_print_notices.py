"""Notices as PDF, read back by other programs: pdftotext, pdfinfo, zbarimg."""

import subprocess
from pathlib import Path

import pytest

from print_service.notices.render import Renderer
from print_service.settings import Fonts
from print_service.worker import CannotRender
from tests.peers.notices import acceptance, assessment_result
from windowkit.errors import BadInput
from windowkit.messages import Notice

NOTICES = Path(__file__).parents[2] / "assets" / "notices"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(NOTICES, Fonts())


def _tool(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("notice", [acceptance(), assessment_result()], ids=lambda one: one.template)
def test_a_notice_is_one_page_that_reads_back_whole(renderer: Renderer, notice: Notice, tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(notice))
    assert "Pages:           1" in _tool("pdfinfo", pdf)
    text = _tool("pdftotext", "-layout", pdf, "-")
    assert "欧阳𬭎𠮷" in text
    assert notice.number in text
    assert {value for key, value in notice.data.items() if key in {"case", "agency", "agent_name"}} <= set(
        text.split()
    ) | {word for word in notice.data.values() if word in text}


def test_the_code_on_a_sheet_leads_to_its_check(renderer: Renderer, tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(acceptance()))
    _tool("pdftoppm", "-r", "150", "-png", pdf, tmp_path / "page")
    found = _tool("zbarimg", "-q", "--raw", next(tmp_path.glob("page*.png")))
    assert found.strip() == acceptance().data["verify_url"]


@pytest.mark.parametrize(
    ("level", "words"),
    [("level_1", "照护一级"), ("level_6", "每周7小时"), ("none", "未达到照护等级"), ("see_doctor", "建议就医")],
)
def test_each_result_says_what_it_means(renderer: Renderer, level: str, words: str, tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(assessment_result(level=level)))
    text = "".join(_tool("pdftotext", pdf, "-").split())
    assert words in text
    assert ("每周" in text) == (level in {"level_2", "level_3", "level_4", "level_5", "level_6"})


def test_a_second_print_says_so_on_the_sheet(renderer: Renderer, tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(assessment_result(attempt=2)))
    assert "第2次打印（补打）" in _tool("pdftotext", pdf, "-")


def test_the_same_notice_gives_the_same_bytes(renderer: Renderer) -> None:
    assert renderer.render(acceptance()) == renderer.render(acceptance())


@pytest.mark.parametrize(
    ("notice", "reason"),
    [
        (acceptance(applicant_name="张\ue863"), "missing-glyph:U+E863"),
        (acceptance(case=""), "missing-data:case"),
        (acceptance(received_on="yesterday"), "bad-data"),
        (assessment_result(level="level_9"), "bad-data"),
        (acceptance(agent_name="很长的名字" * 200), "too-long"),
    ],
    ids=["glyph", "data", "day", "level", "length"],
)
def test_what_cannot_be_printed_right_is_refused_before_anything_prints(
    renderer: Renderer, notice: Notice, reason: str
) -> None:
    with pytest.raises(CannotRender) as refusal:
        renderer.render(notice)
    assert refusal.value.reason == reason


def test_a_template_with_an_unknown_key_is_refused_naming_the_file(tmp_path: Path) -> None:
    good = (NOTICES / "acceptance.toml").read_text()
    (tmp_path / "mine.toml").write_text('titel = "x"\n' + good)
    with pytest.raises(BadInput, match=r"mine\.toml.*titel"):
        Renderer(tmp_path, Fonts())


def test_a_missing_font_names_its_package() -> None:
    with pytest.raises(BadInput, match="fonts-lxgw-wenkai"):
        Renderer(NOTICES, Fonts(bold="/nowhere/lxgw-wenkai/Bold.ttf"))
