"""A visit's notices: written by the clerk, and printed in order."""

from pathlib import Path

import msgspec
import pytest

from signaling import papers
from signaling.records import VisitRecord
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.catalogue import load_matters
from windowkit.errors import BadInput, Code
from windowkit.institutions import Institution
from windowkit.matters import KNOWN, Matter
from windowkit.visit import Outcome, State

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]
COLLEAGUE = CLERKS[1]
SUMMARY = {"done": "申请已经递交", "next": "评估员会打电话来", "by_when": "2026-12-20"}
MATTERS = Path(__file__).parents[3] / "assets" / "matters"


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def write(cast: HallCast, visit: str, template: str, **data: str) -> Code | None:
    return cast.ask(CLERK, m.IssueNotice, visit=visit, template=template, data=data)


def named(cast: HallCast) -> str:
    """A visit whose applicant has a name on the form."""
    visit = cast.serving(KIOSK, CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1) is None
    return visit


def notices(cast: HallCast, visit: str, template: str) -> list[m.Notice]:
    return [one.notice for one in cast.visits[visit].notices if one.notice.template == template]


def institution(code: str) -> Institution:
    return Institution(
        code=code,
        name=f"{code}（虚构）",
        name_en=f"{code} (made up)",
        address="样例路1号",
        address_en="1 Example Road",
        phone="021-55550001",
        hours="每天",
        hours_en="Daily",
    )


def with_papers(record: VisitRecord, matter: Matter) -> VisitRecord:
    """Every paper of the matter was photographed."""
    stills = tuple(
        m.Document(id=f"d-{one.code}", material=one.code, media_type="image/jpeg", bytes=1, width=1, height=1)
        for one in matter.materials
    )
    return msgspec.structs.replace(record, documents=stills)


def jobs(cast: HallCast) -> list[m.PrintJob]:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]


def test_a_written_notice_says_what_the_clerk_wrote_and_what_the_visit_knows(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    before = len(jobs(cast))
    assert write(cast, visit, "visit_summary", **SUMMARY) is None
    (notice,) = notices(cast, visit, "visit_summary")
    assert SUMMARY.items() <= notice.data.items()
    assert notice.data["case"] == cast.visits[visit].case
    assert notice.data["verify_url"].startswith("https://window.example/verify/code-")
    assert len(jobs(cast)) == before, "nothing prints unasked"


def test_what_is_missing_stands_on_the_one_time_notice_whole(cast: HallCast) -> None:
    visit = named(cast)
    assert write(cast, visit, "one_time") is None
    (notice,) = notices(cast, visit, "one_time")
    wanted = [one for one in cast.matter.materials if one.required and one.photograph]
    assert [line.split("\t")[0] for line in notice.data["missing"].splitlines()] == [one.name for one in wanted]


@pytest.mark.parametrize(
    ("template", "data", "code"),
    [
        ("visit_summary", SUMMARY | {"done": ""}, Code.BAD_FIELD),
        ("visit_summary", SUMMARY | {"by_when": "2026-02-30"}, Code.BAD_FIELD),
        ("visit_summary", SUMMARY | {"done": "长" * 200}, Code.BAD_FIELD),
        ("visit_summary", SUMMARY | {"done": "一行\n又一行"}, Code.BAD_FIELD),
        ("visit_summary", SUMMARY | {"done": "\u202e交递"}, Code.BAD_FIELD),
        ("visit_summary", SUMMARY | {"case": "forged"}, Code.BAD_FIELD),
        ("visit_summary", SUMMARY, Code.INCOMPLETE),  # for whom?
        ("acceptance", {}, Code.UNKNOWN_NOTICE),  # issued by itself, not by hand
        ("nothing", {}, Code.UNKNOWN_NOTICE),
        ("receipt", {}, Code.UNKNOWN_NOTICE),  # not before the case has its number
    ],
)
def test_what_may_not_stand_on_a_notice_is_refused(
    cast: HallCast, template: str, data: dict[str, str], code: Code
) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.IssueNotice, visit=visit, template=template, data=data) is code
    assert not cast.visits[visit].notices


