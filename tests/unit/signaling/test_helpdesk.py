"""The committee's own desk: who may use it, what a matter needs on paper, and what is kept of it."""

import msgspec
import pytest

from signaling.act_records import Act
from signaling.effects import Send, Sender
from signaling.helpdesk import TRIES
from signaling.old_records import Old
from signaling.records import Assessment
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.notices import one_time
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER, RESULT
from windowkit import helpdesk as w, messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, _ = KIOSKS
PRINTER = PRINTERS[0]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


@pytest.fixture
def desk(cast: HallCast) -> HallCast:
    cast.hall.unlocked(KIOSK.key, cast.now)
    return cast


def job(cast: HallCast) -> m.PrintJob:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)][-1]


def sheets(cast: HallCast) -> list[w.SheetMoved]:
    return [one for one in cast.mail[KIOSK] if isinstance(one, w.SheetMoved)]


def test_it_is_the_staffs_alone_and_not_in_a_visit(cast: HallCast) -> None:
    assert cast.ask(KIOSK, w.AskNeeds, matter=MATTER.code) is Code.NOT_SIGNED_IN
    assert cast.ask(KIOSK, w.PrintNeeds, matter=MATTER.code) is Code.NOT_SIGNED_IN
    assert cast.ask(CLERKS[0], w.AskNeeds, matter=MATTER.code) is Code.NOT_YOURS
    cast.opened(KIOSK)
    assert cast.ask(KIOSK, w.PrintNeeds, matter=MATTER.code) is Code.BUSY
    assert cast.acts == []


def test_a_matter_is_told_whole_and_one_that_is_not_there_is_refused(desk: HallCast) -> None:
    assert desk.ask(KIOSK, w.AskNeeds, matter=MATTER.code) is None
    (told,) = [one for one in desk.mail[KIOSK] if isinstance(one, m.MatterDefined)]
    assert told.matter.materials == desk.matter.materials
    assert desk.ask(KIOSK, w.AskNeeds, matter="none") is Code.UNKNOWN_MATTER


def test_the_list_names_every_paper_and_nobody(desk: HallCast) -> None:
    assert desk.ask(KIOSK, w.PrintNeeds, matter=MATTER.code) is None
    notice = job(desk).notice
    listed = [line.split("\t")[0] for line in notice.data["materials"].splitlines()]
    assert listed == [one.name for one in MATTER.materials]
    assert (notice.check, notice.template, notice.number) == ("", "needs", "")
    (line,) = [line for line in notice.data["materials"].splitlines() if line.startswith("旧的就医记录册")]
    assert line == "旧的就医记录册\t原件\t旧册用完或损坏来换的，要带\t", (
        "in plain words, and not as the form decides it"
    )


def test_a_paper_without_a_note_says_when_it_is_needed_as_the_form_decides_it() -> None:
    plain = tuple(msgspec.structs.replace(one, note="") for one in MATTER.materials)
    cast = HallCast(matter=msgspec.structs.replace(MATTER, materials=plain))
    cast.arrive(*EVERYBODY)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, w.PrintNeeds, matter=MATTER.code) is None
    assert "“办理原因”是“用完换领、损坏换领”的要带" in job(cast).notice.data["materials"]


def test_it_prints_once_for_each_command_and_its_way_is_told(desk: HallCast) -> None:
    command = w.PrintNeeds(id="p", matter=MATTER.code)
    assert desk.say(KIOSK, command) is None
    assert desk.say(KIOSK, command) is None
    assert desk.ask(KIOSK, w.PrintNeeds, matter=MATTER.code) is Code.BUSY
    desk.ask(PRINTER, m.JobReport, job=job(desk).job, state=m.JobState.WAITING, reasons=("media-empty",))
    desk.ask(PRINTER, m.JobReport, job=job(desk).job, state=m.JobState.DONE)
    assert [(one.sheet, one.state) for one in sheets(desk)] == [
        ("p", m.JobState.QUEUED),
        ("p", m.JobState.WAITING),
        ("p", m.JobState.DONE),
    ]
    assert len([one for one in desk.mail[PRINTER] if isinstance(one, m.PrintJob)]) == 1
    assert desk.say(KIOSK, command) is None
    assert len([one for one in desk.mail[PRINTER] if isinstance(one, m.PrintJob)]) == 1
    assert desk.deliveries == []  # no notice, and nobody's


