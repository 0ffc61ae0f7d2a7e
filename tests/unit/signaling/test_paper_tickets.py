"""The centre's paper tickets and the kiosks' in one line: who is next at a window, and that neither waits for ever."""

import msgspec
import pytest

from signaling.hours import Hours, Opening
from signaling.paper_tickets import PaperState
from signaling.routing import QueueRules
from signaling.waits import expected
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS
from tests.peers.paper_hall import PaperHall
from tests.peers.ringing import duty, over, ready, rings
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS
S = m.ClerkState


def test_whoever_came_first_is_next_at_a_kiosk_or_with_a_paper() -> None:
    hall = PaperHall()
    hall.drawn("B013")
    hall.pass_time(1)
    visit = hall.opened(KIOSK)
    hall.pass_time(1)
    hall.drawn("B014")
    ready(hall, CLERK)
    assert hall.steps() == [("B013", "called", "0")]
    told = duty(hall, CLERK)
    assert (told.state, told.until) == (S.AT_WINDOW, hall.now + 60)
    assert told.paper == m.PaperAtWindow(ticket="B013", number="B013", called=True)
    assert rings(hall) == {}, "nobody rings where a paper ticket is next"
    hall.moved("B013", PaperState.SERVING, "0")
    told = duty(hall, CLERK)
    assert (told.state, told.until) == (S.AT_WINDOW, None)
    hall.goes_on(600)
    assert rings(hall) == {}, "nor while it is served"
    hall.gone("B013")
    assert rings(hall) == {visit: CLERK.key}
    assert hall.ask(CLERK, m.TakeVisit, visit=visit) is None
    over(hall, KIOSK, CLERK, visit)
    hall.goes_on(30)  # the wrap-up
    assert hall.steps()[1:] == [("B014", "called", "0")]


@pytest.mark.parametrize("claim", ["aged", "disabled", "appointment"])
def test_a_claim_is_worth_the_same_on_paper(claim: str) -> None:
    hall = PaperHall()
    visit = hall.opened(KIOSK)
    hall.pass_time(500)
    hall.drawn("B001", claims=(claim,))
    hall.drawn("B002")
    ready(hall, CLERK)
    assert hall.steps() == [("B001", "called", "0")]
    ready(hall, COLLEAGUE)
    assert rings(hall) == {visit: COLLEAGUE.key}


def test_a_paper_is_called_to_whom_serves_its_matters_at_an_open_window() -> None:
    hall = PaperHall()
    clerks = hall.hall.floor.clerks
    clerks[CLERK.key] = msgspec.structs.replace(clerks[CLERK.key], groups={"other": 0})
    group = hall.matter.group
    hall.drawn("B001", group=group)
    ready(hall, CLERK, FAR_CLERK)
    assert hall.steps() == [], "one has not the skill, the other another centre"
    hall.windows = ("0",)
    hall.report()
    ready(hall, COLLEAGUE)
    assert hall.steps() == [], "window 1 takes no paper"
    hall.windows = ("0", "1")
    hall.report()
    assert hall.steps() == [("B001", "called", "1")]


def test_who_does_not_come_holds_the_clerk_for_a_minute_and_is_called_no_more() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    hall.pass_time(1)
    ready(hall, CLERK)
    visit = hall.opened(KIOSK)
    hall.moved("B001", PaperState.CALLED, "0")
    hall.goes_on(59)
    assert rings(hall) == {}
    hall.goes_on(1)
    assert rings(hall) == {visit: CLERK.key}
    assert hall.steps() == [("B001", "called", "0"), ("B001", "missed", "0")]
    hall.moved("B001", PaperState.WAITING)
    ready(hall, COLLEAGUE)
    assert len(hall.steps()) == 2, "it is where it was in the ticket system, and in our line no more"
    hall.line["B001"] = msgspec.structs.replace(hall.line["B001"], since=hall.now)
    hall.report()
    assert hall.steps()[2:] == [("B001", "called", "1")], "queued again"


def test_the_clerk_says_not_here_or_served_and_a_repetition_says_nothing() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    hall.drawn("B002")
    said = m.NextPaper(id="c1", ticket="B001")
    assert hall.say(CLERK, said) is None
    assert hall.say(CLERK, said) is None
    assert hall.steps() == [("B001", "called", "0"), ("B001", "missed", "0"), ("B002", "called", "0")]
    hall.moved("B002", PaperState.SERVING, "0")
    assert hall.ask(COLLEAGUE, m.NextPaper, ticket="B002") is None
    assert duty(hall, CLERK).state is S.AT_WINDOW, "not theirs"
    assert hall.ask(CLERK, m.NextPaper, ticket="B002") is None
    hall.report()  # it has not heard so yet
    assert duty(hall, CLERK).state is S.READY
    assert hall.steps()[3:] == [("B002", "ended", "0")]
    assert hall.ask(KIOSK, m.NextPaper, ticket="B002") is Code.NOT_YOURS


