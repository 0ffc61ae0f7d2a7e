"""When a microphone counts as deaf, and where a meter stands."""

import pytest

from windowkit.media.hearing import LOOK, STEPS, Hearing, Look, advance, steps

TALK = 4000
HUSH = 100


def after(seconds: float, raw: int, theirs: int, hearing: Hearing | None = None, start: float = 0.0) -> Hearing:
    """What is known after so many seconds of the same."""
    known = Hearing() if hearing is None else hearing
    for number in range(round(seconds / LOOK)):
        known = advance(known, Look(at=start + number * LOOK, raw=raw, theirs=theirs))
    return known


def test_a_dead_microphone_is_found_out_after_5_s_while_the_other_side_speaks() -> None:
    assert not after(4.9, 0, TALK).deaf
    assert after(5.3, 0, TALK).deaf


def test_last_bits_that_tremble_are_nothing_heard() -> None:
    assert after(6, 3, TALK).deaf


def test_a_quiet_room_is_not_a_dead_microphone() -> None:
    assert not after(600, 12, TALK).deaf


def test_nobody_is_told_before_the_other_side_has_spoken() -> None:
    known = after(60, 0, HUSH)
    assert not known.deaf
    assert after(1, 0, TALK, known, start=60).deaf


def test_what_was_spoken_before_it_died_does_not_count() -> None:
    known = after(60, TALK, TALK)
    assert not after(6, 0, HUSH, known, start=60).deaf


def test_it_hears_again_at_its_first_sound() -> None:
    known = after(10, 0, TALK)
    assert known.deaf
    assert not after(LOOK, 500, HUSH, known, start=10).deaf


def test_a_process_that_was_held_up_does_not_count_as_speech() -> None:
    known = advance(Hearing(), Look(at=0.0, raw=0, theirs=TALK))
    assert not advance(known, Look(at=20.0, raw=0, theirs=TALK)).deaf


@pytest.mark.parametrize(("loudest", "shown"), [(0, 0), (30, 0), (104, 1), (3276, 6), (32768, STEPS)])
def test_a_meter_goes_in_equal_steps_of_decibels(loudest: int, shown: int) -> None:
    assert steps(loudest) == shown
