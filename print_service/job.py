"""The life of one print job: one table, one function. Pure.

IPP has no idempotency key, so a job is handed over in two phases, each step durable before the next one begins:
create it at the printer, note the printer's names for it, send the document. What a crash left in doubt is
looked up; what cannot be looked up is UNCERTAIN, and a person decides. Nothing is printed twice in silence.
"""

from collections.abc import Sequence
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

import msgspec

from windowkit.messages import JobState


class Stage(StrEnum):
    """Where a job stands in the spool."""

    ACCEPTED = auto()  # durable here
    RENDERED = auto()  # its pages are made; waits for a fit printer
    CREATING = auto()  # Create-Job may have reached the printer
    CREATED = auto()  # the printer's job id is known; not a byte of the document has left
    SENDING = auto()  # Send-Document may have reached the printer
    SENT = auto()  # the printer has the whole document
    DONE = auto()  # the printer's word: completed
    ABORTED = auto()
    CANCELED = auto()
    UNCERTAIN = auto()  # a sheet may or may not have come out
    REFUSED = auto()  # cannot be printed at all


class Step(StrEnum):
    """What may happen to a job."""

    RENDER = auto()
    REFUSE = auto()
    CREATE = auto()  # about to ask
    NAME = auto()  # the printer named it
    SEND = auto()  # about to send
    HAND_OVER = auto()  # the printer took it whole, or a look-up shows that it did
    AGAIN = auto()  # a look-up shows that nothing was printed
    COMPLETE = auto()
    ABORT = auto()
    CANCEL = auto()  # by the printer's word, or by ours before it had a byte
    LOSE = auto()  # nobody can say


_S, _T = Stage, Step

STEPS: Final = MappingProxyType(
    {
        _S.ACCEPTED: {_T.RENDER: _S.RENDERED, _T.REFUSE: _S.REFUSED, _T.CANCEL: _S.CANCELED},
        _S.RENDERED: {_T.CREATE: _S.CREATING, _T.REFUSE: _S.REFUSED, _T.CANCEL: _S.CANCELED},
        _S.CREATING: {_T.NAME: _S.CREATED, _T.AGAIN: _S.RENDERED, _T.REFUSE: _S.REFUSED},
        _S.CREATED: {_T.SEND: _S.SENDING, _T.AGAIN: _S.RENDERED},
        _S.SENDING: {
            _T.HAND_OVER: _S.SENT,
            _T.AGAIN: _S.RENDERED,
            _T.ABORT: _S.ABORTED,  # as often as it was sent
            _T.LOSE: _S.UNCERTAIN,
        },
        _S.SENT: {
            _T.COMPLETE: _S.DONE,
            _T.ABORT: _S.ABORTED,
            _T.CANCEL: _S.CANCELED,
            _T.LOSE: _S.UNCERTAIN,
        },
        **{ended: dict[Step, Stage]() for ended in (_S.DONE, _S.ABORTED, _S.CANCELED, _S.UNCERTAIN, _S.REFUSED)},
    }
)
ENDED: Final = frozenset(stage for stage, steps in STEPS.items() if not steps)
_TOLD: Final = MappingProxyType(
    {
        _S.ACCEPTED: JobState.ACCEPTED,
        _S.RENDERED: JobState.ACCEPTED,
        _S.CREATING: JobState.ACCEPTED,  # a busy printer is asked again and again
        _S.DONE: JobState.DONE,
        _S.ABORTED: JobState.ABORTED,
        _S.CANCELED: JobState.CANCELED,
        _S.UNCERTAIN: JobState.UNCERTAIN,
        _S.REFUSED: JobState.REFUSED,
    }
)


# Of a held job: the printer has not the whole document, so nothing of it prints (RFC 8011, 5.3.8).
_UNFINISHED: Final = frozenset({"job-incoming", "job-data-insufficient"})


# Of a completed job: it came to its end, and not as it should (RFC 8011, 5.3.8). Somebody looks at the sheet.
_WITH_ERRORS: Final = "job-completed-with-errors"


class IppState(StrEnum):
    """The printer's own states of a job (RFC 8011, 5.3.7), by keyword."""

    PENDING = "pending"
    HELD = "pending-held"
    PROCESSING = "processing"
    STOPPED = "processing-stopped"
    CANCELED = "canceled"
    ABORTED = "aborted"
    COMPLETED = "completed"


class Seen(msgspec.Struct, frozen=True):
    """A job as the printer shows it now. `sheets` counts impressions that came out; None: it does not say."""

    state: IppState
    sheets: int | None = None
    reasons: tuple[str, ...] = ()


def take(stage: Stage, step: Step) -> Stage:
    """The stage after `step`; raises KeyError where the table has none (a bug)."""
    return STEPS[stage][step]


def told(stage: Stage, *, unfit: bool) -> JobState:
    """How the clerk sees a stage, while the printer can or cannot print."""
    if stage in ENDED:
        return _TOLD[stage]
    if unfit:
        return JobState.WAITING
    return _TOLD.get(stage, JobState.PRINTING)


def after_crash(stage: Stage, seen: Seen | None, *, indirect: bool) -> Step | None:
    """What a look-up means for a job that a crash or a cut left in `stage`.

    None: the printer has a part of it, and waits for the rest; have it cancelled, and look again. Held for another
    reason it may have all, and print it yet. Until SENDING not a byte of the document has left: starting over is always
    safe. `indirect`: see `followed`.
    """
    if stage in {Stage.CREATING, Stage.CREATED}:
        return Step.AGAIN
    if seen is None:
        return Step.LOSE
    if seen.state is IppState.HELD:
        return Step.HAND_OVER if _UNFINISHED.isdisjoint(seen.reasons) else None
    if seen.state in {IppState.CANCELED, IppState.ABORTED} and not seen.sheets:
        return Step.AGAIN if _nothing_came(seen, indirect=indirect) else Step.LOSE
    return Step.HAND_OVER


def followed(seen: Seen | None, *, indirect: bool) -> Step | None:
    """What the printer's word means for a job it has; None: not ended yet.

    `indirect`: a queue's word, which counts its own work: what the printer behind it did, nobody says.
    """
    if seen is None:
        return Step.LOSE  # "not found" is not "not printed": some printers forget within a minute
    match seen.state:
        case IppState.COMPLETED:
            return Step.LOSE if _WITH_ERRORS in seen.reasons else Step.COMPLETE
        case IppState.CANCELED:
            return Step.CANCEL if _nothing_came(seen, indirect=indirect) else Step.LOSE
        case IppState.ABORTED:
            return Step.ABORT if _nothing_came(seen, indirect=indirect) else Step.LOSE
        case _:
            return None


def shared(count: int, each: Sequence[int]) -> tuple[int, ...]:
    """Whose the sheets are that a printer has counted of a job of several notices: they come one after the other.

    `each` says how many a notice takes; what is counted beyond all of them is the last one's.
    """
    parts = list[int]()
    for most in each[:-1]:
        parts.append(min(count, most))
        count -= parts[-1]
    return (*parts, count)


def _nothing_came(seen: Seen, *, indirect: bool) -> bool:
    """Only a printer's own count of 0 says so: one that gives no count has said nothing."""
    return seen.sheets == 0 and not indirect
