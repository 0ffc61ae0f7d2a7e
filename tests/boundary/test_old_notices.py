"""What a real database has of old notices, and whose each is: of a visit, a sheet that was left, a result."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import override

import msgspec
import pytest

from signaling import tables as t
from signaling.effects import Effect
from signaling.old_notices import OldNotices
from signaling.old_records import Old
from signaling.records import Assessment
from signaling.store import Store
from signaling.verifying import known
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.notices import KEY
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER, RESULT
from windowkit import helpdesk as w, messages as m
from windowkit.visit import Outcome

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]
MINE = w.Proof(identity=ID_NUMBER, read=True)


class Keeping(HallCast):
    """A hall whose decisions a real store keeps, too."""

    def __init__(self) -> None:
        super().__init__()
        self.decided: list[Effect] = []

    @override
    def perform(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        self.decided += effects
        return super().perform(effects)

    def printed(self, state: m.JobState = m.JobState.DONE) -> m.Notice:
        """The printer's word on its latest job; the notice of that."""
        job = [one for one in self.mail[PRINTER] if isinstance(one, m.PrintJob)][-1]
        self.ask(PRINTER, m.JobReport, job=job.job, state=state)
        return job.notice

    def unfinished(self) -> m.Notice:
        """A visit that ends with its one-time notice on paper, for something is missing."""
        visit = self.serving(KIOSK, CLERK)
        for key, value in FORM.items():
            assert self.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
        assert self.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_id") is None
        still = m.Document(
            id=f"d-{visit}", material="applicant_id", media_type="image/jpeg", bytes=9, width=4, height=3
        )
        self.perform(self.hall.uploaded(visit, still, self.now))
        assert self.ask(CLERK, m.IssueNotice, visit=visit, template="one_time", data={"also": "其他"}) is None
        (written,) = self.visits[visit].notices
        assert self.ask(CLERK, m.PrintNotice, visit=visit, notice=written.notice.id) is None
        notice = self.printed()
        self.over(visit, Outcome.MATERIALS_MISSING)
        return notice

    def over(self, visit: str, outcome: Outcome = Outcome.ACCEPTED) -> None:
        """The visit ends, and the staff enter their PIN."""
        assert self.ask(CLERK, m.FinishVisit, visit=visit, outcome=outcome, next_step="再来一次。") is None
        self.ask(KIOSK, m.Rate, visit=visit, faces=5)
        self.hall.unlocked(KIOSK.key, self.now)
        self.ask(KIOSK, m.AskStaffPapers)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    yield made
    made.close()


@pytest.fixture
def cast() -> Keeping:
    everybody = Keeping()
    everybody.arrive(*EVERYBODY)
    return everybody


async def found(store: Store, cast: Keeping, proof: w.Proof = MINE, /, **asked: str) -> tuple[Old, ...]:
    await store.keep(cast.decided)
    cast.decided.clear()
    return OldNotices(store, {MATTER.code: MATTER}, KEY).find(w.FindNotices(id="f", proof=proof, **asked))


async def test_a_visits_notice_is_found_by_its_code_and_by_its_number_however_that_is_typed(
    store: Store, cast: Keeping
) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    notice = cast.printed()
    cast.over(visit)
    (by_code,) = await found(store, cast, code=notice.data["verify_url"])
    assert (by_code.notice, by_code.owner, by_code.committee) == (notice, ID_NUMBER, "c0")
    assert by_code.record is not None
    assert by_code.record.visit.id == visit
    for typed in (notice.number.upper(), notice.number.lower(), f" {notice.number} "):
        assert await found(store, cast, number=typed) == (by_code,)


@pytest.mark.parametrize("asked", [{}, {"code": "https://elsewhere.example/x"}, {"number": "%"}, {"code": "/verify/"}])
async def test_nothing_is_found_by_what_names_no_notice(store: Store, cast: Keeping, asked: dict[str, str]) -> None:
    cast.over(cast.submitted(KIOSK, CLERK))
    assert await found(store, cast, **asked) == ()


async def test_a_notice_that_never_came_out_is_none(store: Store, cast: Keeping) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    notice = cast.printed(m.JobState.CANCELED)
    cast.over(visit)
    assert await found(store, cast, number=notice.number) == ()


async def test_a_sheet_that_staff_handed_out_is_its_residents(store: Store, cast: Keeping) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.printed(m.JobState.CANCELED)
    cast.over(visit)
    assert cast.ask(KIOSK, m.PrintLeft, paper=next(iter(cast.sheets))) is None
    notice = cast.printed()
    (old,) = await found(store, cast, number=notice.number)
    assert (old.owner, old.notice.attempt) == (ID_NUMBER, 1)
    assert old.record is not None


async def test_a_result_that_staff_handed_out_is_that_of_whom_it_is_about(store: Store, cast: Keeping) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.printed()
    case = cast.visits[visit].case
    cast.over(visit)
    result = Assessment(**(RESULT | {"case": case}))
    cast.perform(cast.hall.delivered(result, cast.now))
    row = {"reference": result.reference, "id_number": result.id_number, "body": msgspec.json.encode(result)}
    store.write(lambda connection: connection.execute(t.ASSESSMENTS.insert().values(row)) and None).result(5)
    assert cast.ask(KIOSK, m.PrintLeft, paper=f"result~{result.reference}") is None
    notice = cast.printed()
    (old,) = await found(store, cast, code=notice.data["verify_url"])
    assert (old.owner, old.record, old.committee) == (ID_NUMBER, None, "c0")


