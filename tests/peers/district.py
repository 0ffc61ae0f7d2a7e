"""A small district in random trouble: its hall, its store's rows, and what everybody was told last.

A story is a list of steps, each a few numbers that choose what happens; `play` checks the hall after every one.
"""

from collections.abc import Sequence

import msgspec

from signaling.effects import Sender
from signaling.records import VisitRecord
from signaling.routing import HEAD, may_serve_paper, paper_order
from tests.peers.district_happenings import Happenings, Step
from tests.peers.district_paper import callable_at
from tests.peers.district_site import (
    CLERKS,
    EVERYBODY,
    MATTERS,
    OPENING,
)
from windowkit import messages as m
from windowkit.visit import DEADLINES, State


class District(Happenings):
    """Whatever happens there, and what must hold of it."""

    def __init__(self) -> None:
        self._ringing: dict[str, str] = {}
        super().__init__()

    # -- what must hold ------------------------------------------------------------------------------------------

    def check(self) -> None:
        """After every step."""
        self._nobody_is_lost()
        self._offers_are_single()
        self._nobody_waits_beside_a_free_clerk()
        self._nobody_is_left_at_a_closed_door()
        self._everybody_sees_what_is()
        self._nobody_is_forgotten()
        if not self._lost:
            self.paper.check(self.hall, self.now)
        self._the_ticket_systems_know()

    def _nobody_is_forgotten(self) -> None:
        """Who was passed on is only theirs for a time, and who is on hold is with a clerk who is reminded."""
        floor = self.hall.floor
        for record in floor.visits.values():
            if record.transfer is not None and record.visit.state is State.WAITING and not self._lost:
                assert record.transfer.widened or record.transfer.until > self.now
            if record.hold is not None:
                assert record.clerk
                assert record.visit.state is State.SERVING
                limit = floor.queue.rules(record.office.code).hold_for
                assert self._lost or self.now - record.hold.since < limit * (record.hold.reminders + 1)

    def _the_ticket_systems_know(self) -> None:
        """Each ticket is where they were told last that it is, whatever decisions were lost."""
        assert self.paper.heard.keys() == self.visits.keys()
        for visit, record in self.visits.items():
            told, state = self.paper.heard[visit], record.visit.state
            assert (told.state == "ended") is (state is State.ENDED)
            assert (told.state == "waiting") is (state is State.WAITING)
            assert told.state != "waiting" or told.since == record.since

    def _nobody_is_lost(self) -> None:
        running = {key: one for key, one in self.visits.items() if one.visit.state is not State.ENDED}
        assert self.hall.floor.visits == running
        assert set(self.opened) <= self.visits.keys()
        waiting = {key for key, one in running.items() if one.visit.state is State.WAITING}
        assert {one.visit.id for one in self.hall.floor.queue.everybody()} == waiting
        due = self.hall.next_deadline()
        assert due is None or due > self.now or self._lost

    def _offers_are_single(self) -> None:
        offers = self.hall.floor.offers
        assert len(set(offers.values())) == len(offers), "no clerk has two offers"
        for visit, clerk in offers.items():
            duty = self.hall.floor.duty(clerk)
            assert (duty.state, duty.visit) == (m.ClerkState.RINGING, visit)
            assert self.hall.floor.visits[visit].visit.state is State.WAITING
        ringing = {name for name, duty in self.hall.floor.duties.items() if duty.state is m.ClerkState.RINGING}
        assert ringing == set(offers.values())

    def _unoffered(self) -> list[VisitRecord]:
        floor = self.hall.floor
        waiting = [one for one in floor.queue.everybody() if one.visit.id not in floor.offers]
        return [one for one in waiting if one.away is None and Sender(m.Role.KIOSK, one.kiosk) in floor.present]

    def _nobody_waits_beside_a_free_clerk(self) -> None:
        floor = self.hall.floor
        for name, duty in floor.duties.items():
            if duty.state is m.ClerkState.READY:
                assert not [one for one in self._unoffered() if self._rings_at(name, one)]
                self._somebody_is_called_for(name)

    def _somebody_is_called_for(self, clerk: str) -> None:
        """Where a free clerk could serve somebody who went away, somebody who went away is called."""
        floor, away = self.hall.floor, [one for one in self.hall.floor.queue.everybody() if one.away is not None]
        reachable = [one for one in away if floor.is_free(one.kiosk)]
        if any(self._rings_at(clerk, msgspec.structs.replace(one, away=None)) for one in reachable):
            assert any(one.called is not None for one in reachable)
        assert not [one for one in away if one.called is not None and not floor.is_free(one.kiosk)]

    def _rings_at(self, name: str, record: VisitRecord) -> bool:
        """Whether this clerk is rung for it, once free."""
        clerk = self.hall.floor.clerks[name]
        return self.hall.floor.may_serve(clerk, record) and self.hall.floor.may_ring_at(clerk.centre, record)

    def _nobody_is_left_at_a_closed_door(self) -> None:
        """Who waits at a closed centre longer than the clerks there have may still be served at another one."""
        for one in self.hall.floor.queue.everybody():
            since = OPENING.closed_since(one.centre.code, self.now)
            if since is not None and not self._lost and one.visit.id not in self.hall.floor.offers:
                waits = (one.visit.deadline or 0.0) - DEADLINES[State.WAITING]
                elsewhere = MATTERS[one.matter].citywide or one.transfer is not None
                assert elsewhere or self.now < max(since, waits) + OPENING.serve_out

    def decided(self) -> None:
        """First come, first served within equal claims; and nobody is passed by more than a head start."""
        floor = self.hall.floor
        new = {visit: clerk for visit, clerk in floor.offers.items() if self._ringing.get(visit) != clerk}
        self._ringing = dict(floor.offers)
        for visit, clerk in new.items():
            offered = floor.visits[visit]
            for other in self._unoffered():
                if not self._rings_at(clerk, other):
                    continue
                assert floor.queue.order(offered) < floor.queue.order(other)
                if not (offered.returned and max(offered.returns, offered.transfers) <= HEAD):
                    assert offered.since - other.since <= 600.0, "no claim here is worth more"
            for paper in callable_at(self.hall, clerk):
                assert floor.queue.order(offered) < paper_order(paper, floor.queue.rules(floor.clerks[clerk].centre))
        self.paper.follows_the_order(self.hall, self._unoffered(), self._rings_at)

    def _everybody_sees_what_is(self) -> None:
        """No entry that a clerk cannot see until they reload; no state that is not told."""
        floor = self.hall.floor
        for clerk in CLERKS:
            if clerk not in floor.present or self._lost:
                continue
            duty, told = floor.duty(clerk.key), self.duties[clerk]
            assert (told.state, told.visit, told.reason) == (duty.state, duty.visit, duty.reason)
            may = [one.visit.id for one in floor.queue.in_order() if floor.may_serve(floor.clerks[clerk.key], one)]
            assert [one.visit for one in self.queues[clerk].waiting] == may
            papers = floor.paper.waiting.get(floor.clerks[clerk.key].centre, ())
            assert self.queues[clerk].paper == sum(
                may_serve_paper(floor.clerks[clerk.key], one.group) for one in papers
            )
            assert {one.visit for one in self.queues[clerk].waiting if one.ringing} == set(may) & set(floor.offers)

    def everybody_goes(self) -> None:
        """At the end of a story every visit ends by itself."""
        self._lost = ""
        for one in EVERYBODY:
            if one in self.hall.floor.present:
                self.perform(self.hall.left(one, self.now))
        self.pass_time(20_000.0)
        assert all(one.visit.state is State.ENDED for one in self.visits.values())


def play(story: Sequence[Step]) -> District:
    """The whole story, checked after every step."""
    district = District()
    for step in story:
        district.step(step)
        district.check()
    district.everybody_goes()
    return district
