"""The counter's words for what residents could not get done."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app import ending_phrases, phrases
from windowkit.concerns import Concern, ConcernState

translate: Final = QCoreApplication.translate


def is_overdue(concern: Concern, today: str) -> bool:
    """Whether it should have been answered before today (YYYY-MM-DD)."""
    return concern.state is ConcernState.OPEN and concern.due < today


def head(waiting: int, late: int) -> str:
    """The button that opens the list."""
    if late:
        return translate("phrases", "Not done: {0}, overdue: {1}").format(waiting, late)
    return translate("phrases", "Not done: {0}").format(waiting)


def row(concern: Concern, today: str) -> str:
    """One line of the list."""
    if concern.state is not ConcernState.OPEN:
        when = translate("phrases", "answered")
    elif is_overdue(concern, today):
        when = translate("phrases", "OVERDUE since {0}").format(concern.due)
    else:
        when = translate("phrases", "answer by {0}").format(concern.due)
    matter = phrases.local(concern.matter_name, concern.matter_name_en)
    place = phrases.local(concern.committee, concern.committee_en)
    return f"{when}\n{matter}\n{place} · {concern.ticket}"


def about(concern: Concern) -> str:
    """All that is known of it."""
    why = phrases.listed(ending_phrases.reason(one) for one in concern.reasons)
    ended = phrases.outcome(concern.outcome) if concern.outcome is not None else ""
    who = translate("phrases", "the resident") if not concern.by else concern.by
    lines = (
        (translate("phrases", "Matter"), phrases.local(concern.matter_name, concern.matter_name_en)),
        (translate("phrases", "Resident"), _resident(concern)),
        (translate("phrases", "Where"), f"{phrases.local(concern.committee, concern.committee_en)} · {concern.ticket}"),
        (translate("phrases", "Told on"), f"{concern.opened} · {who}"),
        (translate("phrases", "Ended"), ended),
        (translate("phrases", "Why not"), why),
        (translate("phrases", "In the clerk's words"), concern.words),
        (translate("phrases", "Case"), concern.case),
        (translate("phrases", "Reply"), concern.reply),
    )
    return "\n".join(phrases.label(name, value) for name, value in lines if value)


def _resident(concern: Concern) -> str:
    if not concern.holder and not concern.tail:
        return translate("phrases", "not known yet")
    return translate("phrases", "{0} (ID …{1})").format(concern.holder, concern.tail)
