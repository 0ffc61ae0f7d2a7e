"""The fields that the resident points at as wrong while the form grows or is read. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling.records import VisitRecord
from signaling.refusing import known_field
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.pointing import MarkField
from windowkit.visit import State

# Where the form stands on the resident's screen, or will again without having been filed.
_SEEN: Final = frozenset({State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING})


def marked(record: VisitRecord, message: MarkField, matter: Matter) -> VisitRecord:
    """The record with the mark set or taken away; the same word twice changes nothing. Raises Refused."""
    known_field(matter, message.field)
    others = tuple(field for field in record.marks if field != message.field)
    if not message.on:
        return replace(record, marks=others)
    if record.visit.state not in _SEEN:
        raise Refused(Code.WRONG_STATE, "mark")
    return record if message.field in record.marks else replace(record, marks=(*others, message.field))


def mended(record: VisitRecord, field: str) -> VisitRecord:
    """The record once the clerk has changed the field: what was said of it is answered."""
    return replace(record, objected="", marks=tuple(one for one in record.marks if one != field))


def right(record: VisitRecord) -> VisitRecord:
    """The record, as the resident says that the form is right: raises Refused while they say that a field is not."""
    if record.marks:
        raise Refused(Code.STALE, "marks")
    return record
