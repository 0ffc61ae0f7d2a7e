"""The committee's own desk on the kiosk: what a matter needs, old notices once more, where a case stands. Pure.

`signaling/staff.py` has asked for the PIN before, and takes back what is not printed when the page is left.
"""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from signaling import needs, papers
from signaling.act_records import HOUR, Act, ActRecord
from signaling.cases import Cases
from signaling.effects import Save, Send, Sender
from signaling.floor import OFFLINE, Floor
from signaling.left import NEVER_OUT
from signaling.old_records import Old
from signaling.records import STAFF, JobRecord, Kiosk
from signaling.residents import Residents
from signaling.rules import Rules
from windowkit import helpdesk as w, messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter

UNLOCKED: Final = 600.0  # s a staff PIN opens a kiosk for
TRIES: Final = 10  # searches of a kiosk that find nothing, in an hour: a hand that types wrong, and no list of numbers
_OUT: Final = frozenset({m.JobState.DONE, m.JobState.UNCERTAIN})  # or maybe
_MARK: Final = "desk~"  # and the command: a job's name

type _Told = w.NoticesFound | w.CaseTold


class HelpDesk:
    """The desks of all committees. `fresh` makes an unguessable code."""

    def __init__(
        self,
        floor: Floor,
        residents: Residents,
        matters: dict[str, Matter],
        rules: Rules,
        fresh: Callable[[], str],
    ) -> None:
        self._floor = floor
        self._fresh = fresh
        self._matters = matters
        self._rules = rules
        self._cases = Cases(floor, residents, matters, rules)
        self._found: dict[str, dict[str, m.Notice]] = {}  # by kiosk and code: what its staff may print again
        self._searched: dict[str, tuple[str, _Told | None]] = {}  # by kiosk: the latest search, and what it was told
        self._proofs: dict[str, str] = {}  # by kiosk: how its resident's number came
        self._failed: dict[str, tuple[float, ...]] = {}  # by kiosk: when a search found nothing

    # -- what staff want -------------------------------------------------------------------------------------------

    def do(self, message: w.AtDesk, kiosk: Kiosk, now: float) -> None:
        """Show or print. Raises Refused."""
        if isinstance(message, w.PrintCopy):
            self._print_copy(message, kiosk, now)
            return
        matter = self._matters.get(message.matter)
        if matter is None:
            raise Refused(Code.UNKNOWN_MATTER)
        if isinstance(message, w.AskNeeds):
            self._tell(kiosk.device, m.MatterDefined(matter=matter))
            return
        self._idle(kiosk.device)
        notice = needs.listed(matter, kiosk, job_of(message.id), now)
        self._note(Act.NEEDS_PRINTED, kiosk, now, what=matter.code)
        self._start(message.id, notice, kiosk)

    def looked_up(self, message: w.FromStore, found: tuple[Old, ...], kiosk: Kiosk, now: float) -> bool:
        """What the store has of what staff asked for; whether it is told. Every search is kept, also one in vain.

        Raises Refused(TOO_MANY_TRIES). What was asked for in vain is not kept: it may be anybody's number. A search
        that is said again after a cut is answered again, and is no second one.
        """
        before, answer = self._searched.get(kiosk.device, ("", None))
        if before == message.id:
            return self._answered(kiosk, answer)
        failed = tuple(one for one in self._failed.get(kiosk.device, ()) if now - one < HOUR)
        if len(failed) >= TRIES:
            raise Refused(Code.TOO_MANY_TRIES, f"{TRIES} in an hour")
        proof = "card" if message.proof.read else "typed"
        theirs = [one for one in found if _is_of(one, message.proof.identity, kiosk)]
        told = self._told(message, theirs, kiosk, now)
        self._searched[kiosk.device] = (message.id, told)
        if told is None:
            self._failed[kiosk.device] = (*failed, now)
            self._note(Act.NOT_FOUND, kiosk, now, proof=proof)
        else:
            self._proofs[kiosk.device] = proof
            act = Act.CASE_TOLD if isinstance(told, w.CaseTold) else Act.NOTICE_FOUND
            self._note(act, kiosk, now, proof=proof, what=theirs[0].number)
        return self._answered(kiosk, told)

    def _answered(self, kiosk: Kiosk, told: _Told | None) -> bool:
        if told is not None:
            self._tell(kiosk.device, told)
        return told is not None

    def load(self, vain: Mapping[str, tuple[float, ...]]) -> None:
        """The searches in vain that the store knows of; what was decided and not saved is not answered again."""
        self._failed = dict(vain)
        self._searched.clear()

    def _told(self, message: w.FromStore, theirs: list[Old], kiosk: Kiosk, now: float) -> _Told | None:
        if isinstance(message, w.AskCase):
            cases = (self._cases.told(one, kiosk.committee.code, now) for one in theirs)
            return next((one for one in cases if one is not None), None)
        found = [self._latest(one.notice) for one in theirs if one.notice is not None]
        self._found[kiosk.device] = {one.check: one for one in found}
        return w.NoticesFound(notices=tuple(map(_shown, found))) if found else None

    def _latest(self, notice: m.Notice) -> m.Notice:
        """As it came out last: another kiosk may have printed it while the store was read."""
        known = (mine[notice.check] for mine in self._found.values() if notice.check in mine)
        return max((notice, *known), key=lambda one: one.attempt)

    # -- printing once more ------------------------------------------------------------------------------------------

    def _print_copy(self, message: w.PrintCopy, kiosk: Kiosk, now: float) -> None:
        old = self._found.get(kiosk.device, {}).get(message.paper)
        if old is None:
            raise Refused(Code.UNKNOWN_NOTICE)
        self._idle(kiosk.device)
        self._in_no_hands(old.check)
        attempt = old.attempt + 1
        said = replace(old, data=old.data | {"reprinted_on": papers.day(now)})
        notice = papers.attempted(said, attempt, self._rules.base, self._rules.notice_key, large=said.large)
        note = ActRecord(
            id=self._fresh(),
            at=now,
            act=Act.COPY_PRINTED,
            kiosk=kiosk.device,
            committee=kiosk.committee.code,
            session=self._session(kiosk, now),
            proof=self._proofs.get(kiosk.device, ""),
            template=notice.template,
            what=notice.number,
            copy=attempt - 1,
        )
        self._floor.effects.append(Save(note))
        self._start(message.id, notice, kiosk)

    def _in_no_hands(self, check: str) -> None:
        """Raises Refused(BUSY) while a visit, the notices page or a printer has this notice: it comes out there."""
        floor = self._floor
        if any(one.notice.check == check for record in floor.visits.values() for one in record.notices):
            raise Refused(Code.BUSY, "notice")
        if any(one.notice.check == check for one in floor.sheets.values()):
            raise Refused(Code.BUSY, "notice")
        if any(one.notice.check == check and not one.lost for one in floor.jobs.values()):
            raise Refused(Code.BUSY, "notice")

    def reported(self, job: JobRecord, reasons: tuple[str, ...]) -> None:
        """Where a job is, to the kiosk whose staff asked for it; what is none of these is told elsewhere."""
        self._count(job.notice, job.state)
        if job.job.startswith(_MARK):
            self._tell(job.kiosk, w.SheetMoved(sheet=job.job.removeprefix(_MARK), state=job.state, reasons=reasons))

    def _count(self, notice: m.Notice, state: m.JobState) -> None:
        """Once a sheet of it is out, or may be, the next one is one more, at whichever kiosk it was found."""
        for mine in self._found.values():
            known = mine.get(notice.check) if notice.check else None
            if known is None:
                continue
            if state in _OUT and known.attempt < notice.attempt:
                mine[notice.check] = notice
            elif state in NEVER_OUT and known.attempt == notice.attempt:
                mine[notice.check] = replace(known, attempt=notice.attempt - 1)

    def close(self, kiosk: str) -> None:
        """The page is left: nothing that was found may be printed any more."""
        self._found.pop(kiosk, None)
        self._proofs.pop(kiosk, None)
        self._searched.pop(kiosk, None)

    # -- what all of it needs ------------------------------------------------------------------------------------------

    def _idle(self, kiosk: str) -> None:
        """Raises Refused(BUSY) while a sheet of this desk is on its way; one whose printer is lost is not."""
        mine = [one for one in self._floor.jobs.values() if one.kiosk == kiosk and one.job.startswith(_MARK)]
        if any(not one.lost for one in mine):
            raise Refused(Code.BUSY, "sheet")

    def _start(self, command: str, notice: m.Notice, kiosk: Kiosk) -> None:
        committee = kiosk.committee.code
        job = JobRecord(job=job_of(command), visit="", kiosk=kiosk.device, notice=notice, committee=committee, by=STAFF)
        started = self._floor.start(job)
        away = Sender(m.Role.PRINTING, kiosk.device) not in self._floor.present
        self.reported(started, (OFFLINE,) if away else ())

    def _note(self, act: Act, kiosk: Kiosk, now: float, *, what: str = "", proof: str = "") -> None:
        """Durable before anything of it is told or printed."""
        said = ActRecord(
            id=self._fresh(),
            at=now,
            act=act,
            kiosk=kiosk.device,
            committee=kiosk.committee.code,
            session=self._session(kiosk, now),
            proof=proof,
            what=what,
        )
        self._floor.effects.append(Save(said))

    def _session(self, kiosk: Kiosk, now: float) -> float:
        return self._floor.unlocked.get(kiosk.device, now) - UNLOCKED

    def _tell(self, kiosk: str, message: m.Message) -> None:
        self._floor.effects.append(Send(Sender(m.Role.KIOSK, kiosk), message))


def job_of(command: str) -> str:
    """The name of the job that this command asked for."""
    return f"{_MARK}{command}"


def _is_of(old: Old, identity: str, kiosk: Kiosk) -> bool:
    """Whether it is this person's, and printed at this committee or in a visit of its own street's centre."""
    if not old.owner or old.owner != "".join(identity.split()).upper():
        return False
    near = old.record is not None and old.record.centre.code == kiosk.centre.code
    return near or old.committee == kiosk.committee.code


def _shown(notice: m.Notice) -> w.OldNotice:
    return w.OldNotice(
        paper=notice.check,
        template=notice.template,
        number=notice.number,
        issued=notice.issued,
        copies=notice.attempt - 1,
    )
