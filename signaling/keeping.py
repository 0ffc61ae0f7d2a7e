"""What the hall decided, as rows: the writes of one commit."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Executable, Table, delete, update
from sqlalchemy.dialects import postgresql, sqlite

from signaling import inked, slips, tables as t
from signaling.act_records import ActRecord
from signaling.appointment_records import AppointmentRecord
from signaling.attendance_records import AttendanceRecord
from signaling.concern_records import ConcernRecord, ConcernWord
from signaling.desk_records import CasePaper, SnippetRecord
from signaling.effects import Count, Effect, Record, Save
from signaling.paper_tickets import PaperChange, PaperLine
from signaling.records import (
    MOVING,
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
from windowkit.identity import masked_name
from windowkit.messages import Notice
from windowkit.visit import State


def keep_all(connection: Connection, effects: list[Effect]) -> None:
    """Write every one of them; what is only said is passed over."""
    for effect in effects:
        match effect:
            case Count():
                row = {"key": effect.key, "value": effect.value}
                connection.execute(upsert(connection, t.COUNTS, "key", row))
            case Save(record=VisitRecord() as visit):
                _keep_visit(connection, visit)
            case Save(record=JobRecord() as job):
                row = {"id": job.job, "open": int(job.state in MOVING), "body": msgspec.json.encode(inked.kept(job))}
                connection.execute(upsert(connection, t.JOBS, "id", row))
            case Save(record=ConcernRecord() | ConcernWord() as record):
                _keep_concern(connection, record)
            case Save(record=DraftRecord() | Forgotten() | EndedRecord() as record):
                _keep_unfinished(connection, record)
            case Save():
                _keep_beside(connection, effect.record)
            case _:
                pass


def _keep_beside(connection: Connection, record: Record) -> None:
    """What outlives a visit."""
    match record:
        case SheetRecord(over=True):
            connection.execute(delete(t.SHEETS).where(t.SHEETS.c.id == record.id))
        case SheetRecord():
            row = {"id": record.id, "body": msgspec.json.encode(record)}
            connection.execute(upsert(connection, t.SHEETS, "id", row))
            connection.execute(upsert(connection, t.NOTICES, "check", _issued(record.notice, record.holder)))
        case Home():
            connection.execute(upsert(connection, t.HOMES, "id_number", msgspec.structs.asdict(record)))
        case CaseRecord():
            connection.execute(upsert(connection, t.CASES, "case", msgspec.structs.asdict(record)))
        case DeliveryRecord():
            connection.execute(upsert(connection, t.DELIVERIES, "job", msgspec.structs.asdict(record)))
        case AppointmentRecord():
            _keep_booked(connection, record)
        case DeliveryWord():
            of_it = t.DELIVERIES.c.job == record.job
            connection.execute(update(t.DELIVERIES).where(of_it).values(_word(record)))
        case _:
            _keep_of_the_centre(connection, record)


def _keep_of_the_centre(connection: Connection, record: Record) -> None:
    """What a centre's ticket system said, and what it is to be told; whose talk a duty leader was beside."""
    match record:
        case AttendanceRecord():
            connection.execute(t.ATTENDANCES.insert().values(msgspec.structs.asdict(record)))
        case ActRecord():
            connection.execute(t.DESK_ACTS.insert().values(msgspec.to_builtins(record)))
        case CasePaper() | SnippetRecord() | LookRecord():
            _keep_of_the_desk(connection, record)
        case ServedRecord():
            connection.execute(upsert(connection, t.SERVED, "visit", msgspec.structs.asdict(record)))
        case TicketChange() | PaperChange():
            row = {"centre": record.centre, "body": msgspec.json.encode(record)}
            connection.execute(t.TICKET_CHANGES.insert().values(row))
        case PaperLine():
            row = {"centre": record.centre, "body": msgspec.json.encode(record)}
            connection.execute(upsert(connection, t.PAPER_LINES, "centre", row))
        case _:
            pass


def _keep_of_the_desk(connection: Connection, record: CasePaper | SnippetRecord | LookRecord) -> None:
    """What serves a clerk again: a case's pages, and words of their own; that a page was taken over."""
    if isinstance(record, LookRecord):
        connection.execute(upsert(connection, t.LOOKS, "id", msgspec.to_builtins(record)))
        return
    if isinstance(record, CasePaper):
        row = {"document": record.document.id, "id_number": record.id_number, "day": record.day}
        connection.execute(upsert(connection, t.CASE_PAPERS, "document", row | {"body": msgspec.json.encode(record)}))
        return
    name = f"{record.clerk}~{record.key}"
    if record.words:
        row = {"id": name, "clerk": record.clerk, "key": record.key, "words": record.words}
        connection.execute(upsert(connection, t.SNIPPETS, "id", row))
    else:
        connection.execute(delete(t.SNIPPETS).where(t.SNIPPETS.c.id == name))


