"""A form that is signed on paper: printed, photographed back, bound to what was read, looked at by the clerk."""

import msgspec
import pytest

from signaling import inked
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, MATTER, SIGNATURE
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.inking import MATERIAL, TEMPLATE, InkStage, JudgePaper, PaperSigned, SignOnPaper
from windowkit.notices import MOST
from windowkit.signing import Signing
from windowkit.visit import Outcome, State

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]


def cast_of(signing: Signing) -> HallCast:
    cast = HallCast(matter=msgspec.structs.replace(MATTER, signature=signing))
    cast.arrive(*EVERYBODY)
    return cast


@pytest.fixture
def cast() -> HallCast:
    return cast_of(Signing.INK)


def to_sign(cast: HallCast) -> str:
    """A visit whose form was read and confirmed."""
    visit = cast.serving(KIOSK, CLERK)
    for key, value in FORM.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
    read(cast, visit)
    return visit


def read(cast: HallCast, visit: str) -> None:
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is None
    assert cast.ask(KIOSK, m.ConfirmForm, visit=visit, form_hash=cast.visits[visit].form_hash) is None


def sheet(cast: HallCast, visit: str) -> m.Notice:
    """The latest form to sign."""
    return [one.notice for one in cast.visits[visit].notices if one.notice.template == TEMPLATE][-1]


def report(cast: HallCast, visit: str, state: m.JobState) -> None:
    one = sheet(cast, visit)
    assert cast.ask(PRINTER, m.JobReport, job=f"{one.id}~{one.attempt}", state=state) is None


def printed(cast: HallCast, visit: str) -> None:
    for state in (m.JobState.ACCEPTED, m.JobState.PRINTING, m.JobState.DONE):
        report(cast, visit, state)


def still(name: str) -> m.Document:
    return m.Document(id=name, material=MATERIAL, media_type="image/jpeg", bytes=9, width=3, height=3)


def photographed(cast: HallCast, visit: str, name: str = "s1") -> None:
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is None
    assert cast.hall.expects(visit, MATERIAL, KIOSK.key)
    cast.perform(cast.hall.uploaded(visit, still(name), cast.now, sheet(cast, visit).data["verify_url"]))


def stage(cast: HallCast, visit: str) -> InkStage:
    ink = cast.visits[visit].ink
    assert ink is not None
    return ink.stage


def told(cast: HallCast) -> m.VisitSnapshot:
    return [one for one in cast.mail[KIOSK] if isinstance(one, m.VisitSnapshot)][-1]


def test_it_prints_is_signed_is_photographed_and_only_then_can_be_submitted(cast: HallCast) -> None:
    visit = to_sign(cast)
    one, form = sheet(cast, visit), cast.visits[visit].form_hash
    assert one.data["fingerprint"] == form, "the paper says exactly what it is of"
    assert FORM["applicant_name"] in one.data["answers"]
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is Code.INCOMPLETE, "no sheet is out yet"
    printed(cast, visit)
    photographed(cast, visit)
    assert not cast.hall.expects(visit, MATERIAL, KIOSK.key)
    assert cast.hall.may_read(visit, "s1", CLERK)
    assert (visit, "s1") in cast.hall.floor.stills(), "a restart does not sweep it"
    assert told(cast).signed is False
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=form) is Code.WRONG_STATE
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="s1", good=True) is None
    assert told(cast).signed
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=form) is None
    record = cast.visits[visit]
    assert record.ink is not None
    assert (record.ink.form_hash, record.ink.accepted, record.ink.accepted_by) == (form, cast.now, CLERK.key)
    assert record.ink.read
    accepted = next(one.notice for one in record.notices if one.notice.template == "acceptance")
    assert accepted.data["ink"] == one.number, "the notice says which paper was signed"


def test_another_paper_is_no_signature(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is None
    with pytest.raises(Refused) as refusal:
        cast.hall.uploaded(visit, still("s1"), cast.now, "https://window.example/verify/other?t=form_to_sign")
    assert refusal.value.code is Code.BAD_FIELD
    assert stage(cast, visit) is InkStage.PHOTO, "it can be laid there once more"


def test_whose_code_could_not_be_read_is_for_the_clerks_eye(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is None
    cast.perform(cast.hall.uploaded(visit, still("s1"), cast.now, ""))
    ink = told(cast).ink
    assert ink is not None
    assert (ink.stage, ink.read, ink.number) == (InkStage.SHOWN, False, sheet(cast, visit).number)


def test_the_clerk_asks_again_and_the_photograph_before_is_forgotten(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    photographed(cast, visit)
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="other", good=True) is Code.STALE
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="s1", good=False) is None
    assert cast.forgotten == [(visit, "s1")]
    assert stage(cast, visit) is InkStage.PAPER
    photographed(cast, visit, "s2")
    cast.perform(cast.hall.uploaded(visit, still("s2"), cast.now, ""))  # the answer was lost on the way
    ink = cast.visits[visit].ink
    assert ink is not None
    assert (ink.stage, ink.read) == (InkStage.SHOWN, True)


def test_a_form_that_is_opened_again_voids_its_paper(cast: HallCast) -> None:
    visit = to_sign(cast)
    first = sheet(cast, visit)
    report(cast, visit, m.JobState.ACCEPTED)
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    assert cast.visits[visit].ink is None
    assert any(isinstance(one, m.CancelJob) for one in cast.mail[PRINTER]), "it does not print for nobody"
    report(cast, visit, m.JobState.CANCELED)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=first.id) is Code.STALE
    read(cast, visit)
    second = sheet(cast, visit)
    assert (second.check, second.number) != (first.check, first.number)
    printed(cast, visit)
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is None
    with pytest.raises(Refused):
        cast.hall.uploaded(visit, still("s1"), cast.now, first.data["verify_url"])


