"""The clerk's work with papers and guide: kept with the visit, for clerks alone; nobody else's paper is offered."""

import msgspec
import pytest

from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import FORM, ID_NUMBER
from windowkit import messages as m
from windowkit.deskwork import (
    MOST_OF_VISIT,
    MOST_SNIPPETS,
    Deskwork,
    Edit,
    EditKind,
    EditPage,
    KeepSnippet,
    MarkMaterial,
    PaperWord,
    TickStep,
    UndoEdit,
    UseEarlier,
)
from windowkit.errors import Code
from windowkit.identity import check_character
from windowkit.visit import Outcome

KIOSK, OTHER_KIOSK, _ = KIOSKS
CLERK, COLLEAGUE, _ = CLERKS
OTHER_NUMBER = "31010119520101002" + check_character("31010119520101002")
TURN, BOX = Edit(kind=EditKind.TURN), Edit(kind=EditKind.BOX, at=(0, 0, 5000, 5000))


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def seen(cast: HallCast, who: object = CLERK) -> m.VisitSnapshot:
    return next(one for one in reversed(cast.mail[who]) if isinstance(one, m.VisitSnapshot))  # type: ignore[index]


def work(cast: HallCast, who: object = CLERK) -> Deskwork:
    return seen(cast, who).deskwork or Deskwork()


def typed(cast: HallCast, visit: str, revision: int = 1, **fields: str) -> None:
    for key, value in fields.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=revision) is None


def photographed(cast: HallCast, visit: str, document: str, material: str = "applicant_id", instead: str = "") -> None:
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material=material, instead=instead) is None
    still = m.Document(id=document, material=material, media_type="image/jpeg", bytes=9, width=4, height=3)
    cast.perform(cast.hall.uploaded(visit, still, cast.now))


def filed(cast: HallCast, document: str = "old") -> str:
    """A case of this person with their ID card."""
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, **FORM)
    photographed(cast, visit, document)
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is None
    form = cast.visits[visit].form_hash
    assert cast.ask(KIOSK, m.ConfirmForm, visit=visit, form_hash=form) is None
    signature = m.Signature(width=1, height=1, strokes=((m.Point(0, 0, 0), m.Point(1, 1, 1)),))
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=signature) is None
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=form) is None
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED, next_step="") is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None
    return visit


def missing(cast: HallCast, visit: str) -> list[str]:
    """The codes of what the one-time notice says."""
    assert cast.ask(CLERK, m.IssueNotice, visit=visit, template="one_time", data={"also": "其他"}) is None
    written = next(one for one in cast.visits[visit].notices if one.notice.template == "one_time")
    names = [line.split("\t")[0] for line in written.notice.data["missing"].splitlines()]
    return [one.code for one in cast.matter.materials if one.name in names]


# -- the list ------------------------------------------------------------------------------------------------------


def test_what_the_notice_says_is_missing_follows_the_form_the_papers_and_the_clerk(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_name="周德康", applicant_id_number=ID_NUMBER)
    assert missing(cast, visit) == ["applicant_id", "applicant_card", "old_booklet"], "undecided is told, too"
    typed(cast, visit, reason="first")
    assert missing(cast, visit) == ["applicant_id", "applicant_card"], "whoever never had one needs none"
    photographed(cast, visit, "d1")
    assert cast.ask(CLERK, MarkMaterial, visit=visit, material="applicant_card", word=PaperWord.SEEN) is None
    assert missing(cast, visit) == []
    assert cast.ask(CLERK, MarkMaterial, visit=visit, material="old_booklet", word=PaperWord.LACKING) is None
    assert missing(cast, visit) == ["old_booklet"], "the clerk's word stands above the form"
    assert cast.ask(CLERK, MarkMaterial, visit=visit, material="old_booklet", word=None) is None
    assert work(cast).papers == {"applicant_card": PaperWord.SEEN}
    assert seen(cast, KIOSK).deskwork is None, "none of it is the resident's screen's"


def test_a_photograph_settles_what_the_clerk_said_was_lacking(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, MarkMaterial, visit=visit, material="applicant_id", word=PaperWord.LACKING) is None
    photographed(cast, visit, "d1")
    assert work(cast).papers == {}


# -- pages ---------------------------------------------------------------------------------------------------------


