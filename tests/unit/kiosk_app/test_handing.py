"""The notices page told as stories: opened by staff only, one paper at a time, and nothing kept when it is left."""

import pytest
from msgspec.structs import replace

from kiosk_app import handing_phrases
from kiosk_app.handing import (
    DiscardMeant,
    DiscardTouched,
    HandoutsWanted,
    ListWanted,
    PaperChosen,
    PaperSettled,
    PaperWanted,
    TabChosen,
)
from kiosk_app.handouts import Tab
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.scene import Ask, DigitTouched, PageTurned, PinEntered, Screen, Started, Ticked, WentBack
from tests.unit.kiosk_app.story import Story
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.printers import HANDED_ON
from windowkit.visit import State

LEFT = m.StaffPaper(id="s1", template="acceptance", holder="周**", tail="3001", day="2026-11-23", ticket="A012")
RESULT = m.StaffPaper(id="r1", template="assessment_result", holder="王**", tail="104X", day="2026-11-20")
NEWS = m.StaffPapers(
    seconds=500.0, papers=(LEFT, RESULT), reminders=(m.Reminder(holder="周**", tail="3001", until="2026-12-01"),)
)


@pytest.fixture
def matters(story: Story) -> Story:
    return story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()


@pytest.fixture
def page(matters: Story) -> Story:
    matters.tell(HandoutsWanted())
    assert isinstance(matters.asked(), m.AskStaffPapers)
    return matters.tell(NEWS).done()


def test_only_the_pin_leads_to_the_page(story: Story) -> None:
    assert story.tell(HandoutsWanted()).scene.handing is None
    assert story.tell(Started(), HandoutsWanted(), NEWS).scene.handing is None


@pytest.mark.parametrize("state", [State.WAITING, State.SERVING])
def test_in_a_visit_nothing_leads_there_and_no_news_are_kept(story: Story, state: State) -> None:
    story.visit(state).tell(HandoutsWanted(), NEWS)
    assert story.scene.handing is None


def test_a_pin_whose_time_is_over_is_asked_for_again(matters: Story) -> None:
    matters.tell(HandoutsWanted()).done(Code.NOT_SIGNED_IN)
    assert (matters.scene.screen, matters.scene.handing) == (Screen.PIN, None)


def test_a_paper_is_printed_and_handed_out(page: Story) -> None:
    page.tell(PaperChosen(paper="s1"), PaperWanted())
    asked = page.asked()
    assert isinstance(asked, m.PrintLeft)
    assert asked.paper == "s1"
    on_its_way = replace(LEFT, state=m.JobState.PRINTING)
    page.done().tell(replace(NEWS, papers=(on_its_way, RESULT)))
    assert page.tell(PaperWanted()).orders == []
    page.tell(replace(NEWS, papers=(RESULT,)))
    assert page.scene.handing is not None
    assert (page.scene.handing.chosen, page.scene.handing.handed) == ("", True)
    assert handing_phrases.sentences(page.scene.handing).headline == "Printed"
    page.tell(TabChosen(tab=Tab.PAPERS))
    assert "1" in handing_phrases.sentences(page.scene.handing).headline


@pytest.mark.parametrize("came_out", [True, False])
def test_of_an_uncertain_sheet_staff_say_first_whether_it_came_out(page: Story, came_out: bool) -> None:
    doubtful = replace(LEFT, state=m.JobState.UNCERTAIN, attempt=2, doubtful=True)
    assert page.tell(PaperChosen(paper="s1"), PaperSettled(came_out=came_out)).orders == []  # nobody asked
    page.tell(replace(NEWS, papers=(doubtful, RESULT)))
    asked = handing_phrases.sentences(page.scene.handing)
    assert asked.headline == "Did this sheet come out?"
    assert "第2次打印（补打）" in asked.guide  # as it stands on the sheet
    assert page.tell(PaperWanted()).orders == []
    assert page.tell(DiscardTouched()).orders == []
    page.tell(PaperSettled(came_out=came_out))
    said = page.asked()
    assert isinstance(said, m.SettleLeft)
    assert (said.paper, said.attempt, said.came_out) == ("s1", 2, came_out)
    on_its_way = replace(doubtful, state=m.JobState.PRINTING, attempt=3)
    page.done().tell(replace(NEWS, papers=(RESULT,) if came_out else (on_its_way, RESULT)))
    assert page.scene.handing is not None
    assert (page.scene.handing.chosen == "", page.scene.handing.is_asked) == (came_out, False)


