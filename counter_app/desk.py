"""What lies on the clerk's desk; pure.

The desk is one frozen value. The server's messages, the clerk's typing and the answers to commands change it
by `receive`; what may be done with it is counter_app/permits.py. Typed text stands above what the server last
said until the server knows a higher revision, so no late snapshot ever undoes a key stroke.
"""

from typing import Final

import msgspec

from counter_app.actions import Action
from windowkit import matters
from windowkit.concerns import Concern
from windowkit.errors import Code
from windowkit.leading import LedQueue, QueuesChanged
from windowkit.matters import Matter, Problem
from windowkit.messages import (
    Appointment,
    AppointmentsChanged,
    AttendChanged,
    BreakReason,
    CallChanged,
    CentreChanged,
    ClerkState,
    ConcernsChanged,
    Denied,
    DocumentProgress,
    DutyChanged,
    FieldChanged,
    Filled,
    MatterDefined,
    Message,
    QueueChanged,
    QueueEntry,
    TokenRenewed,
    VisitSnapshot,
    Welcome,
)
from windowkit.visit import Outcome, State


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A field as typed here. `sent`: a command carries it; `saved`: the server said Done."""

    value: str
    revision: int
    sent: bool = False
    saved: bool = False


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A command went out; `subject` is the field, material or notice it is about."""

    command: str
    action: Action
    subject: str = ""
    revision: int = 0


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """The command's answer; `code` None is Done."""

    command: str
    code: Code | None = None
    detail: str = ""


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """The clerk changed a field."""

    field: str
    value: str


class Paused(msgspec.Struct, frozen=True):
    """The clerk takes nobody for a while, and why, or is back."""

    on: bool
    reason: BreakReason | None = None


class LineChanged(msgspec.Struct, frozen=True, kw_only=True):
    """The line to the server went up or down; `reason` ended it for good, `moved`: from another address."""

    up: bool
    reason: Code | None = None
    moved: bool = False


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """The last thing refused, to be said once; `count` tells two equal ones apart."""

    code: Code
    detail: str = ""
    count: int = 1


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """How the last visit ended: all that stays of it on the desk."""

    ticket: str
    outcome: Outcome | None
    case: str
    led: bool = False  # the duty leader has taken it over
    reassigned: bool = False  # the duty leader has given it to somebody else
    passed_on: bool = False


type _Led = CentreChanged | QueuesChanged | AttendChanged
type _OfTheCentre = DutyChanged | ConcernsChanged | TokenRenewed | AppointmentsChanged | _Led
type News = Message | Asked | Answered | Typed | Paused | LineChanged


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the window shows. `server_time` is the server's clock (UNIX s) when it last told it."""

    signed_in: bool = False
    line_up: bool = False
    paused: bool = False  # on a break, or will be after the visit
    reason: BreakReason | None = None
    duty: DutyChanged | None = None  # as the server says
    can_record: bool = False  # this counter has a key to seal recordings with
    who: str = ""
    service_number: str = ""
    centre: str = ""
    centre_en: str = ""
    server_time: float = 0.0
    leader: bool = False  # the clerk is a duty leader
    concerns: tuple[Concern, ...] = ()  # what residents of the centre could not get done
    more_concerns: int = 0
    led: CentreChanged = CentreChanged(clerks=())  # the centre as its duty leader sees it
    led_queues: tuple[LedQueue, ...] = ()  # every centre's
    booked: tuple[Appointment, ...] = ()  # who comes today at a booked time
    beside: AttendChanged = AttendChanged()  # whose talk this duty leader is beside
    waiting: tuple[QueueEntry, ...] = ()
    paper: int = 0  # paper tickets in the same line
    catalogue: dict[str, Matter] = {}
    visit: VisitSnapshot | None = None
    unheard: bool = False  # welcomed again, and the server has not yet spoken of the visit
    drafts: dict[str, Draft] = {}
    asked: dict[str, Asked] = {}
    their_media: CallChanged | None = None
    coming: DocumentProgress | None = None  # a still on its way to the server
    closed: Closed | None = None
    refusal: Refusal | None = None

    @property
    def matter(self) -> Matter | None:
        """The matter of the visit on the desk, once the server has defined it."""
        return None if self.visit is None else self.catalogue.get(self.visit.matter)


# -- what changes the desk -----------------------------------------------------------------------------------------

_GONE: Final = frozenset({State.WAITING, State.RATING, State.ENDED})


def receive(desk: Desk, news: News) -> Desk:
    """The desk after `news`; what does not concern it leaves it as it is."""
    match news:
        case Welcome():
            return _welcomed(desk, news)
        case LineChanged():
            return _line(desk, news)
        case QueueChanged():
            return _queue(desk, news)
        case MatterDefined():
            return msgspec.structs.replace(desk, catalogue=desk.catalogue | {news.matter.code: news.matter})
        case VisitSnapshot():
            return _snapshot(desk, news)
        case FieldChanged():
            return _field(desk, news)
        case _:
            return _receive_rest(desk, news)


