"""A sheet of which the printer gave no word: what the clerk saw, kept with the visit. Pure."""

from msgspec.structs import replace

from signaling.records import NoticeRecord, Settled, VisitRecord
from windowkit import messages as m
from windowkit.errors import Code, Refused


def settled(record: VisitRecord, message: m.SettleNotice, now: float) -> VisitRecord:
    """The record with the clerk's word on this attempt; the same record where it was given before. Raises Refused."""
    found = next((one for one in record.notices if one.notice.id == message.notice), None)
    if found is None:
        raise Refused(Code.UNKNOWN_NOTICE)
    if any((one.notice, one.attempt) == (message.notice, message.attempt) for one in record.settled):
        return record
    if found.shown.state is not m.JobState.UNCERTAIN or found.notice.attempt != message.attempt:
        raise Refused(Code.WRONG_STATE, "notice")
    word = Settled(notice=message.notice, attempt=message.attempt, came_out=message.came_out, by=record.clerk, at=now)
    notices = record.notices
    if message.came_out:
        notices = tuple(_seen(one) if one is found else one for one in notices)
    return replace(record, notices=notices, settled=(*record.settled, word))


def _seen(one: NoticeRecord) -> NoticeRecord:
    return replace(one, shown=replace(one.shown, state=m.JobState.SEEN, reasons=()))
