"""The committee's own desk told as stories: opened by staff only, one thing at a time, and nothing kept."""

import pytest
from msgspec.structs import replace

from kiosk_app.booking import BookingsWanted
from kiosk_app.carding import BeginCard, EndCard
from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.helpdesk import HelpDeskWanted, NeedsWanted, NoticeChosen, SheetTouched
from kiosk_app.helping import Step, Task
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.proving import BeginScan, CodeRead, EndScan, NoCode, NumberTyped, PaperWanted
from kiosk_app.scene import (
    Ask,
    DigitErased,
    DigitTouched,
    LineChanged,
    MatterChosen,
    PageTurned,
    PinEntered,
    Screen,
    Started,
    Ticked,
    WentBack,
)
from tests.unit.kiosk_app.story import MATTER, Story
from windowkit import helpdesk as w, messages as m
from windowkit.cards import CardKind, CardTrouble, IdCard
from windowkit.errors import Code
from windowkit.matters import Material
from windowkit.visit import State

MANY = replace(MATTER, materials=tuple(Material(code=f"p{at}", name="纸", name_en="Paper") for at in range(6)))


@pytest.fixture
def desk(story: Story) -> Story:
    return story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done().tell(HelpDeskWanted())


@pytest.fixture
def needs(desk: Story) -> Story:
    desk.tell(NeedsWanted(), MatterChosen(code="ltci"))
    assert isinstance(desk.asked(), w.AskNeeds)
    return desk.tell(m.MatterDefined(matter=MANY)).done()


def step(story: Story) -> Step | None:
    return story.scene.helpdesk.step if story.scene.helpdesk is not None else None


def test_only_the_pin_leads_there(story: Story) -> None:
    assert story.tell(HelpDeskWanted()).scene.helpdesk is None
    assert story.tell(Started(), HelpDeskWanted()).scene.helpdesk is None
    assert story.visit(State.WAITING).tell(HelpDeskWanted()).scene.helpdesk is None


def test_what_a_matter_needs_is_turned_through_and_left_step_by_step(needs: Story) -> None:
    assert step(needs) is Step.NEEDS
    assert needs.scene.matter is None  # no visit's
    for by, page in ((1, 1), (1, 1), (-1, 0), (-1, 0)):
        needs.tell(PageTurned(by=by))
        assert needs.scene.helpdesk is not None
        assert needs.scene.helpdesk.page == page
    assert step(needs.tell(WentBack())) is Step.MATTER
    assert step(needs.tell(WentBack())) is Step.MENU
    assert needs.tell(WentBack()).scene.screen is Screen.MATTERS
    assert isinstance(needs.asked(), m.CloseStaffPapers)
    assert needs.scene.helpdesk is None


def test_a_matter_that_comes_too_late_is_not_shown(desk: Story) -> None:
    desk.tell(NeedsWanted(), MatterChosen(code="ltci")).done(Code.UNKNOWN_MATTER)
    assert step(desk) is Step.MATTER
    assert desk.scene.refusal is Code.UNKNOWN_MATTER
    assert step(desk.tell(WentBack(), m.MatterDefined(matter=MANY))) is Step.MENU


def test_the_list_prints_once_at_a_time(needs: Story) -> None:
    needs.tell(SheetTouched())
    asked = needs.asked()
    assert asked == w.PrintNeeds(id=asked.id, matter="ltci")
    needs.done()
    assert needs.tell(SheetTouched()).orders == []
    for state in (m.JobState.PRINTING, m.JobState.DONE):
        needs.tell(w.SheetMoved(sheet="another", state=m.JobState.ABORTED))
        needs.tell(w.SheetMoved(sheet=asked.id, state=state))
        assert needs.scene.helpdesk is not None
        assert needs.scene.helpdesk.state is state
    assert isinstance(needs.tell(SheetTouched()).asked(), w.PrintNeeds)
    needs.done(Code.BUSY)
    assert isinstance(needs.tell(SheetTouched()).asked(), w.PrintNeeds)


