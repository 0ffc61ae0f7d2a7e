"""What the counter says of its clerk: what they are doing, and why they take nobody."""

from PySide6.QtCore import QCoreApplication

from windowkit.messages import BreakReason, Claim, ClerkState, PaperAtWindow

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
        case ClerkState.BREAK:
            return translate("phrases", "On a break")
        case _:
            return _at_work(state)


def _at_work(state: ClerkState) -> str:
    match state:
        case ClerkState.RINGING:
            return translate("phrases", "Ringing")
        case ClerkState.AT_WINDOW:
            return translate("phrases", "With a paper ticket")
        case ClerkState.BESIDE:
            return translate("phrases", "Beside a talk")
        case ClerkState.WRAP_UP:
            return translate("phrases", "Wrapping up")
        case _:
            return translate("phrases", "In a visit")


def at_window(paper: PaperAtWindow) -> str:
    """The paper ticket at the clerk's window."""
    words = translate("phrases", "Next: paper {0}") if paper.called else translate("phrases", "Paper ticket {0}")
    return words.format(paper.number)


def where(paper: PaperAtWindow) -> str:
    """Whether it is there yet."""
    return translate("phrases", "Called to your window") if paper.called else translate("phrases", "At your window")


def next_paper(paper: PaperAtWindow) -> str:
    """The button that takes whoever is next in its place."""
    return translate("phrases", "Not here · next") if paper.called else translate("phrases", "Finished · next")


def waiting(visits: int, papers: int) -> str:
    """How many wait, at kiosks and with a paper ticket."""
    if not papers:
        return translate("phrases", "Waiting: {0}").format(visits)
    return translate("phrases", "Waiting: {0} · with paper: {1}").format(visits, papers)


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
