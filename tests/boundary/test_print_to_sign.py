"""The form to sign by hand: its place to sign is where the screen points, and a camera reads which paper it is."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from av.video.frame import VideoFrame
from PIL import Image

from print_service.notices.archive import Archive
from print_service.notices.marks import Frame
from print_service.notices.measures import Paper
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.notices import acceptance, form_to_sign
from windowkit.inking import PLACE, check_of
from windowkit.media.paper_code import read

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
LONG = "\n".join(
    f"第{at}个问题\t这是一个很长的回答，要占两行才写得下，看一看会不会转到第二张纸上去" for at in range(30)
)


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("answers", ["", LONG], ids=["one sheet", "several"])
def test_the_place_to_sign_is_where_the_screen_points(answers: str, large: bool) -> None:
    notice = form_to_sign(answers=answers) if answers else form_to_sign()
    sheet = Renderer(NOTICES, Fonts(), large=large).sheets(notice)[-1]
    (frame,) = [one for one in sheet.marks if isinstance(one, Frame)]
    left, top, right, bottom = PLACE
    assert left <= frame.x / sheet.width
    assert (frame.x + frame.width) / sheet.width <= right
    assert top <= frame.y / sheet.height <= top + 0.012
    assert bottom - 0.012 <= (frame.y + frame.height) / sheet.height <= bottom


def test_a_narrow_roll_has_a_place_to_sign_too() -> None:
    sheet = Renderer(NOTICES, Fonts(), Paper.ROLL).sheets(form_to_sign())[-1]
    (frame,) = [one for one in sheet.marks if isinstance(one, Frame)]
    assert frame.width > 0.8 * sheet.width


def test_the_archive_sets_it_too() -> None:
    assert Archive(NOTICES, Fonts()).archived(form_to_sign()).startswith(b"%PDF")


def test_a_notice_of_what_was_signed_on_paper_has_no_empty_line_for_a_signature(tmp_path: Path) -> None:
    (pdf := tmp_path / "notice.pdf").write_bytes(Renderer(NOTICES, Fonts()).render(acceptance(ink="A012-1")))
    text = subprocess.run(("pdftotext", pdf, "-"), capture_output=True, text=True, check=True).stdout
    assert "编号A012-1）上签名" in "".join(text.split())
    assert "签名：" not in text


@pytest.mark.parametrize("turned", [0, 90, 183])
def test_a_photograph_of_the_sheet_says_which_it_is(turned: int, tmp_path: Path) -> None:
    notice = form_to_sign()
    (pdf := tmp_path / "sheet.pdf").write_bytes(Renderer(NOTICES, Fonts()).render(notice))
    subprocess.run(("pdftoppm", "-r", "130", "-png", "-singlefile", pdf, tmp_path / "sheet"), check=True)
    page = Image.open(tmp_path / "sheet.png").convert("RGB").rotate(turned, expand=True, fillcolor=(90, 80, 70))
    seen = read(VideoFrame.from_ndarray(np.asarray(page), format="rgb24"))
    assert seen == notice.data["verify_url"]
    assert check_of(seen) == notice.check


def test_a_paper_without_a_code_says_nothing() -> None:
    blank = np.full((800, 600, 3), 230, np.uint8)
    assert not read(VideoFrame.from_ndarray(blank, format="rgb24"))
    assert not check_of("https://elsewhere.example/a")


def test_a_code_beside_the_paper_that_is_no_notices_says_nothing(tmp_path: Path) -> None:
    notice = form_to_sign()
    (pdf := tmp_path / "sheet.pdf").write_bytes(Renderer(NOTICES, Fonts()).render(notice))
    subprocess.run(("pdftoppm", "-r", "130", "-png", "-singlefile", pdf, tmp_path / "sheet"), check=True)
    sticker = zxingcpp.create_barcode("https://pay.example/123", zxingcpp.BarcodeFormat.QRCode).to_image(scale=8)
    for at in (0, 1):  # whichever is found first
        page = Image.open(tmp_path / "sheet.png").convert("RGB")
        table = Image.new("RGB", (page.width, page.height + 260), (90, 80, 70))
        table.paste(page, (0, 260 * (1 - at)))
        table.paste(Image.fromarray(np.asarray(sticker)).convert("RGB"), (30, 30 + at * page.height))
        assert read(VideoFrame.from_ndarray(np.asarray(table), format="rgb24")) == notice.data["verify_url"]