def test_a_printer_that_cannot_print_is_not_asked(needs: Story) -> None:
    needs.tell(m.PrinterChanged(reasons=("media-empty",)))
    assert needs.tell(SheetTouched()).orders == []


def test_an_idle_desk_warns_then_closes(needs: Story) -> None:
    needs.now += IDLE
    assert needs.tell(Ticked()).scene.warns
    needs.now += GRACE
    needs.tell(Ticked())
    assert (needs.scene.screen, needs.scene.helpdesk) == (Screen.WELCOME, None)
    assert any(isinstance(one, Ask) and isinstance(one.command, m.CloseStaffPapers) for one in needs.orders)


def test_a_pin_whose_time_is_over_is_asked_for_again(desk: Story) -> None:
    desk.tell(NeedsWanted(), MatterChosen(code="ltci")).done(Code.NOT_SIGNED_IN)
    assert (desk.scene.screen, desk.scene.helpdesk) == (Screen.PIN, None)


def test_it_leads_to_who_has_booked(desk: Story) -> None:
    assert desk.tell(BookingsWanted()).scene.screen is Screen.BOOKING
    assert desk.scene.helpdesk is None


# -- an old paper and its resident's card ------------------------------------------------------------------------------

CARD = IdCard(kind=CardKind.CITIZEN, name="周福生", number="310103195503010000")
OLD = w.OldNotice(paper="c1", template="acceptance", number="hyl1", issued="2026-11-23")
TOLD = w.CaseTold(number="hyl1", state=w.CaseState.FILED, matter_name="甲", matter_name_en="A", day="2026-11-23")


def token(story: Story) -> str:
    assert story.scene.helpdesk is not None
    return story.scene.helpdesk.token


@pytest.fixture
def paper(desk: Story) -> Story:
    return desk.tell(PaperWanted(task=Task.COPY))


@pytest.fixture
def card(paper: Story) -> Story:
    return paper.tell(CodeRead(token(paper), "https://w/verify/c1"))


@pytest.fixture
def notice(card: Story) -> Story:
    return card.tell(CardRead(token(card), CARD), w.NoticesFound(notices=(OLD,))).done()


def test_the_camera_looks_while_a_paper_is_asked_for_and_the_reader_while_a_card_is(paper: Story) -> None:
    assert paper.orders == [BeginScan(token=token(paper))]
    paper.tell(CodeRead("another", "x"))
    assert (step(paper), paper.orders) == (Step.PAPER, [])
    paper.tell(CodeRead(token(paper), "https://w/verify/c1"))
    assert paper.orders == [EndScan(), BeginCard(token=token(paper))]
    paper.tell(WentBack())
    assert paper.orders == [EndCard(), BeginScan(token=token(paper))]
    assert paper.tell(WentBack()).orders == [EndScan()]
    assert step(paper) is Step.MENU


def test_the_card_asks_and_nothing_of_it_is_kept(card: Story) -> None:
    card.tell(CardRead(token(card), CARD))
    asked = card.asked()
    proof = w.Proof(identity=CARD.number, read=True)
    assert asked == w.FindNotices(id=asked.id, code="https://w/verify/c1", proof=proof)
    assert CARD.number not in repr(card.scene)
    assert CARD.name not in repr(card.scene)
    card.tell(w.NoticesFound(notices=(OLD,)))
    assert EndCard() in card.orders
    card.done()
    assert (step(card), "verify" in repr(card.scene)) == (Step.NOTICE, False)


def test_after_a_no_nothing_is_asked_by_itself_though_paper_and_card_lie_there_still(card: Story) -> None:
    late = token(card)
    card.tell(CardRead(late, CARD)).done(Code.UNKNOWN_NOTICE)
    assert (step(card), card.scene.refusal) == (Step.MENU, Code.UNKNOWN_NOTICE)
    assert card.orders == [EndCard()]
    card.tell(CodeRead(late, "https://w/verify/c1"), CardRead(late, CARD))
    assert (step(card), card.orders, card.scene.refusal) == (Step.MENU, [], Code.UNKNOWN_NOTICE)
    card.tell(PaperWanted(task=Task.COPY))
    assert card.scene.refusal is None
    assert card.scene.helpdesk is not None
    assert card.scene.helpdesk.code == ""


