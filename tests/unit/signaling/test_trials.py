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


def test_the_same_command_again_prints_nothing_more(cast: HallCast) -> None:
    command = m.PrintTrial(id="again")
    for _ in range(2):
        cast.perform(cast.hall.receive(command, KIOSK, cast.now))
    assert len([one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]) == 1
    assert [one.re for one in cast.mail[KIOSK] if isinstance(one, m.Done)].count("again") == 2
