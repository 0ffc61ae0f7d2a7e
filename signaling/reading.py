"""What a resident is to read on the touch screen before it is printed, and when it is taken off. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Sender
from signaling.records import NoticeRecord, VisitRecord
from windowkit.errors import Code, Refused
from windowkit.messages import HideNotice, Reading, ReadingStage, Role, ShowNotice
from windowkit.reading import FREE, UNREADABLE

ABOUT: Final = (ShowNotice, HideNotice)
ON_ITS_WAY: Final = frozenset({ReadingStage.COMING, ReadingStage.SHOWN})


def changed(record: VisitRecord, message: ShowNotice | HideNotice, sender: Sender, applicant: str) -> VisitRecord:
    """The record after the clerk's wish or the resident's word; raises Refused. `applicant`: the form's ID number."""
    if isinstance(message, HideNotice):
        return _hidden(record, message, at_kiosk=sender.role is Role.KIOSK)
    if sender.role is not Role.COUNTER:
        raise Refused(Code.NOT_YOURS)
    if record.visit.state not in FREE:
        raise Refused(Code.WRONG_STATE, "notice")
    found = notice(record, message.notice)
    if found is None:
        raise Refused(Code.UNKNOWN_NOTICE)
    if found.owner not in {"", applicant}:
        raise Refused(Code.STALE, "notice")
    return replace(record, reading=Reading(id=message.id, notice=message.notice, large=message.large))


def _hidden(record: VisitRecord, message: HideNotice, *, at_kiosk: bool) -> VisitRecord:
    """Of another one than is shown now it was said too late, and changes nothing."""
    reading = record.reading
    if reading is None or reading.id != message.reading:
        return record
    if not at_kiosk:
        return replace(record, reading=None)
    if not message.read:
        return failed(record, UNREADABLE)
    return replace(record, reading=replace(reading, stage=ReadingStage.READ))


def failed(record: VisitRecord, reason: str) -> VisitRecord:
    """There is no page."""
    assert record.reading is not None
    return replace(record, reading=replace(record.reading, stage=ReadingStage.FAILED, reason=reason))


def notice(record: VisitRecord, name: str) -> NoticeRecord | None:
    """The visit's notice of this name."""
    return next((one for one in record.notices if one.notice.id == name), None)


def followed(record: VisitRecord, applicant: str) -> VisitRecord:
    """The record as it may be kept: nothing is read outside of its steps, nor what is another person's by now."""
    if record.reading is None:
        return record
    found = notice(record, record.reading.notice)
    signing = record.ink is not None and record.ink.notice == record.reading.notice
    if (record.visit.state in FREE or signing) and found is not None and found.owner in {"", applicant}:
        return record
    return replace(record, reading=None)
