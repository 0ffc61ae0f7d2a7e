"""Somebody was called for help: the committee's staff by the resident, a duty leader by the clerk. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Sender
from signaling.records import VisitRecord
from windowkit.consent import TALKING
from windowkit.errors import Code, Refused
from windowkit.messages import Role
from windowkit.staffing import AskLeader, CallStaff

ABOUT: Final = (CallStaff, AskLeader)


def changed(record: VisitRecord, message: CallStaff | AskLeader, sender: Sender, now: float) -> VisitRecord:
    """The record after the kiosk's or the clerk's word; raises Refused."""
    if isinstance(message, AskLeader):
        return _asked(record, message, sender, now)
    if sender.role is not Role.KIOSK:
        raise Refused(Code.NOT_YOURS)
    return record if record.staff_called == message.on else replace(record, staff_called=message.on)


def followed(record: VisitRecord) -> VisitRecord:
    """The record after a step of the visit: nobody is asked to come to a talk that is over."""
    over = (record.leader_asked is not None or record.leader_gone) and record.visit.state not in TALKING
    return replace(record, leader_asked=None, leader_gone=False) if over else record


def _asked(record: VisitRecord, message: AskLeader, sender: Sender, now: float) -> VisitRecord:
    if sender.role is not Role.COUNTER:
        raise Refused(Code.NOT_YOURS)
    if not message.on:
        return replace(record, leader_asked=None)
    if record.visit.state not in TALKING or record.attended is not None:
        raise Refused(Code.WRONG_STATE, "leader")
    return record if record.leader_asked is not None else replace(record, leader_asked=now)
