"""Unfinished visits leave a draft for the same person's next visit, and for nobody else's."""

import msgspec
import pytest

from signaling.settings import SignalingSettings
from signaling.timing import resident
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.notices import KEY
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER
from windowkit import messages as m
from windowkit.ending import Reason
from windowkit.errors import Code
from windowkit.identity import check_character
from windowkit.visit import Outcome, State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS
DAY = 86_400.0
OTHER_NUMBER = "31010119520101002" + check_character("31010119520101002")
PERSON = {key: FORM[key] for key in ("applicant_name", "applicant_id_number")}


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def typed(cast: HallCast, visit: str, clerk: object = CLERK, revision: int = 1, /, **fields: str) -> None:
    for key, value in fields.items():
        edit = m.EditField(id=cast.fresh(), visit=visit, field=key, value=value, revision=revision)
        assert cast.say(clerk, edit) is None  # type: ignore[arg-type]


def photographed(cast: HallCast, visit: str, document: str) -> None:
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_id") is None
    still = m.Document(id=document, material="applicant_id", media_type="image/jpeg", bytes=9, width=1, height=1)
    cast.perform(cast.hall.uploaded(visit, still, cast.now))


def seen(cast: HallCast, who: object = CLERK) -> m.VisitSnapshot:
    return next(one for one in reversed(cast.mail[who]) if isinstance(one, m.VisitSnapshot))  # type: ignore[index]


def missing(cast: HallCast, visit: str) -> None:
    assert (
        cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.MATERIALS_MISSING, next_step="带旧册再来") is None
    )
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None


def kiosk_lost(cast: HallCast, _visit: str) -> None:
    cast.leave(KIOSK)
    cast.pass_time(181)
    cast.arrive(KIOSK)


def too_long(cast: HallCast, _visit: str) -> None:
    cast.pass_time(7201)


def given_up(cast: HallCast, visit: str) -> None:
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None


def left_behind(cast: HallCast, end: object = missing, **more: str) -> str:
    """A visit of the resident that was not finished; its id."""
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, **(PERSON | {"applicant_phone": "13800001234"} | more))
    photographed(cast, visit, f"still-{visit}")
    end(cast, visit)  # type: ignore[operator]
    return visit


@pytest.mark.parametrize("end", [missing, kiosk_lost, too_long, given_up])
def test_however_a_visit_stays_unfinished_its_form_and_papers_are_kept_and_the_visit_keeps_none(
    cast: HallCast, end: object
) -> None:
    visit = left_behind(cast, end)
    (draft,) = cast.drafts.values()
    assert draft.fields == PERSON | {"applicant_phone": "13800001234"}
    assert [(one.visit, one.document.id) for one in draft.documents] == [(visit, f"still-{visit}")]
    assert (cast.visits[visit].fields, cast.visits[visit].documents) == ({}, ())
    assert cast.forgotten == []


def test_the_same_person_goes_on_with_it_at_another_committee_and_another_centre(cast: HallCast) -> None:
    first = left_behind(cast)
    second = cast.serving(FAR, FAR_CLERK)
    typed(cast, second, FAR_CLERK, applicant_id_number=ID_NUMBER)
    assert seen(cast, FAR_CLERK).earlier is None  # a number alone shows nothing
    typed(cast, second, FAR_CLERK, applicant_name=" 周 德康")
    offered = seen(cast, FAR_CLERK).earlier
    assert offered is not None
    assert (offered.ticket, offered.clerk, offered.fields, offered.documents) == ("A001", "王敏", 3, ("applicant_id",))
    assert (offered.next_step, offered.outcome) == ("带旧册再来", Outcome.MATERIALS_MISSING)
    assert "13800001234" not in str(msgspec.structs.astuple(offered)), "what it says is not shown before"
    assert seen(cast, FAR).earlier is None, "the kiosk hears nothing of it"
    assert cast.ask(FAR_CLERK, m.ContinueDraft, visit=second, draft=offered.draft) is None
    now = seen(cast, FAR_CLERK)
    assert now.fields["applicant_phone"].value == "13800001234"
    assert [one.id for one in now.documents] == [f"still-{first}"]
    assert now.earlier is not None
    assert now.earlier.continued
    assert cast.hall.place_of(second, f"still-{first}") == first, "the file lies where it was taken"
    assert seen(cast, FAR).fields == now.fields


