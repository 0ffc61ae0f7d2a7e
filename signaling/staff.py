"""The staff's page on the kiosk: what to hand out, whom to remind; only behind the PIN and outside a visit. Pure."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from signaling import papers
from signaling.effects import Count, Send, Sender
from signaling.floor import OFFLINE, Floor, Rules
from signaling.helpdesk import HelpDesk, job_of
from signaling.left import Left, is_doubtful, next_attempt
from signaling.old_records import Old
from signaling.records import MOVING, STAFF, Assessment, JobRecord, Kiosk, SheetRecord
from signaling.residents import Residents
from windowkit import helpdesk, messages as m
from windowkit.errors import Code, Refused
from windowkit.identity import masked_name
from windowkit.matters import Matter

_RESULT: Final = "result~"  # and its reference: the id of a result that nobody was given yet
_LIST: Final = "reminder_list"  # the template
_OUT: Final = frozenset({m.JobState.DONE, m.JobState.UNCERTAIN})  # or maybe
_MOST: Final = 60  # papers and reminders on the wire: 250 bytes each, of the 64 KiB of a frame
_LINES: Final = 40  # of the printed list: 70 cm of receipt paper
_TAIL: Final = 4  # characters of an ID number that tell two people of one name apart
_KEPT: Final = 16  # answered commands that a kiosk may repeat after a reconnect
_HOTLINE: Final = "12345"

_Act = m.AskStaffPapers | m.PrintLeft | m.SettleLeft | m.DiscardLeft | m.PrintReminders | helpdesk.AtDesk
FromStaff = m.CloseStaffPapers | _Act
type Found = tuple[Old, ...]


class Staff:
    """Who looks at the page, and what they do there. `fresh` makes an unguessable code."""

    def __init__(
        self,
        floor: Floor,
        residents: Residents,
        left: Left,
        matters: dict[str, Matter],
        rules: Rules,
        fresh: Callable[[], str],
    ) -> None:
        self._floor = floor
        self._residents = residents
        self._left = left
        self._matters = matters
        self._rules = rules
        self._fresh = fresh
        self.desk = HelpDesk(floor, residents, matters, rules, fresh)
        self._looking = floor.looking
        self._reasons: dict[str, tuple[str, ...]] = {}  # of the list that a kiosk printed last
        self._answered: dict[str, tuple[str, ...]] = {}  # by kiosk
        self._news: set[str] = set()  # committees

    def hear(self, message: FromStaff, sender: Sender, now: float) -> None:
        """A kiosk's staff want something. Raises Refused."""
        if sender.role is not m.Role.KIOSK:
            raise Refused(Code.NOT_YOURS)
        if isinstance(message, m.CloseStaffPapers):
            self.close(sender.key)
        elif message.id not in self._answered.get(sender.key, ()):
            self._do(message, self._opened(sender, now), now)
            self._answered[sender.key] = (*self._answered.get(sender.key, ()), message.id)[-_KEPT:]
        self._floor.done(message, sender)

    def looked_up(self, message: helpdesk.FromStore, found: Found, sender: Sender, now: float) -> None:
        """What the store has of an old notice or a case that a kiosk's staff asked for. Raises Refused."""
        kiosk = self._opened(sender, now)
        self._looking.setdefault(kiosk.device, None)
        if self.desk.looked_up(message, found, kiosk, now):
            self._floor.done(message, sender)
        else:  # no exception: that it was asked for is kept
            self._floor.effects.append(Send(sender, m.Denied(re=message.id, code=Code.UNKNOWN_NOTICE)))

    def _opened(self, sender: Sender, now: float) -> Kiosk:
        """The kiosk, whose PIN counts and which is in no visit. Raises Refused."""
        if self._floor.unlocked.get(sender.key, 0.0) <= now:
            raise Refused(Code.NOT_SIGNED_IN, "staff PIN")
        if self._floor.visit_of(sender) is not None:
            raise Refused(Code.BUSY, "visit")
        return self._floor.kiosks[sender.key]

    def load(self, vain: Mapping[str, tuple[float, ...]]) -> None:
        """A start, or what was decided could not be saved: a command that is said again is done, not only answered."""
        self.desk.load(vain)
        self._answered = {
            kiosk: tuple(one for one in answered if self._is_stored(one)) for kiosk, answered in self._answered.items()
        }

    def _is_stored(self, command: str) -> bool:
        """Whether its job is; what prints nothing can be said twice."""
        names = (f"left~{command}", f"list~{command}", job_of(command))
        return any(name in self._floor.jobs for name in names)

    def _do(self, message: _Act, kiosk: Kiosk, now: float) -> None:
        self._looking.setdefault(kiosk.device, None)
        match message:
            case m.AskStaffPapers():
                pass
            case m.PrintLeft():
                sheet = self._sheet(message.paper, kiosk, now)
                if sheet.state is m.JobState.UNCERTAIN:
                    raise Refused(Code.UNCERTAIN, "sheet")  # somebody looks first: no second sheet in silence
                self._print(sheet, message.id, kiosk)
            case m.SettleLeft():
                self._settle(message, kiosk, now)
            case m.DiscardLeft():
                sheet = self._kept(message.paper, kiosk)
                self._idle(sheet)
                self._left.discard(sheet, kiosk.device, message.id, now)
            case m.PrintReminders():
                self._print_list(message.id, kiosk, now)
            case _:
                self.desk.do(message, kiosk, now)
                return
        self.changed(kiosk.committee.code)

    # -- printing --------------------------------------------------------------------------------------------------

    def _print(self, sheet: SheetRecord, command: str, kiosk: Kiosk) -> None:
        self._idle(sheet)
        rules = self._rules
        notice = papers.attempted(
            sheet.notice, next_attempt(sheet), rules.base, rules.notice_key, large=sheet.notice.large
        )
        job = self._start(f"left~{command}", notice, kiosk)
        self._left.keep(replace(sheet, notice=notice, job=job.job, state=job.state, reasons=()))

    def _settle(self, message: m.SettleLeft, kiosk: Kiosk, now: float) -> None:
        """Staff looked whether an uncertain sheet came out; one that did not is printed again."""
        sheet = self._kept(message.paper, kiosk)
        if sheet.state is not m.JobState.UNCERTAIN or sheet.notice.attempt != message.attempt:
            raise Refused(Code.WRONG_STATE, "sheet")
        if message.came_out:
            self._left.said(sheet.job, STAFF, now, came_out=True)
            self._left.keep(replace(sheet, over=True))
            return
        self._idle(sheet)
        self._left.said(sheet.job, STAFF, now, came_out=False)
        self._print(sheet, message.id, kiosk)

    def _idle(self, sheet: SheetRecord) -> None:
        """Raises Refused(BUSY) where a print service is at it; one that is away finds its job taken back."""
        job = self._floor.jobs.get(sheet.job)
        if job is None:
            return
        away = Sender(m.Role.PRINTING, job.kiosk) not in self._floor.present
        if not (away and (job.unwanted or job.lost)):
            raise Refused(Code.BUSY, "sheet")

    def _kept(self, paper: str, kiosk: Kiosk) -> SheetRecord:
        """The sheet that was left at this kiosk's committee. Raises Refused(UNKNOWN_NOTICE)."""
        sheet = self._floor.sheets.get(paper)
        if sheet is None or sheet.committee != kiosk.committee.code:
            raise Refused(Code.UNKNOWN_NOTICE)
        return sheet

    def _sheet(self, paper: str, kiosk: Kiosk, now: float) -> SheetRecord:
        """The sheet of that id, or a new one of a result that is ready. Raises Refused(UNKNOWN_NOTICE)."""
        found = self._floor.sheets.get(paper)
        if found is not None and found.committee == kiosk.committee.code:
            return found
        for result in self._ready(kiosk.committee.code, now):
            if paper == f"{_RESULT}{result.reference}":
                return self._of_result(paper, result, kiosk, now)
        raise Refused(Code.UNKNOWN_NOTICE)

    def _of_result(self, paper: str, result: Assessment, kiosk: Kiosk, now: float) -> SheetRecord:
        hotline = next((one.hotline for one in self._matters.values() if one.hotline), _HOTLINE)
        places = {"centre": kiosk.centre.name, "committee": kiosk.committee.name}
        notice = m.Notice(
            id=paper,
            template=papers.RESULT,
            number=result.reference,
            issued=papers.day(now),
            attempt=0,
            language="zh_CN",
            check=self._fresh(),
            data=papers.result_data(result, hotline) | places,
        )
        return SheetRecord(
            id=paper,
            notice=notice,
            committee=kiosk.committee.code,
            holder=masked_name(result.applicant_name),
            id_number=result.id_number,
            left=now,
        )

    def _print_list(self, command: str, kiosk: Kiosk, now: float) -> None:
        before = self._looking[kiosk.device]
        if before is not None and before.job in self._floor.jobs and not self._floor.jobs[before.job].lost:
            raise Refused(Code.BUSY, "list")
        ending = self._ending(kiosk.committee.code, now)
        if not ending:
            raise Refused(Code.INCOMPLETE, "nobody to remind")
        self._looking[kiosk.device] = self._start(f"list~{command}", self._list(command, ending, kiosk, now), kiosk)

    def _list(self, command: str, ending: list[Assessment], kiosk: Kiosk, now: float) -> m.Notice:
        """The sheet that says whom to remind."""
        day = papers.day(now)
        lines = [
            f"{masked_name(one.applicant_name)} {one.id_number[-_TAIL:]}\t{one.valid_until}" for one in ending[:_LINES]
        ]
        return m.Notice(
            id=f"list~{command}",
            template=_LIST,
            number=day.replace("-", ""),
            issued=day,
            attempt=self._list_attempt(kiosk.committee.code, day),
            language="zh_CN",
            check="",
            data={
                "committee": kiosk.committee.name,
                "centre": kiosk.centre.name,
                "printed_on": day,
                "days": str(self._rules.reminder_days),
                "people": str(len(ending)),
                "shown": str(len(lines)),
                "ending": "\n".join(lines),
            },
        )

    def _list_attempt(self, committee: str, day: str) -> int:
        """Which sheet of this day's list it will be; one that is still on its way may come out, too."""
        known = self._floor.counts.get(_list_count(committee, day), 0)
        under_way = [
            job.notice.attempt
            for job in self._floor.jobs.values()
            if (job.notice.template, job.committee, job.notice.issued) == (_LIST, committee, day)
        ]
        return max(known, *under_way, 0) + 1

    def _start(self, name: str, notice: m.Notice, kiosk: Kiosk) -> JobRecord:
        job = JobRecord(job=name, visit="", kiosk=kiosk.device, notice=notice, committee=kiosk.committee.code, by=STAFF)
        return self._floor.start(job)

    def reported(self, job: JobRecord, reasons: tuple[str, ...]) -> None:
        """The print service said where a job is."""
        mine = self._looking.get(job.kiosk)
        if mine is not None and mine.job == job.job:
            self._looking[job.kiosk], self._reasons[job.kiosk] = job, reasons
        if job.notice.template == _LIST and job.state in _OUT:
            key = _list_count(job.committee, job.notice.issued)
            self._floor.counts[key] = max(job.notice.attempt, self._floor.counts.get(key, 0))
            self._floor.effects.append(Count(key, self._floor.counts[key]))
        self.desk.reported(job, reasons)
        if job.committee:
            self.changed(job.committee)

    # -- the page --------------------------------------------------------------------------------------------------

    def close(self, kiosk: str) -> None:
        """Nobody looks any more: what the printer has not begun is taken back."""
        self.desk.close(kiosk)
        if self._looking.pop(kiosk, None) is not None:
            self._reasons.pop(kiosk, None)
        for job in list(self._floor.jobs.values()):
            if job.kiosk == kiosk and job.by == STAFF and job.state is not m.JobState.PRINTING:
                self._left.take_back(job)

    def next_deadline(self) -> float | None:
        """When the next PIN that opened a page ends (UNIX seconds)."""
        return min((self._floor.unlocked.get(kiosk, 0.0) for kiosk in self._looking), default=None)

    def overdue(self, now: float) -> None:
        """Close the pages whose PIN's time is over."""
        for kiosk in list(self._looking):
            if self._floor.unlocked.get(kiosk, 0.0) <= now:
                self.close(kiosk)

    def changed(self, committee: str) -> None:
        """Something of this committee's papers changed."""
        self._news.add(committee)

    def tell(self, now: float) -> None:
        """Show whoever looks what changed."""
        news = self._news | self._residents.moved
        self._news.clear()
        self._residents.moved.clear()
        for kiosk in self._looking:
            if self._floor.kiosks[kiosk].committee.code in news:
                self._floor.effects.append(Send(Sender(m.Role.KIOSK, kiosk), self._page(kiosk, now)))

    def _page(self, kiosk: str, now: float) -> m.StaffPapers:
        committee = self._floor.kiosks[kiosk].committee.code
        sheets = sorted(
            (one for one in self._floor.sheets.values() if one.committee == committee),
            key=lambda one: one.left,
            reverse=True,
        )
        shown = [self._paper(one) for one in sheets] + [_result(one) for one in self._ready(committee, now)]
        mine = self._looking[kiosk]
        return m.StaffPapers(
            seconds=max(0.0, self._floor.unlocked.get(kiosk, 0.0) - now),
            papers=tuple(shown[:_MOST]),
            more=max(0, len(shown) - _MOST),
            reminders=tuple(_reminder(one) for one in self._ending(committee, now)[:_MOST]),
            sheet=None if mine is None else mine.state,
            sheet_reasons=() if mine is None else self._reasons_of(mine, self._reasons.get(kiosk, ())),
        )

    def _paper(self, sheet: SheetRecord) -> m.StaffPaper:
        job = self._floor.jobs.get(sheet.job)
        return m.StaffPaper(
            id=sheet.id,
            template=sheet.notice.template,
            holder=sheet.holder,
            tail=sheet.id_number[-_TAIL:],
            day=papers.day(sheet.left),
            ticket=sheet.ticket,
            matter=sheet.matter,
            attempt=sheet.notice.attempt,
            doubtful=is_doubtful(sheet),
            state=sheet.state if job is not None and not job.unwanted else _settled(sheet.state),
            reasons=sheet.reasons if job is None else self._reasons_of(job, sheet.reasons),
        )

    def _reasons_of(self, job: JobRecord, said: tuple[str, ...]) -> tuple[str, ...]:
        """Why it is not printed yet; its print service cannot say that it is away."""
        away = job.job in self._floor.jobs and Sender(m.Role.PRINTING, job.kiosk) not in self._floor.present
        return (OFFLINE,) if away else said

    def _ready(self, committee: str, now: float) -> list[Assessment]:
        """Results that nobody was given, and that are in nobody's hands now: no visit's and no sheet's."""
        busy = {one.notice.number for record in self._floor.visits.values() for one in record.notices}
        busy |= {one.notice.number for one in self._floor.sheets.values()}
        return [one for one in self._residents.ready(committee, papers.day(now)) if one.reference not in busy]

    def _ending(self, committee: str, now: float) -> list[Assessment]:
        return self._residents.ending(committee, papers.day(now), self._rules.reminder_days)


def _list_count(committee: str, day: str) -> str:
    return f"list {committee} {day}"


def _settled(state: m.JobState | None) -> m.JobState | None:
    """A job that was taken back is on its way to nowhere."""
    return None if state in MOVING else state


def _result(found: Assessment) -> m.StaffPaper:
    return m.StaffPaper(
        id=f"{_RESULT}{found.reference}",
        template=papers.RESULT,
        holder=masked_name(found.applicant_name),
        tail=found.id_number[-_TAIL:],
        day=found.assessed_on,
    )


def _reminder(found: Assessment) -> m.Reminder:
    return m.Reminder(holder=masked_name(found.applicant_name), tail=found.id_number[-_TAIL:], until=found.valid_until)