def test_a_signature_is_void_with_the_form_it_was_under(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    photographed(cast, visit)
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="s1", good=True) is None
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    assert cast.visits[visit].ink is None
    assert cast.forgotten == [(visit, "s1")]


def test_nothing_of_it_is_left_for_strangers(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    photographed(cast, visit)
    step = {"outcome": Outcome.BROKEN_OFF, "next_step": "再来一次"}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **step) is None
    assert cast.forgotten == [(visit, "s1")]
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None
    assert cast.state(visit) is State.ENDED
    assert not cast.sheets, "a form nobody signs is no notice that staff hand out"


def test_where_ink_is_needed_no_finger_signs(cast: HallCast) -> None:
    visit = to_sign(cast)
    form = cast.visits[visit].form_hash
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE) is Code.WRONG_STATE
    for side in (KIOSK, CLERK):
        assert cast.ask(side, SignOnPaper, visit=visit, on=False) is Code.WRONG_STATE


def test_the_resident_may_choose_where_the_matter_lets_them() -> None:
    cast = cast_of(Signing.EITHER)
    visit = to_sign(cast)
    form = cast.visits[visit].form_hash
    assert cast.visits[visit].ink is None
    assert cast.ask(KIOSK, SignOnPaper, visit=visit, on=True) is None
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE) is Code.WRONG_STATE
    report(cast, visit, m.JobState.WAITING)
    assert cast.ask(KIOSK, SignOnPaper, visit=visit, on=False) is None, "the printer does not print: by finger, then"
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE) is None


def test_else_only_the_clerk_does() -> None:
    cast = cast_of(Signing.SCREEN)
    visit = to_sign(cast)
    assert cast.ask(KIOSK, SignOnPaper, visit=visit, on=True) is Code.NOT_YOURS
    assert cast.ask(CLERK, SignOnPaper, visit=visit, on=True) is None
    ink = cast.visits[visit].ink
    assert ink is not None
    assert ink.by == CLERK.key
    assert cast.ask(CLERK, PaperSigned, visit=visit) is Code.NOT_YOURS
    assert cast.ask(CLERK, SignOnPaper, visit=visit, on=False) is None


def test_without_a_camera_the_clerk_hears_so(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is None
    assert cast.ask(KIOSK, m.DocumentFailed, visit=visit) is None
    ink = told(cast).ink
    assert ink is not None
    assert (ink.stage, ink.blind, told(cast).wanted) == (InkStage.PAPER, True, "")
    assert cast.state(visit) is State.SIGNING


def test_the_resident_sees_where_to_sign(cast: HallCast) -> None:
    visit = to_sign(cast)
    asked = [one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)]
    assert [one.notice.attempt for one in asked] == [1], "the very sheet that prints"
    piece = {"part": 0, "parts": 1, "content": b"%PDF"}
    assert cast.ask(PRINTER, m.PreviewPart, preview=asked[0].preview, **piece) is None
    assert any(isinstance(one, m.NoticePage) for one in cast.mail[KIOSK])
    reading = told(cast).reading
    assert reading is not None
    assert (reading.notice, reading.stage) == (sheet(cast, visit).id, m.ReadingStage.SHOWN)


def test_a_restart_changes_nothing(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    photographed(cast, visit)
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="s1", good=True) is None
    assert cast.state(visit) is State.SIGNED


def test_a_sheet_that_no_print_service_heard_of_never_prints_once_it_is_void() -> None:
    cast = HallCast(matter=msgspec.structs.replace(MATTER, signature=Signing.EITHER))
    cast.arrive(*(one for one in EVERYBODY if one != PRINTER))
    visit = to_sign(cast)
    form = cast.visits[visit].form_hash
    assert cast.ask(KIOSK, SignOnPaper, visit=visit, on=True) is None
    assert cast.ask(KIOSK, SignOnPaper, visit=visit, on=False) is None, "the print service is away: by finger, then"
    (void,) = told(cast).notices
    assert void.state is m.JobState.CANCELED, "nobody waits for it"
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE) is None
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=form) is None
    assert [job.notice.template for job in cast.hall.floor.jobs.values()] == ["acceptance"]


def test_a_void_sheet_that_did_not_come_out_is_not_printed_again(cast: HallCast) -> None:
    visit = to_sign(cast)
    report(cast, visit, m.JobState.UNCERTAIN)
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    one = sheet(cast, visit)
    assert cast.ask(CLERK, m.SettleNotice, visit=visit, notice=one.id, attempt=1, came_out=False) is None
    assert [shown.state for shown in told(cast).notices] == [m.JobState.CANCELED], "nobody is asked any more"
    assert not cast.hall.floor.jobs


