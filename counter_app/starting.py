"""What the counter's program begins with: its command line, and the application as a clerk sees it."""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from counter_app.look import dress
from counter_app.settings import CounterSettings
from windowkit.media.memory import return_pictures_memory
from windowkit.qt.languages import Languages
from windowkit.qt.theme import Theme, load_theme


def arguments(description: str | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m counter_app", description=description)
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (TOML); assets/counter.example.toml explains each"
    )
    return parser.parse_args()


def application(settings: CounterSettings) -> tuple[QApplication, Theme]:
    """In its language and colours."""
    return_pictures_memory()
    sys.setswitchinterval(0.0005)  # the GUI's Python must not hold up the engine's (default: 5 ms)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("virtual-window-counter")
    theme = dress(app, load_theme())
    Languages(app, "counter_app", settings.language)
    QLocale.setDefault(QLocale(settings.language))
    return app, theme
