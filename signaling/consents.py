"""The server's book of consents to recordings: durable, and never carried into another talk. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Sender
from signaling.records import ConsentRecord, VisitRecord
from windowkit import consent
from windowkit.errors import Code, Refused
from windowkit.matters import Matter, Recorded
from windowkit.messages import AnswerRecording, AskRecording, EndRecording, Recording, Role

ABOUT: Final = (AskRecording, AnswerRecording, EndRecording)
_MOST: Final = 16  # questions in one visit; more is no asking any more


def current(record: VisitRecord) -> Recording | None:
    """What this clerk asked in this talk, last; what another talk heard does not count."""
    last = _last(record)
    return None if last is None else last.recording


def changed(
    record: VisitRecord,
    message: AskRecording | AnswerRecording | EndRecording,
    sender: Sender,
    matter: Matter,
    now: float,
) -> VisitRecord:
    """The record after a word about the recording; raises Refused."""
    _own_word(message, sender)
    last = _last(record)
    known = None if last is None else last.recording
    match message:
        case AskRecording():
            _may_be_asked(record, matter)
            fresh = consent.asked(known, record.visit.state, message.recording, message.days)
            entry = ConsentRecord(recording=fresh, clerk=record.clerk, kiosk=record.kiosk, asked=now)
            return replace(record, consents=(*record.consents, entry))
        case AnswerRecording():
            heard = consent.answered(known, message.recording, yes=message.yes)
            return _with(record, heard, answered=now)
        case EndRecording():
            heard = consent.ended(known, message.recording, failed=message.failed)
            return _with(record, heard, ended=now)


def withdrawn(record: VisitRecord, recording: str, now: float) -> VisitRecord:
    """The record after a no that was said while the kiosk's line was down; unchanged where it is to nothing here."""
    known = current(record)
    if known is None or known.id != recording:
        return record
    heard = consent.answered(known, recording, yes=False)
    return record if heard == known else _with(record, heard, answered=now)


def followed(record: VisitRecord, now: float) -> VisitRecord:
    """The record after a step of the visit: a yes ends with the talk it was said in."""
    if not record.consents or record.visit.state in consent.TALKING:
        return record
    left = consent.over(record.consents[-1].recording)
    return record if left is record.consents[-1].recording else _with(record, left, ended=now)


def _last(record: VisitRecord) -> ConsentRecord | None:
    last = record.consents[-1] if record.consents else None
    here = last is not None and record.taken is not None and last.clerk == record.clerk and last.asked >= record.taken
    return last if here else None


def _with(record: VisitRecord, heard: Recording, **times: float) -> VisitRecord:
    entry = replace(record.consents[-1], recording=heard, **times)
    return replace(record, consents=(*record.consents[:-1], entry))


def _own_word(message: AskRecording | AnswerRecording | EndRecording, sender: Sender) -> None:
    speaks = Role.KIOSK if isinstance(message, AnswerRecording) else Role.COUNTER
    if sender.role is not speaks:
        raise Refused(Code.NOT_YOURS)


def _may_be_asked(record: VisitRecord, matter: Matter) -> None:
    if matter.recording is Recorded.NEVER:
        raise Refused(Code.BAD_FIELD, "recording")
    if len(record.consents) >= _MOST:
        raise Refused(Code.BUSY, "recording")