def test_edits_are_kept_in_order_and_taken_back_one_by_one_over_a_restart(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    photographed(cast, visit, "d1")
    for edit in (TURN, BOX):
        assert cast.ask(CLERK, EditPage, visit=visit, document="d1", edit=edit) is None
    before = seen(cast).documents
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert work(cast).edits == {"d1": (TURN, BOX)}
    assert seen(cast).documents == before, "the still is what it was"
    undo = UndoEdit(id=cast.fresh(), visit=visit, document="d1")
    for _ in range(2):
        assert cast.say(CLERK, undo) is None
    assert work(cast).edits == {"d1": (TURN,)}, "said twice it is one"
    assert cast.ask(CLERK, UndoEdit, visit=visit, document="d1") is None
    assert cast.ask(CLERK, UndoEdit, visit=visit, document="d1") is None, "nothing left to take back"
    assert work(cast).edits == {}


def test_a_page_is_taken_again_or_a_second_one_is_added(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    photographed(cast, visit, "d1")
    photographed(cast, visit, "d2")
    photographed(cast, visit, "d3", instead="d1")
    assert work(cast).replaced == {"d1": "d3"}
    assert [one.id for one in seen(cast).documents] == ["d1", "d2", "d3"], "nothing is thrown away"
    refused = cast.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_id", instead="d1")
    assert refused is Code.STALE, "it was replaced already"
    other = cast.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_card", instead="d2")
    assert other is Code.STALE, "a page of another paper"


def test_more_than_a_snapshot_can_carry_is_refused(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    photographed(cast, visit, "d1")
    long = Edit(kind=EditKind.PEN, at=(1234, 5678) * 400)
    for _ in range(MOST_OF_VISIT // 800):
        assert cast.ask(CLERK, EditPage, visit=visit, document="d1", edit=long) is None
    assert cast.ask(CLERK, EditPage, visit=visit, document="d1", edit=long) is Code.TOO_LARGE
    assert len(m.encode(seen(cast))) < m.MAX_BYTES / 2
    assert cast.ask(CLERK, EditPage, visit=visit, document="d9", edit=TURN) is Code.BAD_FIELD


def test_nobody_but_the_visits_clerk_and_not_after_it_is_filed(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    mark = {"visit": visit, "material": "applicant_id", "word": PaperWord.SEEN}
    assert cast.ask(CLERK, MarkMaterial, **mark) is Code.WRONG_STATE
    assert cast.ask(KIOSK, MarkMaterial, **mark) is Code.NOT_YOURS
    assert cast.ask(COLLEAGUE, MarkMaterial, **mark) is Code.NOT_YOURS
    assert cast.ask(CLERK, TickStep, visit=visit, step="after") is None, "the guide goes on to the goodbye"


def test_what_is_not_filed_leaves_no_edit_behind_but_in_its_draft(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_name="周德康", applicant_id_number=ID_NUMBER)
    photographed(cast, visit, "d1")
    photographed(cast, visit, "d2", instead="d1")
    assert cast.ask(CLERK, EditPage, visit=visit, document="d2", edit=BOX) is None
    assert cast.ask(CLERK, TickStep, visit=visit, step="greet") is None
    end = {"outcome": Outcome.MATERIALS_MISSING, "next_step": "带旧册再来"}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **end) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None
    assert msgspec.to_builtins(cast.visits[visit].deskwork)["edits"] == {}
    again = cast.serving(KIOSK, CLERK)
    typed(cast, again, applicant_name="周德康", applicant_id_number=ID_NUMBER)
    draft = seen(cast).earlier
    assert draft is not None
    assert cast.ask(CLERK, m.ContinueDraft, visit=again, draft=draft.draft, overwrite=False) is None
    assert work(cast).edits == {"d2": (BOX,)}
    assert work(cast).replaced == {"d1": "d2"}


# -- the guide -----------------------------------------------------------------------------------------------------


def test_the_next_clerk_sees_how_far_the_guide_is_done(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, TickStep, visit=visit, step="greet") is None
    assert cast.ask(CLERK, TickStep, visit=visit, step="why", answer="full") is None
    assert cast.ask(CLERK, TickStep, visit=visit, step="why", answer="lost") is None
    to = m.Target(clerk=COLLEAGUE.key)
    assert cast.ask(CLERK, m.TransferVisit, visit=visit, to=to, note="") is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    assert [(one.step, one.answer, one.service_number) for one in work(cast, COLLEAGUE).ticks] == [
        ("greet", "", "0312"),
        ("why", "lost", "0312"),
    ]
    for side in (KIOSK, COLLEAGUE):
        assert cast.ask(side, m.CallUp, visit=visit, call=2, picture=True, sound=True) is None
    assert cast.ask(COLLEAGUE, TickStep, visit=visit, step="greet", done=False) is None
    assert [one.step for one in work(cast, COLLEAGUE).ticks] == ["why"]


@pytest.mark.parametrize(
    ("step", "answer", "done"), [("nothing", "", True), ("why", "", True), ("why", "odd", True), ("greet", "yes", True)]
)
def test_a_tick_is_one_of_the_matters_guide(cast: HallCast, step: str, answer: str, done: bool) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, TickStep, visit=visit, step=step, answer=answer, done=done) is Code.BAD_FIELD


# -- an earlier case -----------------------------------------------------------------------------------------------


def test_a_paper_of_an_earlier_case_is_offered_to_its_person_and_taken_by_the_clerk(cast: HallCast) -> None:
    first = filed(cast)
    case = cast.visits[first].case
    cast.restart()
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_id_number=ID_NUMBER)
    assert work(cast).earlier == {}, "a number alone is nobody yet"
    typed(cast, visit, applicant_name="周德康")
    offer = work(cast).earlier["applicant_id"]
    assert (offer.case, offer.day, offer.pages) == (case, "2026-11-23", 1)
    assert not cast.hall.may_read(visit, "old", CLERK), "an offer is not yet a look"
    use = UseEarlier(id=cast.fresh(), visit=visit, material="applicant_id")
    for _ in range(2):
        assert cast.say(CLERK, use) is None
    assert [one.id for one in seen(cast).documents] == ["old"]
    copied = work(cast).copied["old"]
    assert (copied.case, copied.service_number, copied.at) == (case, "0312", cast.now)
    assert work(cast).earlier == {}
    assert cast.hall.may_read(visit, "old", CLERK)
    assert cast.hall.place_of(visit, "old") == first, "the still lies where it was taken"
    assert cast.visits[visit].deskwork.copied["old"].by == CLERK.key, "who took it over is in the record"
    assert [(one.clerk, one.visit, str(one.reason)) for one in cast.looks] == [(CLERK.key, first, "copying")]


def test_it_goes_with_its_persons_number_and_is_never_deleted_with_an_unfinished_visit(cast: HallCast) -> None:
    filed(cast)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_id_number=ID_NUMBER, applicant_name="周德康")
    assert cast.ask(CLERK, UseEarlier, visit=visit, material="applicant_id") is None
    typed(cast, visit, 2, applicant_id_number=OTHER_NUMBER)
    assert seen(cast).documents == ()
    assert work(cast).copied == {}
    assert cast.ask(CLERK, UseEarlier, visit=visit, material="applicant_id") is Code.STALE
    typed(cast, visit, 3, applicant_id_number=ID_NUMBER)
    assert cast.ask(CLERK, UseEarlier, visit=visit, material="applicant_id") is None
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.MATERIALS_MISSING, next_step="再来") is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None
    assert cast.forgotten == []
    (draft,) = cast.drafts.values()
    assert draft.documents == ()


