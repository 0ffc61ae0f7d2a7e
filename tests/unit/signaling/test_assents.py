"""A separate yes to sensitive data: asked when it is needed, of one visit, and nothing comes in or out without it."""

import pytest

from signaling.effects import Sender
from signaling.receiving import awaiting
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.cards import AskCard, CardKind, GiveCard, IdCard
from windowkit.errors import Code, Refused
from windowkit.sensitive import Sensitive
from windowkit.visit import Outcome, State

KIOSK, CLERK = KIOSKS[0], CLERKS[0]
IDENTITY, HEALTH = Sensitive.IDENTITY, Sensitive.HEALTH
CARD = IdCard(kind=CardKind.CITIZEN, name="周德康", number="310103194803121232")
PHOTO = m.Document(id="d1", material="applicant_id", media_type="image/jpeg", bytes=9, width=9, height=9)


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast(sensitive=True)
    everybody.arrive(*EVERYBODY)
    return everybody


def stands(cast: HallCast, who: Sender = CLERK) -> dict[Sensitive, m.Consent]:
    seen = [one for one in cast.mail[who] if isinstance(one, m.VisitSnapshot)][-1]
    return {one.kind: one.consent for one in seen.assents}


def wanted(cast: HallCast, material: str = "applicant_id") -> str:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material=material) is None
    return visit


def says(cast: HallCast, visit: str, kind: Sensitive, *, yes: bool) -> Code | None:
    return cast.ask(KIOSK, m.AnswerAssent, visit=visit, kind=kind, yes=yes)


def photographed(cast: HallCast, visit: str, photo: m.Document = PHOTO) -> None:
    cast.perform(cast.hall.uploaded(visit, photo, cast.now))


def test_a_photograph_is_taken_in_and_given_out_only_with_a_yes(cast: HallCast) -> None:
    visit = wanted(cast)
    assert stands(cast) == stands(cast, KIOSK) == {IDENTITY: m.Consent.ASKED}
    assert not cast.hall.expects(visit, "applicant_id", KIOSK.key)
    with pytest.raises(Refused) as refused:
        cast.hall.uploaded(visit, PHOTO, cast.now)
    assert refused.value.code is Code.NOT_AGREED
    assert says(cast, visit, IDENTITY, yes=True) is None
    assert cast.hall.expects(visit, "applicant_id", KIOSK.key)
    photographed(cast, visit)
    assert cast.hall.may_read(visit, "d1", CLERK)
    (kept,) = cast.visits[visit].assents
    assert (kept.clerk, kept.asked, kept.answered) == (CLERK.key, cast.now, cast.now)


def test_a_no_is_known_at_once_and_the_form_goes_on(cast: HallCast) -> None:
    visit = wanted(cast)
    assert says(cast, visit, IDENTITY, yes=False) is None
    assert (cast.state(visit), stands(cast)) == (State.SERVING, {IDENTITY: m.Consent.REFUSED})
    assert not cast.hall.expects(visit, "applicant_id", KIOSK.key)
    assert cast.ask(CLERK, m.EditField, visit=visit, field="applicant_name", value="周", revision=1) is None


def test_a_no_may_become_a_yes_by_the_resident_or_when_asked_again_and_each_word_is_kept(cast: HallCast) -> None:
    visit = wanted(cast)
    says(cast, visit, IDENTITY, yes=False)
    assert says(cast, visit, IDENTITY, yes=True) is None
    assert stands(cast) == {IDENTITY: m.Consent.GIVEN}
    says(cast, visit, IDENTITY, yes=False)
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_id") is None
    assert stands(cast) == {IDENTITY: m.Consent.ASKED}
    kept = [one.assent.consent for one in cast.visits[visit].assents]
    assert kept == [m.Consent.REFUSED, m.Consent.GIVEN, m.Consent.WITHDRAWN, m.Consent.ASKED]


def test_what_is_taken_back_is_forgotten(cast: HallCast) -> None:
    visit = wanted(cast)
    says(cast, visit, IDENTITY, yes=True)
    photographed(cast, visit)
    assert says(cast, visit, IDENTITY, yes=False) is None
    assert cast.visits[visit].documents == ()
    assert not cast.hall.may_read(visit, "d1", CLERK)
    assert cast.forgotten == [(visit, "d1")]


def test_each_kind_is_its_own_question(cast: HallCast) -> None:
    visit = wanted(cast)
    says(cast, visit, IDENTITY, yes=True)
    photographed(cast, visit)
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material="old_booklet") is None
    assert stands(cast) == {IDENTITY: m.Consent.GIVEN, HEALTH: m.Consent.ASKED}
    assert not cast.hall.expects(visit, "old_booklet", KIOSK.key)