def test_a_mistyped_number_or_another_name_shows_nobody_elses_draft(cast: HallCast) -> None:
    left_behind(cast)
    second = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, second, COLLEAGUE, applicant_name="王阿姨", applicant_id_number=ID_NUMBER)
    assert seen(cast, COLLEAGUE).earlier is None
    (draft,) = cast.drafts.values()
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=draft.id) is Code.STALE


def test_what_was_typed_stays_unless_the_clerk_says_otherwise(cast: HallCast) -> None:
    left_behind(cast)
    second = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, second, COLLEAGUE, applicant_phone="13900009999", **PERSON)
    offered = seen(cast, COLLEAGUE).earlier
    assert offered is not None
    assert offered.differs == ("applicant_phone",)
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=offered.draft) is None
    assert seen(cast, COLLEAGUE).fields["applicant_phone"].value == "13900009999"
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=offered.draft, overwrite=True) is None
    assert seen(cast, COLLEAGUE).fields["applicant_phone"].value == "13800001234"
    assert len(seen(cast, COLLEAGUE).documents) == 1


def test_while_one_visit_has_it_no_other_is_offered_it(cast: HallCast) -> None:
    left_behind(cast)
    second, third = cast.serving(NEIGHBOUR, COLLEAGUE), cast.serving(FAR, FAR_CLERK)
    typed(cast, second, COLLEAGUE, **PERSON)
    offered = seen(cast, COLLEAGUE).earlier
    assert offered is not None
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=offered.draft) is None
    typed(cast, third, FAR_CLERK, **PERSON)
    assert seen(cast, FAR_CLERK).earlier is None
    assert cast.ask(FAR_CLERK, m.ContinueDraft, visit=third, draft=offered.draft) is Code.STALE


def test_another_persons_number_gives_everything_back(cast: HallCast) -> None:
    left_behind(cast)
    second = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, second, COLLEAGUE, reason="full", **PERSON)
    offered = seen(cast, COLLEAGUE).earlier
    assert offered is not None
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=offered.draft) is None
    typed(cast, second, COLLEAGUE, 2, applicant_id_number=OTHER_NUMBER)
    now = seen(cast, COLLEAGUE)
    assert (now.fields["applicant_phone"].value, now.documents, now.earlier) == ("", (), None)
    assert now.fields["reason"].value == "full", "what was typed here is this visit's"
    assert len(cast.drafts) == 1


def test_a_filed_matter_needs_no_draft_and_its_case_keeps_the_photographs(cast: HallCast) -> None:
    first = left_behind(cast)
    second = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, second, COLLEAGUE, **FORM)
    offered = seen(cast, COLLEAGUE).earlier
    assert offered is not None
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=offered.draft) is None
    assert cast.ask(COLLEAGUE, m.ReviewForm, visit=second) is None
    form = cast.visits[second].form_hash
    assert cast.ask(NEIGHBOUR, m.ConfirmForm, visit=second, form_hash=form) is None
    signature = m.Signature(width=8, height=3, strokes=((m.Point(1, 2, 0), m.Point(3, 4, 8)),))
    assert cast.ask(NEIGHBOUR, m.SignForm, visit=second, form_hash=form, signature=signature) is None
    assert cast.ask(COLLEAGUE, m.SubmitForm, visit=second, form_hash=form) is None
    assert cast.drafts == {}
    assert cast.forgotten == []
    assert [one.id for one in cast.visits[second].documents] == [f"still-{first}"]


def test_a_matter_filed_without_its_draft_forgets_the_photographs(cast: HallCast) -> None:
    first = left_behind(cast)
    cast.submitted(NEIGHBOUR, COLLEAGUE)
    assert cast.drafts == {}
    assert cast.forgotten == [(first, f"still-{first}")]


def test_a_second_unfinished_visit_adds_to_the_draft(cast: HallCast) -> None:
    first = left_behind(cast)
    cast.pass_time(10 * DAY)
    second = left_behind(cast, kiosk_lost, applicant_phone="13900009999", reason="full")
    (draft,) = cast.drafts.values()
    assert draft.fields == PERSON | {"applicant_phone": "13900009999", "reason": "full"}
    assert [one.document.id for one in draft.documents] == [f"still-{first}", f"still-{second}"]
    cast.pass_time(25 * DAY)
    assert len(cast.drafts) == 1, "its days begin anew"


def test_a_draft_and_its_photographs_go_after_their_days_also_over_a_restart(cast: HallCast) -> None:
    first = left_behind(cast)
    cast.pass_time(30 * DAY - 60)
    assert len(cast.drafts) == 1
    cast.restart()
    assert len(cast.drafts) == 1
    cast.pass_time(61)
    assert cast.drafts == {}
    assert cast.forgotten == [(first, f"still-{first}")]