def test_who_printed_is_kept(desk: HallCast) -> None:
    desk.pass_time(30)
    desk.ask(KIOSK, w.PrintNeeds, matter=MATTER.code)
    (act,) = desk.acts
    assert (act.act, act.what, act.kiosk, act.committee) == (Act.NEEDS_PRINTED, MATTER.code, KIOSK.key, "c0")
    assert (act.at, act.session) == (desk.now, desk.now - 30)


@pytest.mark.parametrize("leave", ["closed", "forgotten"])
def test_what_waits_when_the_page_is_left_does_not_come_out_later(desk: HallCast, leave: str) -> None:
    desk.ask(KIOSK, w.PrintNeeds, matter=MATTER.code)
    desk.ask(PRINTER, m.JobReport, job=job(desk).job, state=m.JobState.WAITING, reasons=("media-empty",))
    if leave == "closed":
        desk.ask(KIOSK, m.CloseStaffPapers)
    else:
        desk.pass_time(601)
    assert [one.job for one in desk.mail[PRINTER] if isinstance(one, m.CancelJob)] == [job(desk).job]
    desk.ask(PRINTER, m.JobReport, job=job(desk).job, state=m.JobState.CANCELED)
    assert sheets(desk)[-1].state is m.JobState.CANCELED


def test_an_absent_print_service_is_told(desk: HallCast) -> None:
    desk.leave(PRINTER)
    desk.ask(KIOSK, w.PrintNeeds, matter=MATTER.code)
    assert sheets(desk)[-1].reasons == ("print-service-offline",)


# -- old notices and cases --------------------------------------------------------------------------------------------


def old(cast: HallCast) -> Old:
    """The acceptance notice of an ended visit, as the store has it."""
    visit = cast.submitted(KIOSK, CLERKS[0])
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    cast.ask(CLERKS[0], m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED)
    cast.ask(KIOSK, m.Rate, visit=visit, faces=5)
    cast.hall.unlocked(KIOSK.key, cast.now)
    return Old(notice=job(cast).notice, owner=ID_NUMBER, committee="c0", record=cast.visits[visit])


def look(
    cast: HallCast,
    *found: Old,
    kiosk: Sender = KIOSK,
    identity: str = ID_NUMBER,
    case: bool = False,
    command: str = "",
) -> Code | None:
    """What staff are answered who ask for it with this person's card."""
    proof = w.Proof(identity=identity, read=True)
    asked = (w.AskCase if case else w.FindNotices)(id=command or cast.fresh(), number="x", proof=proof)
    effects = cast.perform(cast.hall.looked_up(asked, found, kiosk, cast.now))
    (answer,) = [one.message for one in effects if isinstance(one, Send) and isinstance(one.message, m.Done | m.Denied)]
    return answer.code if isinstance(answer, m.Denied) else None


def said[Kind](cast: HallCast, kind: type[Kind], kiosk: Sender = KIOSK) -> Kind:
    return [one for one in cast.mail[kiosk] if isinstance(one, kind)][-1]


def test_it_is_told_to_its_persons_card_alone_and_the_no_says_nothing(cast: HallCast) -> None:
    notice = old(cast)
    assert look(cast, notice, identity="310101195001010000") is Code.UNKNOWN_NOTICE
    assert look(cast) is Code.UNKNOWN_NOTICE
    nobodys = msgspec.structs.replace(notice, owner="")
    assert look(cast, nobodys) is Code.UNKNOWN_NOTICE
    assert not [one for one in cast.mail[KIOSK] if isinstance(one, w.NoticesFound)]
    denied = {(one.code, one.detail) for one in cast.mail[KIOSK] if isinstance(one, m.Denied)}
    assert denied == {(Code.UNKNOWN_NOTICE, "")}
    assert look(cast, notice, identity=ID_NUMBER.lower()) is None
    (found,) = said(cast, w.NoticesFound).notices
    assert (found.paper, found.copies) == (notice.notice.check, 0)
    assert [one.act for one in cast.acts] == [Act.NOT_FOUND] * 3 + [Act.NOTICE_FOUND]
    assert ID_NUMBER not in str(cast.acts)


def test_it_needs_the_pin_and_no_visit(cast: HallCast) -> None:
    notice = old(cast)
    cast.pass_time(601)
    assert look(cast, notice) is Code.NOT_SIGNED_IN
    cast.opened(KIOSK)
    assert look(cast, notice) is Code.BUSY


