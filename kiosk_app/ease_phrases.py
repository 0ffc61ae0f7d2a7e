"""What is said as somebody makes the kiosk easier to see, hear and reach."""

from PySide6.QtCore import QCoreApplication

from kiosk_app.ease import Text

translate = QCoreApplication.translate


def asked() -> str:
    """The page is there."""
    return translate("Ease", "Touch what makes it easier for you. It changes at once.")


def text(size: Text) -> str:
    """Letters of another size."""
    match size:
        case Text.USUAL:
            return translate("Ease", "The letters are as usual.")
        case Text.LARGE:
            return translate("Ease", "The letters are large.")
        case Text.LARGEST:
            return translate("Ease", "The letters are very large.")


def contrast(*, high: bool) -> str:
    """Other colours."""
    return translate("Ease", "Light letters on black.") if high else translate("Ease", "Dark letters on white.")


def hand(*, left: bool) -> str:
    """The other hand."""
    return (
        translate("Ease", "The buttons are for your left hand.")
        if left
        else translate("Ease", "The buttons are for your right hand.")
    )


def volume(step: int) -> str:
    """How loud it is, as loud as it is."""
    return translate("Ease", "It is this loud now: {0} of 5.").format(step)


def pace(*, slow: bool) -> str:
    """How fast it is, as fast as it is."""
    return (
        translate("Ease", "I speak slowly now, and you have twice the time.")
        if slow
        else translate("Ease", "I speak as usual now.")
    )


def reach(*, reach: bool) -> str:
    """Where the buttons are."""
    return (
        translate("Ease", "What stands high comes down when you press Bring it down.")
        if reach
        else translate("Ease", "Everything stands where it usually is.")
    )


def restored() -> str:
    """Nothing is other than usual."""
    return translate("Ease", "Everything is as it was.")
