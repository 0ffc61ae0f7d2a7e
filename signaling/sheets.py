"""What goes on paper in a visit: notices issued, printed, printed again. Pure."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from signaling import inked, papers, settling
from signaling.floor import Floor, Rules
from signaling.left import Left
from signaling.records import MOVING, JobRecord, NoticeRecord, VisitRecord, job_of
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter, Moment
from windowkit.notices import MOST
from windowkit.visit import State

SUMMARY: Final = "visit_summary"  # the template
ABOUT: Final = (m.IssueNotice, m.PrintNotice, m.PrintNotices, m.SettleNotice)


class Sheets:
    """The notices of running visits; `fresh` makes an unguessable code."""

    def __init__(
        self, floor: Floor, matters: dict[str, Matter], rules: Rules, fresh: Callable[[], str], left: Left
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._base = rules.base
        self._key = rules.notice_key
        self._fresh = fresh
        self._left = left

    def hear(
        self, record: VisitRecord, message: m.IssueNotice | m.PrintNotice | m.PrintNotices | m.SettleNotice, now: float
    ) -> None:
        """A clerk's command. Raises Refused."""
        match message:
            case m.IssueNotice():
                changed = self._write(record, message, now)
            case m.PrintNotice():
                changed = self._printed(record, message.notice, large=message.large)
            case m.PrintNotices():
                changed = record
                for notice in message.notices:
                    changed = self._printed(changed, notice, large=message.large)
            case m.SettleNotice():
                changed = self._settled(record, message, now)
        self._floor.keep(changed)
        self.start(changed)

    def _settled(self, record: VisitRecord, message: m.SettleNotice, now: float) -> VisitRecord:
        changed = settling.settled(record, message, now)
        if changed is record:
            return record
        found = _found(record, message.notice)
        if not message.came_out and inked.is_void(record, found.notice):
            changed = _over(changed, {found.notice.id})  # nobody is to sign it any more
        elif not message.came_out:
            changed = self.again(changed, message.notice, large=found.notice.large)
        self._left.said(job_of(found), record.clerk, now, came_out=message.came_out)
        return changed

    def submitted(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record with the first attempt of each notice that its matter issues when a case is taken in."""
        matter = self._matters[record.matter]
        issued = tuple(
            papers.submitted(record, matter, notice.template, self.issue(now))
            for notice in matter.notices
            if notice.on is Moment.SUBMITTED
        )
        record = replace(record, notices=(*issued, *record.notices))
        for notice in issued:
            record = self.again(record, notice.notice.id, large=False)
        return record

    def summed_up(self, record: VisitRecord, data: dict[str, str], now: float) -> VisitRecord:
        """The record with the summary that its resident takes home, asked to be printed. Raises Refused."""
        written = self._write(
            record, m.IssueNotice(id="summary", visit=record.visit.id, template=SUMMARY, data=data), now
        )
        return self.again(written, written.notices[-1].notice.id, large=True)

    def issue(self, now: float) -> papers.Issue:
        """What the next notice is issued with."""
        return papers.Issue(self._fresh(), self._base, now)

    def take_back(self, record: VisitRecord, template: str) -> VisitRecord:
        """Nobody waits for these sheets of the visit any more; the record as it is then."""
        for job in list(self._floor.jobs.values()):
            mine = job.visit == record.visit.id and job.notice.template == template
            if mine and job.state is not m.JobState.PRINTING:
                self._left.take_back(job)
        # Of a job that no print service ever heard of none will say how it ended.
        queued = (one for one in record.notices if one.shown.state is m.JobState.QUEUED)
        unsent = (one for one in queued if one.notice.template == template and job_of(one) not in self._floor.jobs)
        return _over(record, {one.notice.id for one in unsent})

    def start(self, record: VisitRecord) -> None:
        """Send what is queued and not on its way to the kiosk's print service, in the order it was asked for."""
        queued = [one for one in record.notices if one.shown.state is m.JobState.QUEUED]
        new = [one for one in sorted(queued, key=lambda one: one.turn) if job_of(one) not in self._floor.jobs]
        names = tuple(map(job_of, new))
        for one in new:
            job = JobRecord(
                job=job_of(one),
                visit=record.visit.id,
                kiosk=record.kiosk,
                notice=one.notice,
                committee=record.committee.code,
                by=record.clerk,
                together=names if len(names) > 1 else (),
            )
            self._floor.start(job)

    def _write(self, record: VisitRecord, message: m.IssueNotice, now: float) -> VisitRecord:
        if record.visit.state in {State.WAITING, State.JOINING, State.RATING, State.ENDED}:
            raise Refused(Code.WRONG_STATE, "notice")
        matter = self._matters[record.matter]
        asked = next((one for one in matter.written(filed=bool(record.case)) if one.template == message.template), None)
        if asked is None:
            raise Refused(Code.UNKNOWN_NOTICE)
        written = papers.written(record, matter, asked, message.data, self.issue(now))
        others = tuple(one for one in record.notices if one.notice.id != written.notice.id)
        if len(others) >= MOST:
            raise Refused(Code.TOO_LARGE, "notices")
        rewritten = record.reading is not None and record.reading.notice == written.notice.id
        reading = None if rewritten else record.reading  # nobody goes on reading what is not said any more
        return replace(record, notices=(*others, written), reading=reading)

    def _printed(self, record: VisitRecord, notice: str, *, large: bool) -> VisitRecord:
        found = _found(record, notice)
        if inked.is_void(record, found.notice):
            raise Refused(Code.STALE, "notice")  # nobody is to sign it any more
        shown = found.shown
        if shown.state in MOVING:
            raise Refused(Code.BUSY, "notice")
        if shown.state is m.JobState.UNCERTAIN:
            raise Refused(Code.UNCERTAIN, "notice")  # somebody looks first: no second sheet in silence
        return self.again(record, notice, large=large)

    def again(self, record: VisitRecord, notice: str, *, large: bool) -> VisitRecord:
        """The record with one more attempt of this notice, after all that were asked for before.

        Raises Refused(STALE) where it is another person's than the form's applicant.
        """
        found = _found(record, notice)
        if found.owner not in {"", self._floor.applicant(record)}:
            raise Refused(Code.STALE, "notice")
        record = inked.printed_again(record, found)
        turn = max((one.turn for one in record.notices), default=0) + 1

        def once_more(one: NoticeRecord) -> NoticeRecord:
            if one.notice.id != notice:
                return one
            attempt = one.notice.attempt + 1
            return replace(
                one,
                notice=papers.attempted(one.notice, attempt, self._base, self._key, large=large),
                shown=m.NoticeState(
                    id=notice,
                    template=one.notice.template,
                    number=one.notice.number,
                    attempt=attempt,
                    state=m.JobState.QUEUED,
                    large=large,
                ),
                turn=turn,
                job=f"{notice}~{attempt}",
            )

        return replace(record, notices=tuple(once_more(one) for one in record.notices))


def _over(record: VisitRecord, notices: set[str]) -> VisitRecord:
    """The record with these as what does not print any more."""

    def ended(one: NoticeRecord) -> NoticeRecord:
        if one.notice.id not in notices:
            return one
        return replace(one, shown=replace(one.shown, state=m.JobState.CANCELED, reasons=()))

    return replace(record, notices=tuple(map(ended, record.notices)))


def _found(record: VisitRecord, notice: str) -> NoticeRecord:
    found = next((one for one in record.notices if one.notice.id == notice), None)
    if found is None:
        raise Refused(Code.UNKNOWN_NOTICE)
    return found