def _receive_rest(desk: Desk, news: News) -> Desk:
    match news:
        case (
            DutyChanged()
            | ConcernsChanged()
            | TokenRenewed()
            | AppointmentsChanged()
            | (CentreChanged() | QueuesChanged() | AttendChanged())
        ):
            return _of_the_centre(desk, news)
        case CallChanged() | DocumentProgress():
            return _from_kiosk(desk, news)
        case Denied():
            return _refused(desk, news.code, news.detail)
        case Typed():
            return _typed(desk, news)
        case Paused():
            return msgspec.structs.replace(desk, paused=news.on, reason=news.reason if news.on else None)
        case Asked():
            return _asked(desk, news)
        case Answered():
            return _answered(desk, news)
        case _:
            return desk


def _led(desk: Desk, news: _Led) -> Desk:
    if isinstance(news, AttendChanged):
        return msgspec.structs.replace(desk, beside=news)
    if isinstance(news, CentreChanged):
        return msgspec.structs.replace(desk, led=news)
    known = {} if news.whole else {one.code: one for one in desk.led_queues}
    queues = known | {one.code: one for one in news.queues}
    return msgspec.structs.replace(desk, led_queues=tuple(queues.values()))


def _of_the_centre(desk: Desk, news: _OfTheCentre) -> Desk:
    if isinstance(news, CentreChanged | QueuesChanged | AttendChanged):
        return _led(desk, news)
    if isinstance(news, AppointmentsChanged):
        return msgspec.structs.replace(desk, booked=news.appointments)
    if isinstance(news, TokenRenewed):
        return msgspec.structs.replace(desk, server_time=news.server_time)
    if isinstance(news, ConcernsChanged):
        return msgspec.structs.replace(desk, concerns=news.concerns, more_concerns=news.more)
    return msgspec.structs.replace(desk, duty=news, paused=news.reason is not None, reason=news.reason)


def _from_kiosk(desk: Desk, news: CallChanged | DocumentProgress) -> Desk:
    if desk.visit is None or news.visit != desk.visit.visit:
        return desk
    if isinstance(news, CallChanged):
        return msgspec.structs.replace(desk, their_media=news)
    return msgspec.structs.replace(desk, coming=news) if desk.visit.wanted else desk


def _welcomed(desk: Desk, welcome: Welcome) -> Desk:
    # Another clerk at this counter never finds what the last one had on the desk.
    kept = (
        desk
        if desk.service_number in ("", welcome.service_number)
        else Desk(line_up=desk.line_up, can_record=desk.can_record)
    )
    return msgspec.structs.replace(
        kept,
        signed_in=True,
        paused=desk.paused and desk.signed_in,  # whoever signs in is here
        reason=desk.reason if desk.signed_in else None,
        who=welcome.who,
        service_number=welcome.service_number,
        centre=welcome.centre,
        centre_en=welcome.centre_en,
        server_time=welcome.server_time,
        leader=welcome.leader,
        unheard=kept.visit is not None,
        refusal=None,
    )


def _queue(desk: Desk, queue: QueueChanged) -> Desk:
    # A welcome is followed by the clerk's running visit, if there is one, and then the queue.
    if desk.unheard and desk.visit is not None:
        lost = Closed(ticket=desk.visit.ticket, outcome=None, case=desk.visit.case)
        desk = msgspec.structs.replace(_cleared(desk), closed=lost)
    return msgspec.structs.replace(desk, waiting=queue.waiting, paper=queue.paper)


def _line(desk: Desk, line: LineChanged) -> Desk:
    if line.reason is None:
        return msgspec.structs.replace(desk, line_up=line.up)
    return _refused(msgspec.structs.replace(desk, line_up=False, signed_in=False), line.reason, "")


def _snapshot(desk: Desk, new: VisitSnapshot) -> Desk:
    old = desk.visit
    if old is None or old.visit != new.visit:
        # A visit that is already over, or waits again, is not ours to lay on the desk.
        if new.state in _GONE:
            return desk
        return msgspec.structs.replace(_cleared(desk), visit=new, closed=None, refusal=None)
    if (new.version, new.changes) < (old.version, old.changes):
        return desk
    if new.state is State.WAITING:
        mine = not new.led and not new.reassigned
        left = Closed(ticket=new.ticket, outcome=None, case="", led=new.led, reassigned=new.reassigned, passed_on=mine)
        return msgspec.structs.replace(_cleared(desk), closed=left if new.transferred or not mine else None)
    if new.state is State.ENDED:
        closed = Closed(ticket=new.ticket, outcome=new.outcome, case=new.case)
        return msgspec.structs.replace(_cleared(desk), closed=closed)
    coming = desk.coming if new.wanted else None
    return msgspec.structs.replace(desk, visit=new, unheard=False, coming=coming)


