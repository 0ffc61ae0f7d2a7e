"""The counter's words about matters that no centre takes in."""

from PySide6.QtCore import QCoreApplication

from counter_app.guidance import Way

translate = QCoreApplication.translate


def standing(way: Way) -> str:
    """What is to be done now, for the steps bar."""
    match way:
        case Way.UNWRITTEN:
            return translate("phrases", "Taken in elsewhere: write where to go")
        case Way.WRITTEN:
            return translate("phrases", "Taken in elsewhere: print where to go")
        case Way.PRINTED:
            return translate("phrases", "Where to go is printed; please finish")


def step(way: Way) -> str:
    """The button that does it."""
    if way is Way.UNWRITTEN:
        return translate("phrases", "Write the way")
    return translate("phrases", "Print the way")


def unprinted() -> str:
    """Why the visit cannot end yet."""
    return translate("phrases", "Print where to go first; else this visit can only be broken off")