def test_who_comes_late_and_is_served_all_the_same_holds_the_window() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    hall.ask(CLERK, m.NextPaper, ticket="B001")
    hall.moved("B001", PaperState.SERVING, "0")
    assert duty(hall, CLERK).state is S.AT_WINDOW


def test_a_window_that_calls_by_itself_is_not_rung_for_and_what_rang_rings_elsewhere() -> None:
    hall = PaperHall()
    ready(hall, CLERK)
    visit = hall.opened(KIOSK)
    assert rings(hall) == {visit: CLERK.key}
    hall.drawn("B001", state=PaperState.SERVING, window="0")
    assert rings(hall) == {}
    assert duty(hall, CLERK).state is S.AT_WINDOW
    ready(hall, COLLEAGUE)
    assert rings(hall) == {visit: COLLEAGUE.key}


@pytest.mark.parametrize("how", ["break", "line"])
def test_a_call_whose_clerk_is_not_there_is_taken_back(how: str) -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    hall.moved("B001", PaperState.CALLED, "0")
    if how == "break":
        assert hall.ask(CLERK, m.SetReady, ready=False, reason=m.BreakReason.REST) is None
    else:
        hall.leave(CLERK)
    assert hall.steps() == [("B001", "called", "0"), ("B001", "waiting", "")]
    hall.moved("B001", PaperState.WAITING)
    ready(hall, COLLEAGUE)
    assert hall.steps()[2:] == [("B001", "called", "1")]


def test_nobody_takes_a_kiosk_by_hand_past_the_paper_that_is_next_there() -> None:
    hall = PaperHall()
    visit = hall.serving(NEIGHBOUR, CLERK)
    hall.drawn("B001")
    ready(hall, COLLEAGUE)  # the duty leader
    waits = hall.opened(KIOSK)
    assert hall.ask(COLLEAGUE, m.TakeVisit, visit=waits) is Code.BUSY
    assert hall.ask(COLLEAGUE, m.TakeOver, visit=visit, clerk=CLERK.key) is Code.BUSY
    assert hall.state(visit) is State.SERVING
    assert hall.ask(COLLEAGUE, m.NextPaper, ticket="B001") is None
    assert rings(hall) == {waits: COLLEAGUE.key}


def test_how_long_papers_keep_a_clerk_counts_for_the_wait() -> None:
    hall = PaperHall()
    ready(hall, CLERK)
    for number, window in (("B001", "0"), ("B002", "5")):
        hall.drawn(number, state=PaperState.SERVING, window=window)
        hall.goes_on(300)
        hall.gone(number)
    assert hall.hall.floor.served["one"] == (300.0,), "window 5 has no counter"


def test_a_break_asked_for_while_a_paper_is_served_comes_after_it() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    hall.moved("B001", PaperState.SERVING, "0")
    hall.ask(CLERK, m.SetReady, ready=False, reason=m.BreakReason.MEAL)
    assert (duty(hall, CLERK).state, duty(hall, CLERK).reason) == (S.AT_WINDOW, m.BreakReason.MEAL)
    hall.gone("B001")
    assert duty(hall, CLERK).state is S.BREAK


def test_a_ticket_system_that_does_not_take_the_call_holds_nobody_for_long() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    visit = hall.opened(KIOSK)
    hall.goes_on(60)
    assert rings(hall) == {visit: CLERK.key}, "a minute, and the kiosks go on"
    assert hall.steps() == [("B001", "called", "0"), ("B001", "waiting", "")]
    hall.ask(KIOSK, m.CancelVisit, visit=visit)
    hall.goes_on(299)
    assert len(hall.steps()) == 2
    hall.goes_on(2)
    assert hall.steps()[2:] == [("B001", "called", "0")], "tried again after five"


def test_one_that_is_away_holds_nobody_the_leader_hears_so_and_it_takes_up_where_it_was() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    hall.drawn("B002")
    ready(hall, CLERK, COLLEAGUE)
    hall.moved("B001", PaperState.SERVING, "0")
    visit = hall.opened(KIOSK)
    since = hall.now
    hall.pass_time(29)
    assert rings(hall) == {}
    assert hall.leader_sees(COLLEAGUE).tickets_away is None
    hall.pass_time(1)
    assert visit in rings(hall)
    assert hall.leader_sees(COLLEAGUE).tickets_away == since
    assert hall.steps()[-1] == ("B002", "waiting", "")
    hall.pass_time(600)
    hall.report()
    assert hall.leader_sees(COLLEAGUE).tickets_away is None
    ready(hall, CLERK)  # whose counter rang meanwhile
    assert duty(hall, CLERK).state is S.AT_WINDOW, "B001 is served there, as it says again"