def test_only_its_committee_and_its_street_print_it(cast: HallCast) -> None:
    notice = old(cast)
    beside, far = KIOSKS[1:]
    for kiosk in (beside, far):
        cast.hall.unlocked(kiosk.key, cast.now)
    assert look(cast, notice, kiosk=beside) is None  # of the same centre
    assert look(cast, notice, kiosk=far) is Code.UNKNOWN_NOTICE
    without = msgspec.structs.replace(notice, record=None)  # a result that staff handed out
    assert look(cast, without, kiosk=beside) is Code.UNKNOWN_NOTICE


def test_after_too_many_vain_tries_nothing_is_told_for_an_hour(cast: HallCast) -> None:
    notice = old(cast)
    for _ in range(TRIES):
        assert look(cast) is Code.UNKNOWN_NOTICE
    assert look(cast, notice) is Code.TOO_MANY_TRIES
    cast.pass_time(3601)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert look(cast, notice) is None


def test_a_reprint_is_marked_counted_and_prints_once_for_each_time_it_is_asked(cast: HallCast) -> None:
    notice = old(cast)
    cast.pass_time(3 * 86_400)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, w.PrintCopy, paper=notice.notice.check) is Code.UNKNOWN_NOTICE  # not found yet
    look(cast, notice)
    command = w.PrintCopy(id="copy", paper=notice.notice.check)
    assert cast.say(KIOSK, command) is None
    assert cast.say(KIOSK, command) is None
    assert cast.ask(KIOSK, w.PrintCopy, paper=notice.notice.check) is Code.BUSY
    copy = job(cast).notice
    assert (copy.attempt, copy.data["reprinted_on"], copy.check) == (2, "2026-11-26", notice.notice.check)
    assert copy.data["verify_url"] != notice.notice.data["verify_url"]  # says which sheet it is
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    acts = [one for one in cast.acts if one.act is Act.COPY_PRINTED]
    assert [(one.copy, one.what, one.proof, one.kiosk) for one in acts] == [(1, copy.number, "card", KIOSK.key)]
    assert (cast.deliveries[-1].attempt, cast.deliveries[-1].by) == (2, "staff")
    assert cast.ask(KIOSK, w.PrintCopy, paper=notice.notice.check) is None
    assert job(cast).notice.attempt == 3


def code_of(old: Old) -> str:
    assert old.notice is not None
    return old.notice.check


def test_the_limit_of_vain_tries_outlives_a_restart(cast: HallCast) -> None:
    notice = old(cast)
    for _ in range(TRIES):
        assert look(cast) is Code.UNKNOWN_NOTICE
    cast.restart()
    cast.arrive(*EVERYBODY)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert look(cast, notice) is Code.TOO_MANY_TRIES
    beside = KIOSKS[1]
    cast.hall.unlocked(beside.key, cast.now)
    assert look(cast, notice, kiosk=beside) is None, "each kiosk for itself"


def test_a_search_that_is_said_again_after_a_cut_is_answered_again_and_is_no_second_try(cast: HallCast) -> None:
    notice = old(cast)
    for _ in range(3):
        assert look(cast, command="in-vain") is Code.UNKNOWN_NOTICE
    assert len(cast.acts) == 1
    for _ in range(TRIES - 1):
        assert look(cast, notice, command="found") is None
    assert len([one for one in cast.mail[KIOSK] if isinstance(one, w.NoticesFound)]) == TRIES - 1
    assert [one.act for one in cast.acts] == [Act.NOT_FOUND, Act.NOTICE_FOUND]
    for _ in range(TRIES - 1):
        assert look(cast) is Code.UNKNOWN_NOTICE
    assert look(cast, notice) is Code.TOO_MANY_TRIES


def test_what_a_kiosk_says_twice_under_one_name_is_kept_twice(cast: HallCast) -> None:
    notice = old(cast)
    look(cast, notice, command="same")
    cast.ask(KIOSK, m.CloseStaffPapers)
    look(cast, command="same")
    beside = KIOSKS[1]
    cast.hall.unlocked(beside.key, cast.now)
    look(cast, notice, kiosk=beside, command="same")
    assert len({one.id for one in cast.acts}) == 3


def test_two_kiosks_never_print_the_same_reprint(cast: HallCast) -> None:
    notice, beside = old(cast), KIOSKS[1]
    cast.hall.unlocked(beside.key, cast.now)
    for kiosk in (KIOSK, beside):
        look(cast, notice, kiosk=kiosk)
    assert cast.ask(KIOSK, w.PrintCopy, paper=code_of(notice)) is None
    first = job(cast)
    assert cast.ask(beside, w.PrintCopy, paper=code_of(notice)) is Code.BUSY
    cast.ask(PRINTER, m.JobReport, job=first.job, state=m.JobState.DONE)
    assert cast.ask(beside, w.PrintCopy, paper=code_of(notice)) is None
    copies = [one.copy for one in cast.acts if one.act is Act.COPY_PRINTED]
    assert copies == [1, 2]
    look(cast, notice, kiosk=KIOSK)  # as the store had it before the first of them was out
    assert said(cast, w.NoticesFound).notices[0].copies == 1


