"""Notices shown, read, written anew, their pages late, lines cut, residents changing: whose page a kiosk ever gets."""

from functools import partial

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from windowkit import messages as m
from windowkit.reading import FREE
from windowkit.visit import Outcome

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]
STEPS = {"done": "申请已经递交", "next": "等电话"}


class ReadingStories(RuleBasedStateMachine):
    """One kiosk with its clerk and print service; one filed case after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.cast = HallCast()
        self.cast.arrive(*EVERYBODY)
        self.visit = self.cast.submitted(KIOSK, CLERK)
        self.asked: list[m.RenderNotice] = []

    @rule(then=st.sampled_from(("", "taken off", "cut", "next", "anew")), pieces=st.integers(0, 2))
    def clerk_shows(self, then: str, pieces: int) -> None:
        """And something happens before the page has come."""
        self._say(CLERK, partial(m.ShowNotice, visit=self.visit, notice=self._notice()))
        match then:
            case "taken off":
                self.it_is_taken_off(read=True, who=KIOSK)
            case "cut":
                self.a_line_is_cut(who=PRINTER)
            case "next":
                self.the_next_resident_comes()
            case "anew":
                self.clerk_writes_and_prints()
            case _:
                pass
        for part in range(pieces):
            self.print_service_answers(late=1, part=part, parts=pieces)

    @rule(read=st.booleans(), who=st.sampled_from((KIOSK, CLERK)))
    def it_is_taken_off(self, read: bool, who: Sender) -> None:
        reading = self.cast.visits[self.visit].reading
        if reading is not None:
            self._say(who, partial(m.HideNotice, visit=self.visit, reading=reading.id, read=read))

    @rule(late=st.integers(1, 3), part=st.integers(0, 1), parts=st.integers(0, 2))
    def print_service_answers(self, late: int, part: int, parts: int) -> None:
        if len(self.asked) >= late:
            asked = self.asked[-late]
            content = asked.notice.id.encode()
            self._say(PRINTER, partial(m.PreviewPart, preview=asked.preview, part=part, parts=parts, content=content))

    @rule(who=st.sampled_from((KIOSK, CLERK, PRINTER)))
    def a_line_is_cut(self, who: Sender) -> None:
        self.cast.leave(who)
        self._look()
        self.cast.arrive(who)

    @rule()
    def clerk_writes_and_prints(self) -> None:
        self._say(CLERK, partial(m.IssueNotice, visit=self.visit, template="visit_summary", data=STEPS))
        self._say(CLERK, partial(m.PrintNotice, visit=self.visit, notice=self._notice()))

    @rule()
    def the_next_resident_comes(self) -> None:
        self._say(CLERK, partial(m.FinishVisit, visit=self.visit, outcome=Outcome.ACCEPTED))
        self._say(KIOSK, partial(m.Rate, visit=self.visit, faces=None))
        self.visit = self.cast.submitted(KIOSK, CLERK)

    @rule()
    def the_server_restarts(self) -> None:
        self.cast.restart()
        self.cast.arrive(*EVERYBODY)

    @invariant()
    def a_kiosk_gets_only_pages_of_what_its_resident_is_reading(self) -> None:
        self._look()
        for visit in self.cast.visits.values():
            if visit.reading is not None:
                assert visit.visit.state in FREE
                assert visit.reading.notice in {one.notice.id for one in visit.notices}

    def _look(self) -> None:
        self.asked += [one for one in self.cast.mail[PRINTER] if isinstance(one, m.RenderNotice)]
        for page in (one for one in self.cast.mail[KIOSK] if isinstance(one, m.NoticePage)):
            assert page.visit == self.visit
            assert page.content.startswith(self.visit.encode() + b"-"), "a page of another visit"
            now = self.cast.visits[self.visit].reading
            assert now is not None
            assert now.id == page.reading
            assert now.stage in {m.ReadingStage.COMING, m.ReadingStage.SHOWN}
        for mail in self.cast.mail.values():
            mail.clear()

    def _notice(self) -> str:
        return self.cast.visits[self.visit].notices[-1].notice.id

    def _say(self, sender: Sender, make: partial[m.Command]) -> None:
        self.cast.say(sender, make(id=self.cast.fresh()))
        self._look()


ReadingStories.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestReadingStories = pytest.mark.timeout(180)(ReadingStories.TestCase)
