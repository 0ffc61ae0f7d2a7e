"""Sheets whose resident left without them: taken back, kept for a while, offered again. Pure.

Nothing prints unasked to a stranger: a job that nobody waits for any more, and that the printer is not printing at
this moment, is taken back from the print service; what it last says of the job is where the sheet is.
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from signaling import inked
from signaling.effects import Save, Send, Sender
from signaling.floor import Floor
from signaling.records import (
    MOVING,
    STAFF,
    DeliveryRecord,
    DeliveryWord,
    JobRecord,
    NoticeRecord,
    Origin,
    SheetRecord,
    VisitRecord,
    job_of,
)
from signaling.residents import Residents
from windowkit import messages as m
from windowkit.identity import masked_name
from windowkit.inking import TEMPLATE
from windowkit.printers import HANDED_ON

_S: Final = m.JobState
NEVER_OUT: Final = frozenset({_S.CANCELED, _S.ABORTED, _S.REFUSED})  # no sheet of it came out
_DAY: Final = 86_400.0  # s


class Left:
    """The sheets of all committees; each is kept for so many days."""

    def __init__(self, floor: Floor, residents: Residents, days: int) -> None:
        self._floor = floor
        self._residents = residents
        self._kept = days * _DAY

    # -- a visit ends -----------------------------------------------------------------------------------------

    def ended(self, record: VisitRecord, number: str, name: str, now: float) -> None:
        """However the visit ended: what its resident (ID number, name) did not get is left, and does not print."""
        for one in record.notices:
            if _is_left(one):
                self.keep(_sheet(one, record, one.owner or number, name, now))
        for job in list(self._floor.jobs.values()):
            if job.visit == record.visit.id and job.state is not _S.PRINTING:
                self.take_back(job)

    def offered(self, record: VisitRecord, number: str) -> list[NoticeRecord]:
        """The sheets that the person with this ID number left without, for the visit they are in now.

        Not one whose job a print service has not ended: what comes of it, is known then and not before. Where that
        stays away nobody will know: the clerk is asked.
        """
        jobs = self._floor.jobs
        mine = [one for one in self._floor.sheets.values() if one.id_number == number]
        mine = [one for one in mine if one.job not in jobs or jobs[one.job].lost]
        for sheet in mine:
            self.keep(replace(sheet, over=True))
            self._stop(sheet.job)
        return [again(sheet, record) for sheet in mine]

    def given_back(self, record: VisitRecord, number: str, now: float) -> VisitRecord:
        """The record without what is another person's than this ID number's; a sheet of theirs is kept where it was.

        What was asked to be printed, or was seen to be out, stays: it is no longer as if nobody had touched it.
        """
        others = [
            one
            for one in record.notices
            if one.owner not in {"", number} and not one.turn and one.shown.state is not _S.SEEN
        ]
        for one in others:
            if one.left:
                self.keep(_back(_sheet(one, record, one.left, "", now), one.origin))
        return replace(record, notices=tuple(one for one in record.notices if one not in others)) if others else record

    # -- jobs that nobody waits for ---------------------------------------------------------------------------

    def take_back(self, job: JobRecord) -> None:
        """Have it not printed; a print service that is away is told when it comes back.

        One that never heard of it never will: that job is over.
        """
        floor = self._floor
        if job.unwanted or job.job not in floor.jobs:
            return
        printing = Sender(m.Role.PRINTING, job.kiosk)
        kept = replace(job, unwanted=True)
        if not job.sent:
            kept = replace(kept, state=_S.CANCELED)
            floor.jobs.pop(job.job)
            self._follow(kept, ())
        else:
            floor.jobs[job.job] = kept
        floor.effects.append(Save(kept))
        if job.sent and printing in floor.present:
            floor.effects.append(Send(printing, m.CancelJob(job=job.job)))

    def _stop(self, name: str) -> None:
        job = self._floor.jobs.get(name)
        if job is not None:
            self.take_back(job)

    def returned(self, job: JobRecord) -> None:
        """The job's print service is back: whatever nobody waits for is taken back before it is spoken of."""
        if job.unwanted:
            self._floor.effects.append(Send(Sender(m.Role.PRINTING, job.kiosk), m.CancelJob(job=job.job)))
        elif not self._is_awaited(job):
            self.take_back(job)

    def reported(self, job: JobRecord, reasons: tuple[str, ...], now: float) -> None:
        """The print service said where a job is."""
        if job.state in MOVING and job.state is not _S.PRINTING and not self._is_awaited(job):
            self.take_back(job)
        answered = job.state is _S.UNCERTAIN and job.settled  # what a person saw is more than nobody's word
        handed = job.notice.template != TEMPLATE  # a form to sign comes back: nobody has it, it is not had again
        if job.state in {_S.DONE, _S.UNCERTAIN} and job.notice.check and handed and not answered:
            reference = self._residents.came_out(job)
            became = HANDED_ON if HANDED_ON in reasons else job.state
            self._floor.effects.append(Save(_delivery(job, became, now, reference)))
        if job.state in NEVER_OUT and job.notice.check:  # it may stand there as uncertain, while this was not known
            self._residents.stayed_in(job)
            self._floor.effects.append(Save(DeliveryWord(job=job.job, became=job.state, by="", at=now)))
        self._follow(job, reasons)

    def _follow(self, job: JobRecord, reasons: tuple[str, ...]) -> None:
        """The sheet that is kept of this job is where the job is."""
        for sheet in [one for one in self._floor.sheets.values() if one.job == job.job]:
            self.keep(replace(sheet, state=job.state, reasons=reasons, over=job.state is _S.DONE))

    def back_to(self, job: JobRecord, behind: Callable[[str, str, m.JobState | None], bool]) -> bool:
        """Whether a sheet was kept of a later attempt that never came out: it is of this one again, which is out."""
        later = [one for one in self._floor.sheets.values() if behind(one.job, one.notice.check, one.state)]
        for sheet in later:
            self.keep(replace(sheet, job=job.job, notice=replace(job.notice, id=sheet.notice.id)))
        return bool(later)

    def said(self, job: str, by: str, now: float, *, came_out: bool) -> None:
        """Somebody looked whether the sheet of this job came out; the job itself must not print after that."""
        became = "seen" if came_out else "unseen"
        self._floor.effects.append(Save(DeliveryWord(job=job, became=became, by=by, at=now)))
        open_ = self._floor.jobs.get(job)
        if open_ is not None:
            kept = self._floor.jobs[job] = replace(open_, settled=True)
            self._floor.effects.append(Save(kept))
            self.take_back(kept)

    def _is_awaited(self, job: JobRecord) -> bool:
        """Whether somebody is there for it: its visit, if it is not void, or staff; of test sheets the device page."""
        if job.visit:
            record = self._floor.visits.get(job.visit)
            return record is not None and not inked.is_void(record, job.notice)
        return job.by != STAFF or job.kiosk in self._floor.looking

    # -- the sheets ---------------------------------------------------------------------------------------------

    def keep(self, sheet: SheetRecord) -> None:
        """Store it; one that is over is gone."""
        if sheet.over:
            self._floor.sheets.pop(sheet.id, None)
        else:
            self._floor.sheets[sheet.id] = sheet
        self._floor.effects.append(Save(sheet))

    def discard(self, sheet: SheetRecord, kiosk: str, command: str, now: float) -> None:
        """Staff threw it away."""
        self._stop(sheet.job)
        job = JobRecord(
            job=f"discard~{command}", visit="", kiosk=kiosk, notice=sheet.notice, committee=sheet.committee, by=STAFF
        )
        self._floor.effects.append(Save(_delivery(job, "discarded", now, "")))
        self.keep(replace(sheet, over=True))

    def next_deadline(self) -> float | None:
        """When the oldest sheet is too old (UNIX seconds)."""
        return min((one.left + self._kept for one in self._floor.sheets.values()), default=None)

    def overdue(self, now: float) -> None:
        """Forget what is too old."""
        for sheet in list(self._floor.sheets.values()):
            if sheet.left + self._kept <= now:
                self.keep(replace(sheet, over=True))


