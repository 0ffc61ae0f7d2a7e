"""What the hall decides, as values; the shell performs them in this order: save, then send."""

import msgspec

from signaling.act_records import ActRecord
from signaling.appointment_records import AppointmentRecord
from signaling.attendance_records import AttendanceRecord
from signaling.concern_records import ConcernRecord, ConcernWord
from signaling.desk_records import CasePaper, SnippetRecord
from signaling.paper_tickets import PaperChange, PaperLine
from signaling.records import (
    CaseRecord,
    DeliveryRecord,
    DeliveryWord,
    DraftRecord,
    EndedRecord,
    Forgotten,
    Home,
    JobRecord,
    SheetRecord,
    VisitRecord,
)
from signaling.served_records import LookRecord, ServedRecord
from signaling.tickets import TicketChange
from windowkit.messages import Message, Role


class Sender(msgspec.Struct, frozen=True):
    """Who is on a line, proven: `key` is a device's id or a clerk's sign-in name."""

    role: Role
    key: str


Record = (
    VisitRecord
    | JobRecord
    | SheetRecord
    | Home
    | CaseRecord
    | DeliveryRecord
    | DeliveryWord
    | DraftRecord
    | Forgotten
    | EndedRecord
    | ConcernRecord
    | ConcernWord
    | TicketChange
    | AppointmentRecord
    | PaperLine
    | PaperChange
    | AttendanceRecord
    | CasePaper
    | SnippetRecord
    | ServedRecord
    | LookRecord
    | ActRecord
)


class Save(msgspec.Struct, frozen=True):
    """Keep this; a sheet, draft or appointment that is over is forgotten."""

    record: Record


class Count(msgspec.Struct, frozen=True):
    """Keep how far a day's numbers have come (tickets, cases)."""

    key: str
    value: int


class Send(msgspec.Struct, frozen=True):
    """Say this to whoever proved to be `to`, if they are on the line."""

    to: Sender
    message: Message


class Recall(msgspec.Struct, frozen=True):
    """Read what papers of this person's earlier cases may serve again, and let the hall hear it (`Hall.recalled`)."""

    id_number: str


Effect = Save | Count | Send | Recall
