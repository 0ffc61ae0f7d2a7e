"""What the kiosk found wrong with a picture, in the clerk's words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.messages import Flaw

translate: Final = QCoreApplication.translate


def flaw(found: Flaw) -> str:
    """What the kiosk found wrong with a picture."""
    match found:
        case Flaw.EMPTY:
            return translate("phrases", "seems empty")
        case Flaw.CUT_OFF:
            return translate("phrases", "cut off")
        case Flaw.TOO_SMALL:
            return translate("phrases", "too small")
        case Flaw.NOT_FLAT:
            return translate("phrases", "not flat")
        case Flaw.DARK:
            return translate("phrases", "too dark")
        case Flaw.BLURRED:
            return translate("phrases", "blurred")
        case Flaw.GLARE:
            return translate("phrases", "glare")
        case _:
            return _of_the_code(other=found is Flaw.OTHER_PAPER)


def _of_the_code(*, other: bool) -> str:
    return translate("phrases", "another paper") if other else translate("phrases", "its code cannot be read")
