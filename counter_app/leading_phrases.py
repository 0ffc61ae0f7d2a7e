"""The counter's words for what a duty leader sees of the centre, and for a visit that was taken over."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime

from counter_app import duty_phrases, notice_phrases, phrases, talk_phrases
from counter_app.desk import Closed, Refusal
from windowkit.errors import Code
from windowkit.leading import LedWaiting
from windowkit.messages import LedClerk, Target

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
    second = f"{visit.ticket} · {phrases.standing(visit.state)}"
    if visit.asks is None:
        return f"{first}\n{second}"
    asked = translate("phrases", "ASKS FOR YOU since {0}").format(_clock(visit.asks))
    return f"{first}\n{second} · {asked}"


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


def asks(clerk: LedClerk) -> str:
    """Who wants the leader to come."""
    return translate("phrases", "{0} asks for you").format(clerk.display)


def where(clerk: LedClerk) -> str:
    """Which visit they have, in a few words."""
    visit = clerk.visit
    return "" if visit is None else f"{visit.ticket}  ·  {phrases.local(visit.matter_name, visit.matter_name_en)}"


def waits(entry: LedWaiting) -> str:
    """One visit that waits, in the list."""
    first = translate("phrases", "Waits since {0}").format(_clock(entry.since))
    second = phrases.local(entry.matter_name, entry.matter_name_en)
    if entry.given is not None:
        only = translate("phrases", "given to: {0}").format(_given(entry, entry.given))
        second = f"{second} · {only}"
    return f"{entry.ticket} · {first}\n{second}"


def more(clerks: int, waiting: int) -> str:
    """How many of each the list leaves out; "" for none."""
    left: list[str] = []
    if clerks:
        left.append(translate("phrases", "and {0} more clerks").format(clerks))
    if waiting:
        left.append(translate("phrases", "and {0} more who wait").format(waiting))
    return " · ".join(left)


def about_waiting(entry: LedWaiting) -> str:
    """All that the leader sees of it."""
    lines = [
        (translate("phrases", "Ticket"), entry.ticket),
        (translate("phrases", "Matter"), phrases.local(entry.matter_name, entry.matter_name_en)),
        (translate("phrases", "Committee"), phrases.local(entry.committee, entry.committee_en)),
        (translate("phrases", "Waits since"), _clock(entry.since)),
    ]
    if entry.given is not None:
        lines.append((translate("phrases", "Given to"), _given(entry, entry.given)))
    return "\n".join(phrases.label(name, value) for name, value in lines)


def _given(entry: LedWaiting, to: Target) -> str:
    """Whom alone it waits for."""
    if to.language:
        return talk_phrases.language(to.language)
    if to.group:
        return talk_phrases.group(to.group)
    return phrases.local(entry.given_name, entry.given_name_en)


def giving(ticket: str, clerk: str) -> str:
    """Which visit is given away, and whose it is; `clerk` "": nobody's yet."""
    if not clerk:
        return translate("phrases", "Give {0}, which waits, to another clerk").format(ticket)
    return translate("phrases", "Give {0} of {1} to another clerk").format(ticket, clerk)


def refusal(refused: Refusal) -> str:
    """Why something was refused, also where it is a duty leader's word."""
    match refused.code, refused.detail:
        case Code.STALE, "clerk":
            return translate("phrases", "Another clerk has this visit by now, or it waits. Look at the list again.")
        case Code.BAD_FIELD, "to":
            return translate("phrases", "Nobody there can be asked for this visit. Choose somebody else.")
        case _:
            return notice_phrases.refusal(refused) or phrases.refusal(refused.code)


def give(key: str) -> str:
    """The button that gives a visit to another clerk."""
    return translate("phrases", "Give to another clerk … ({0})").format(key)


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
    if last.reassigned:
        return translate("phrases", "The duty leader has given {0} to somebody else.").format(last.ticket)
    return phrases.closed(last)


def _clock(moment: float) -> str:
    return QDateTime.fromSecsSinceEpoch(int(moment)).toString("HH:mm")