def test_a_queues_word_is_no_printed_sheet(page: Story) -> None:
    page.tell(m.PrinterChanged(detail=m.PrinterDetail(indirect=True)))
    page.tell(PaperChosen(paper="s1"), PaperWanted())
    page.done().tell(replace(NEWS, papers=(replace(LEFT, state=m.JobState.PRINTING), RESULT)))
    page.tell(replace(NEWS, papers=(RESULT,)))
    assert handing_phrases.sentences(page.scene.handing).headline == "Sent to the printer"
    page.tell(TabChosen(tab=Tab.REMINDERS))
    page.tell(replace(NEWS, sheet=m.JobState.DONE, sheet_reasons=(HANDED_ON,)))
    assert "look whether the list came out" in handing_phrases.sentences(page.scene.handing).guide
    page.tell(replace(NEWS, sheet=m.JobState.DONE))
    assert handing_phrases.sentences(page.scene.handing).guide == "The list is printed."


def test_a_paper_is_thrown_away_only_after_a_question(page: Story) -> None:
    assert page.tell(PaperChosen(paper="s1"), DiscardMeant(yes=True)).orders == []
    assert page.tell(DiscardTouched(), DiscardMeant(yes=False)).orders == []
    page.tell(DiscardTouched(), DiscardMeant(yes=True))
    assert isinstance(page.asked(), m.DiscardLeft)
    page.tell(replace(NEWS, papers=(RESULT,))).done()
    assert page.scene.handing is not None
    assert not page.scene.handing.handed


def test_a_new_result_is_not_thrown_away(page: Story) -> None:
    page.tell(PaperChosen(paper="r1"), DiscardTouched(), DiscardMeant(yes=True))
    assert page.orders == []


def test_the_list_is_printed_once_at_a_time(page: Story) -> None:
    page.tell(TabChosen(tab=Tab.REMINDERS), ListWanted())
    assert isinstance(page.asked(), m.PrintReminders)
    page.done().tell(replace(NEWS, sheet=m.JobState.WAITING, sheet_reasons=("media-empty",)))
    assert "no paper" in handing_phrases.sentences(page.scene.handing).guide
    assert page.tell(ListWanted()).orders == []


def test_pages_are_turned_no_further_than_there_are_papers(page: Story) -> None:
    many = tuple(replace(RESULT, id=f"r{at}") for at in range(7))
    page.tell(replace(NEWS, papers=many), PageTurned(by=1), PageTurned(by=1), PageTurned(by=1))
    assert page.scene.handing is not None
    assert page.scene.handing.page == 2
    page.tell(replace(NEWS, papers=many[:4]))
    assert page.scene.handing.page == 1


@pytest.mark.parametrize("way", ["back", "forgotten", "pin", "visit"])
def test_whatever_leads_away_nothing_is_kept_and_the_server_is_told(page: Story, way: str) -> None:
    match way:
        case "back":
            page.tell(PaperChosen(paper="s1"), WentBack(), WentBack())
        case "forgotten":
            page.now += IDLE + GRACE
            page.tell(Ticked())
        case "pin":
            page.now += 499
            page.tell(PageTurned(by=1))
            page.now += 1
            page.tell(Ticked())
        case _:
            page.visit(State.WAITING)
    assert page.scene.handing is None
    assert "周" not in repr(page.scene)
    closed = [one.command for one in page.orders if isinstance(one, Ask)]
    assert [type(one) for one in closed] == [m.CloseStaffPapers]
    assert m.decode_to_server(m.encode(closed[0])) == closed[0]
    assert page.tell(NEWS).scene.handing is None