def test_a_card_is_read_only_with_a_yes(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    assert stands(cast) == {IDENTITY: m.Consent.ASKED}
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is Code.NOT_AGREED
    assert says(cast, visit, IDENTITY, yes=False) is None
    assert cast.visits[visit].card == ""
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    says(cast, visit, IDENTITY, yes=True)
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is None


def test_a_question_that_nothing_needs_any_more_ends(cast: HallCast) -> None:
    visit = wanted(cast)
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    assert stands(cast) == {IDENTITY: m.Consent.ENDED}
    assert says(cast, visit, IDENTITY, yes=True) is Code.STALE
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    assert cast.ask(CLERK, AskCard, visit=visit, whose="") is None
    assert stands(cast) == {IDENTITY: m.Consent.ENDED}


def test_only_the_resident_answers_and_only_what_was_asked(cast: HallCast) -> None:
    visit = wanted(cast)
    assert cast.ask(CLERK, m.AnswerAssent, visit=visit, kind=IDENTITY, yes=True) is Code.NOT_YOURS
    assert cast.ask(KIOSKS[1], m.AnswerAssent, visit=visit, kind=IDENTITY, yes=True) is Code.NOT_YOURS
    assert says(cast, visit, HEALTH, yes=True) is Code.STALE
    assert stands(cast) == {IDENTITY: m.Consent.ASKED}


def test_a_yes_outlives_a_restart_and_is_of_one_visit(cast: HallCast) -> None:
    visit = wanted(cast)
    says(cast, visit, IDENTITY, yes=True)
    photographed(cast, visit)
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.hall.may_read(visit, "d1", CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1) is None
    end = {"outcome": Outcome.MATERIALS_MISSING, "next_step": "再来"}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **end) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None
    again = cast.serving(KIOSK, CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=again, field=key, value=FORM[key], revision=1) is None
    (draft,) = cast.drafts.values()
    assert cast.ask(CLERK, m.ContinueDraft, visit=again, draft=draft.id, overwrite=False) is None
    assert stands(cast) == {IDENTITY: m.Consent.ASKED}
    assert not cast.hall.may_read(again, "d1", CLERK), "not before the resident says so in this visit"
    assert says(cast, again, IDENTITY, yes=False) is None
    assert cast.forgotten == [(visit, "d1")]
    (draft,) = cast.drafts.values()
    assert draft.documents == ()


def test_no_part_of_a_paper_is_kept_that_the_resident_does_not_agree_to(cast: HallCast) -> None:
    visit = wanted(cast)
    assert awaiting(cast.hall) == ()
    says(cast, visit, IDENTITY, yes=True)
    assert awaiting(cast.hall) == (visit,)
    says(cast, visit, IDENTITY, yes=False)
    assert awaiting(cast.hall) == ()


def test_the_next_clerk_has_the_question_asked_that_the_resident_did_not_answer(cast: HallCast) -> None:
    first = wanted(cast)
    says(cast, first, IDENTITY, yes=True)
    photographed(cast, first)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=first, field=key, value=FORM[key], revision=1) is None
    end = {"outcome": Outcome.MATERIALS_MISSING, "next_step": "再来"}
    assert cast.ask(CLERK, m.FinishVisit, visit=first, **end) is None
    assert cast.ask(KIOSK, m.Rate, visit=first, faces=5) is None
    visit = cast.serving(KIOSK, CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1) is None
    (draft,) = cast.drafts.values()
    assert cast.ask(CLERK, m.ContinueDraft, visit=visit, draft=draft.id, overwrite=False) is None
    cast.leave(CLERK)
    cast.pass_time(61)
    assert stands(cast, KIOSK) == {IDENTITY: m.Consent.ENDED}
    assert cast.ask(CLERKS[1], m.TakeVisit, visit=visit) is None
    for side in (KIOSK, CLERKS[1]):
        assert cast.ask(side, m.CallUp, visit=visit, call=2, picture=True, sound=True) is None
    assert cast.state(visit) is State.SERVING
    assert stands(cast, CLERKS[1]) == {IDENTITY: m.Consent.ASKED}
    assert not cast.hall.may_read(visit, "d1", CLERKS[1])


def test_a_no_that_comes_once_the_visit_has_ended_still_takes_back_what_it_left(cast: HallCast) -> None:
    visit = wanted(cast)
    says(cast, visit, IDENTITY, yes=True)
    photographed(cast, visit)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1) is None
    end = {"outcome": Outcome.MATERIALS_MISSING, "next_step": "再来"}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **end) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None
    assert says(cast, visit, HEALTH, yes=False) is None
    assert cast.ask(CLERK, m.AnswerAssent, visit=visit, kind=IDENTITY, yes=False) is not None
    assert cast.forgotten == [], "another kind's no, or not the resident's"
    for _ in range(2):
        assert says(cast, visit, IDENTITY, yes=False) is None
    assert cast.forgotten == [(visit, "d1")]
    (draft,) = cast.drafts.values()
    assert (draft.documents, draft.fields["applicant_name"]) == ((), FORM["applicant_name"])
    assert says(cast, visit, IDENTITY, yes=True) is Code.UNKNOWN_VISIT
