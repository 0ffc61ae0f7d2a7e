"""The window's style sheet: sizes for a desk's screen here, colours and letters from assets/theme.toml."""

from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel

from windowkit.qt.theme import Theme

_ICONS: Final = Path(__file__).resolve().parents[1] / "assets" / "icons"


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


def style_sheet(theme: Theme) -> str:
    """The whole window's style; raises KeyError where the theme lacks a colour."""
    return _STYLE.substitute(theme.colour, icons=_ICONS.as_posix())


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
QLabel#problem { color: $bad; font-size: 14px; }
QLabel#objected { color: $bad; background: $bad_wash; border-radius: 4px; padding: 3px 8px; font-weight: 600; }
QLabel#refusal { color: $bad; background: $bad_wash; border-radius: 6px; padding: 8px 12px; }
QLabel#good { color: $good; background: $good_wash; border-radius: 6px; padding: 6px 12px; font-weight: 600; }
QLabel#case { color: $good; background: $good_wash; border-radius: 6px; padding: 8px 16px;
  font-size: 26px; font-weight: 700; }
QLabel#sheetGood { color: $good; font-size: 14px; font-weight: 600; }
QLabel#sheetBad { color: $warm; font-size: 14px; font-weight: 600; }
#header QPushButton#small { color: $ink; padding: 2px 10px; }
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
QComboBox::down-arrow { image: url("$icons/chevron-down.svg"); width: 14px; height: 14px; }
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
QFrame#rule { background: $hair; max-height: 1px; min-height: 1px; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: $line; border-radius: 5px; min-height: 40px; margin: 1px; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QToolTip { color: $ink; background: $paper; border: 1px solid $line; padding: 4px; }
#stage { background: $night; border-radius: 6px; }
QLabel#over { color: $on_night; background: transparent; font-size: 17px; padding: 12px; }
""")