def test_a_number_is_typed_where_the_code_cannot_be_read(paper: Story) -> None:
    assert step(paper.tell(NumberTyped())) is Step.PAPER
    for key in "HYL12":
        paper.tell(DigitTouched(digit=key))
    paper.tell(DigitErased(), NumberTyped(), CardRead(token(paper), CARD))
    assert step(paper) is Step.CARD
    paper.tell(CardRead(token(paper), CARD))
    asked = paper.asked()
    assert (asked.number, asked.code) == ("HYL1", "")


def test_an_identity_number_is_typed_only_where_there_is_no_reader(card: Story) -> None:
    assert step(card.tell(CardNotRead(token(card), CardTrouble.UNREADABLE))) is Step.CARD
    assert step(card.tell(DigitTouched(digit="3"), NumberTyped())) is Step.CARD
    card.tell(CardNotRead(token(card), CardTrouble.NO_READER))
    assert step(card) is Step.IDENTITY
    for key in CARD.number:
        card.tell(DigitTouched(digit=key))
    card.tell(NumberTyped())
    asked = card.asked()
    assert asked.proof == w.Proof(identity=CARD.number)
    assert CARD.number not in repr(card.scene)


def test_without_a_camera_the_number_is_asked_for(paper: Story) -> None:
    paper.tell(NoCode(token(paper)))
    assert paper.scene.helpdesk is not None
    assert paper.scene.helpdesk.blind


def test_a_notice_prints_once_at_a_time(notice: Story) -> None:
    notice.tell(SheetTouched())
    asked = notice.asked()
    assert asked == w.PrintCopy(id=asked.id, paper="c1")
    notice.done()
    assert notice.tell(SheetTouched()).orders == []
    notice.tell(w.SheetMoved(sheet=asked.id, state=m.JobState.DONE))
    assert isinstance(notice.tell(SheetTouched()).asked(), w.PrintCopy)


def test_of_many_one_is_chosen(card: Story) -> None:
    many = tuple(replace(OLD, paper=f"c{at}") for at in range(4))
    card.tell(CardRead(token(card), CARD), w.NoticesFound(notices=many)).done()
    assert step(card) is Step.FOUND
    assert card.tell(SheetTouched()).orders == []
    assert step(card.tell(NoticeChosen(paper="none"))) is Step.FOUND
    assert step(card.tell(NoticeChosen(paper="c3"))) is Step.NOTICE
    assert step(card.tell(WentBack())) is Step.FOUND
    assert step(card.tell(WentBack())) is Step.MENU


def test_a_case_is_asked_the_same_way(desk: Story) -> None:
    desk.tell(PaperWanted(task=Task.CASE), CodeRead(token(desk), "x"))
    desk.tell(CodeRead(token(desk), "x"))
    desk.tell(CardRead(token(desk), CARD))
    assert isinstance(desk.asked(), w.AskCase)
    desk.tell(TOLD).done()
    assert step(desk) is Step.CASE
    assert desk.scene.helpdesk is not None
    assert desk.scene.helpdesk.case == TOLD


@pytest.mark.parametrize("where", ["paper", "card", "notice"])
def test_nobody_there_closes_everything(where: str, request: pytest.FixtureRequest) -> None:
    story: Story = request.getfixturevalue(where)
    story.now += IDLE + GRACE
    story.tell(Ticked())
    assert (story.scene.screen, story.scene.helpdesk) == (Screen.WELCOME, None)
    ends = {"paper": EndScan(), "card": EndCard()}
    assert (ends[where] in story.orders) if where in ends else (EndCard() not in story.orders)


def test_what_comes_too_late_is_shown_to_nobody(card: Story) -> None:
    late = token(card)
    card.tell(CardRead(late, CARD), LineChanged(up=False))
    card.now += IDLE + GRACE
    card.tell(Ticked(), w.NoticesFound(notices=(OLD,)), TOLD, CardRead(late, CARD), CodeRead(late, "x"))
    assert card.scene.helpdesk is None
    assert "hyl1" not in repr(card.scene)