def next_attempt(sheet: SheetRecord) -> int:
    """The number of the next sheet: a new one, unless no sheet with the latest number can be out."""
    attempt = sheet.notice.attempt
    return attempt if attempt and sheet.state in NEVER_OUT else attempt + 1


def is_doubtful(sheet: SheetRecord) -> bool:
    """Whether a sheet of it may be out already."""
    return next_attempt(sheet) > 1


def again(sheet: SheetRecord, record: VisitRecord) -> NoticeRecord:
    """The sheet among the notices of a visit of its resident; its next attempt there is the one it would be here."""
    name = f"{record.visit.id}-{sheet.notice.template}-{sheet.notice.number}"
    notice = replace(sheet.notice, id=name, attempt=next_attempt(sheet) - 1)
    shown = m.NoticeState(
        id=name,
        template=notice.template,
        number=notice.number,
        attempt=notice.attempt,
        state=_S.UNCERTAIN if sheet.state is _S.UNCERTAIN else None,
        large=notice.large,
    )
    origin = Origin(
        id=sheet.id,
        committee=sheet.committee,
        holder=sheet.holder,
        left=sheet.left,
        ticket=sheet.ticket,
        matter=sheet.matter,
    )
    return NoticeRecord(notice=notice, shown=shown, left=sheet.id_number, origin=origin, job=sheet.job)


def _sheet(one: NoticeRecord, record: VisitRecord, number: str, name: str, now: float) -> SheetRecord:
    """The visit's notice as its resident (ID number, name) left without it."""
    said = masked_name(one.notice.data.get("applicant_name", "") or name)
    return SheetRecord(
        id=one.notice.id,
        notice=one.notice,
        committee=record.committee.code,
        holder=one.origin.holder if one.origin is not None else said,
        id_number=number,
        left=now,
        ticket=record.ticket,
        matter=record.matter,
        job=job_of(one),
        state=one.shown.state,
        reasons=one.shown.reasons,
    )


def _back(sheet: SheetRecord, origin: Origin | None) -> SheetRecord:
    """The sheet, where it was kept before the visit that it was no matter of."""
    if origin is None:
        return sheet
    return replace(
        sheet,
        id=origin.id,
        notice=replace(sheet.notice, id=origin.id),
        committee=origin.committee,
        holder=origin.holder,
        left=origin.left,
        ticket=origin.ticket,
        matter=origin.matter,
    )


def _is_left(one: NoticeRecord) -> bool:
    """Whether the resident was to have it and, as far as anybody knows, has not."""
    if one.notice.template == TEMPLATE:
        return False  # signed in its visit, or never
    return one.shown.state not in {_S.DONE, _S.SEEN} and (one.shown.state is not None or bool(one.left) or one.written)


def _delivery(job: JobRecord, became: str, now: float, reference: str) -> DeliveryRecord:
    return DeliveryRecord(
        job=job.job,
        number=job.notice.number,
        template=job.notice.template,
        check=job.notice.check,
        attempt=job.notice.attempt,
        committee=job.committee,
        kiosk=job.kiosk,
        by=job.by,
        at=now,
        became=became,
        reference=reference,
    )
