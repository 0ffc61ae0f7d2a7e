"""Why a notice cannot be made into pages (print_service's keywords), as sentences that say what to do."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def words(keyword: str) -> str:
    """The keyword in words; empty for one that is not of this kind."""
    kind, _, more = keyword.partition(":")
    point = more.rpartition("U+")[2]
    match kind:
        case "missing-glyph" | "bad-character" if _shown(point):
            said = translate("unprintable", "the character {0} ({1}) cannot be printed: correct the text")
            return said.format(_shown(point), f"U+{point}")
        case "missing-glyph" | "bad-character":
            said = translate("unprintable", "an invisible character (U+{0}) is in the text: type that line anew")
            return said.format(point)
        case "missing-data":
            return translate("unprintable", "a fact is missing on the notice: {0}").format(more)
        case _:
            return _plain(kind)


def _plain(kind: str) -> str:
    known = {
        "cannot-render": translate("unprintable", "no sheet can be made of this notice: tell the support"),
        "bad-data": translate("unprintable", "a day or a code on the notice is wrong"),
        "too-long": translate("unprintable", "the notice is too long: shorten its texts"),
        "signature-too-large": translate("unprintable", "the signature is too large: ask for it again"),
        "unknown-template": translate("unprintable", "the kiosk's print service does not have this notice"),
        "seal-unreachable": translate("unprintable", "the seal system does not answer: print again later"),
        "unreadable-page": translate("unprintable", "the kiosk can make no picture of the page"),
        "seal-refused": translate("unprintable", "the seal system does not seal this notice"),
        "seal-bad-picture": translate("unprintable", "the seal system's picture cannot be used"),
    }
    return known.get(kind, "")


def _shown(point: str) -> str:
    """The character of a code point in hexadecimal digits; empty where nothing is to be seen of it."""
    try:
        character = chr(int(point, 16))
    except (ValueError, OverflowError):
        return ""
    return character if character.isprintable() else ""
