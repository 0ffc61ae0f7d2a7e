"""The counter's words for what a duty leader sees of the centre, and for a visit that was taken over."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime

from counter_app import duty_phrases, phrases
from counter_app.desk import Closed
from windowkit.messages import LedClerk

translate: Final = QCoreApplication.translate


def head(visits: int, *, tickets_away: bool) -> str:
    """The button that opens the view."""
    if tickets_away:
        return translate("phrases", "Centre: {0} in visits · ticket system away").format(visits)
    return translate("phrases", "Centre: {0} in visits").format(visits)


def tickets_away(since: float) -> str:
    """The centre's ticket system says nothing, and what follows from that."""
    return translate(
        "phrases",
        "The ticket system has said nothing since {0}. Paper tickets are not in the line now: kiosks are served alone. "
        "Call paper tickets by hand, and have the ticket system looked at.",
    ).format(_clock(since))


def row(clerk: LedClerk) -> str:
    """One clerk in the list."""
    if not clerk.present:
        doing = translate("phrases", "LINE CUT")
    elif clerk.reason is not None and clerk.visit is None:
        doing = f"{duty_phrases.doing(clerk.state)} · {duty_phrases.why(clerk.reason)}"
    else:
        doing = duty_phrases.doing(clerk.state)
    since = translate("phrases", "since {0}").format(_clock(clerk.since))
    first = f"{clerk.display} · {clerk.service_number} · {doing} · {since}"
    visit = clerk.visit
    if visit is None:
        return first
    return f"{first}\n{visit.ticket} · {phrases.standing(visit.state)}"


def about(clerk: LedClerk) -> str:
    """All that the leader sees of a clerk and their visit."""
    visit = clerk.visit
    lines = [(translate("phrases", "Clerk"), f"{clerk.display} · {clerk.service_number}")]
    if visit is not None:
        lines += [
            (translate("phrases", "Ticket"), visit.ticket),
            (translate("phrases", "Matter"), phrases.local(visit.matter_name, visit.matter_name_en)),
            (translate("phrases", "Committee"), phrases.local(visit.committee, visit.committee_en)),
            (translate("phrases", "With the clerk since"), _clock(visit.taken)),
            (translate("phrases", "Now"), phrases.standing(visit.state)),
        ]
    return "\n".join(phrases.label(name, value) for name, value in lines)


def take_over(clerk: LedClerk, key: str) -> str:
    """The button that takes this clerk's visit over."""
    return translate("phrases", "Take over from {0} ({1})").format(clerk.display, key)


def afterwards() -> str:
    """What becomes of a visit that is taken over."""
    return translate(
        "phrases",
        "The resident then talks to you. Form, papers, notices and notes come along; a recording ends. "
        "The clerk has time to write up.",
    )


def not_now() -> str:
    """Why this visit cannot be taken over."""
    return translate("phrases", "It cannot be taken over at this step")


def closed(last: Closed) -> str:
    """How the last visit at this counter ended, or who has it now."""
    if last.led:
        return translate("phrases", "The duty leader has taken over {0}.").format(last.ticket)
    return phrases.closed(last)


def _clock(moment: float) -> str:
    return QDateTime.fromSecsSinceEpoch(int(moment)).toString("HH:mm")
