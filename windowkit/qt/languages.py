"""Translations read straight from Qt's .ts files: what a translator saves is what a program says."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, override
from xml.etree import ElementTree as ET

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from windowkit.errors import BadInput

I18N: Final = Path(__file__).resolve().parents[2] / "assets" / "i18n"
SOURCE: Final = "en"  # the language of the source text; needs no file


def read_ts(path: Path) -> dict[tuple[str, str], str]:
    """Translations by (context, source text); unfinished ones are left out. Raises BadInput."""
    try:
        root = ET.parse(path).getroot()  # noqa: S314 - our own file
    except (OSError, ET.ParseError) as error:
        raise BadInput(f"the translation {path.name} cannot be read: {error}") from error
    found: dict[tuple[str, str], str] = {}
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[name, message.findtext("source", "")] = translation.text
    return found


class _Translations(QTranslator):
    def __init__(self, texts: dict[tuple[str, str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts

    @override
    def isEmpty(self) -> bool:
        return not self._texts

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | bytes | None = None, n: int = -1, /
    ) -> str | None:
        # None, not "": Qt takes an empty translation for a translation.
        return self._texts.get((context, sourceText))


class Languages:
    """Speaks one language at a time; `on_change` hears of each switch (QML: `engine.retranslate`)."""

    def __init__(
        self, app: QCoreApplication, program: str, language: str, on_change: Callable[[], None] | None = None
    ) -> None:
        self._app = app
        self._program = program
        self._installed: QTranslator | None = None
        self.on_change = on_change
        self.language = SOURCE
        self.speak(language)

    def speak(self, language: str) -> None:
        """Switch; raises BadInput where there is no such translation."""
        if self._installed is not None:
            self._app.removeTranslator(self._installed)
            self._installed = None
        if language != SOURCE:
            texts = read_ts(I18N / f"{self._program}.{language}.ts")
            self._installed = _Translations(texts, self._app)
            self._app.installTranslator(self._installed)
        self.language = language
        if self.on_change is not None:
            self.on_change()
