"""The office's seal from a system over HTTP: on the sheet and the archive's copy, or no sheet at all."""

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from print_service.notices.archive import Archive
from print_service.notices.measures import Paper
from print_service.notices.render import Renderer
from print_service.seals import SealPort
from print_service.settings import Fonts, SealPlace
from print_service.worker import CannotRender
from tests.peers.notices import acceptance, visit_summary
from tests.peers.pdfa import broken_rules
from tests.peers.seal_system import SealSystem, sample_seal, seal_system
from windowkit.errors import BadInput

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
FONTS = Fonts()


@pytest.fixture
def system() -> Iterator[SealSystem]:
    with seal_system() as running:
        yield running


def _renderer(system: SealSystem, paper: Paper = Paper.A4) -> Renderer:
    return Renderer(NOTICES, FONTS, paper, seals=SealPort(SealPlace(url=system.url)))


def _red(pages: bytes, folder: Path) -> tuple[int, int, int, int] | None:
    """Where on the sheet something red stands, in mm from the upper left corner."""
    (folder / "sheet.pdf").write_bytes(pages)
    subprocess.run(
        ["pdftoppm", "-r", "50.8", "-png", "-singlefile", folder / "sheet.pdf", folder / "sheet"], check=True
    )
    red, green, _ = Image.open(folder / "sheet.png").convert("RGB").split()
    box = Image.composite(red, Image.new("L", red.size), green.point([255 * (at < 140) for at in range(256)])).point(
        [255 * (at > 190) for at in range(256)]
    )
    found = box.getbbox()
    return (found[0] // 2, found[1] // 2, found[2] // 2, found[3] // 2) if found else None


def test_the_seal_presses_on_the_office_and_the_day(system: SealSystem, tmp_path: Path) -> None:
    found = _red(_renderer(system).render(acceptance()), tmp_path)
    assert found
    left, top, right, bottom = found
    assert 40 <= right - left <= 43
    assert 40 <= bottom - top <= 43
    told = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "sheet.pdf", "-"], capture_output=True, text=True, check=True
    )
    word = next(line for line in told.stdout.splitlines() if "事务受理服务中心<" in line)
    at = [float(part) / 72 * 25.4 for part in word.split('"')[1:8:2]]
    assert left < (at[0] + at[2]) / 2 < right
    assert top < at[1] < at[3] < bottom


def test_a_name_that_is_looked_up_for_ever_holds_a_notice_no_longer_than_two_tries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = threading.Event()
    looked_up = threading.Semaphore(0)

    def hangs(*_: object, **__: object) -> list[object]:
        looked_up.release()
        over.wait(30)
        return []

    monkeypatch.setattr("socket.getaddrinfo", hangs)
    began = time.monotonic()
    with pytest.raises(CannotRender, match="seal-unreachable"):
        SealPort(SealPlace(url="https://seals.example/seal"), wait=0.2)(acceptance())
    assert time.monotonic() - began < 3
    assert looked_up.acquire(timeout=1)  # it did hang there
    over.set()


def test_what_is_asked_names_the_notice_and_no_resident(system: SealSystem, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("kiosk-7\n")
    port = SealPort(SealPlace(url=system.url, token_file=str(tmp_path / "token")))
    notice = acceptance()
    port(notice)
    assert system.tokens == ["Bearer kiosk-7"]
    (asked,) = system.asked
    assert asked.pop("content").isalnum()
    assert asked == {
        "office": notice.data["centre"],
        "template": "acceptance",
        "number": notice.number,
        "issued": notice.issued,
        "attempt": 1,
        "address": notice.data["verify_url"],
    }
    assert "欧阳" not in json.dumps(system.asked, ensure_ascii=False)


def test_a_preview_and_its_print_are_sealed_once_and_alike(system: SealSystem) -> None:
    renderer = _renderer(system)
    assert renderer.render(acceptance()) == renderer.render(acceptance())
    assert len(system.asked) == 1
    renderer.render(acceptance(agent_name="王五"))  # another notice
    assert len(system.asked) == 2


def test_where_no_seal_belongs_none_is_asked_for(system: SealSystem) -> None:
    _renderer(system).render(visit_summary())
    _renderer(system, Paper.ROLL).render(acceptance())
    assert system.asked == []


def test_without_a_seal_system_the_place_stays_free(tmp_path: Path) -> None:
    assert _red(Renderer(NOTICES, FONTS).render(acceptance()), tmp_path) is None


def test_the_archives_copy_is_sealed_and_keeps_the_rules(system: SealSystem, tmp_path: Path) -> None:
    archive = Archive(NOTICES, FONTS, SealPort(SealPlace(url=system.url)))
    pages = archive.archived(acceptance())
    assert _red(pages, tmp_path)
    assert broken_rules(tmp_path / "sheet.pdf") == []


def test_a_lost_answer_is_asked_for_once_more(system: SealSystem, tmp_path: Path) -> None:
    system.hang_ups = 1
    assert _red(_renderer(system).render(acceptance()), tmp_path)


@pytest.mark.parametrize(
    ("status", "picture", "reason"),
    [
        (500, b"", "seal-unreachable"),
        (403, b"", "seal-refused"),
        (302, b"", "seal-refused"),
        (200, b"", "seal-bad-picture"),
        (200, b"<html>", "seal-bad-picture"),
        (200, sample_seal()[:400], "seal-bad-picture"),
        (200, sample_seal(mode="RGB"), "seal-bad-picture"),
        (200, sample_seal(side=40), "seal-bad-picture"),
        (200, sample_seal() + bytes(600 * 1024), "seal-bad-picture"),
    ],
    ids=["broken", "no", "elsewhere", "empty", "page", "half", "opaque", "tiny", "endless"],
)
def test_without_its_seal_no_notice_is_made(system: SealSystem, status: int, picture: bytes, reason: str) -> None:
    system.status, system.picture = status, picture
    with pytest.raises(CannotRender, match=f"^{reason}$"):
        _renderer(system).render(acceptance())


def test_an_answer_that_is_not_what_it_says_is_no_seal(system: SealSystem) -> None:
    system.coding = "gzip"
    with pytest.raises(CannotRender, match=r"^seal-unreachable$"):
        _renderer(system).render(acceptance())


def test_a_system_that_is_away_is_named(system: SealSystem) -> None:
    system.hang_ups = 9
    with pytest.raises(CannotRender, match=r"^seal-unreachable$"):
        _renderer(system).render(acceptance())
    system.hang_ups = 0
    _renderer(system).render(acceptance())  # and asked again the next time


def test_an_answer_without_an_end_is_given_up(system: SealSystem) -> None:
    system.drips = True
    system.picture = bytes(400_000)
    with pytest.raises(CannotRender, match=r"^seal-unreachable$"):
        SealPort(SealPlace(url=system.url), wait=0.5)(acceptance())
    assert len(system.asked) == 2


@pytest.mark.parametrize(
    "place",
    [
        SealPlace(url="http://seal.example.gov.cn/"),
        SealPlace(url="seal"),
        SealPlace(url="https://x/", millimetres=400),
        SealPlace(url="https://x/", token_file="/nowhere"),
    ],
    ids=lambda place: place.url,
)
def test_a_setting_that_cannot_be_meant_is_refused_at_the_start(place: SealPlace) -> None:
    with pytest.raises(BadInput, match="seal"):
        SealPort(place)
