"""What the counter says of its clerk: what they are doing, and why they take nobody."""

from PySide6.QtCore import QCoreApplication

from windowkit.messages import BreakReason, Claim, ClerkState

translate = QCoreApplication.translate


def doing(state: ClerkState) -> str:
    """What the clerk is doing, in a word or two."""
    match state:
        case ClerkState.SIGNED_OUT:
            return translate("phrases", "Signed out")
        case ClerkState.SIGNED_IN:
            return translate("phrases", "Not taking visits yet")
        case ClerkState.READY:
            return translate("phrases", "Ready")
        case ClerkState.RINGING:
            return translate("phrases", "Ringing")
        case ClerkState.IN_VISIT:
            return translate("phrases", "In a visit")
        case ClerkState.WRAP_UP:
            return translate("phrases", "Wrapping up")
        case ClerkState.BREAK:
            return translate("phrases", "On a break")


def why(reason: BreakReason) -> str:
    """Why there is a break."""
    match reason:
        case BreakReason.REST:
            return translate("phrases", "Short rest")
        case BreakReason.MEAL:
            return translate("phrases", "Meal")
        case BreakReason.MEETING:
            return translate("phrases", "Meeting")
        case BreakReason.PAPERWORK:
            return translate("phrases", "Paperwork")
        case BreakReason.MISSED:
            return translate("phrases", "A visit rang and was not answered")
        case BreakReason.AWAY:
            return translate("phrases", "The line was down for a while")


def afterwards(reason: BreakReason) -> str:
    """A break that begins when the visit is over."""
    return translate("phrases", "Then a break: {0}").format(why(reason))


def countdown(words: str, seconds: int) -> str:
    """What goes on for so many seconds more."""
    return translate("phrases", "{0} · {1} s left").format(words, seconds)


def claim(one: Claim) -> str:
    """What gives a visit a head start."""
    match one:
        case Claim.AGED:
            return translate("phrases", "80 or older")
        case Claim.DISABLED:
            return translate("phrases", "disabled")
        case Claim.APPOINTMENT:
            return translate("phrases", "appointment")
        case Claim.RETURNING:
            return translate("phrases", "was broken off")
