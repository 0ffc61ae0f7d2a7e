"""Test sheets at the hall: who may print one, when, and who hears of it."""

import pytest

from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from windowkit import messages as m
from windowkit.errors import Code

KIOSK, NEIGHBOUR, _ = KIOSKS
PRINTER = PRINTERS[0]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    everybody.hall.unlocked(KIOSK.key, everybody.now)
    return everybody


def job(cast: HallCast) -> m.PrintJob:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)][-1]


def told(cast: HallCast) -> list[tuple[m.JobState, tuple[str, ...]]]:
    return [(one.state, one.reasons) for one in cast.mail[KIOSK] if isinstance(one, m.TrialChanged)]


def test_a_sheet_goes_to_the_kiosks_own_printer_and_its_way_is_told_to_the_end(cast: HallCast) -> None:
    assert cast.ask(KIOSK, m.PrintTrial) is None
    assert job(cast).notice.template == "trial"
    for state, reasons in ((m.JobState.WAITING, ("media-empty",)), (m.JobState.PRINTING, ()), (m.JobState.DONE, ())):
        cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=state, reasons=reasons)
    assert told(cast) == [
        (m.JobState.QUEUED, ()),
        (m.JobState.WAITING, ("media-empty",)),
        (m.JobState.PRINTING, ()),
        (m.JobState.DONE, ()),
    ]
    assert not cast.hall.floor.jobs


def test_only_staff_print_one_and_only_a_kiosk(cast: HallCast) -> None:
    assert cast.ask(NEIGHBOUR, m.PrintTrial) is Code.NOT_SIGNED_IN
    cast.pass_time(601)
    assert cast.ask(KIOSK, m.PrintTrial) is Code.NOT_SIGNED_IN
    assert cast.ask(CLERKS[0], m.PrintTrial) is Code.NOT_YOURS
    assert not cast.hall.floor.jobs


def test_none_is_printed_in_a_visit(cast: HallCast) -> None:
    cast.opened(KIOSK)
    assert cast.ask(KIOSK, m.PrintTrial) is Code.BUSY


def test_one_at_a_time_and_not_one_after_the_other(cast: HallCast) -> None:
    cast.ask(KIOSK, m.PrintTrial)
    assert cast.ask(KIOSK, m.PrintTrial) is Code.BUSY
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    assert cast.ask(KIOSK, m.PrintTrial) is Code.TOO_MANY_TRIES
    cast.pass_time(16)
    assert cast.ask(KIOSK, m.PrintTrial) is None


def test_without_its_print_service_the_sheet_waits_and_the_kiosk_is_told_why(cast: HallCast) -> None:
    cast.leave(PRINTER)
    cast.ask(KIOSK, m.PrintTrial)
    assert told(cast) == [(m.JobState.QUEUED, ("print-service-offline",))]
    cast.arrive(PRINTER)
    assert job(cast).notice.template == "trial"


def test_a_sheet_that_waits_is_cancelled_by_the_print_service(cast: HallCast) -> None:
    command = m.PrintTrial(id="sheet")
    cast.perform(cast.hall.receive(command, KIOSK, cast.now))
    name = job(cast).job
    cast.ask(PRINTER, m.JobReport, job=name, state=m.JobState.WAITING, reasons=("media-empty",))
    assert cast.ask(NEIGHBOUR, m.CancelTrial, trial="sheet") is None  # another kiosk's: nothing happens
    assert not [one for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)]
    assert cast.ask(KIOSK, m.CancelTrial, trial="sheet") is None
    assert [one.job for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)] == [name]
    cast.ask(PRINTER, m.JobReport, job=name, state=m.JobState.CANCELED)
    assert told(cast)[-1] == (m.JobState.CANCELED, ())
    assert not cast.hall.floor.jobs


def test_a_sheet_is_cancelled_while_the_print_service_is_away_and_stays_so_when_it_is_back(cast: HallCast) -> None:
    command = m.PrintTrial(id="sheet")
    cast.perform(cast.hall.receive(command, KIOSK, cast.now))
    name = job(cast).job
    cast.leave(PRINTER)
    cast.ask(KIOSK, m.CancelTrial, trial="sheet")
    assert told(cast)[-1] == (m.JobState.CANCELED, ())
    cast.mail[PRINTER].clear()
    cast.arrive(PRINTER)
    assert not [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]
    cast.ask(PRINTER, m.JobReport, job=name, state=m.JobState.ACCEPTED)  # it had taken it in before
    assert [one.job for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)] == [name]


def test_the_same_command_again_prints_nothing_more(cast: HallCast) -> None:
    command = m.PrintTrial(id="again")
    for _ in range(2):
        cast.perform(cast.hall.receive(command, KIOSK, cast.now))
    assert len([one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]) == 1
    assert [one.re for one in cast.mail[KIOSK] if isinstance(one, m.Done)].count("again") == 2


def test_a_sheet_that_could_not_be_stored_is_printed_when_the_command_is_said_again(cast: HallCast) -> None:
    command = m.PrintTrial(id="again")
    cast.hall.receive(command, KIOSK, cast.now)  # decided, and lost with its store: nobody is told
    cast.load()
    cast.pass_time(1.0)
    assert cast.say(KIOSK, command) is None
    assert job(cast).job == "trial~again"
    assert told(cast) == [(m.JobState.QUEUED, ())]


def test_a_sheet_is_printed_once_however_often_it_is_asked_for(cast: HallCast) -> None:
    command = m.PrintTrial(id="again")
    cast.say(KIOSK, command)
    cast.restart()  # the answer was lost on the way
    cast.arrive(*EVERYBODY)
    assert cast.say(KIOSK, command) is None
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    cast.hall.unlocked(NEIGHBOUR.key, cast.now)
    for _ in range(20):  # another kiosk's sheets do not push it out of memory
        assert cast.ask(NEIGHBOUR, m.PrintTrial) is None
        mine = [one for one in cast.mail[PRINTERS[1]] if isinstance(one, m.PrintJob)][-1]
        cast.ask(PRINTERS[1], m.JobReport, job=mine.job, state=m.JobState.DONE)
        cast.pass_time(16)
    cast.mail[PRINTER].clear()
    assert cast.say(KIOSK, command) is None
    assert not [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]
