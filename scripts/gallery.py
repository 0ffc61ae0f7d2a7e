"""Draws every screen of kiosk and counter in every state, from the real windows: `make gallery` (docs/gallery).

`make gallery ARGS="--size 1080x1920 --long"` draws another size, or the longest texts, whole, into build/gallery.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import numpy as np
from av.video.frame import VideoFrame
from PIL import Image, ImageDraw
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from counter_app.look import dress
from counter_app.window import CounterWindow
from kiosk_app.stage import prepare_qt
from scripts.gallery_index import index
from tests.peers import counter_desk_states, counter_states, kiosk_states
from tests.peers.counter_room import Room
from tests.peers.kiosk_room import KioskRoom
from windowkit.qt.languages import Languages
from windowkit.qt.theme import Theme, load_theme
from windowkit.qt.video_widget import VideoWidget

ROOT: Final = Path(__file__).parents[1]
INTO: Final = ROOT / "docs" / "gallery"
LANGUAGES: Final = ("zh_CN", "en")
_USUAL: Final = (1920, 1080)
_COUNTER: Final = (1366, 768)  # the smallest screen that the counter is drawn for
_KEPT: Final = 640  # pixels across in docs/gallery: what is 34 px high can still be read
_COLOURS: Final = 24  # of a kept picture
_TURNS: Final = 4  # of the event loop until a window is laid out


def main() -> None:
    """Draw them all; the usual ones are kept in the repository, with their index."""
    asked = _arguments()
    usual = asked.size == _USUAL and not asked.long
    kept = _KEPT if usual else 0
    into = INTO if usual else ROOT / "build" / "gallery" / f"{asked.size[0]}x{asked.size[1]}{'-long' * asked.long}"
    prepare_qt()
    app = QApplication(sys.argv[:1])
    theme = dress(app, load_theme())
    for program in () if asked.only else ("kiosk", "counter"):
        shutil.rmtree(into / program, ignore_errors=True)
    for language in LANGUAGES:
        QLocale.setDefault(QLocale(language))
        _kiosk(app, language, into / "kiosk" / language, kept, asked)
        _counter(app, theme, language, into / "counter" / language, kept, asked)
    if usual:
        for name, chinese in (("README.md", False), ("README.zh.md", True)):
            (INTO / name).write_text(index(chinese=chinese), encoding="utf-8")
    print(f"{sum(1 for _ in into.rglob('*.png'))} pictures in {into.relative_to(ROOT)}")


def _kiosk(app: QApplication, language: str, into: Path, kept: int, asked: argparse.Namespace) -> None:
    room = KioskRoom(app, language, long=asked.long)
    room.show(*asked.size)
    clerk, table = _person(), _paper()
    for name, set_up in _wanted(kiosk_states.STATES, asked.only):
        room.begin_again()
        set_up(room)
        for item in (room.stage.shared, room.stage.table, *room.stage.checked):
            item.show_frame(table)
        room.stage.clerk.show_frame(clerk)
        _settle()
        _keep(
            _stacked(*(window.grabWindow() for window in (room.stage.upper, room.stage.lower))),
            into / f"{name}.png",
            kept,
        )
    room.close()


def _counter(app: QApplication, theme: Theme, language: str, into: Path, kept: int, asked: argparse.Namespace) -> None:
    languages = Languages(app, "counter_app", language)
    size = _COUNTER if kept else asked.size
    resident, clerk = _person(), _person()
    for name, set_up in _wanted(counter_desk_states.STATES, asked.only):
        room, pictures = Room(), (VideoWidget("resident"), VideoWidget("clerk"))
        window = CounterWindow(room.model, theme, *pictures)
        window.resize(*size)
        window.show()
        set_up(counter_states.Counter(room, window))
        for picture, frame in zip(pictures, (resident, clerk), strict=True):
            picture.show_frame(frame)
        window.second.show_frame(_paper())
        _settle()
        _keep(_with_dialog(window), into / f"{name}.png", kept)
        window.leave()
        window.deleteLater()
        _settle()
    languages.speak("en")


def _wanted[S](states: dict[str, S], word: str) -> list[tuple[str, S]]:
    return [(name, set_up) for name, set_up in states.items() if word in name]


def _settle() -> None:
    for _ in range(_TURNS):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _person() -> VideoFrame:
    """Somebody before a camera, drawn: few colours, and nobody's face."""
    image = Image.new("RGB", (1280, 720), "#B9C4C0")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((340, 470, 940, 900), 220, fill="#3C5A6B")
    draw.ellipse((500, 150, 780, 500), fill="#D9B08C")
    draw.pieslice((490, 120, 790, 440), 180, 360, fill="#3A322B")
    return VideoFrame.from_ndarray(np.asarray(image), format="rgb24")


def _paper() -> VideoFrame:
    """A sheet on a table, drawn."""
    image = Image.new("RGB", (1280, 960), "#6B5A48")
    draw = ImageDraw.Draw(image)
    draw.rectangle((350, 60, 930, 880), fill="#F7F5EF")
    for top in range(160, 800, 56):
        draw.rectangle((420, top, 860 - top % 168, top + 12), fill="#8C887E")
    return VideoFrame.from_ndarray(np.asarray(image), format="rgb24")


def _stacked(*pictures: QImage) -> QImage:
    """One screen above the other, as they hang."""
    whole = QImage(pictures[0].width(), sum(one.height() for one in pictures), QImage.Format.Format_RGB888)
    painter, top = QPainter(whole), 0
    for one in pictures:
        painter.drawImage(0, top, one)
        top += one.height()
    painter.end()
    return whole


def _with_dialog(window: CounterWindow) -> QImage:
    """The window with what stands open before it; what a desktop draws around that is a shade and a line here."""
    picture = window.grab().toImage()
    painter = QPainter(picture)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            place = dialog.rect().translated(window.rect().center() - dialog.rect().center())
            painter.fillRect(window.rect(), QColor(16, 33, 31, 110))
            painter.fillRect(place.adjusted(-2, -2, 2, 2), QColor("#857A68"))
            painter.drawPixmap(place, dialog.grab())
    painter.end()
    return picture


def _keep(picture: QImage, into: Path, kept: int) -> None:
    """Whole, or `kept` pixels across in few colours."""
    into.parent.mkdir(parents=True, exist_ok=True)
    whole = picture.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), whole.bytesPerLine())
    image = Image.fromarray(lines[:, : whole.width() * 3].reshape(whole.height(), whole.width(), 3))
    if kept:
        small = image.resize((kept, round(image.height * kept / image.width)), Image.Resampling.BOX)
        image = small.quantize(_COLOURS, dither=Image.Dither.NONE)
    image.save(into, optimize=bool(kept))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make gallery", description=__doc__)
    parser.add_argument("--size", type=_size, default=_USUAL, metavar="WIDTHxHEIGHT")
    parser.add_argument("--only", default="", metavar="WORD", help="of the states, those with this in their name")
    parser.add_argument("--long", action="store_true", help="the longest names and answers")
    return parser.parse_args()


def _size(words: str) -> tuple[int, int]:
    width, height = words.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    main()
