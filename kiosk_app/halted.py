"""Says in plain words what staff should do while the kiosk cannot run: no QML, no line, no device.

Started and ended by the guard (`guard.py`), on every monitor: what stops the kiosk again and again may be any of what
this does without.
"""

import argparse
import sys
from pathlib import Path
from typing import Final, override

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QRasterWindow

from kiosk_app.settings import KioskSettings
from kiosk_app.stage import quit_on_signals
from windowkit.errors import BadInput
from windowkit.qt.languages import Languages
from windowkit.qt.theme import Look, Theme, load_theme
from windowkit.settings import load_settings

translate: Final = QCoreApplication.translate
_LANGUAGES: Final = ("zh_CN", "en")  # both: nobody can choose here
_TITLE: Final = 72  # pixels at a height of 1080
_BODY: Final = 44


def words(help_phone: str) -> tuple[str, str]:
    """What happened, and what to do; in the language that is spoken now."""
    headline = translate("Halted", "This machine cannot be used right now")
    steps = translate("Halted", "Staff: please switch the machine off, wait ten seconds, and switch it on again.")
    if help_phone:
        steps += "\n" + translate("Halted", "If that does not help, please ring {0}.").format(help_phone)
    else:
        steps += "\n" + translate("Halted", "If that does not help, please ring whoever looks after it.")
    return headline, steps + "\n" + translate("Halted", "Meanwhile it keeps trying by itself.")


class Notice(QRasterWindow):
    """One monitor's words: headline and steps, a pair a language."""

    def __init__(self, said: tuple[tuple[str, str], ...], theme: Theme, family: str) -> None:
        super().__init__()
        self._said = said
        self._theme = theme
        self._family = family
        self.setFlag(Qt.WindowType.FramelessWindowHint)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.colour
        scale = min(self.width() / 1920, self.height() / 1080)
        if self.height() > self.width():
            scale = min(self.width() / 1080, self.height() / 1920)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), QColor(colour["night"]))
        margin = round(96 * scale)
        room = QRect(margin, margin, self.width() - 2 * margin, 0)
        each = (self.height() - 2 * margin) // len(self._said)
        for at, (headline, steps) in enumerate(self._said):
            room.setTop(margin + at * each)
            room.setHeight(each)
            painter.setPen(QColor(colour["sun"]))
            painter.setFont(self._font(_TITLE * scale, bold=True))
            wrap = int(Qt.TextFlag.TextWordWrap)
            used = painter.drawText(room, wrap, headline)
            room.setTop(room.top() + used.height() + round(24 * scale))
            painter.setPen(QColor(colour["on_night"]))
            painter.setFont(self._font(_BODY * scale))
            painter.drawText(room, wrap, steps)
        painter.end()

    def _font(self, pixels: float, *, bold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPixelSize(max(1, round(pixels)))
        font.setBold(bold)
        return font


def said(app: QCoreApplication, help_phone: str) -> tuple[tuple[str, str], ...]:
    """The words in both languages, Chinese first."""
    languages = Languages(app, "kiosk_app", _LANGUAGES[0])
    found: list[tuple[str, str]] = []
    for one in _LANGUAGES:
        languages.speak(one)
        found.append(words(help_phone))
    return tuple(found)


def main() -> int:
    """Shown until ended."""
    line = argparse.ArgumentParser(prog="python -m kiosk_app.halted", description=__doc__)
    line.add_argument("--config", type=Path, metavar="FILE", help="the kiosk's settings (TOML), for the telephone")
    chosen = line.parse_args()
    try:
        settings = load_settings(chosen.config, KioskSettings)
    except BadInput:
        settings = KioskSettings()  # perhaps the very reason
    app = QGuiApplication([sys.argv[0]])
    theme, spoken, family = load_theme(), said(app, settings.help_phone), Look().family()
    notices: list[Notice] = []
    for screen in app.screens():
        notice = Notice(spoken, theme, family)
        notice.setScreen(screen)
        notice.setGeometry(screen.geometry())
        notice.showFullScreen()
        notices.append(notice)
    quit_on_signals(app)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
