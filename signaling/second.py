"""The call's second pictures: what the clerk shows, and whether the clerk sees the table. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Sender
from signaling.records import VisitRecord
from windowkit.consent import TALKING
from windowkit.errors import Code, Refused
from windowkit.messages import LookAtTable, Role, Shown, ShowSecond

ABOUT: Final = (ShowSecond, LookAtTable)


def changed(record: VisitRecord, message: ShowSecond | LookAtTable, sender: Sender) -> VisitRecord:
    """The record after the clerk's wish; raises Refused. What ends something is taken in every state."""
    if sender.role is not Role.COUNTER:
        raise Refused(Code.NOT_YOURS)
    begins = message.on if isinstance(message, LookAtTable) else message.shown is not Shown.NOTHING
    if begins and record.visit.state not in TALKING:
        raise Refused(Code.WRONG_STATE, "second picture")
    if isinstance(message, LookAtTable):
        return replace(record, table_seen=message.on)
    return replace(record, shown=message.shown)


def followed(record: VisitRecord) -> VisitRecord:
    """The record after a step of the visit: nothing is shown or seen outside of a talk."""
    if record.visit.state in TALKING:
        return record
    return replace(record, shown=Shown.NOTHING, table_seen=False)
