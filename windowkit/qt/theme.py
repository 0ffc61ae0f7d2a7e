"""The look of both programs, read from assets/theme.toml; `Look` hands it to QML."""

from pathlib import Path
from typing import Final, override

import msgspec
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QFontDatabase
from PySide6.QtQml import QmlElement, QmlSingleton

from windowkit.errors import BadInput

QML_IMPORT_NAME = "VirtualWindow"
QML_IMPORT_MAJOR_VERSION = 1

THEME: Final = Path(__file__).resolve().parents[2] / "assets" / "theme.toml"


class Pairs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of colours that meet: foreground first."""

    text: tuple[tuple[str, str], ...]
    borders: tuple[tuple[str, str], ...]


class Type(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Letters; sizes in pixels at 1920 x 1080, families in the order of preference."""

    families: tuple[str, ...]
    small: int
    body: int
    large: int
    title: int
    huge: int
    line_height: float


class Theme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole look. Colours are #RRGGBB, sizes pixels at 1920 x 1080; high contrast has a colour of every name."""

    colour: dict[str, str]
    high_contrast: dict[str, str]
    contrast: Pairs
    size: dict[str, int]
    type: Type


def load_theme(path: Path = THEME) -> Theme:
    """The theme in `path`; raises BadInput naming the file and the key."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Theme)
    except (OSError, msgspec.MsgspecError) as error:
        raise BadInput(f"{path.name}: {error}") from error


def contrast(one: str, other: str) -> float:
    """The contrast ratio (1 to 21) of two #RRGGBB colours, WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@QmlElement
@QmlSingleton
class Look(QObject):
    """The theme for QML; an unknown name raises KeyError where it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme()

    @Slot(str, bool, result=QColor)
    def colour(self, name: str, high: bool) -> QColor:
        """The colour of that name, in high contrast or as usual."""
        return QColor((self._theme.high_contrast if high else self._theme.colour)[name])

    @Slot(str, result=int)
    def size(self, name: str) -> int:
        """The size of that name, or the size of letters of that name."""
        letters = msgspec.structs.asdict(self._theme.type)
        return int(letters[name] if name in letters else self._theme.size[name])

    @Slot(result=str)
    def family(self) -> str:
        """The first family of the theme that this machine has."""
        known = set(QFontDatabase.families())
        return next((name for name in self._theme.type.families if name in known), "")

    @override
    def __repr__(self) -> str:
        return "<Look>"
