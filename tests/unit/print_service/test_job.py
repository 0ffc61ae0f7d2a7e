"""The table of a print job's life."""

from itertools import product

import pytest

from print_service.job import ENDED, STEPS, IppState, Seen, Stage, Step, after_crash, followed, shared, take, told
from windowkit.messages import JobState


@pytest.mark.parametrize(("stage", "step"), list(product(Stage, Step)))
def test_a_step_the_table_lacks_is_a_bug(stage: Stage, step: Step) -> None:
    if step in STEPS[stage]:
        assert take(stage, step) is STEPS[stage][step]
    else:
        with pytest.raises(KeyError):
            take(stage, step)


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_every_stage_can_end(stage: Stage) -> None:
    reached, fresh = {stage}, {stage}
    while fresh:
        fresh = {following for one in fresh for following in STEPS[one].values()} - reached
        reached |= fresh
    assert reached & ENDED


def test_only_the_printers_word_makes_a_job_done() -> None:
    assert {(stage, step) for stage, steps in STEPS.items() for step, to in steps.items() if to is Stage.DONE} == {
        (Stage.SENT, Step.COMPLETE)
    }


@pytest.mark.parametrize("stage", sorted(set(Stage) - ENDED))
def test_a_job_before_an_unfit_printer_waits(stage: Stage) -> None:
    assert told(stage, unfit=True) is JobState.WAITING


@pytest.mark.parametrize("stage", [Stage.CREATING, Stage.CREATED])
def test_before_a_byte_has_left_starting_over_is_safe(stage: Stage) -> None:
    assert after_crash(stage, None, indirect=True) is Step.AGAIN


@pytest.mark.parametrize(
    ("seen", "step"),
    [
        (None, Step.LOSE),
        (Seen(IppState.HELD, reasons=("job-incoming",)), None),
        (Seen(IppState.HELD, reasons=("job-data-insufficient",)), None),
        (Seen(IppState.HELD, reasons=("resources-are-not-ready",)), Step.HAND_OVER),  # it may have all of it
        (Seen(IppState.HELD), Step.HAND_OVER),
        (Seen(IppState.ABORTED, 0), Step.AGAIN),
        (Seen(IppState.CANCELED, 0), Step.AGAIN),
        (Seen(IppState.ABORTED), Step.LOSE),
        (Seen(IppState.CANCELED), Step.LOSE),
        (Seen(IppState.ABORTED, 1), Step.HAND_OVER),  # whoever follows it counts the sheet, and asks
        (Seen(IppState.PROCESSING), Step.HAND_OVER),
        (Seen(IppState.COMPLETED, 1), Step.HAND_OVER),
    ],
)
def test_what_a_look_up_means_after_a_crash_while_sending(seen: Seen | None, step: Step | None) -> None:
    assert after_crash(Stage.SENDING, seen, indirect=False) is step


@pytest.mark.parametrize(
    ("seen", "step"),
    [
        (None, Step.LOSE),
        (Seen(IppState.PENDING), None),
        (Seen(IppState.STOPPED), None),
        (Seen(IppState.COMPLETED, 1), Step.COMPLETE),
        (Seen(IppState.COMPLETED), Step.COMPLETE),
        (Seen(IppState.COMPLETED, 1, ("job-completed-with-errors",)), Step.LOSE),  # somebody looks at the sheet
        (Seen(IppState.CANCELED, 0), Step.CANCEL),
        (Seen(IppState.CANCELED), Step.LOSE),
        (Seen(IppState.CANCELED, 1), Step.LOSE),
        (Seen(IppState.ABORTED, 0), Step.ABORT),
        (Seen(IppState.ABORTED), Step.LOSE),
        (Seen(IppState.ABORTED, 2), Step.LOSE),
    ],
)
def test_what_the_printer_says_of_a_job_it_has(seen: Seen | None, step: Step | None) -> None:
    assert followed(seen, indirect=False) is step


@pytest.mark.parametrize(
    ("count", "parts"), [(0, (0, 0, 0)), (1, (1, 0, 0)), (2, (2, 0, 0)), (3, (2, 1, 0)), (4, (2, 1, 1)), (9, (2, 1, 6))]
)
def test_whose_the_counted_sheets_are_of_notices_that_are_one_job(count: int, parts: tuple[int, ...]) -> None:
    assert shared(count, (2, 1, 1)) == parts
    assert shared(count, (1,)) == (count,)


@pytest.mark.parametrize("state", [IppState.CANCELED, IppState.ABORTED])
@pytest.mark.parametrize("sheets", [None, 0, 1])
def test_a_queue_is_not_believed_that_no_sheet_came(state: IppState, sheets: int | None) -> None:
    seen = Seen(state, sheets)
    assert followed(seen, indirect=True) is Step.LOSE
    assert after_crash(Stage.SENDING, seen, indirect=True) is (Step.HAND_OVER if sheets else Step.LOSE)
