"""The window's style sheet: sizes for a desk's screen here, colours and letters from assets/theme.toml."""

import re
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

import msgspec
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from windowkit.errors import BadInput
from windowkit.qt.theme import Theme

_ASSETS: Final = Path(__file__).resolve().parents[1] / "assets"
_ICONS: Final = _ASSETS / "icons"
_DARK: Final = _ASSETS / "counter-dark.toml"
_LETTERS: Final = re.compile(r"font-size: (\d+)px")


def dress(app: QApplication, theme: Theme) -> Theme:
    """One look on every system: Qt's own style, the theme's letters."""
    app.setStyle("Fusion")
    app.setFont(QFont(list(theme.type.families)))
    return theme


def wrapped(name: str) -> QLabel:
    """A label of that name in the style sheet; its words may take several lines."""
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


class _Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    colour: dict[str, str]


def dark(theme: Theme) -> Theme:
    """The same look on a dark ground; raises BadInput where its file lacks a colour."""
    colours = _dark()
    if colours.keys() != theme.colour.keys():
        raise BadInput(f"{_DARK.name}: not the colours of theme.toml: {colours.keys() ^ theme.colour.keys()}")
    return msgspec.structs.replace(theme, colour=colours)


@cache
def _dark() -> dict[str, str]:
    try:
        return msgspec.toml.decode(_DARK.read_bytes(), type=_Colours).colour
    except (OSError, msgspec.MsgspecError) as error:
        raise BadInput(f"{_DARK.name}: {error}") from error


def palette(theme: Theme) -> QPalette:
    """For what a style sheet does not reach: marks in boxes, menus, words in an empty field."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: "ground",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "paper",
        QPalette.ColorRole.AlternateBase: "ground",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "paper",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.PlaceholderText: "soft",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.ToolTipBase: "paper",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Link: "accent",
    }
    for role, name in roles.items():
        made.setColor(role, QColor(theme.colour[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colour["soft"]))
    return made


def style_sheet(theme: Theme, scale: float = 1.0, *, dark: bool = False) -> str:
    """The whole window's style, its letters so many times as large; raises KeyError where the theme lacks a colour."""
    arrow = (_ICONS / ("chevron-down-light.svg" if dark else "chevron-down.svg")).as_posix()
    style = _STYLE.substitute(theme.colour, arrow=arrow) + (_MARKS.substitute(theme.colour) if dark else "")
    return _LETTERS.sub(lambda found: f"font-size: {round(int(found[1]) * scale)}px", style)


# Qt's own boxes and rings are drawn a little darker than their ground: not to be seen on a dark one.
_MARKS: Final = Template("""
QRadioButton::indicator, QCheckBox::indicator { width: 13px; height: 13px; border: 2px solid $line;
  background: $paper; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:checked, QCheckBox::indicator:checked { background: $accent; border-color: $accent; }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: $hair; }
""")

