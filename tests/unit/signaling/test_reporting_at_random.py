"""Print services that come and go while sheets are printed, and people who look: seeded, the tray counted.

The print service is a model of the real one: durable, one name one job, and what was taken back is not begun.
"""

import random
from collections import Counter

import pytest

from signaling.records import MOVING
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from windowkit import messages as m
from windowkit.visit import Outcome, State

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]
_S = m.JobState


class PrintService:
    """What it has in its spool, and what lies in the printer's tray."""

    def __init__(self, cast: HallCast, chance: random.Random) -> None:
        self._cast = cast
        self._chance = chance
        self._heard = 0
        self.jobs: dict[str, m.PrintJob] = {}
        self.states: dict[str, m.JobState] = {}
        self.unwanted: set[str] = set()
        self.tray: list[m.Notice] = []

    @property
    def is_up(self) -> bool:
        return PRINTER in self._cast.hall.floor.present

    def hear(self) -> None:
        """What came over the line."""
        mail = self._cast.mail[PRINTER]
        for message in mail[self._heard :]:
            match message:
                case m.CancelJob():
                    self.unwanted.add(message.job)
                case m.PrintJob() if message.job not in self.jobs:
                    self.jobs[message.job] = message
                    self.states[message.job] = _S.ACCEPTED
                case _:
                    pass
        self._heard = len(mail)

    def work(self) -> None:
        """The first job that has not ended goes a step on, with a line or without one."""
        name = next((one for one, state in self.states.items() if state in MOVING), None)
        if name is None:
            return
        if self.states[name] is not _S.PRINTING:
            self.states[name] = _S.CANCELED if name in self.unwanted else _S.PRINTING
        else:
            out = self._chance.random() < 0.7
            if out:
                self.tray.append(self.jobs[name].notice)
            said = (_S.DONE, _S.UNCERTAIN) if out else (_S.CANCELED, _S.UNCERTAIN)
            self.states[name] = self._chance.choice(said)

    def tell(self) -> None:
        """Where its jobs are; the link says it again until it is answered."""
        for job, state in list(self.states.items()):
            assert self._cast.ask(PRINTER, m.JobReport, job=job, state=state) is None
            self.hear()


def lies_there(service: PrintService, notice: m.Notice, attempt: int) -> bool:
    return any((one.check, one.attempt) == (notice.check, attempt) for one in service.tray)


def people(cast: HallCast, service: PrintService) -> None:
    """A clerk and staff who answer what they are asked by what they see, and print what is said not to be out."""
    for record in list(cast.hall.floor.visits.values()):
        for one in record.notices:
            about = {"visit": record.visit.id, "notice": one.notice.id}
            if one.shown.state is _S.UNCERTAIN:
                came_out = lies_there(service, one.notice, one.notice.attempt)
                cast.ask(CLERK, m.SettleNotice, **about, attempt=one.notice.attempt, came_out=came_out)
            elif one.shown.state in {None, _S.CANCELED, _S.ABORTED}:
                cast.ask(CLERK, m.PrintNotice, **about)
    for sheet in list(cast.hall.floor.sheets.values()):
        if sheet.state is _S.UNCERTAIN:
            came_out = lies_there(service, sheet.notice, sheet.notice.attempt)
            cast.ask(KIOSK, m.SettleLeft, paper=sheet.id, attempt=sheet.notice.attempt, came_out=came_out)
        elif sheet.state in {None, _S.CANCELED, _S.ABORTED}:
            cast.ask(KIOSK, m.PrintLeft, paper=sheet.id)


def step(cast: HallCast, service: PrintService, chance: random.Random, visit: str) -> None:
    """Something happens."""
    match chance.choice(("work", "work", "tell", "line", "time", "people", "server", "end")):
        case "work":
            service.work()
        case "tell" if service.is_up:
            service.tell()
        case "line":
            (cast.leave if service.is_up else cast.arrive)(PRINTER)
        case "time":
            cast.pass_time(chance.choice((1.0, 30.0, 61.0)))
        case "people":
            people(cast, service)
        case "server" if chance.random() < 0.3:
            cast.restart()
            cast.arrive(KIOSK, CLERK)
            cast.hall.unlocked(KIOSK.key, cast.now)
        case "end" if chance.random() < 0.2 and cast.state(visit) is not State.ENDED:
            cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED)
            cast.ask(KIOSK, m.Rate, visit=visit, faces=None)
            cast.hall.unlocked(KIOSK.key, cast.now)
            cast.ask(KIOSK, m.AskStaffPapers)
        case _:
            pass
    service.hear()


# The last ones found what the others did not: a sheet that came out after somebody had looked for it.
@pytest.mark.parametrize("seed", [*range(100), 125, 193, 265, 1043, 1309, 1430, 1835, 1943, 2268])
def test_whoever_comes_and_goes_a_notice_comes_out_once_and_is_not_forgotten(seed: int) -> None:
    chance = random.Random(seed)
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    service = PrintService(cast, chance)
    visit = cast.submitted(KIOSK, CLERK)
    service.hear()
    for _ in range(60):
        step(cast, service, chance, visit)
    for _ in range(12):  # in the end everybody is there, and looks
        if not service.is_up:
            cast.arrive(PRINTER)
        service.hear()
        service.tell()
        cast.hall.unlocked(KIOSK.key, cast.now)
        if cast.state(visit) is State.ENDED:
            cast.ask(KIOSK, m.AskStaffPapers)
        people(cast, service)
        service.hear()
        service.work()
        service.work()
    out = Counter(one.check for one in service.tray)
    assert len(out) == 1, "it came out"
    (check,) = out
    attempts = sorted(one.attempt for one in service.tray)
    assert attempts == list(range(attempts[0], attempts[0] + len(attempts))), "no number twice"
    assert out[check] == 1, f"sheets {attempts} in the tray"
    assert cast.hall.floor.jobs == {}
    assert cast.sheets == {}