def _cleared(desk: Desk) -> Desk:
    """Nothing of a resident stays on the desk once the visit has left it."""
    return msgspec.structs.replace(desk, visit=None, unheard=False, drafts={}, asked={}, their_media=None, coming=None)


def _field(desk: Desk, changed: FieldChanged) -> Desk:
    visit = desk.visit
    if visit is None or visit.visit != changed.visit:
        return desk
    known = visit.fields.get(changed.field)
    if known is not None and known.revision >= changed.revision:
        return desk
    filled = Filled(value=changed.value, revision=changed.revision)
    newer = msgspec.structs.replace(visit, fields=visit.fields | {changed.field: filled})
    return msgspec.structs.replace(desk, visit=newer)


def _others(marks: tuple[str, ...], field: str) -> tuple[str, ...]:
    return tuple(mark for mark in marks if mark != field)


def _typed(desk: Desk, typed: Typed) -> Desk:
    if desk.visit is None or value(desk, typed.field) == typed.value:
        return desk
    last = desk.drafts.get(typed.field)
    known = max(last.revision if last else 0, _server_revision(desk, typed.field))
    # Strokes between two commands share one revision: the server hears each revision once.
    revision = known if last is not None and not last.sent and last.revision == known else known + 1
    draft = Draft(value=typed.value, revision=revision)
    # As the server does with the first edit.
    answered = msgspec.structs.replace(desk.visit, objected="", marks=_others(desk.visit.marks, typed.field))
    return msgspec.structs.replace(desk, visit=answered, drafts=desk.drafts | {typed.field: draft})


def _asked(desk: Desk, asked: Asked) -> Desk:
    drafts = desk.drafts
    draft = drafts.get(asked.subject)
    if asked.action is Action.EDIT and draft is not None and draft.revision == asked.revision:
        drafts = drafts | {asked.subject: msgspec.structs.replace(draft, sent=True)}
    return msgspec.structs.replace(desk, asked=desk.asked | {asked.command: asked}, drafts=drafts, refusal=None)


def _answered(desk: Desk, answered: Answered) -> Desk:
    asked = desk.asked.get(answered.command)
    if asked is None:
        return desk
    rest = {key: each for key, each in desk.asked.items() if key != answered.command}
    desk = msgspec.structs.replace(desk, asked=rest)
    if asked.action is Action.EDIT:
        desk = _edit_answered(desk, asked, answered.code)
    return desk if answered.code is None else _refused(desk, answered.code, answered.detail)


def _edit_answered(desk: Desk, asked: Asked, code: Code | None) -> Desk:
    draft = desk.drafts.get(asked.subject)
    if draft is None or draft.revision != asked.revision:
        return desk  # typed on since
    if code is None:
        return msgspec.structs.replace(
            desk, drafts=desk.drafts | {asked.subject: msgspec.structs.replace(draft, saved=True)}
        )
    # Refused for good: what the server holds is the truth, and the refusal says why.
    left = {key: each for key, each in desk.drafts.items() if key != asked.subject}
    return msgspec.structs.replace(desk, drafts=left)


def _refused(desk: Desk, code: Code, detail: str) -> Desk:
    count = 1 if desk.refusal is None else desk.refusal.count + 1
    return msgspec.structs.replace(desk, refusal=Refusal(code=code, detail=detail, count=count))


def rings(desk: Desk) -> str:
    """The visit that rings at this counter; "" for none."""
    ringing = desk.duty is not None and desk.duty.state is ClerkState.RINGING and desk.line_up
    return desk.duty.visit if ringing and desk.duty is not None else ""


# -- what stands on the form ------------------------------------------------------------------------------------------


def _server_revision(desk: Desk, field: str) -> int:
    filled = desk.visit.fields.get(field) if desk.visit else None
    return 0 if filled is None else filled.revision


def value(desk: Desk, field: str) -> str:
    """What the field shows: the higher revision; typed text stands above an equal one."""
    draft = desk.drafts.get(field)
    if draft is not None and draft.revision >= _server_revision(desk, field):
        return draft.value
    filled = desk.visit.fields.get(field) if desk.visit else None
    return "" if filled is None else filled.value


def unsent(desk: Desk) -> tuple[tuple[str, Draft], ...]:
    """Fields typed on since their last command, to be sent now."""
    return tuple((field, draft) for field, draft in desk.drafts.items() if not draft.sent)


def unsaved(desk: Desk) -> int:
    """Fields whose text the server has not confirmed."""
    return sum(not draft.saved for draft in desk.drafts.values())


def form_problems(desk: Desk) -> dict[str, Problem]:
    """Every field that keeps the form from being read out, by key."""
    matter = desk.matter
    if matter is None:
        return {}
    return matters.problems(matter, {field.key: value(desk, field.key) for field in matter.fields})