def test_a_reprint_that_did_not_come_out_is_none_at_the_other_kiosk_either(cast: HallCast) -> None:
    notice, beside = old(cast), KIOSKS[1]
    cast.hall.unlocked(beside.key, cast.now)
    for kiosk in (KIOSK, beside):
        look(cast, notice, kiosk=kiosk)
    assert cast.ask(KIOSK, w.PrintCopy, paper=code_of(notice)) is None
    for state in (m.JobState.PRINTING, m.JobState.ABORTED):
        cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=state)
    assert cast.ask(beside, w.PrintCopy, paper=code_of(notice)) is None
    assert [one.copy for one in cast.acts if one.act is Act.COPY_PRINTED] == [1, 1]


def test_a_copy_that_never_came_out_does_not_count(cast: HallCast) -> None:
    notice = old(cast)
    look(cast, notice)
    cast.ask(KIOSK, w.PrintCopy, paper=notice.notice.check)
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.ABORTED)
    assert cast.ask(KIOSK, w.PrintCopy, paper=notice.notice.check) is None
    assert job(cast).notice.attempt == 2


def test_once_the_page_is_left_what_was_found_is_forgotten(cast: HallCast) -> None:
    notice = old(cast)
    look(cast, notice)
    cast.ask(KIOSK, m.CloseStaffPapers)
    assert cast.ask(KIOSK, w.PrintCopy, paper=notice.notice.check) is Code.UNKNOWN_NOTICE


def test_a_notice_that_waits_to_be_handed_out_is_not_printed_beside(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERKS[0])
    notice, record = job(cast).notice, cast.visits[visit]
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.CANCELED)
    cast.ask(CLERKS[0], m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED)
    cast.ask(KIOSK, m.Rate, visit=visit, faces=5)
    cast.hall.unlocked(KIOSK.key, cast.now)
    look(cast, Old(notice=notice, owner=ID_NUMBER, committee="c0", record=record))
    assert cast.ask(KIOSK, w.PrintCopy, paper=notice.check) is Code.BUSY


def test_a_filed_case_is_being_decided_until_its_result_is_here(cast: HallCast) -> None:
    notice = old(cast)
    assert look(cast, notice, case=True) is None
    told = said(cast, w.CaseTold)
    assert notice.record is not None
    assert (told.state, told.number, told.day) == (w.CaseState.FILED, notice.record.case, "2026-11-23")
    assert (told.due, told.printable) == ("2026-11-24", False)
    found = Assessment(**(RESULT | {"case": notice.record.case}))
    cast.perform(cast.hall.delivered(found, cast.now))
    look(cast, notice, case=True)
    told = said(cast, w.CaseTold)
    assert (told.state, told.result, told.due, told.printable) == (w.CaseState.RESULT, found.assessed_on, "", True)
    assert found.level not in m.encode(told).decode()
    assert [one.act for one in cast.acts] == [Act.CASE_TOLD] * 2


def test_what_is_missing_is_told_of_what_was_not_finished(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERKS[0])
    for key, value in FORM.items():
        cast.ask(CLERKS[0], m.EditField, visit=visit, field=key, value=value, revision=1)
    step = "请带身份证再来。"
    cast.ask(CLERKS[0], m.FinishVisit, visit=visit, outcome=Outcome.MATERIALS_MISSING, next_step=step)
    cast.ask(KIOSK, m.Rate, visit=visit, faces=5)
    cast.hall.unlocked(KIOSK.key, cast.now)
    look(cast, Old(notice=one_time(), owner=ID_NUMBER, committee="c0", record=cast.visits[visit]), case=True)
    told = said(cast, w.CaseTold)
    assert (told.state, told.next_step, told.kept_until) == (w.CaseState.MISSING, step, "2026-12-23")
    assert ("申请人身份证", "Applicant's ID card") in told.missing


def test_a_result_without_a_visit_is_no_case(cast: HallCast) -> None:
    notice = msgspec.structs.replace(old(cast), record=None)
    assert look(cast, notice, case=True) is Code.UNKNOWN_NOTICE