def test_only_the_visits_clerk_writes_and_only_while_they_talk(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    cast.ask(CLERK, m.TakeVisit, visit=visit)
    assert write(cast, visit, "one_time") is Code.WRONG_STATE
    ask: dict[str, object] = {"visit": visit, "template": "one_time", "data": dict[str, str]()}
    assert cast.ask(COLLEAGUE, m.IssueNotice, **ask) is Code.NOT_YOURS
    assert cast.ask(KIOSK, m.IssueNotice, **ask) is Code.BAD_MESSAGE


def test_one_that_nobody_printed_is_written_anew_and_a_printed_one_stays(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    write(cast, visit, "visit_summary", **SUMMARY)
    write(cast, visit, "visit_summary", **SUMMARY | {"next": "等电话"})
    (notice,) = notices(cast, visit, "visit_summary")
    assert notice.data["next"] == "等电话"
    cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice.id)
    write(cast, visit, "visit_summary", **SUMMARY)
    assert len({one.id for one in notices(cast, visit, "visit_summary")}) == 2


def test_a_notice_that_only_the_data_knows_is_written_and_printed(cast: HallCast, tmp_path: Path) -> None:
    text = (MATTERS / "medical-record-booklet.toml").read_text()
    added = '[[notices]]\ntemplate = "home_visit"\non = "asked"\nname = "上门服务单"\nname_en = "Home visit"\n'
    added += '[[notices.fields]]\nkey = "who"\nlabel = "谁来"\nlabel_en = "Who comes"\n\n[[materials]]'
    (tmp_path / "own.toml").write_text(text.replace("[[materials]]", added, 1))
    cast.matter = load_matters(tmp_path)["medical-record-booklet"]
    cast.restart()
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    assert write(cast, visit, "home_visit", who="李护士") is None
    (notice,) = notices(cast, visit, "home_visit")
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice.id) is None
    assert jobs(cast)[-1].notice.data["who"] == "李护士"


def test_a_matter_whose_clerk_would_fill_in_what_the_visit_knows_is_refused(tmp_path: Path) -> None:
    text = (MATTERS / "medical-record-booklet.toml").read_text()
    (tmp_path / "own.toml").write_text(
        text.replace('key = "reason"\nlabel = "为什么', 'key = "case"\nlabel = "为什么', 1)
    )
    assert 'key = "case"' not in text
    (tmp_path / "own.toml").write_text(text.replace('key = "done"', 'key = "case"', 1))
    with pytest.raises(BadInput, match="case"):
        load_matters(tmp_path)


def test_what_a_visit_knows_is_what_matters_are_held_against(cast: HallCast) -> None:
    record = cast.visits[cast.submitted(KIOSK, CLERK)]
    assert papers.knows(record, cast.matter, cast.now).keys() | {"centre", "committee", "verify_url"} == KNOWN


