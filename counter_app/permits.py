"""What a clerk may do now, and if not, why not; pure: the visit table and the desk decide."""

from enum import StrEnum, auto
from typing import Final

from counter_app.actions import Action
from counter_app.desk import Desk, form_problems, rings
from windowkit.consent import TALKING
from windowkit.matters import Mode, Recorded
from windowkit.messages import Consent, JobState, NoticeState, VisitSnapshot
from windowkit.reading import FREE
from windowkit.visit import Event, State, allowed


class WhyNot(StrEnum):
    """Why an action is not possible now, as a code; the window has a sentence for each."""

    SIGNED_OUT = auto()
    LINE_DOWN = auto()
    PENDING = auto()  # asked already, not yet answered
    PAUSED = auto()
    NOBODY_WAITS = auto()
    SERVING_ALREADY = auto()
    PAPER_AT_WINDOW = auto()  # or called there: it is over first, or somebody says that it did not come
    RESIDENT_RATES = auto()  # at most a minute; the server holds the clerk until then
    NO_VISIT = auto()
    JOINING = auto()  # picture and sound are still being built
    PHOTOGRAPHING = auto()
    RESIDENT_READS = auto()
    RESIDENT_SIGNS = auto()
    SIGNED = auto()  # the form is closed by a signature
    NOT_SIGNED = auto()
    NOTHING_TO_WITHDRAW = auto()
    SUBMITTED = auto()
    FORM_UNFINISHED = auto()
    OWN_WILL = auto()  # whether it is the elder's, the guide asks and nobody has answered so
    NO_NOTICE = auto()
    OVER = auto()
    NO_RECORDER = auto()  # the settings name no key to seal recordings with
    NEVER_RECORDED = auto()  # this matter is not
    RESIDENT_DECIDES = auto()  # asked already
    RECORDED_ALREADY = auto()
    NOT_RECORDED = auto()
    NOTHING_EARLIER = auto()
    GUIDED = auto()  # 仅指导: no centre takes this matter in


_EVENTS: Final = {
    Action.REQUEST_DOCUMENT: Event.REQUEST_DOCUMENT,
    Action.REVIEW: Event.REVIEW,
    Action.WITHDRAW: Event.WITHDRAW,
    Action.SUBMIT: Event.SUBMIT,
    Action.FINISH: Event.FINISH,
    Action.OPEN_CONCERN: Event.FINISH,  # said as the visit ends
    Action.TRANSFER: Event.TRANSFER,
}

_STANDING: Final = {
    State.WAITING: WhyNot.NO_VISIT,
    State.JOINING: WhyNot.JOINING,
    State.SERVING: WhyNot.NOTHING_TO_WITHDRAW,
    State.DOCUMENT: WhyNot.PHOTOGRAPHING,
    State.REVIEWING: WhyNot.RESIDENT_READS,
    State.SIGNING: WhyNot.RESIDENT_SIGNS,
    State.SIGNED: WhyNot.SIGNED,
    State.SUBMITTED: WhyNot.SUBMITTED,
    State.RATING: WhyNot.OVER,
    State.ENDED: WhyNot.OVER,
}

# In a visit or not.
_LEADING: Final = frozenset(
    {
        Action.ANSWER_CONCERN,
        Action.CLOSE_CONCERN,
        Action.TAKE_OVER,
        Action.REASSIGN,
        Action.NEXT_PAPER,
        Action.ATTEND,
        Action.LEAVE,
    }
)
_RECORDING: Final = frozenset({Action.ASK_RECORDING, Action.END_RECORDING})
_ASKED_ALREADY: Final = {Consent.ASKED: WhyNot.RESIDENT_DECIDES, Consent.GIVEN: WhyNot.RECORDED_ALREADY}
_ON_THE_SCREEN: Final = {
    Action.SHOW_NOTICE: FREE,
    Action.ASK_CARD: frozenset({State.SERVING}),
    Action.SIGN_ON_PAPER: frozenset({State.SIGNING}),
    Action.JUDGE_PAPER: frozenset({State.SIGNING}),
}
# Said as often as the clerk likes: the line keeps their order.
_AGAIN: Final = frozenset({Action.MARK, Action.EDIT_PAGE, Action.TICK})
_DESKWORK: Final = _AGAIN | {Action.USE_EARLIER}
_MOVING: Final = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.WAITING, JobState.PRINTING})


def may(desk: Desk) -> frozenset[Action]:
    """What the clerk may do now."""
    return frozenset(action for action in Action if why_not(desk, action) is None)


def why_not(desk: Desk, action: Action) -> WhyNot | None:
    """What stands against an action now; None where nothing does."""
    if not desk.signed_in:
        return WhyNot.SIGNED_OUT
    if action is Action.TAKE:
        return _no_take(desk)
    if action in _LEADING:
        return _no_lead(desk, action)
    if desk.visit is None:
        return WhyNot.NO_VISIT
    if action is Action.CONTINUE:
        return (
            WhyNot.NOTHING_EARLIER
            if desk.visit.earlier is None
            else _no_edit(desk.visit.state) or _no_line(desk, action)
        )
    if action is Action.EDIT:
        # Typing goes on without a line: the outbox keeps it; not into answers that are just being taken over.
        continuing = any(asked.action is Action.CONTINUE for asked in desk.asked.values())
        return WhyNot.PENDING if continuing else _no_edit(desk.visit.state)
    if action in _RECORDING:
        return _no_recording(desk, desk.visit, action) or _no_line(desk, action)
    own = _no_deskwork if action in _DESKWORK else _no_step
    return _no_line(desk, action) or _guided(desk, action) or own(desk, desk.visit, action)


