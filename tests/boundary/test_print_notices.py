"""Notices as PDF, read back by other programs: pdftotext, pdfinfo, zbarimg."""

import subprocess
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from print_service.notices.measures import Paper
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from print_service.worker import CannotRender
from signaling import papers
from signaling.appointment_records import AppointmentRecord
from signaling.places import Place
from signaling.slips import slip
from tests.peers.notices import KEY, RARE, acceptance, assessment_result, every
from tests.peers.server_cast import MATTER
from windowkit.errors import BadInput
from windowkit.messages import Notice, Point, Signature

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


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_every_notice_is_set_on_every_paper_and_says_who_and_which(paper: Paper, large: bool, tmp_path: Path) -> None:
    renderer = Renderer(NOTICES, Fonts(), paper, large=large)
    for notice in every():
        (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(notice))
        text = "".join(_tool("pdftotext", pdf, "-").split())
        assert ("欧阳𬭎𠮷" in text) == (notice.template not in {"reminder_list", "needs"})  # masked, or nobody's
        assert notice.number in text
        assert notice.data["committee"] in text


def test_every_character_of_rare_names_prints_and_reads_back(renderer: Renderer, tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(acceptance(applicant_name=RARE)))
    assert RARE in "".join(_tool("pdftotext", pdf, "-").split())


def test_a_private_code_of_an_old_system_prints_as_the_character_it_stood_for(
    renderer: Renderer, tmp_path: Path
) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(acceptance(applicant_name="张\ue863\ue81e")))
    assert "张䶮\u9fb4" in _tool("pdftotext", pdf, "-")


@pytest.mark.parametrize("paper", list(Paper))
def test_the_code_on_a_sheet_leads_to_its_check_also_from_a_faded_print(paper: Paper, tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(Renderer(NOTICES, Fonts(), paper).render(acceptance()))
    _tool("pdftoppm", "-r", "150", "-png", "-singlefile", pdf, tmp_path / "page")
    page = Image.open(tmp_path / "page.png").convert("L")
    page.point([170 + value * 60 // 255 for value in range(256)]).save(tmp_path / "faded.png")  # grey on grey
    for picture in ("page.png", "faded.png"):
        found = _tool("zbarimg", "-q", "--raw", tmp_path / picture)
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


ENDLESS = Signature(width=800, height=300, strokes=tuple((Point(i, i, i),) for i in range(20_001)))


@pytest.mark.parametrize(
    ("notice", "reason"),
    [
        (acceptance(applicant_name="张\ue000"), "bad-character:private-use:U+E000"),
        (acceptance(applicant_name="张\x07"), "bad-character:control:U+0007"),
        (acceptance(applicant_name="张\u202e三"), "bad-character:control:U+202E"),
        (acceptance(applicant_name="张\U00013000"), "missing-glyph:U+13000"),
        (msgspec.structs.replace(acceptance(), signature=ENDLESS), "signature-too-large"),
        (acceptance(case=""), "missing-data:case"),
        (acceptance(received_on="yesterday"), "bad-data"),
        (assessment_result(level="level_9"), "bad-data"),
        (acceptance(agent_name="很长的名字" * 5000), "too-long"),
        (acceptance(materials="户口簿\t1\n" * 1500), "too-long"),
        (msgspec.structs.replace(acceptance(), template="../acceptance"), "unknown-template"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_printed_right_is_refused_before_anything_prints(
    renderer: Renderer, notice: Notice, reason: str
) -> None:
    with pytest.raises(CannotRender) as refusal:
        renderer.render(notice)
    assert refusal.value.reason == reason


def test_a_long_notice_goes_over_several_sheets_that_are_numbered(renderer: Renderer, tmp_path: Path) -> None:
    long = acceptance(materials="\n".join(f"第{number}样材料\t1" for number in range(1, 61)))
    (pdf := tmp_path / "notice.pdf").write_bytes(renderer.render(long))
    text = _tool("pdftotext", "-layout", pdf, "-")
    sheets = text.split("\f")[:-1]
    assert len(sheets) == 3
    assert all(f"—{number}—" in "".join(sheet.split()) for number, sheet in enumerate(sheets, 1))
    assert all(f"第{number}样材料" in text for number in range(1, 61))


def test_a_template_with_an_unknown_key_is_refused_naming_the_file(tmp_path: Path) -> None:
    good = (NOTICES / "acceptance.toml").read_text()
    (tmp_path / "mine.toml").write_text('titel = "x"\n' + good)
    with pytest.raises(BadInput, match=r"mine\.toml.*titel"):
        Renderer(tmp_path, Fonts())


def test_a_notice_of_ones_own_needs_no_code(tmp_path: Path) -> None:
    (tmp_path / "reminder.toml").write_text(
        'title = "提醒"\ntitle_en = "Reminder"\nchecked_on = ""\nrequired = ["name", "day"]\ncode = false\n'
        '[[blocks]]\nkind = "paragraph"\ntext = "{name}，请在{day|date}之前来。"\n[[blocks]]\nkind = "seal"\n'
    )
    data = {"name": "张𬭎", "day": "2026-12-01", "centre": "某某中心", "committee": "某某居委会"}
    notice = msgspec.structs.replace(acceptance(), template="reminder", data=data, signature=None)
    (pdf := tmp_path / "notice.pdf").write_bytes(Renderer(tmp_path, Fonts()).render(notice))
    text = "".join(_tool("pdftotext", pdf, "-").split())
    assert "张𬭎，请在2026年12月1日之前来。" in text
    assert "某某中心" in text


def test_a_missing_font_names_its_package() -> None:
    with pytest.raises(BadInput, match="fonts-lxgw-wenkai"):
        Renderer(NOTICES, Fonts(bold="/nowhere/lxgw-wenkai/Bold.ttf"))


def test_the_slip_of_a_booked_time_says_when_and_where_and_to_nobody_by_name(
    renderer: Renderer, tmp_path: Path
) -> None:
    here = Place(code="hyl-03", name="第三居民委员会", name_en="Third Committee")
    booked = AppointmentRecord(
        id="a", number="Y003", at="2026-12-02T13:30", group=MATTER.group, matter=MATTER.code,
        centre=here, committee=here, kiosk="k", place=0, check="code", issued="2026-11-29", sheets=1,
    )  # fmt: skip
    notice = papers.attempted(slip(booked, MATTER, "slip~1"), 1, "https://window.example", KEY)
    (pdf := tmp_path / "slip.pdf").write_bytes(renderer.render(notice))
    text = "".join(_tool("pdftotext", pdf, "-").split())
    for words in ("2026年12月2日下午1:30", "Y003", here.name, *(one.name for one in MATTER.materials)):
        assert words in text
    assert "：您预约" not in text
