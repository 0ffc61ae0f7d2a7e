"""How a clerk has their window: kept by clerk, a broken file put aside, and words that stand out on both grounds."""

from pathlib import Path

import pytest

from counter_app import look
from counter_app.workplace import Letters, Tone, Workplace, stepped, turned
from counter_app.workplaces import Workplaces
from windowkit.qt.theme import contrast, load_theme

THEME = load_theme()
DARK = look.dark(THEME)
MINE = Workplace(
    tone=Tone.DARK, letters=Letters.LARGE, splits={"desk": (270, 640, 410)}, place="AdnQ", picture_out=True
)


def test_each_clerk_finds_their_own_and_who_has_none_the_first(tmp_path: Path) -> None:
    kept = Workplaces(tmp_path)
    kept.save("0312", MINE)
    assert Workplaces(tmp_path).load("0312") == (MINE, False)
    assert kept.load("../0312") == (Workplace(), False)
    kept.save("../../outside", MINE)
    assert kept.load("../../outside") == (MINE, False)
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path / "workplaces"}


@pytest.mark.parametrize(
    "broken", [b"", b"\xff\xfe", b'{"tone": "purple"}', b'{"splits": {"desk": [-5]}}', b'{"x": 1}']
)
def test_a_file_that_cannot_be_read_is_put_aside_and_said(tmp_path: Path, broken: bytes) -> None:
    kept = Workplaces(tmp_path)
    kept.save("0312", MINE)
    (file,) = (tmp_path / "workplaces").iterdir()
    file.write_bytes(broken)
    assert kept.load("0312") == (Workplace(), True)
    assert [path.read_bytes() for path in (tmp_path / "workplaces").iterdir()] == [broken]
    assert kept.load("0312") == (Workplace(), False)


def test_a_folder_that_cannot_be_written_keeps_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    (tmp_path / "workplaces").write_text("a file")
    kept = Workplaces(tmp_path)
    kept.save("0312", MINE)
    assert kept.load("0312")[0] == Workplace()


def test_letters_have_three_sizes_and_grounds_two() -> None:
    assert [stepped(Workplace(), steps).letters for steps in (-1, 0, 1, 2, 3)] == [
        Letters.NORMAL, Letters.NORMAL, Letters.LARGE, Letters.LARGEST, Letters.LARGEST,
    ]  # fmt: skip
    assert turned(turned(Workplace())) == Workplace()


PAIRS = [*THEME.contrast.text, ("on_accent", "warm"), ("accent_pressed", "paper"), ("accent_pressed", "wash")]


@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_the_dark_ground_as_from_the_light_one(words: str, ground: str) -> None:
    for theme in (THEME, DARK):
        assert contrast(theme.colour[words], theme.colour[ground]) >= 4.5


@pytest.mark.parametrize(("border", "ground"), THEME.contrast.borders)
def test_borders_stand_out_on_the_dark_ground(border: str, ground: str) -> None:
    assert contrast(DARK.colour[border], DARK.colour[ground]) >= 3


def test_every_letter_grows() -> None:
    usual, largest = look.style_sheet(THEME), look.style_sheet(THEME, 1.2)
    assert "font-size: 15px" in usual
    assert "font-size: 18px" in largest
    assert "font-size: 15px" not in largest