def test_a_draft_in_use_outlives_its_days(cast: HallCast) -> None:
    left_behind(cast)
    cast.pass_time(30 * DAY - 60)
    second = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, second, COLLEAGUE, **PERSON)
    offered = seen(cast, COLLEAGUE).earlier
    assert offered is not None
    assert cast.ask(COLLEAGUE, m.ContinueDraft, visit=second, draft=offered.draft) is None
    cast.pass_time(120)
    assert len(cast.drafts) == 1
    assert cast.ask(NEIGHBOUR, m.CancelVisit, visit=second) is None
    assert len(cast.drafts) == 1, "unfinished again: its days begin anew"


def test_what_nobody_could_be_found_by_is_not_kept(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_name="周德康", applicant_phone="13800001234")
    photographed(cast, visit, "still-1")
    given_up(cast, visit)
    assert cast.drafts == {}
    assert cast.forgotten == [(visit, "still-1")]
    assert cast.visits[visit].fields == {}


def test_a_visit_that_is_done_without_a_case_keeps_neither_form_nor_photographs(cast: HallCast) -> None:
    def done(cast: HallCast, visit: str) -> None:
        assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.DONE) is None
        assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None

    visit = left_behind(cast, done)
    assert cast.drafts == {}
    assert cast.forgotten == [(visit, f"still-{visit}")]
    assert (cast.visits[visit].fields, cast.visits[visit].documents) == ({}, ())


def test_the_resident_hears_what_comes_next_and_how_long_it_is_kept(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, **PERSON)
    asked = {"visit": visit, "outcome": Outcome.NOT_POSSIBLE_HERE, "next_step": "到甲医院评定"}
    assert cast.ask(CLERK, m.FinishVisit, **asked, reason=Reason.NO_TIME) is Code.BAD_FIELD
    assert cast.ask(CLERK, m.FinishVisit, **asked, reason=Reason.OTHER_PLACE) is None
    ending = seen(cast, KIOSK).ending
    assert ending == m.Ending(reason=Reason.OTHER_PLACE, next_step="到甲医院评定", kept_days=30)
    cast.pass_time(121)
    assert cast.ended[visit].reason is Reason.OTHER_PLACE, "nobody rated it: the clerk's reason stands"


@pytest.mark.parametrize(
    ("serve", "end", "reason"),
    [
        (True, kiosk_lost, Reason.KIOSK_LOST),
        (True, too_long, Reason.TOO_LONG),
        (True, given_up, Reason.GAVE_UP),
        (False, given_up, Reason.GAVE_UP_WAITING),
        (False, too_long, Reason.NOBODY_ANSWERED),
    ],
)
def test_every_visit_that_breaks_off_by_itself_says_why(
    cast: HallCast, serve: bool, end: object, reason: Reason
) -> None:
    visit = cast.serving(KIOSK, CLERK) if serve else cast.opened(KIOSK)
    end(cast, visit)  # type: ignore[operator]
    ended = cast.ended[visit]
    assert (ended.outcome, ended.reason, ended.answered_at is not None) == (Outcome.BROKEN_OFF, reason, serve)


def test_an_ended_visit_is_counted_with_its_times_and_without_its_person(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    cast.pass_time(40)
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    cast.pass_time(2)
    for side in (KIOSK, CLERK):
        assert cast.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True) is None
    typed(cast, visit, **PERSON)
    cast.pass_time(300)
    missing(cast, visit)
    ended = cast.ended[visit]
    assert (ended.answered_at, ended.handled) == (ended.opened + 42, 302)
    assert ended.resident == resident(ID_NUMBER, KEY) != resident(OTHER_NUMBER, KEY)
    assert ID_NUMBER not in msgspec.json.encode(ended).decode()


def test_the_handling_of_two_clerks_is_added_up(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.pass_time(100)
    cast.leave(CLERK)
    cast.pass_time(61)
    assert cast.state(visit) is State.WAITING
    cast.pass_time(500)
    cast.arrive(CLERK)
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    cast.pass_time(10)
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None
    assert cast.ended[visit].handled == pytest.approx(100 + 60 + 10)


def test_a_draft_is_kept_for_days_that_a_site_sets() -> None:
    assert SignalingSettings().draft_days == 30
    assert MATTER.code