def test_a_receipt_is_written_once_the_case_has_its_number(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    assert write(cast, visit, "receipt") is Code.INCOMPLETE, "for which papers?"
    cast.hall.floor.visits[visit] = with_papers(cast.hall.floor.visits[visit], cast.matter)
    assert write(cast, visit, "receipt") is None
    (notice,) = notices(cast, visit, "receipt")
    assert notice.data["received"].startswith(cast.matter.materials[0].name)
    assert notice.signature == cast.visits[visit].signature is not None


def test_with_every_paper_there_a_one_time_notice_says_what_the_clerk_adds_or_is_refused(cast: HallCast) -> None:
    visit = named(cast)
    cast.hall.floor.visits[visit] = with_papers(cast.hall.floor.visits[visit], cast.matter)
    assert write(cast, visit, "one_time") is Code.INCOMPLETE
    assert write(cast, visit, "one_time", also="代办人身份证") is None
    assert notices(cast, visit, "one_time")[0].data["missing"] == ""


def test_where_a_missing_paper_is_to_be_had_stands_beside_it(cast: HallCast) -> None:
    first = msgspec.structs.replace(cast.matter.materials[0], where="居委会", at=("police",), note="原件")
    other = msgspec.structs.replace(cast.matter.materials[0], code="spare", at=("bank",), required=False)
    places = (institution("hospital"), institution("police"), institution("bank"))
    cast.matter = msgspec.structs.replace(
        cast.matter, materials=(first, other), designated=("hospital",), institutions=places
    )
    cast.restart()
    cast.arrive(*EVERYBODY)
    visit = named(cast)
    write(cast, visit, "one_time")
    data = notices(cast, visit, "one_time")[0].data
    assert data["missing"] == f"{first.name}\t{first.original + first.copies}\t居委会、police（虚构）\t原件"
    lines = [line.split("\t") for line in data["institutions"].splitlines()]  # not the bank: nothing is missing there
    assert lines == [
        [f"{code}（虚构）", "样例路1号", "021-55550001", "每天", f"{code} (made up), 1 Example Road. Daily"]
        for code in ("hospital", "police")
    ]


def test_a_matter_and_its_template_are_held_against_each_other(tmp_path: Path) -> None:
    text = (MATTERS / "medical-record-booklet.toml").read_text()
    (tmp_path / "own.toml").write_text(
        text.replace('key = "reason"\n  label = "为什么', 'key = "raeson"\n  label = "为什么', 1)
    )
    with pytest.raises(BadInput, match=r"refusal\.toml asks for reason"):
        load_matters(tmp_path, MATTERS.parent / "notices")
    (tmp_path / "own.toml").write_text(text.replace('key = "specialist"', 'key = "speciallist"', 1))
    with pytest.raises(BadInput, match="no place for speciallist"):
        load_matters(tmp_path, MATTERS.parent / "notices")
    (tmp_path / "own.toml").write_text(text.replace("filed = true", 'filed = true\nneeds = ["case"]', 1))
    with pytest.raises(BadInput, match="read from its template"):
        load_matters(tmp_path, MATTERS.parent / "notices")


def test_several_print_in_the_order_that_was_asked_for(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.ask(PRINTER, m.JobReport, job=jobs(cast)[-1].job, state=m.JobState.DONE)
    write(cast, visit, "visit_summary", **SUMMARY)
    write(cast, visit, "one_time")
    names = [notices(cast, visit, one)[0].id for one in ("one_time", "acceptance", "visit_summary")]
    assert cast.ask(CLERK, m.PrintNotices, visit=visit, notices=tuple(names), large=True) is None
    assert [one.notice.id for one in jobs(cast)[-3:]] == names
    assert all(one.notice.large for one in jobs(cast)[-3:])
    together = jobs(cast)[-1].together  # a printer that staples brings them as one
    assert together == tuple(one.job for one in jobs(cast)[-3:])
    assert jobs(cast)[-3].together == together
    assert jobs(cast)[0].together == ()
    cast.leave(PRINTER)
    cast.restart()
    cast.arrive(PRINTER)
    assert [one.together for one in jobs(cast)[-3:]] == [together] * 3


def test_of_several_none_prints_where_one_cannot(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    write(cast, visit, "one_time")
    before = jobs(cast)
    names = (notices(cast, visit, "one_time")[0].id, notices(cast, visit, "acceptance")[0].id)
    assert cast.ask(CLERK, m.PrintNotices, visit=visit, notices=names) is Code.BUSY
    assert jobs(cast) == before
    assert not notices(cast, visit, "one_time")[0].attempt


def test_of_several_none_prints_while_one_is_in_doubt(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.ask(PRINTER, m.JobReport, job=jobs(cast)[-1].job, state=m.JobState.UNCERTAIN)
    write(cast, visit, "one_time")
    before = jobs(cast)
    names = (notices(cast, visit, "one_time")[0].id, notices(cast, visit, "acceptance")[0].id)
    assert cast.ask(CLERK, m.PrintNotices, visit=visit, notices=names) is Code.UNCERTAIN
    assert jobs(cast) == before


def test_a_sheet_in_large_type_that_did_not_come_out_prints_in_large_type_again(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.ask(PRINTER, m.JobReport, job=jobs(cast)[-1].job, state=m.JobState.DONE)
    (notice,) = notices(cast, visit, "acceptance")
    cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice.id, large=True)
    cast.ask(PRINTER, m.JobReport, job=jobs(cast)[-1].job, state=m.JobState.UNCERTAIN)
    cast.ask(CLERK, m.SettleNotice, visit=visit, notice=notice.id, attempt=2, came_out=False)
    assert (jobs(cast)[-1].notice.attempt, jobs(cast)[-1].notice.large) == (3, True)


def test_a_summary_asked_for_as_the_visit_ends_prints_in_large_type(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    told = {"done": "申请已经递交", "next": "等电话"}
    finish = m.FinishVisit(id="f1", visit=visit, outcome=Outcome.ACCEPTED, summary=told)
    for _ in range(2):
        assert cast.say(CLERK, finish) is None
    printed = [one for one in jobs(cast) if one.notice.template == "visit_summary"]
    assert [(one.notice.data["next"], one.notice.large, one.notice.attempt) for one in printed] == [("等电话", True, 1)]
    assert cast.state(visit) is State.RATING


def test_a_summary_that_may_not_be_written_ends_no_visit(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    finish = {"visit": visit, "outcome": Outcome.DONE, "summary": SUMMARY}
    assert cast.ask(CLERK, m.FinishVisit, **finish) is Code.INCOMPLETE  # for whom?
    assert cast.state(visit) is State.SERVING
    assert not cast.visits[visit].notices
