"""The words of the clerk's own day, of cases found again and of a resident's history."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from counter_app import phrases
from windowkit.errors import Code
from windowkit.past import DayFigures, LookReason, PastVisit, Unfinished

translate = QCoreApplication.translate


def minutes(seconds: float | None) -> str:
    """A span, in whole minutes from one on."""
    if seconds is None:
        return "–"
    if seconds < 60:
        return translate("DayPanel", "{0} s").format(round(seconds))
    return translate("DayPanel", "{0} min").format(round(seconds / 60))


def figures(whose: str, told: DayFigures) -> str:
    """A day so far, in a line."""
    words = translate("DayPanel", "{0}: {1} served, {2} of them done · {3} each · waited {4}, nine in ten at most {5}")
    spans = (minutes(told.handled_mean), minutes(told.wait_p50), minutes(told.wait_p90))
    return words.format(whose, told.served, told.done, *spans)


def past(one: PastVisit, *, day: bool) -> str:
    """A visit in two lines or three; with its `day` where it is not today's."""
    first = "  ·  ".join(_some(_moment(one.opened, day=day), one.ticket, _matter(one)))
    ended = phrases.outcome(one.outcome) if one.outcome is not None else ""
    clerk = translate("DayPanel", "No. {0}").format(one.service_number) if one.service_number and day else ""
    second = "  ·  ".join(_some(ended, one.case, _who(one.name, one.id_number), minutes(one.handled), clerk))
    return "\n".join(_some(first, second, one.next_step))


def unfinished(one: Unfinished) -> str:
    """What a visit left, in two lines or three."""
    first = "  ·  ".join(_some(_moment(one.left, day=True), one.ticket, _matter(one)))
    ended = phrases.outcome(one.outcome) if one.outcome is not None else ""
    second = "  ·  ".join(_some(ended, _who(one.name, one.id_number)))
    return "\n".join(_some(first, second, one.next_step))


def reason(why: LookReason) -> str:
    """Why somebody looks at a resident's past."""
    match why:
        case LookReason.RESIDENT_HERE:
            return translate("DayPanel", "The resident is here, and it is about this")
        case LookReason.ASKED:
            return translate("DayPanel", "The resident or the family asks")
        case LookReason.CONCERN:
            return translate("DayPanel", "A complaint, or something that could not be done")
        case LookReason.OVERSIGHT:
            return translate("DayPanel", "Oversight by the duty leader")
        case LookReason.FILLING:
            return translate("DayPanel", "A form is filled in from it")
        case LookReason.HOUSEHOLD:
            return translate("DayPanel", "The form of somebody who lives with them is filled in from it")
        case LookReason.COPYING:
            return translate("DayPanel", "A paper of an earlier case is taken over")


def failed(code: Code) -> str:
    """Why nothing was found out."""
    if code is Code.UNKNOWN_VISIT:
        return translate("DayPanel", "This visit is not of your centre.")
    return phrases.refusal(code)


def _moment(at: float, *, day: bool) -> str:
    when = datetime.fromtimestamp(at, UTC).astimezone()
    return f"{when:%Y-%m-%d %H:%M}" if day else f"{when:%H:%M}"


def _matter(one: PastVisit | Unfinished) -> str:
    return phrases.local(one.matter_name, one.matter_name_en)


def _who(name: str, number: str) -> str:
    return " ".join(_some(name, number))


def _some(*words: str) -> list[str]:
    return [one for one in words if one]