def _word(record: DeliveryWord) -> dict[str, Any]:
    """The columns that a late word changes; a sheet that did not come out is none of its result's."""
    if not record.by:
        return {"became": record.became, "at": record.at, "reference": ""}
    return {"became": record.became, "said_by": record.by, "said_at": record.at}


def _keep_concern(connection: Connection, record: ConcernRecord | ConcernWord) -> None:
    """What a resident could not get done; a word on it that was heard is gone."""
    match record:
        case ConcernRecord():
            row = {"id": record.id, "centre": record.centre.code, "state": str(record.state), "due": record.due}
            connection.execute(upsert(connection, t.CONCERNS, "id", row | {"body": msgspec.json.encode(record)}))
        case ConcernWord(heard=True):
            connection.execute(delete(t.CONCERN_WORDS).where(t.CONCERN_WORDS.c.id == record.id))
        case ConcernWord():
            row = {"id": record.id, "concern": record.concern, "reply": record.reply, "by": record.by}
            connection.execute(upsert(connection, t.CONCERN_WORDS, "id", row))


def _keep_booked(connection: Connection, record: AppointmentRecord) -> None:
    """A booked time; the table refuses a place that somebody else has, and with it the whole decision."""
    if record.over:
        connection.execute(delete(t.APPOINTMENTS).where(t.APPOINTMENTS.c.id == record.id))
        return
    slot = {"centre": record.centre.code, "matter_group": record.group, "at": record.at, "place": record.place}
    row = {"id": record.id} | slot | {"body": msgspec.json.encode(record)}
    connection.execute(upsert(connection, t.APPOINTMENTS, "id", row))
    if record.check:
        said = {"check": record.check, "number": slips.number(record), "template": slips.TEMPLATE, "holder": ""}
        slip = said | {"issued": record.issued, "office": record.centre.name, "attempt": record.sheets}
        connection.execute(upsert(connection, t.NOTICES, "check", slip))


def _keep_unfinished(connection: Connection, record: DraftRecord | Forgotten | EndedRecord) -> None:
    """What a visit leaves to go on with, to delete and to count."""
    match record:
        case DraftRecord(over=True):
            connection.execute(delete(t.DRAFTS).where(t.DRAFTS.c.id == record.id))
        case DraftRecord():
            row = {"id": record.id, "body": msgspec.json.encode(record)}
            connection.execute(upsert(connection, t.DRAFTS, "id", row))
        case Forgotten():
            row = msgspec.to_builtins(record) | {"id": f"{record.visit}~{record.document}"}
            connection.execute(upsert(connection, t.FORGOTTEN, "id", row))
        case EndedRecord():
            connection.execute(upsert(connection, t.ENDED, "visit", msgspec.to_builtins(record)))


def _keep_visit(connection: Connection, visit: VisitRecord) -> None:
    row = {
        "id": visit.visit.id,
        "centre": visit.centre.code,
        "open": int(visit.visit.state is not State.ENDED),
        "body": msgspec.json.encode(visit),
    }
    connection.execute(upsert(connection, t.VISITS, "id", row))
    for one in visit.notices:
        holder = masked_name(one.notice.data.get("applicant_name", ""))
        connection.execute(upsert(connection, t.NOTICES, "check", _issued(one.notice, holder)))


def _issued(notice: Notice, holder: str) -> dict[str, Any]:
    """What the page behind the notice's code may say; `holder` is the masked name."""
    return {
        "check": notice.check,
        "number": notice.number,
        "template": notice.template,
        "issued": notice.issued,
        "office": notice.data.get("centre", ""),
        "holder": holder,
        "attempt": notice.attempt,
    }


def upsert(connection: Connection, table: Table, key: str, row: dict[str, Any]) -> Executable:
    """The statement that inserts the row, or replaces the one with the same key."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).values(row)
    changed = {name: statement.excluded[name] for name in row if name != key}
    return statement.on_conflict_do_update(index_elements=[key], set_=changed)
