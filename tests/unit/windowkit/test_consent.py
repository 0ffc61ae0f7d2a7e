"""Whether a byte may be written: only after a yes, only in its own talk, and never after a no."""

import pytest

from windowkit import consent
from windowkit.consent import Permission, permission
from windowkit.errors import Code, Refused
from windowkit.parts import Consent, Recording
from windowkit.visit import State

ASKED = consent.asked(None, State.SERVING, "r1", 180)
GIVEN = consent.answered(ASKED, "r1", yes=True)


def test_a_yes_permits_exactly_this_recording_of_this_visit() -> None:
    assert permission("v", State.SERVING, GIVEN, reachable=True) == Permission("v", "r1")


@pytest.mark.parametrize("standing", [one for one in Consent if one is not Consent.GIVEN])
def test_nothing_but_a_standing_yes_permits_a_byte(standing: Consent) -> None:
    recording = Recording(id="r1", consent=standing, days=180)
    assert all(permission("v", state, recording, reachable=True) is None for state in State)
    assert permission("v", State.SERVING, None, reachable=True) is None


def test_a_yes_permits_nothing_outside_of_the_talk() -> None:
    allowed = {state for state in State if permission("v", state, GIVEN, reachable=True)}
    assert allowed == consent.TALKING


def test_nothing_is_written_while_a_withdrawal_could_not_arrive() -> None:
    assert permission("v", State.SERVING, GIVEN, reachable=False) is None


def test_a_yes_can_be_taken_back_at_any_time_and_a_no_stays_one() -> None:
    taken_back = consent.answered(GIVEN, "r1", yes=False)
    assert taken_back.consent is Consent.WITHDRAWN
    assert consent.answered(taken_back, "r1", yes=False) == taken_back
    with pytest.raises(Refused):
        consent.answered(taken_back, "r1", yes=True)
    refused = consent.answered(ASKED, "r1", yes=False)
    with pytest.raises(Refused):
        consent.answered(refused, "r1", yes=True)


def test_a_yes_to_another_question_counts_for_nothing() -> None:
    for before in (None, ASKED):
        with pytest.raises(Refused) as refusal:
            consent.answered(before, "r2", yes=True)
        assert refusal.value.code is Code.STALE


def test_a_second_question_waits_for_the_first_ones_end_and_has_an_id_of_its_own() -> None:
    for before in (ASKED, GIVEN):
        with pytest.raises(Refused):
            consent.asked(before, State.SERVING, "r2", 180)
    refused = consent.answered(ASKED, "r1", yes=False)
    with pytest.raises(Refused):
        consent.asked(refused, State.SERVING, "r1", 180)
    assert consent.asked(refused, State.SERVING, "r2", 180).consent is Consent.ASKED


@pytest.mark.parametrize("state", sorted(set(State) - consent.TALKING))
def test_nobody_is_asked_outside_of_a_talk(state: State) -> None:
    with pytest.raises(Refused):
        consent.asked(None, state, "r1", 180)


def test_the_end_of_a_talk_leaves_no_yes_behind() -> None:
    assert consent.over(ASKED).consent is Consent.ENDED
    assert consent.over(GIVEN).consent is Consent.ENDED
    assert consent.ended(GIVEN, "r1", failed=True).consent is Consent.FAILED
    refused = consent.answered(ASKED, "r1", yes=False)
    assert consent.over(refused) is refused
