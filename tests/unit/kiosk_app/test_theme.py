"""The shared look can be read: contrast by WCAG 2.2."""

from pathlib import Path

import pytest

import kiosk_app
from windowkit.qt.theme import contrast, load_theme

THEME = load_theme()
QML = Path(kiosk_app.__file__).parent / "qml" / "Kiosk"


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("words", "ground"), THEME.contrast.text)
def test_words_stand_out_seven_to_one(words: str, ground: str) -> None:
    assert contrast(THEME.colour[words], THEME.colour[ground]) >= 7


@pytest.mark.parametrize(("words", "ground"), THEME.contrast.text)
def test_in_high_contrast_words_stand_out_twelve_to_one(words: str, ground: str) -> None:
    assert contrast(THEME.high_contrast[words], THEME.high_contrast[ground]) >= 12


def test_high_contrast_has_every_colour() -> None:
    assert THEME.high_contrast.keys() == THEME.colour.keys()


@pytest.mark.parametrize(("border", "ground"), THEME.contrast.borders)
def test_borders_stand_out_three_to_one(border: str, ground: str) -> None:
    assert contrast(THEME.colour[border], THEME.colour[ground]) >= 3
    assert contrast(THEME.high_contrast[border], THEME.high_contrast[ground]) >= 7


def test_letters_have_one_scale() -> None:
    """A page that writes its own size of letters would not follow when somebody asks for larger ones."""
    own = {"Words.qml", "FittingWords.qml", "TouchButton.qml"}
    pages = [page for page in QML.glob("*.qml") if page.name not in own]
    assert len(pages) > 20
    assert [page.name for page in pages if "font.pixelSize" in page.read_text()] == []


def test_letters_and_targets_are_large_enough_for_a_kiosk() -> None:
    assert THEME.type.small >= 28
    assert THEME.type.title >= 48
    assert min(THEME.size[name] for name in ("button", "button_main", "key")) >= 96
    assert THEME.size["gap"] >= 16
