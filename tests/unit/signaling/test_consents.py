"""The hall's word on recordings: who asked, who said yes, and that no talk inherits another's yes."""

import msgspec
import pytest

from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.matters import Recorded
from windowkit.messages import Consent
from windowkit.visit import Outcome, State

KIOSK, CLERK = KIOSKS[0], CLERKS[0]


@pytest.fixture
def cast() -> HallCast:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    return cast


def seen(cast: HallCast, who: m.Role) -> m.Recording | None:
    mail = cast.mail[KIOSK if who is m.Role.KIOSK else CLERK]
    return next(one.recording for one in reversed(mail) if isinstance(one, m.VisitSnapshot))


def ask(cast: HallCast, visit: str, recording: str = "r1") -> Code | None:
    return cast.ask(CLERK, m.AskRecording, visit=visit, recording=recording, days=180)


def answer(cast: HallCast, visit: str, *, yes: bool, recording: str = "r1") -> Code | None:
    return cast.ask(KIOSK, m.AnswerRecording, visit=visit, recording=recording, yes=yes)


def test_a_yes_is_stored_with_who_and_when_before_anybody_hears_of_it(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert ask(cast, visit) is None
    cast.pass_time(5.0)
    assert answer(cast, visit, yes=True) is None
    (entry,) = cast.visits[visit].consents
    assert (entry.clerk, entry.kiosk, entry.recording.consent) == (CLERK.key, KIOSK.key, Consent.GIVEN)
    assert entry.answered == cast.now
    assert entry.asked == cast.now - 5.0
    assert seen(cast, m.Role.COUNTER) == seen(cast, m.Role.KIOSK) == entry.recording


def test_the_resident_takes_it_back_and_the_counter_hears_so(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    assert answer(cast, visit, yes=False) is None
    told = seen(cast, m.Role.COUNTER)
    assert told is not None
    assert told.consent is Consent.WITHDRAWN


def test_nobody_says_yes_for_the_resident_and_no_resident_asks(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(KIOSK, m.AskRecording, visit=visit, recording="r0", days=1) is Code.NOT_YOURS
    ask(cast, visit)
    assert cast.ask(CLERK, m.AnswerRecording, visit=visit, recording="r1", yes=True) is Code.NOT_YOURS
    assert cast.ask(KIOSKS[1], m.AnswerRecording, visit=visit, recording="r1", yes=True) is Code.NOT_YOURS
    assert cast.visits[visit].consents[-1].recording.consent is Consent.ASKED


def test_a_visit_that_waits_again_has_no_yes_and_its_next_clerk_neither(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    cast.leave(CLERK)
    cast.pass_time(61.0)
    assert cast.state(visit) is State.WAITING
    assert cast.visits[visit].consents[-1].recording.consent is Consent.ENDED
    assert answer(cast, visit, yes=True) is Code.STALE
    cast.arrive(CLERK)
    for clerk in (CLERKS[1], CLERK):
        assert cast.ask(clerk, m.TakeVisit, visit=visit) is None
        told = next(one for one in reversed(cast.mail[clerk]) if isinstance(one, m.VisitSnapshot))
        assert told.recording is None
        cast.leave(clerk)
        cast.pass_time(61.0)


def test_a_rebuilt_call_of_the_same_talk_keeps_its_yes(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    cast.say(KIOSK, m.Offer(visit=visit, call=2, sdp="v=0"))
    assert cast.ask(KIOSK, m.CallUp, visit=visit, call=2, picture=True, sound=True) is None
    assert cast.visits[visit].consents[-1].recording.consent is Consent.GIVEN


def test_a_take_that_is_said_again_after_the_visit_went_back_to_the_queue_takes_nobody(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    take = m.TakeVisit(id="t", visit=visit)
    assert cast.say(CLERK, take) is None
    cast.pass_time(31.0)  # the call could not be built
    assert cast.state(visit) is State.WAITING
    assert cast.say(CLERK, take) is None
    assert cast.state(visit) is State.WAITING


def test_the_yes_ends_with_the_talk(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    (entry,) = cast.visits[visit].consents
    assert (entry.recording.consent, entry.ended) == (Consent.ENDED, cast.now)


def test_a_disk_that_is_full_is_told_to_both_and_the_visit_goes_on(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    assert cast.ask(CLERK, m.EndRecording, visit=visit, recording="r1", failed=True) is None
    told = seen(cast, m.Role.KIOSK)
    assert told is not None
    assert told.consent is Consent.FAILED
    assert cast.state(visit) is State.SERVING


def test_while_the_talk_has_not_begun_nobody_is_asked(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert ask(cast, visit) is Code.WRONG_STATE


def test_a_clerk_who_asks_again_and_again_is_stopped(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for number in range(16):
        assert ask(cast, visit, f"r{number}") is None
        assert answer(cast, visit, yes=False, recording=f"r{number}") is None
    assert ask(cast, visit, "r16") is Code.BUSY


def test_a_matter_that_is_never_recorded_is_not_asked_about(cast: HallCast) -> None:
    cast.matter = msgspec.structs.replace(cast.matter, recording=Recorded.NEVER)
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert ask(cast, cast.serving(KIOSK, CLERK)) is Code.BAD_FIELD


def test_a_no_said_while_the_kiosks_line_was_down_counts_before_the_counter_hears_that_it_is_back(
    cast: HallCast,
) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    cast.leave(KIOSK)
    cast.mail[CLERK].clear()
    cast.pass_time(3.0)
    cast.arrive(KIOSK, withdrawn="r1")
    told = [one for one in cast.mail[CLERK] if isinstance(one, m.VisitSnapshot)]
    assert [(one.kiosk_present, one.recording and one.recording.consent) for one in told] == [(True, Consent.WITHDRAWN)]
    (entry,) = cast.visits[visit].consents
    assert (entry.recording.consent, entry.answered) == (Consent.WITHDRAWN, cast.now)
    assert answer(cast, visit, yes=False) is None  # the command itself, said again after the reconnect


@pytest.mark.parametrize("said", ["", "another"])
def test_a_kiosk_that_comes_back_without_a_no_to_this_recording_changes_nothing(cast: HallCast, said: str) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    cast.leave(KIOSK)
    changes = cast.visits[visit].changes
    cast.arrive(KIOSK, withdrawn=said)
    assert cast.visits[visit].consents[-1].recording.consent is Consent.GIVEN
    assert cast.visits[visit].changes == changes


def test_no_counter_says_the_residents_no_with_its_hello(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ask(cast, visit)
    answer(cast, visit, yes=True)
    cast.leave(CLERK)
    cast.arrive(CLERK, withdrawn="r1")
    assert cast.visits[visit].consents[-1].recording.consent is Consent.GIVEN