async def told(store: Store, cast: Keeping, number: str) -> w.CaseTold:
    """What the resident hears of it."""
    old = await found(store, cast, number=number)
    cast.perform(cast.hall.looked_up(w.AskCase(id=cast.fresh(), number="x", proof=MINE), old, KIOSK, cast.now))
    return [one for one in cast.mail[KIOSK] if isinstance(one, w.CaseTold)][-1]


async def test_the_notice_of_an_unfinished_visit_is_its_residents_though_its_form_is_gone(
    store: Store, cast: Keeping
) -> None:
    notice = cast.unfinished()
    (old,) = await found(store, cast, number=notice.number)
    assert (old.notice, old.owner) == (notice, ID_NUMBER)
    another = w.Proof(identity="310101195001010000", read=True)
    assert [one.owner for one in await found(store, cast, another, number=notice.number)] == [""]


async def test_what_is_here_already_is_not_missing_and_the_draft_of_two_visits_is_of_both(
    store: Store, cast: Keeping
) -> None:
    first, second = cast.unfinished(), cast.unfinished()
    for notice in (first, second):
        case = await told(store, cast, notice.number)
        assert case.state is w.CaseState.MISSING
        assert "Applicant's ID card" not in [name_en for _, name_en in case.missing]
        assert case.missing


async def test_what_was_filed_in_a_later_visit_is_told_as_that_case(store: Store, cast: Keeping) -> None:
    notice = cast.unfinished()
    cast.pass_time(60)
    visit = cast.submitted(KIOSK, CLERK)
    cast.printed()
    cast.over(visit)
    case = await told(store, cast, notice.number)
    assert (case.state, case.number) == (w.CaseState.FILED, cast.visits[visit].case)


async def test_a_copy_is_found_as_the_latest_and_counts(store: Store, cast: Keeping) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.printed()
    cast.over(visit)
    first = await found(store, cast, number=cast.visits[visit].case)
    cast.perform(cast.hall.looked_up(w.FindNotices(id="a", number="x", proof=MINE), first, KIOSK, cast.now))
    assert cast.ask(KIOSK, w.PrintCopy, paper=first[0].notice.check) is None
    copy = cast.printed()
    (old,) = await found(store, cast, number=copy.number)
    assert (old.notice, old.owner) == (copy, ID_NUMBER)
    assert times_printed(store, copy.check) == 2
    cast.perform(cast.hall.looked_up(w.FindNotices(id="b", number="x", proof=MINE), (old,), KIOSK, cast.now))
    assert cast.ask(KIOSK, w.PrintCopy, paper=copy.check) is None
    cast.printed(m.JobState.ABORTED)
    await found(store, cast, number=copy.number)
    assert times_printed(store, copy.check) == 2, "one that did not come out was not printed"


def times_printed(store: Store, check: str) -> int:
    """As the page behind the notice's code says it."""
    row = store.read(known(check))
    assert row is not None
    return row["attempt"]


async def test_a_case_none_of_whose_notices_came_out_is_found_by_its_number(store: Store, cast: Keeping) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.printed(m.JobState.CANCELED)
    cast.over(visit)
    number = cast.visits[visit].case
    assert await found(store, cast, number=number) == (), "nothing of it can be printed again"
    for typed in (number, number.upper(), f" {number} "):
        (old,) = OldNotices(store, {MATTER.code: MATTER}, KEY).find(w.AskCase(id="f", proof=MINE, number=typed))
        assert (old.notice, old.owner, old.number, old.committee) == (None, ID_NUMBER, number, "c0")
    cast.perform(cast.hall.looked_up(w.AskCase(id="c", number=number, proof=MINE), (old,), KIOSK, cast.now))
    case = [one for one in cast.mail[KIOSK] if isinstance(one, w.CaseTold)][-1]
    assert (case.number, case.state, case.printable) == (number, w.CaseState.FILED, True)
    assert not OldNotices(store, {MATTER.code: MATTER}, KEY).find(w.AskCase(id="f", proof=MINE, number="hyl"))


async def test_every_act_is_kept_and_searches_in_vain_are_known_after_a_restart(store: Store, cast: Keeping) -> None:
    cast.over(cast.submitted(KIOSK, CLERK))
    for name in ("same", "same", "other"):
        cast.perform(cast.hall.looked_up(w.FindNotices(id=name, number="x", proof=MINE), (), KIOSK, cast.now))
        cast.ask(KIOSK, m.CloseStaffPapers)
        cast.pass_time(1)
    await found(store, cast)
    rows = store.read(lambda connection: list(connection.execute(t.DESK_ACTS.select()).mappings()))
    assert len(rows) == 3
    assert store.running().vain == {KIOSK.key: tuple(cast.now - ago for ago in (3, 2, 1))}