def test_too_old_another_name_or_there_already_is_not_offered(cast: HallCast) -> None:
    filed(cast)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_id_number=ID_NUMBER, applicant_name="周德安")
    assert work(cast).earlier == {}
    typed(cast, visit, 2, applicant_name="周德康")
    assert set(work(cast).earlier) == {"applicant_id"}
    photographed(cast, visit, "new")
    assert work(cast).earlier == {}
    old = next(one.valid_days for one in cast.matter.materials if one.code == "applicant_id")
    cast.pass_time(86_400.0 * (old + 1))
    cast.leave(CLERK)
    cast.arrive(CLERK)
    later = cast.serving(OTHER_KIOSK, CLERK)
    typed(cast, later, applicant_id_number=ID_NUMBER, applicant_name="周德康")
    assert work(cast).earlier == {}


def test_a_persons_papers_are_read_once_and_again_after_a_restart_in_the_visit(cast: HallCast) -> None:
    filed(cast)
    before = cast.recalls
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_id_number=ID_NUMBER, applicant_name="周德康")
    typed(cast, visit, 2, applicant_name="周德康")
    assert cast.recalls == before + 1
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.recalls == before + 2
    assert cast.ask(CLERK, UseEarlier, visit=visit, material="applicant_id") is None


def test_what_could_not_be_read_is_read_with_the_next_answer_and_nobody_waits_for_it(cast: HallCast) -> None:
    filed(cast)
    cast.restart()
    cast.arrive(*EVERYBODY)
    cast.unread = True
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, applicant_id_number=ID_NUMBER, applicant_name="周德康")
    assert work(cast).earlier == {}
    assert cast.ask(CLERK, UseEarlier, visit=visit, material="applicant_id") is Code.STALE
    cast.unread = False
    typed(cast, visit, 2, applicant_name="周德康")
    assert set(work(cast).earlier) == {"applicant_id"}


def test_a_clerks_own_snippet_is_kept_by_its_key(cast: HallCast) -> None:
    assert cast.ask(CLERK, KeepSnippet, key="dz", words=" 样例路 ") is None
    assert cast.snippets == {(CLERK.key, "dz"): "样例路"}
    assert cast.ask(KIOSK, KeepSnippet, key="dz", words="x") is Code.NOT_YOURS
    assert cast.ask(CLERK, KeepSnippet, key="dz", words="样例路\x00") is Code.BAD_FIELD, "not every database keeps it"
    assert cast.ask(CLERK, KeepSnippet, key="h", words="样例路\u3000100号\n") is None
    assert cast.snippets[CLERK.key, "h"] == "样例路 100号"


def test_a_clerk_has_so_many_own_snippets_and_may_change_and_forget_them(cast: HallCast) -> None:
    for number in range(MOST_SNIPPETS):
        assert cast.ask(CLERK, KeepSnippet, key=f"k{number}", words="话") is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.ask(CLERK, KeepSnippet, key="more", words="话") is Code.TOO_LARGE
    assert cast.ask(COLLEAGUE, KeepSnippet, key="more", words="话") is None, "each their own"
    assert cast.ask(CLERK, KeepSnippet, key="k7", words="别的话") is None
    assert cast.ask(CLERK, KeepSnippet, key="none", words="") is None
    assert cast.ask(CLERK, KeepSnippet, key="k8", words="") is None
    assert cast.ask(CLERK, KeepSnippet, key="more", words="话") is None
    assert len([key for clerk, key in cast.snippets if clerk == CLERK.key]) == MOST_SNIPPETS