def _guided(desk: Desk, action: Action) -> WhyNot | None:
    elsewhere = desk.matter is not None and desk.matter.mode is Mode.GUIDANCE
    return WhyNot.GUIDED if elsewhere and action in (Action.REVIEW, Action.SUBMIT) else None


def _no_take(desk: Desk) -> WhyNot | None:
    if desk.visit is not None:
        return WhyNot.RESIDENT_RATES if desk.visit.state is State.RATING else WhyNot.SERVING_ALREADY
    if desk.duty is not None and desk.duty.paper is not None:
        return WhyNot.PAPER_AT_WINDOW
    if desk.paused and not rings(desk):
        return WhyNot.PAUSED
    if not desk.waiting and not rings(desk):
        return WhyNot.NOBODY_WAITS
    return _no_line(desk, Action.TAKE)


def _no_lead(desk: Desk, action: Action) -> WhyNot | None:
    paper = desk.duty is not None and desk.duty.paper is not None
    busy = action in (Action.TAKE_OVER, Action.ATTEND) and (desk.visit is not None or paper)
    return _no_take(desk) if busy else _no_line(desk, action)


def _no_line(desk: Desk, action: Action) -> WhyNot | None:
    if not desk.line_up:
        return WhyNot.LINE_DOWN
    if action not in _AGAIN and any(asked.action is action for asked in desk.asked.values()):
        return WhyNot.PENDING
    return None


def _no_edit(state: State) -> WhyNot | None:
    return None if state in (State.SERVING, State.DOCUMENT) else _STANDING[state]


def _no_deskwork(_desk: Desk, visit: VisitSnapshot, action: Action) -> WhyNot | None:
    """The guide goes on to the goodbye; papers are the case's once it is filed."""
    if visit.case and action is not Action.TICK:
        return WhyNot.SUBMITTED
    return None if visit.state in TALKING else _STANDING[visit.state]


def _no_step(desk: Desk, visit: VisitSnapshot, action: Action) -> WhyNot | None:
    if action is Action.WRITE and (desk.matter is None or not desk.matter.written(filed=bool(visit.case))):
        return WhyNot.NO_NOTICE
    if action in (Action.SHOW, Action.LOOK, Action.WRITE, Action.HOLD, Action.ASK_LEADER):
        return None if visit.state in TALKING else _STANDING[visit.state]
    if action in _ON_THE_SCREEN:
        return None if visit.state in _ON_THE_SCREEN[action] else _STANDING[visit.state]
    if action is Action.PRINT:
        return None if any(printable(notice) for notice in visit.notices) else WhyNot.NO_NOTICE
    if action is Action.SETTLE:
        return None if uncertain(desk) else WhyNot.NO_NOTICE
    if not allowed(visit.state, _EVENTS[action]):
        unsigned = action is Action.SUBMIT and visit.state in (State.JOINING, State.SERVING, State.DOCUMENT)
        return WhyNot.NOT_SIGNED if unsigned else _STANDING[visit.state]
    return _not_ready(desk, action)


def _not_ready(desk: Desk, action: Action) -> WhyNot | None:
    """What is still to be done before this step."""
    if action is Action.SUBMIT and lacks_own_will(desk):
        return WhyNot.OWN_WILL
    if action is Action.REVIEW and (desk.matter is None or form_problems(desk)):
        return WhyNot.FORM_UNFINISHED
    return None


def _no_recording(desk: Desk, visit: VisitSnapshot, action: Action) -> WhyNot | None:
    consent = None if visit.recording is None else visit.recording.consent
    if action is Action.END_RECORDING:
        return None if consent in _ASKED_ALREADY else WhyNot.NOT_RECORDED
    if not desk.can_record:
        return WhyNot.NO_RECORDER
    if desk.matter is None or desk.matter.recording is Recorded.NEVER:
        return WhyNot.NEVER_RECORDED
    if visit.state not in TALKING:
        return _STANDING[visit.state]
    return None if consent is None else _ASKED_ALREADY.get(consent)


def asks_by_itself(before: Desk, after: Desk) -> bool:
    """Whether the talk has just begun and its matter wants the resident to be asked for a recording."""
    visit, matter = after.visit, after.matter
    if visit is None or matter is None or matter.recording is not Recorded.ASKED or visit.recording is not None:
        return False
    begun = before.visit is None or before.visit.visit != visit.visit or before.visit.state not in TALKING
    return begun and why_not(after, Action.ASK_RECORDING) is None


def lacks_own_will(desk: Desk) -> bool:
    """Whether the matter needs the elder's own will and nobody has heard yet that it is."""
    if desk.visit is None or desk.matter is None or not desk.matter.own_will:
        return False
    said = desk.visit.deskwork.will if desk.visit.deskwork is not None else None
    return said is None or not said.own


def printable(notice: NoticeState) -> bool:
    """Whether a sheet may be asked for: not while one is on its way, or nobody knows whether one came out."""
    return notice.state not in _MOVING and notice.state is not JobState.UNCERTAIN


def uncertain(desk: Desk) -> tuple[NoticeState, ...]:
    """The notices of which somebody must say whether their latest sheet came out."""
    notices = desk.visit.notices if desk.visit is not None else ()
    return tuple(one for one in notices if one.state is JobState.UNCERTAIN)