def test_a_form_that_was_not_filed_is_not_kept_on_its_sheet(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    step = {"outcome": Outcome.BROKEN_OFF, "next_step": "再来一次"}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **step) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None
    kept = (cast.visits[visit], *map(inked.kept, cast.jobs.values()))
    for one in kept:
        assert FORM["applicant_id_number"].encode() not in msgspec.json.encode(one)
        assert FORM["applicant_name"].encode() not in msgspec.json.encode(one)


def test_a_form_to_sign_is_nothing_that_staff_print_again_or_the_archive_keeps(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    assert not cast.deliveries


def test_a_form_that_has_no_room_to_be_printed_is_not_read_nor_confirmed(cast: HallCast) -> None:
    visit = to_sign(cast)
    while len(cast.visits[visit].notices) < MOST - 1:
        assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
        read(cast, visit)
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is None
    form = cast.visits[visit].form_hash
    words = {"reason": "不在本市参保", "next_step": "到参保地办理"}
    assert cast.ask(CLERK, m.IssueNotice, visit=visit, template="refusal", data=words) is None
    assert cast.ask(KIOSK, m.ConfirmForm, visit=visit, form_hash=form) is Code.TOO_LARGE
    assert cast.hall.floor.visits[visit].visit.state is State.REVIEWING, "what was refused changes nothing"
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is Code.TOO_LARGE


def long_form(signing: Signing) -> tuple[HallCast, str]:
    """A visit whose form says more than goes on paper."""
    field = next(one for one in MATTER.fields if one.key == "applicant_name")
    more = tuple(msgspec.structs.replace(field, key=f"more_{at}", required=False, max_length=2000) for at in range(11))
    longer = msgspec.structs.replace(MATTER.sections[0], key="longer", fields=more)
    cast = HallCast(matter=msgspec.structs.replace(MATTER, signature=signing, sections=(*MATTER.sections, longer)))
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    answers = FORM | {one.key: "很长" * 1000 for one in more}
    for key, value in answers.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
    return cast, visit


def test_the_clerk_hears_before_it_is_read_that_a_form_is_too_long_for_paper() -> None:
    cast, visit = long_form(Signing.INK)
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is Code.TOO_LARGE
    assert cast.state(visit) is State.SERVING, "its answers can be made shorter"
    assert cast.ask(CLERK, m.EditField, visit=visit, field="more_0", value="短", revision=2) is None
    assert cast.ask(CLERK, m.EditField, visit=visit, field="more_1", value="短", revision=2) is None
    read(cast, visit)
    assert stage(cast, visit) is InkStage.PAPER


def test_where_a_finger_will_do_a_long_form_is_signed_on_the_screen() -> None:
    cast, visit = long_form(Signing.EITHER)
    read(cast, visit)
    for side in (KIOSK, CLERK):
        assert cast.ask(side, SignOnPaper, visit=visit, on=True) is Code.TOO_LARGE
    form = cast.visits[visit].form_hash
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE) is None


@pytest.mark.parametrize("became", [m.JobState.ABORTED, m.JobState.WAITING, m.JobState.REFUSED])
def test_a_sheet_that_is_out_can_be_signed_though_the_next_one_does_not_print(
    cast: HallCast, became: m.JobState
) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=sheet(cast, visit).id) is None
    report(cast, visit, became)
    photographed(cast, visit)
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="s1", good=True) is None
    assert cast.state(visit) is State.SIGNED


def test_one_that_did_not_come_out_is_none_that_can_be_signed(cast: HallCast) -> None:
    visit = to_sign(cast)
    report(cast, visit, m.JobState.UNCERTAIN)
    one = sheet(cast, visit)
    assert cast.ask(CLERK, m.SettleNotice, visit=visit, notice=one.id, attempt=1, came_out=False) is None
    report(cast, visit, m.JobState.ABORTED)
    assert cast.ask(KIOSK, PaperSigned, visit=visit) is Code.INCOMPLETE


def canceled(cast: HallCast) -> list[str]:
    return [one.job for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)]


def test_a_void_sheet_that_was_being_printed_does_not_come_out_once_paper_is_put_in(cast: HallCast) -> None:
    visit = to_sign(cast)
    one = sheet(cast, visit)
    report(cast, visit, m.JobState.PRINTING)
    assert cast.ask(CLERK, m.Withdraw, visit=visit) is None
    assert not canceled(cast), "it may be on its way out at this moment"
    report(cast, visit, m.JobState.WAITING)
    assert canceled(cast) == [f"{one.id}~1"]


def test_what_waits_for_paper_is_not_printed_once_another_sheet_was_accepted(cast: HallCast) -> None:
    visit = to_sign(cast)
    printed(cast, visit)
    one = sheet(cast, visit)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=one.id) is None
    report(cast, visit, m.JobState.WAITING)
    photographed(cast, visit)
    assert cast.ask(CLERK, JudgePaper, visit=visit, still="s1", good=True) is None
    assert canceled(cast) == [f"{one.id}~2"]
