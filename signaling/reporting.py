"""What print services say of their jobs, and what is said where one stays away. Pure.

A job whose print service is away for longer than its grace is lost: nobody knows whether its sheet came out, and
whoever waits for it is asked. It stays known: where the print service comes back, its word counts.
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from signaling.effects import Save, Sender
from signaling.floor import Floor
from signaling.left import NEVER_OUT, Left
from signaling.records import MOVING, JobRecord, NoticeRecord, VisitRecord, job_of
from signaling.shifting import move
from signaling.staff import Staff
from signaling.trials import Trials, is_trial
from windowkit import messages as m
from windowkit.errors import Code, Refused

_REMEMBERED: Final = 128  # reports of one job; a link repeats only its unanswered ones
_S: Final = m.JobState
_OUT: Final = frozenset({_S.DONE, _S.UNCERTAIN})  # or maybe
_KNOWN_AFTER_A_WORD: Final = frozenset({_S.DONE, _S.ABORTED, _S.CANCELED, _S.REFUSED})


class Reporting:
    """The jobs of all print services; one may be away for `grace` seconds. `offer` passes on what is free again."""

    def __init__(
        self,
        floor: Floor,
        left: Left,
        staff: Staff,
        trials: Trials,
        grace: float,
        offer: Callable[[float], None],
    ) -> None:
        self._floor = floor
        self._left = left
        self._staff = staff
        self._trials = trials
        self._grace = grace
        self._offer = offer
        self._away: dict[str, float] = {}  # kiosks without their print service, and since when

    # -- who is here -------------------------------------------------------------------------------------------

    def arrived(self, printing: Sender) -> None:
        """A print service is here: it hears of all that it has not said its last word on."""
        floor = self._floor
        self._away.pop(printing.key, None)
        for job in list(floor.jobs.values()):
            if job.kiosk == printing.key and job.state in MOVING:
                self._left.returned(job)
                if job.job in floor.jobs and not floor.stands_before(job):
                    floor.resend(floor.jobs[job.job])

    def gone(self, printing: Sender, now: float) -> None:
        """Its line ended."""
        self._away[printing.key] = now

    def restarted(self, now: float) -> None:
        """Whoever is not here is away since now."""
        for job in self._floor.jobs.values():
            if Sender(m.Role.PRINTING, job.kiosk) not in self._floor.present:
                self._away.setdefault(job.kiosk, now)

    def clock_set(self, by: float) -> None:
        """The clock was set by so many seconds."""
        move(self._away, by)

    def next_deadline(self) -> float | None:
        """When the next job is lost (UNIX seconds)."""
        return min((self._lost_at(job) for job in self._losable()), default=None)

    def overdue(self, now: float) -> None:
        """Ask about what nobody will say any more."""
        for name in [one.job for one in self._losable() if self._lost_at(one) <= now]:
            self._lose(self._floor.jobs[name], now)

    def _losable(self) -> list[JobRecord]:
        """What an absent print service may have printed. A test sheet is nobody's, and can be cancelled."""
        away = [one for one in self._floor.jobs.values() if one.kiosk in self._away]
        return [one for one in away if one.sent and not one.lost and not one.settled and not is_trial(one)]

    def _lost_at(self, job: JobRecord) -> float:
        return self._away[job.kiosk] + self._grace

    def _lose(self, job: JobRecord, now: float) -> None:
        kept = replace(job, lost=True)
        self._floor.jobs[job.job] = kept
        self._floor.effects.append(Save(kept))
        nobody_knows = m.JobReport(id="lost", job=job.job, state=_S.UNCERTAIN)
        self._pass_on(replace(kept, state=_S.UNCERTAIN), nobody_knows, now)
        self._offer(now)

    # -- what they say -----------------------------------------------------------------------------------------

    def hear(self, message: m.JobReport, sender: Sender, now: float) -> None:
        """Where a job is. Raises Refused."""
        if message.state is _S.SEEN:
            raise Refused(Code.BAD_MESSAGE, "state")
        floor = self._floor
        job = floor.jobs.get(message.job)
        if message.state in MOVING:
            self._trials.cancel_again(message.job, sender)
        if job is None or job.kiosk != sender.key or message.id in job.answered:
            floor.done(message, sender)  # settled or heard: the print service may forget it
            return
        answered = (*job.answered, message.id)[-_REMEMBERED:]
        kept = replace(job, state=message.state, answered=answered, lost=False)
        floor.jobs[job.job] = kept
        floor.effects.append(Save(kept))
        if message.state not in MOVING:
            floor.jobs.pop(job.job)
        self._trials.tell(kept, message.reasons)
        if kept.settled and message.state not in MOVING:
            kept = self._succeeded(kept)
        self._pass_on(kept, message, now)
        if message.state not in MOVING:
            self._offer(now)  # a sheet that was left, or its result, may be had again
        floor.done(message, sender)

    def _succeeded(self, job: JobRecord) -> JobRecord:
        """The last word on a sheet that somebody answered for, and that its successor waited for.

        One that came out after all needs none. Where nobody knows it may have come out since somebody looked: the
        question is open again, as the job says that is returned.
        """
        floor = self._floor
        waited = [one for one in floor.jobs.values() if not one.sent and one.kiosk == job.kiosk]
        waited = [one for one in waited if one.notice.check == job.notice.check]
        if job.state not in _OUT:
            for later in waited:
                floor.resend(later)
            return job
        for later in waited:
            floor.jobs.pop(later.job)
            floor.effects.append(Save(replace(later, state=_S.CANCELED, unwanted=True)))
        over = {one.job for one in waited}

        def behind(name: str, check: str, state: m.JobState | None) -> bool:
            return check == job.notice.check and name != job.job and (name in over or state in NEVER_OUT)

        found = self._left.back_to(job, behind)
        for record in list(floor.visits.values()):
            if any(behind(job_of(one), one.notice.check, one.shown.state) for one in record.notices):
                floor.visits[record.visit.id] = _back_to(record, job, behind)
                found = True
        return replace(job, settled=job.settled and not (found and job.state is _S.UNCERTAIN))

    def _pass_on(self, job: JobRecord, said: m.JobReport, now: float) -> None:
        """To everybody whom this sheet concerns."""
        self._left.reported(job, said.reasons, now)
        self._staff.reported(job, said.reasons)
        for record in list(self._floor.visits.values()):
            if any(_is_of(one, job) for one in record.notices):
                self._floor.keep(_shown(record, job, said))


