"""Test sheets: who may print one, and what is told of it. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling import papers
from signaling.effects import Save, Send, Sender
from signaling.floor import OFFLINE, Floor
from signaling.records import MOVING, JobRecord, Kiosk
from windowkit import messages as m
from windowkit.errors import Code, Refused

_MARK: Final = "trial~"
_APART: Final = 15.0  # s from one test sheet to the next; a printer needs about that for a page
_KEPT: Final = 16  # answered commands that a kiosk may repeat after a reconnect


class Trials:
    """The test sheets of all kiosks."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._begun: dict[str, tuple[str, float]] = {}  # by kiosk: its latest command, and when it was asked for
        self._ended: dict[str, tuple[str, ...]] = {}  # by kiosk: the latest commands whose job is over
        self._cancelled: list[str] = []  # names of jobs

    def hear(self, message: m.PrintTrial | m.CancelTrial, sender: Sender, now: float) -> None:
        """A kiosk wants one, or not any more. Raises Refused."""
        if sender.role is not m.Role.KIOSK:
            raise Refused(Code.NOT_YOURS)
        if isinstance(message, m.PrintTrial):
            self._begin(message, sender, now)
        else:
            self._cancel(message, sender)

    def clock_set(self, by: float) -> None:
        """The clock was set by so many seconds."""
        self._begun = {kiosk: (command, begun + by) for kiosk, (command, begun) in self._begun.items()}

    def _begin(self, message: m.PrintTrial, sender: Sender, now: float) -> None:
        """Print one, once for each command: as long as its job is kept, and a while after its end."""
        floor = self._floor
        if f"{_MARK}{message.id}" in floor.jobs or message.id in self._ended.get(sender.key, ()):
            floor.done(message, sender)
            return
        if floor.unlocked.get(sender.key, 0.0) <= now:
            raise Refused(Code.NOT_SIGNED_IN, "staff PIN")
        if floor.visit_of(sender) is not None or any(_is_of(job, sender.key) for job in floor.jobs.values()):
            raise Refused(Code.BUSY, "test sheet")
        latest, begun = self._begun.get(sender.key, ("", 0.0))
        if now < begun + _APART and message.id != latest:  # the same again: it could not be stored the first time
            raise Refused(Code.TOO_MANY_TRIES, f"one in {_APART:.0f} s")
        self._begun[sender.key] = message.id, now
        job = floor.start(_job(message.id, floor.kiosks[sender.key], now))
        floor.done(message, sender)
        self.tell(job, () if job.sent else (OFFLINE,))

    def _cancel(self, message: m.CancelTrial, sender: Sender) -> None:
        """The print service takes it back; one that is away finds it taken back."""
        floor = self._floor
        job = floor.jobs.get(f"{_MARK}{message.trial}")
        if job is not None and job.kiosk == sender.key:
            self._cancelled = [*self._cancelled, job.job][-_KEPT:]
            printing = Sender(m.Role.PRINTING, sender.key)
            if printing in floor.present:
                floor.effects.append(Send(printing, m.CancelJob(job=job.job)))
            else:
                ended = replace(floor.jobs.pop(job.job), state=m.JobState.CANCELED)
                floor.effects.append(Save(ended))
                self.tell(ended, ())
        floor.done(message, sender)

    def cancel_again(self, job: str, sender: Sender) -> None:
        """The print service has a job that goes on: where it was cancelled while the service was away, say so."""
        if job in self._cancelled:
            self._floor.effects.append(Send(sender, m.CancelJob(job=job)))

    def tell(self, job: JobRecord, reasons: tuple[str, ...]) -> None:
        """Where a job stands, to its kiosk; what is no test sheet is told with its visit."""
        if is_trial(job):
            trial = job.job.removeprefix(_MARK)
            if job.state not in MOVING:
                self._ended[job.kiosk] = (*self._ended.get(job.kiosk, ()), trial)[-_KEPT:]
            changed = m.TrialChanged(trial=trial, state=job.state, reasons=reasons)
            self._floor.effects.append(Send(Sender(m.Role.KIOSK, job.kiosk), changed))


def is_trial(job: JobRecord) -> bool:
    """Whether it is a test sheet, and so nobody's."""
    return job.job.startswith(_MARK)


def _is_of(job: JobRecord, kiosk: str) -> bool:
    return job.kiosk == kiosk and is_trial(job)


def _job(trial: str, kiosk: Kiosk, now: float) -> JobRecord:
    notice = m.Notice(
        id=f"{_MARK}{trial}",
        template="trial",
        number="",
        issued=papers.day(now),
        attempt=1,
        language="zh_CN",
        check="",
        data={
            "committee": kiosk.committee.name,
            "centre": kiosk.centre.name,
            "kiosk": kiosk.device,
            "printed_on": papers.day(now),
        },
    )
    return JobRecord(job=f"{_MARK}{trial}", visit="", kiosk=kiosk.device, notice=notice)