def test_a_kiosk_is_told_of_the_papers_ahead_and_a_clerk_of_those_in_their_line() -> None:
    hall = PaperHall()
    hall.hall.floor.served["one"] = (600.0,)
    hall.windows = ("0", "5")  # another window, without a counter
    for number in ("B001", "B002", "B003", "B004"):
        hall.drawn(number)
        hall.pass_time(1)
    ready(hall, CLERK)
    hall.moved("B001", PaperState.SERVING, "0")
    visit = hall.opened(KIOSK)
    (seen, *_) = [one for one in reversed(hall.mail[KIOSK]) if isinstance(one, m.VisitSnapshot)]
    assert (seen.place, seen.minutes) == (4, expected(1 + 3 / 2, 1, (600.0,))), "half of them go to window 5"
    (queue, *_) = [one for one in reversed(hall.mail[CLERK]) if isinstance(one, m.QueueChanged)]
    assert (len(queue.waiting), queue.paper) == (1, 3)
    hall.moved("B002", PaperState.SERVING, "5")
    (moved, *_) = [one for one in reversed(hall.mail[KIOSK]) if isinstance(one, m.PlaceChanged)]
    assert (moved.visit, moved.place) == (visit, 3)


def test_late_doubled_and_older_reports_change_nothing() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    older = hall.said()
    hall.drawn("B002")
    newer = hall.said()
    with pytest.raises(Refused, match="the last was 2"):
        hall.hall.paper_reported("one", older, hall.now)
    hall.perform(hall.hall.paper_reported("one", newer, hall.now))
    with pytest.raises(Refused, match="the last was 2"):
        hall.hall.paper_reported("one", msgspec.structs.replace(newer, tickets=()), hall.now)
    with pytest.raises(Refused, match=r"\[centres\.tickets\]"):
        hall.hall.paper_reported("two", newer, hall.now)
    assert [one.number for one in hall.hall.floor.paper.waiting["one"]] == ["B001", "B002"]


@pytest.mark.parametrize(("change", "named"), [({"since": 5.0}, "since"), ({"group": "no such"}, "group")])
def test_what_cannot_be_is_refused_by_name(change: dict[str, object], named: str) -> None:
    hall = PaperHall()
    with pytest.raises(Refused, match=named):
        hall.drawn("B001", **change)
    assert hall.hall.floor.paper.lines == {}


def test_a_restart_knows_the_line_and_what_was_decided_of_it() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    hall.ask(CLERK, m.NextPaper, ticket="B001")
    hall.drawn("B002")
    hall.moved("B002", PaperState.SERVING, "0")
    hall.restart()
    hall.arrive(*EVERYBODY)
    ready(hall, CLERK, COLLEAGUE)
    assert duty(hall, CLERK).paper == m.PaperAtWindow(ticket="B002", number="B002", called=False)
    assert duty(hall, COLLEAGUE).state is S.READY, "the first one is not called again"


def test_a_closed_centre_calls_only_who_was_there_before() -> None:
    day = Opening(centres={"one": Hours(workdays=("09:00-12:05",))})
    hall = PaperHall(opening=day)
    hall.drawn("B001")
    hall.goes_on(400)
    hall.drawn("B002")
    ready(hall, CLERK, COLLEAGUE)
    assert [one[0] for one in hall.steps()] == ["B001"]


def test_the_settings_say_for_how_long() -> None:
    hall = PaperHall({"one": QueueRules(paper_call=5.0, paper_away=9.0)})
    hall.drawn("B001")
    ready(hall, CLERK)
    assert duty(hall, CLERK).until == hall.now + 5
    hall.pass_time(10)
    assert duty(hall, CLERK).state is S.READY


def test_the_clock_is_set_and_nothing_is_due_earlier() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    hall.moved("B001", PaperState.CALLED, "0")
    hall.now += 3600
    hall.hall.clock_set(3600.0)
    hall.pass_time(29)
    assert duty(hall, CLERK).state is S.AT_WINDOW
    assert hall.state(hall.opened(KIOSK)) is State.WAITING


def test_no_paper_is_called_to_a_leader_beside_a_talk_who_leaves_it_where_the_system_calls_one_by_itself() -> None:
    hall = PaperHall()
    visit = hall.serving(KIOSK, CLERK)
    ready(hall, COLLEAGUE)
    assert hall.ask(COLLEAGUE, m.AttendVisit, visit=visit, mode=m.AttendMode.JOIN) is None
    assert duty(hall, COLLEAGUE).state is S.BESIDE
    hall.drawn("B013")
    assert hall.steps() == []
    hall.moved("B013", PaperState.SERVING, "1")
    assert hall.visits[visit].attended is None, "whoever stands at the window would be heard"
    assert duty(hall, COLLEAGUE).state is S.AT_WINDOW
    assert hall.ask(COLLEAGUE, m.AttendVisit, visit=visit, mode=m.AttendMode.LISTEN) is Code.BUSY


def test_the_hours_without_a_server_are_nobodys_fault() -> None:
    hall = PaperHall()
    hall.drawn("B001")
    ready(hall, CLERK)
    assert hall.steps() == [("B001", "called", "0")]
    hall.now += 3600  # the server is away, and the ticket system could not say that it took the call
    hall.restart()
    hall.pass_time(0)
    hall.arrive(*EVERYBODY)
    ready(hall, CLERK)
    hall.report()
    assert hall.steps()[1:] == [("B001", "waiting", ""), ("B001", "called", "0")], "at once, and not after a quiet time"