def _is_of(one: NoticeRecord, job: JobRecord) -> bool:
    """Whether it is that very sheet; where it was left in one visit another may have it among its notices."""
    return job_of(one) == job.job


def _back_to(record: VisitRecord, job: JobRecord, behind: Callable[[str, str, m.JobState | None], bool]) -> VisitRecord:
    """The record with this sheet, which is out after all or may be, as its notice's latest."""
    late = {one.notice.id for one in record.notices if behind(job_of(one), one.notice.check, one.shown.state)}

    def earlier(one: NoticeRecord) -> NoticeRecord:
        if one.notice.id not in late:
            return one
        notice = replace(job.notice, id=one.notice.id)
        return replace(one, notice=notice, shown=replace(one.shown, attempt=notice.attempt), job=job.job)

    unanswered = {(name, job.notice.attempt) for name in late} if job.state is _S.UNCERTAIN else set[tuple[str, int]]()
    settled = tuple(one for one in record.settled if (one.notice, one.attempt) not in unanswered)
    return replace(record, notices=tuple(earlier(one) for one in record.notices), settled=settled)


def _shown(record: VisitRecord, job: JobRecord, said: m.JobReport) -> VisitRecord:
    """The record with what is said of its notice's latest attempt."""

    def heard(one: NoticeRecord) -> NoticeRecord:
        if not _is_of(one, job):
            return one
        if one.shown.state is _S.SEEN and said.state not in _KNOWN_AFTER_A_WORD:
            return one  # a clerk has looked: only what the printer knows for certain counts for more
        shown = replace(one.shown, state=said.state, ipp_job=said.ipp_job, sheets=said.sheets, reasons=said.reasons)
        return replace(one, shown=shown)

    return replace(record, notices=tuple(heard(one) for one in record.notices))
