"""A visit as its kiosk and its clerk see it. Pure."""

from msgspec.structs import replace

from signaling import assents, consents, earlier, inked
from signaling.desk_records import DeskRecord
from signaling.records import VisitRecord
from windowkit.deskwork import Copied, Deskwork
from windowkit.ending import UNFINISHED
from windowkit.matters import Matter
from windowkit.messages import Ending, PrinterChanged, VisitSnapshot, WaitChoice
from windowkit.visit import State


def snapshot(
    record: VisitRecord,
    *,
    place: int,
    minutes: tuple[int, int],
    kiosk_present: bool,
    clerk_present: bool,
    printer: PrinterChanged,
    ending: Ending | None,
) -> VisitSnapshot:
    """The whole visit as one message."""
    seen = VisitSnapshot(
        visit=record.visit.id,
        state=record.visit.state,
        version=record.visit.version,
        changes=record.changes,
        ticket=record.ticket,
        matter=record.matter,
        committee=record.committee.name,
        committee_en=record.committee.name_en,
        opened=record.opened,
        place=place,
        minutes=minutes,
        clerk=record.clerk_display,
        service_number=record.service_number,
        served_from=record.received_at.name if record.received_at is not None else "",
        served_from_en=record.received_at.name_en if record.received_at is not None else "",
        kiosk_present=kiosk_present,
        clerk_present=clerk_present,
        call=record.call,
        fields=record.fields,
        wanted=record.wanted,
        more=record.more,
        documents=record.documents,
        case=record.case,
        notices=tuple(one.shown for one in record.notices),
        printer=printer.reasons,
        printer_detail=printer.detail,
        outcome=record.visit.outcome,
        ending=ending,
        transferred=record.transfer is not None and bool(record.transfer.by) and record.visit.state is State.WAITING,
        choices=choices(record),
    )
    return _with_the_residents_word(record, _with_the_talk(record, seen))


def _with_the_talk(record: VisitRecord, seen: VisitSnapshot) -> VisitSnapshot:
    """What lives beside the visit's table."""
    return replace(
        seen,
        recording=consents.current(record),
        assents=assents.current(record),
        shown=record.shown,
        table_seen=record.table_seen,
        reading=record.reading,
        hold=record.hold,
        staff_called=record.staff_called,
        accompanied=record.accompanied,
        language=record.language,
        card=record.card,
        card_ahead=record.card_ahead,
    )


def _with_the_residents_word(record: VisitRecord, seen: VisitSnapshot) -> VisitSnapshot:
    """What they said of the form."""
    signed = record.signature is not None or bool(inked.number(record))
    ink = None if record.ink is None else record.ink.seen
    said = replace(seen, marks=record.marks, objected=record.objected, form_hash=record.form_hash)
    return replace(said, signed=signed, ink=ink)


def for_clerk(record: VisitRecord, seen: VisitSnapshot) -> VisitSnapshot:
    """The snapshot with what clerks see alone: notes of who had it before, the work with papers and guide."""
    asked, gone = record.leader_asked is not None, record.leader_gone
    told = replace(seen, notes=record.notes, leader_asked=asked, leader_gone=gone)
    return replace(told, deskwork=_deskwork(record.deskwork))


def _deskwork(desk: DeskRecord) -> Deskwork | None:
    if desk == DeskRecord():
        return None
    copied = {
        key: Copied(case=one.case, day=one.day, service_number=one.service_number, at=one.at)
        for key, one in desk.copied.items()
    }
    return Deskwork(
        papers=desk.papers,
        edits=desk.edits,
        replaced=desk.replaced,
        copied=copied,
        earlier=desk.earlier,
        ticks=desk.ticks,
        will=desk.will,
    )


def released(record: VisitRecord, clerk: str) -> VisitSnapshot:
    """A visit that waits again as the clerk hears of it who had it: nothing of its resident."""
    bare = replace(
        record,
        fields={},
        documents=(),
        notices=(),
        ink=None,
        consents=(),
        assents=(),
        objected="",
        marks=(),
        case="",
        answered=(),
        card_ahead="",
    )
    seen = snapshot(
        bare,
        place=0,
        minutes=(0, 0),
        kiosk_present=True,
        clerk_present=False,
        printer=PrinterChanged(),
        ending=None,
    )
    transfer = record.transfer
    if transfer is None or transfer.by != clerk:  # it only waits again where it was going
        return seen
    return replace(seen, led=transfer.led, reassigned=transfer.reassigned)


def ending(record: VisitRecord, matter: Matter, days: int) -> Ending | None:
    """What a visit with its outcome says to its resident; `days` are a draft's."""
    outcome = record.visit.outcome
    if outcome is None or record.visit.state not in {State.RATING, State.ENDED}:
        return None
    kept = outcome in UNFINISHED and earlier.whose(record, matter) is not None
    return Ending(reason=record.reason, next_step=record.next_step, kept_days=days if kept else 0)


def choices(record: VisitRecord) -> tuple[WaitChoice, ...]:
    """What the resident may choose now. Whose form is begun stays: nobody else is to go on with it."""
    if record.visit.state is not State.WAITING or not record.offered:
        return ()
    begun = bool(record.fields) or bool(record.documents) or record.transfer is not None
    return (WaitChoice.KEEP,) if begun else (WaitChoice.KEEP, WaitChoice.CALL_BACK)
