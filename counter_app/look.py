"""The window's look: colours and sizes in one place, as one style sheet."""

from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).resolve().parents[1] / "assets"
_ICONS: Final = (ASSETS / "icons").as_posix()

INK: Final = "#1d2733"
SOFT: Final = "#536271"
LINE: Final = "#d5dce4"
GROUND: Final = "#f2f5f8"
PAPER: Final = "#ffffff"
ACCENT: Final = "#0b5cad"
ACCENT_DARK: Final = "#084a8c"
WASH: Final = "#e3eefa"
BAD: Final = "#b3261e"
BAD_WASH: Final = "#fdeceb"
GOOD: Final = "#1a6e3c"
GOOD_WASH: Final = "#e5f4ea"
WARN: Final = "#7a4d00"
WARN_WASH: Final = "#fff3d9"
NIGHT: Final = "#17202a"

FONTS: Final = ("Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Source Han Sans SC", "Noto Sans")

STYLE: Final = f"""
* {{ color: {INK}; font-size: 15px; }}
QMainWindow, QDialog, #signInPage, #deskPage {{ background: {GROUND}; }}
#card {{ background: {PAPER}; border: 1px solid {LINE}; border-radius: 8px; }}
#card QScrollArea, #card QScrollArea > QWidget > QWidget {{ background: {PAPER}; border: none; }}
#header {{ background: {NIGHT}; }}
#header QLabel {{ color: #ffffff; }}
#header QLabel#quiet {{ color: #b9c6d3; }}
QLabel#title {{ font-size: 17px; font-weight: 600; }}
QLabel#big {{ font-size: 26px; font-weight: 600; }}
QLabel#section {{ font-size: 16px; font-weight: 600; color: {ACCENT_DARK}; padding-top: 10px; }}
QLabel#soft {{ color: {SOFT}; font-size: 14px; }}
QLabel#problem {{ color: {BAD}; font-size: 14px; }}
QLabel#objected {{ color: {BAD}; background: {BAD_WASH}; border-radius: 4px; padding: 3px 8px; font-weight: 600; }}
QLabel#refusal {{ color: {BAD}; background: {BAD_WASH}; border-radius: 6px; padding: 8px 12px; }}
QLabel#good {{ color: {GOOD}; background: {GOOD_WASH}; border-radius: 6px; padding: 6px 12px; font-weight: 600; }}
QLabel#case {{ color: {GOOD}; background: {GOOD_WASH}; border-radius: 6px; padding: 8px 16px;
  font-size: 26px; font-weight: 700; }}
QLabel#sheetGood {{ color: {GOOD}; font-size: 14px; font-weight: 600; }}
QLabel#sheetBad {{ color: {WARN}; font-size: 14px; font-weight: 600; }}
#header QLabel#lineDown {{ color: {WARN}; background: {WARN_WASH}; border-radius: 4px; padding: 4px 10px; }}
QLabel#warn {{ color: {WARN}; background: {WARN_WASH}; border-radius: 6px; padding: 6px 10px; }}
QLineEdit, QComboBox, QPlainTextEdit {{ background: {PAPER}; border: 1px solid #8593a1; border-radius: 5px;
  padding: 6px 9px; min-height: 22px; selection-background-color: {ACCENT}; selection-color: #ffffff; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 2px solid {ACCENT}; padding: 5px 8px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {{ background: {GROUND}; border-color: {LINE};
  color: {INK}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 2px solid {BAD}; padding: 5px 8px; }}
QComboBox::drop-down {{ border: none; width: 30px; }}
QComboBox::down-arrow {{ image: url("{_ICONS}/chevron-down.svg"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ background: {PAPER}; border: 1px solid #8593a1;
  selection-background-color: {ACCENT}; selection-color: #ffffff; outline: none; }}
QComboBox QAbstractItemView::item {{ min-height: 32px; }}
QRadioButton {{ spacing: 7px; padding: 5px 10px 5px 4px; border: 2px solid transparent; border-radius: 5px; }}
QRadioButton:focus {{ border-color: {ACCENT}; }}
QPushButton {{ background: {PAPER}; border: 1px solid #8593a1; border-radius: 6px; padding: 6px 14px;
  min-height: 22px; }}
QPushButton:hover {{ background: {WASH}; border-color: {ACCENT}; }}
QPushButton:pressed {{ background: {LINE}; }}
QPushButton:focus {{ border: 2px solid {ACCENT}; padding: 5px 13px; }}
QPushButton:disabled {{ color: #75828f; background: {GROUND}; border-color: {LINE}; }}
QPushButton#primary {{ background: {ACCENT}; border-color: {ACCENT}; color: #ffffff; font-weight: 600; }}
QPushButton#primary:hover {{ background: {ACCENT_DARK}; }}
QPushButton#primary:focus {{ border: 2px solid {NIGHT}; }}
QPushButton#primary:disabled {{ background: {LINE}; border-color: {LINE}; color: {SOFT}; }}
QPushButton#take {{ background: {ACCENT}; border-color: {ACCENT}; color: #ffffff; font-weight: 600;
  font-size: 20px; min-height: 44px; }}
QPushButton#take:hover {{ background: {ACCENT_DARK}; }}
QPushButton#take:focus {{ border: 2px solid {NIGHT}; }}
QPushButton#take:disabled {{ background: {LINE}; border-color: {LINE}; color: {SOFT}; }}
QPushButton#small {{ padding: 3px 10px; font-size: 14px; min-height: 20px; }}
QPushButton#link {{ border: none; background: transparent; color: {ACCENT}; text-decoration: underline; padding: 4px; }}
QPushButton:checked {{ background: {BAD_WASH}; border-color: {BAD}; color: {BAD}; }}
QToolButton#thumbnail {{ background: {GROUND}; border: 1px solid {LINE}; border-radius: 4px; padding: 0; }}
QToolButton#thumbnail:hover, QToolButton#thumbnail:focus {{ border: 2px solid {ACCENT}; }}
QListView {{ background: {PAPER}; border: none; outline: none; }}
QFrame#rule {{ background: {LINE}; max-height: 1px; min-height: 1px; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: #b4c0cc; border-radius: 5px; min-height: 40px; margin: 1px; }}
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
QToolTip {{ color: {INK}; background: {PAPER}; border: 1px solid #8593a1; padding: 4px; }}
"""
