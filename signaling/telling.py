"""A visit as its kiosk and its clerk see it. Pure."""

from msgspec.structs import replace

from signaling import consents, earlier
from signaling.records import VisitRecord
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
    return VisitSnapshot(
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
        documents=record.documents,
        objected=record.objected,
        form_hash=record.form_hash,
        signed=record.signature is not None,
        case=record.case,
        notices=tuple(one.shown for one in record.notices),
        printer=printer.reasons,
        printer_detail=printer.detail,
        outcome=record.visit.outcome,
        recording=consents.current(record),
        shown=record.shown,
        table_seen=record.table_seen,
        reading=record.reading,
        ending=ending,
        transferred=record.transfer is not None and record.visit.state is State.WAITING,
        hold=record.hold,
        card=record.card,
        choices=choices(record),
    )


def released(record: VisitRecord) -> VisitSnapshot:
    """A visit that waits again as the clerk hears of it who had it: nothing of its resident."""
    bare = replace(record, fields={}, documents=(), notices=(), consents=(), objected="", case="", answered=())
    seen = snapshot(
        bare,
        place=0,
        minutes=(0, 0),
        kiosk_present=True,
        clerk_present=False,
        printer=PrinterChanged(),
        ending=None,
    )
    return replace(seen, led=record.transfer is not None and record.transfer.led)


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