_STYLE: Final = Template("""
* { color: $ink; font-size: 15px; }
QMainWindow, QDialog, #signInPage, #deskPage { background: $ground; }
#card { background: $paper; border: 1px solid $hair; border-radius: 8px; }
#card QScrollArea, #card QScrollArea > QWidget > QWidget { background: $paper; border: none; }
QDialog QScrollArea, QDialog QScrollArea > QWidget > QWidget { background: $ground; border: none; }
#header { background: $night; }
#header QLabel { color: $on_night; }
#header QLabel#quiet { color: $night_soft; }
QLabel#title { font-size: 17px; font-weight: 600; }
QLabel#big { font-size: 26px; font-weight: 600; }
QLabel#section { font-size: 16px; font-weight: 600; color: $accent_pressed; padding-top: 10px; }
QLabel#soft { color: $soft; font-size: 14px; }
#bars { color: $accent; }
QLabel#recording { color: $bad; background: $bad_wash; border-radius: 4px; padding: 3px 8px; font-weight: 600; }
QLabel#source { color: $accent_pressed; background: $wash; border-radius: 4px; padding: 0 6px; font-size: 13px; }
QLabel#problem { color: $bad; font-size: 14px; }
QLabel#objected { color: $bad; background: $bad_wash; border-radius: 4px; padding: 3px 8px; font-weight: 600; }
QLabel#refusal { color: $bad; background: $bad_wash; border-radius: 6px; padding: 8px 12px; }
QLabel#good { color: $good; background: $good_wash; border-radius: 6px; padding: 6px 12px; font-weight: 600; }
QLabel#case { color: $good; background: $good_wash; border-radius: 6px; padding: 8px 16px;
  font-size: 26px; font-weight: 700; }
QLabel#sheetGood { color: $good; font-size: 14px; font-weight: 600; }
QLabel#sheetBad { color: $warm; font-size: 14px; font-weight: 600; }
#header QPushButton:checked { background: $wash; border-color: $accent; color: $accent_pressed; }
#header QPushButton#small { color: $ink; padding: 2px 10px; }
#day::item { padding: 6px 8px; border-bottom: 1px solid $hair; }
#day::item:selected { background: $wash; color: $ink; }
#finder::item { padding: 3px 6px; }
#finder::item:selected { background: $wash; color: $ink; }
#concerns::item, #leading::item { padding: 8px 10px; border-bottom: 1px solid $hair; }
#concerns::item:selected, #leading::item:selected { background: $wash; color: $ink; }
QPushButton#late { color: $bad; background: $bad_wash; border-color: $bad; font-weight: 600; font-size: 14px;
  padding: 2px 10px; min-height: 20px; }
#header QLabel#lineDown { color: $warm; background: $warm_wash; border-radius: 4px; padding: 4px 10px; }
QLabel#warn { color: $warm; background: $warm_wash; border-radius: 6px; padding: 6px 10px; }
QProgressBar { color: $ink; background: $paper; border: 1px solid $hair; border-radius: 6px; text-align: center; }
QProgressBar::chunk { background: $wash; border-radius: 5px; }
QLineEdit, QComboBox, QPlainTextEdit { background: $paper; border: 1px solid $line; border-radius: 5px;
  padding: 6px 9px; min-height: 22px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 5px 8px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $ground; border-color: $hair;
  color: $ink; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $bad; padding: 5px 8px; }
QComboBox::drop-down { border: none; width: 30px; }
QComboBox::down-arrow { image: url("$arrow"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line;
  selection-background-color: $accent; selection-color: $on_accent; outline: none; }
QComboBox QAbstractItemView::item { min-height: 32px; }
QRadioButton { spacing: 7px; padding: 5px 10px 5px 4px; border: 2px solid transparent; border-radius: 5px; }
QRadioButton:focus { border-color: $accent; }
QPushButton { background: $paper; border: 1px solid $line; border-radius: 6px; padding: 6px 14px;
  min-height: 22px; }
QPushButton:hover { background: $wash; border-color: $accent; }
QPushButton:pressed { background: $hair; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled { color: $soft; background: $ground; border-color: $hair; }
QLabel#here { color: $good; font-size: 14px; }
QLabel#lacks { color: $warm; font-size: 14px; font-weight: 600; }
QLabel#asked { font-weight: 600; }
QPushButton#answer { font-size: 14px; text-align: left; padding: 5px 10px; }
QPushButton#tiny { font-size: 13px; padding: 2px 6px; min-height: 20px; }
#material { border: 2px solid transparent; border-radius: 6px; }
#material[chosen="true"] { border-color: $hair; background: $wash; }
#material:focus { border-color: $accent; }
QLabel#known { font-size: 20px; font-weight: 600; }
QPushButton#primary { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton#primary:hover { background: $accent_pressed; }
QPushButton#primary:focus { border: 2px solid $night; }
QPushButton#primary:disabled { background: $off; border-color: $hair; color: $on_off; }
QPushButton#take { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600;
  font-size: 20px; min-height: 44px; }
QPushButton#take:hover { background: $accent_pressed; }
QPushButton#ringing { background: $warm; border-color: $warm; color: $on_accent; font-weight: 700;
  font-size: 20px; min-height: 44px; }
QPushButton#ringing:disabled { background: $off; border-color: $hair; color: $on_off; }
QPushButton#take:focus { border: 2px solid $night; }
QPushButton#take:disabled { background: $off; border-color: $hair; color: $on_off; }
QPushButton#small { padding: 3px 10px; font-size: 14px; min-height: 20px; }
QPushButton#link { border: none; background: transparent; color: $accent; text-decoration: underline; padding: 4px; }
#modes QPushButton:checked { background: $wash; border-color: $accent; color: $accent_pressed; }
#beside { background: $warm_wash; border-radius: 6px; }
QLabel#besideWords { color: $warm; font-weight: 600; }
QPushButton:checked { background: $bad_wash; border-color: $bad; color: $bad; }
QToolButton#thumbnail { background: $ground; border: 1px solid $hair; border-radius: 4px; padding: 0; }
QToolButton#thumbnail:hover, QToolButton#thumbnail:focus { border: 2px solid $accent; }
QListView { background: $paper; border: none; outline: none; }
QMenu { background: $paper; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 28px; }
QMenu::item:selected { background: $wash; color: $ink; }
QMenu::separator { background: $hair; height: 1px; margin: 4px 0; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $hair; }
QFrame#rule { background: $hair; max-height: 1px; min-height: 1px; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 40px; margin: 1px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QToolTip { color: $ink; background: $paper; border: 1px solid $line; padding: 4px; }
#stage { background: $night; border-radius: 6px; }
QLabel#over { color: $on_night; background: transparent; font-size: 17px; padding: 12px; }
""")
