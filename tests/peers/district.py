"""A small district in random trouble: its hall, its store's rows, and what everybody was told last.

A story is a list of steps, each a few numbers that choose what happens; `play` checks the hall after every one.
"""

from collections.abc import Callable, Sequence
from itertools import count

import msgspec

from signaling.effects import Count, Effect, Save, Send, Sender
from signaling.floor import Rules
from signaling.hall import Hall
from signaling.records import Clerk, Kiosk, Stored, VisitRecord
from signaling.routing import HEAD
from signaling.tickets import TicketChange
from tests.peers.district_site import CENTRES, CLERKS, EVERYBODY, KIOSKS, MATTERS, OPENING, RULES, SKILLS, TARGETS
from tests.peers.hall_cast import NOON
from tests.peers.notices import KEY
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import DEADLINES, Outcome, State

Step = tuple[int, int, int]
_TIMES = (1.0, 5.0, 11.0, 21.0, 31.0, 61.0, 121.0, 400.0)


class District:
    """The hall, its clock and everybody's last news."""

    def __init__(self) -> None:
        self.now = NOON
        self.visits: dict[str, VisitRecord] = {}
        self.counts: dict[str, int] = {}
        self.queues: dict[Sender, m.QueueChanged] = {}
        self.duties: dict[Sender, m.DutyChanged] = {}
        self.heard: dict[str, TicketChange] = {}  # by visit: what the ticket systems heard last
        self.opened: list[str] = []
        self._numbers = count(1)
        self._lost = ""  # what becomes of the next decision: "crash" or "full"
        self._ringing: dict[str, str] = {}
        self.hall = self._built()
        self._everybody_comes()

    def _built(self) -> Hall:
        ticketed = frozenset(one.code for one in CENTRES)
        rules = Rules(notice_key=KEY, ticketed=ticketed, queues=RULES, opening=OPENING)
        hall = Hall(MATTERS, rules, lambda: f"code-{next(self._numbers)}")
        hall.floor.centres |= {one.code: one for one in CENTRES}
        for number, kiosk in enumerate(KIOSKS):
            place = CENTRES[number % len(CENTRES)]
            hall.floor.kiosks[kiosk.key] = Kiosk(device=kiosk.key, committee=place, centre=place, letter="A")
        for clerk, (centre, groups, languages) in zip(CLERKS, SKILLS, strict=True):
            hall.floor.clerks[clerk.key] = Clerk(
                name=clerk.key,
                display="王敏",
                service_number="0312",
                centre=CENTRES[centre].code,
                groups=groups,
                languages=languages,
            )
        return hall

    # -- what a shell does -----------------------------------------------------------------------------------

    def perform(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        """Save, then tell; or lose the decision, with the whole server or only with the disk."""
        if self._lost:
            self._lose()
            return ()
        for effect in effects:
            match effect:
                case Save(record=VisitRecord() as visit):
                    self.visits[visit.visit.id] = visit
                case Save(record=TicketChange() as change):
                    assert self.heard.get(change.visit) != change
                    self.heard[change.visit] = change
                case Count():
                    self.counts[effect.key] = effect.value
                case Send(message=m.QueueChanged() as queue):
                    self.queues[effect.to] = queue
                case Send(message=m.DutyChanged() as duty):
                    self.duties[effect.to] = duty
                case _:
                    pass
        self._offers_follow_the_order()
        return effects

    def _lose(self) -> None:
        lost, self._lost = self._lost, ""
        if lost == "crash":
            self.hall = self._built()
            self.queues.clear()
            self.duties.clear()
        running = [one for one in self.visits.values() if one.visit.state is not State.ENDED]
        self.hall.load(Stored(visits=running, counts=dict(self.counts)), self.now)
        self.pass_time(0.0)
        if lost == "crash":
            self._everybody_comes()

    def pass_time(self, seconds: float) -> None:
        """Whatever falls due happens at its own moment."""
        until = self.now + seconds
        while (due := self.hall.next_deadline()) is not None and due <= until:
            self.now = max(self.now, due)
            self.perform(self.hall.overdue(self.now))
        self.now = max(self.now, until)

    def say(self, sender: Sender, make: Callable[..., m.Command], **parts: object) -> Code | None:
        """What they are answered; None for done, or where the decision was lost."""
        effects = self.perform(self.hall.receive(make(id=self._fresh(), **parts), sender, self.now))
        return next(
            (one.message.code for one in effects if isinstance(one, Send) and isinstance(one.message, m.Denied)), None
        )

    def _fresh(self) -> str:
        return f"n{next(self._numbers)}"

    def _everybody_comes(self) -> None:
        for one in EVERYBODY:
            self.perform(self.hall.arrived(one, self.now))
        for one in CLERKS[1:]:
            self.say(one, m.SetReady, ready=True, again=True)

    # -- what happens ------------------------------------------------------------------------------------------

    def step(self, step: Step) -> None:
        """One thing, chosen by three numbers."""
        kind, one, two = step
        happens = (
            self._opens, self._opens, self._opens, self._answers, self._answers, self._takes, self._goes_on,
            self._goes_on, self._goes_on, self._says_ready, self._breaks, self._time_passes, self._time_passes,
            self._line_ends, self._comes_back, self._gives_up, self._loses, self._passes_on, self._holds,
            self._chooses, self._is_here_again,
        )  # fmt: skip
        happens[kind % len(happens)](one, two)

    def _opens(self, one: int, two: int) -> None:
        kiosk = KIOSKS[one % len(KIOSKS)]
        if kiosk not in self.hall.floor.present or self.hall.floor.visit_of(kiosk) is not None:
            return
        self.hall.unlocked(kiosk.key, self.now)
        visit, lost = self._fresh(), self._lost
        claims = ((), (), (m.Claim.AGED,), (m.Claim.AGED, m.Claim.DISABLED))[two % 4]
        matter, language = tuple(MATTERS)[two % 3], ("", "zh", "wuu")[one % 3]
        shut = not OPENING.centre_open(self.hall.floor.kiosks[kiosk.key].centre.code, self.now)
        refused = self.say(kiosk, m.OpenVisit, visit=visit, matter=matter, claims=claims, language=language)
        if not lost:
            assert refused is (Code.CLOSED if shut and not MATTERS[matter].citywide else None)
        if not lost and refused is None:
            self.opened.append(visit)

    def _answers(self, one: int, _two: int) -> None:
        ringing = sorted(self.hall.floor.offers.items())
        if ringing:
            visit, clerk = ringing[one % len(ringing)]
            assert self.say(Sender(m.Role.COUNTER, clerk), m.TakeVisit, visit=visit) is None

    def _takes(self, one: int, two: int) -> None:
        """By hand, also what is not theirs to take."""
        clerk = CLERKS[one % len(CLERKS)]
        waiting = sorted(one.visit.id for one in self.hall.floor.queue.everybody())
        if waiting and clerk in self.hall.floor.present:
            visit = waiting[two % len(waiting)]
            elsewhere = self.hall.floor.offers.get(visit, clerk.key) != clerk.key
            lost = bool(self._lost)
            refused = self.say(clerk, m.TakeVisit, visit=visit)
            assert refused is not None or not elsewhere or lost

    def _goes_on(self, one: int, two: int) -> None:
        """A visit with a clerk: the call comes up, then it is finished, then rated."""
        held = sorted(one.visit.id for one in self.hall.floor.visits.values() if one.clerk)
        if not held:
            return
        record = self.hall.floor.visits[held[one % len(held)]]
        kiosk, clerk = Sender(m.Role.KIOSK, record.kiosk), Sender(m.Role.COUNTER, record.clerk)
        visit = record.visit.id
        if not {kiosk, clerk} <= self.hall.floor.present:
            return
        match record.visit.state:
            case State.JOINING:
                for side in (kiosk, clerk):
                    self.say(side, m.CallUp, visit=visit, call=1, picture=True, sound=True)
            case State.SERVING:
                outcome = (Outcome.DONE, Outcome.BROKEN_OFF)[two % 2]
                self.say(clerk, m.FinishVisit, visit=visit, outcome=outcome, next_step="明天再来")
            case _:
                self.say(kiosk, m.Rate, visit=visit, faces=None)

    def _passes_on(self, one: int, two: int) -> None:
        """To somebody, a centre or a skill; whatever is possible is never refused."""
        held = sorted(one.visit.id for one in self.hall.floor.visits.values() if one.visit.state is State.SERVING)
        if not held:
            return
        record = self.hall.floor.visits[held[one % len(held)]]
        clerk = Sender(m.Role.COUNTER, record.clerk)
        if clerk in self.hall.floor.present:
            to = TARGETS[two % len(TARGETS)]
            lost = bool(self._lost)
            code = self.say(clerk, m.TransferVisit, visit=record.visit.id, to=to, note="请接着办")
            assert code in {None, Code.BAD_FIELD}
            if code is None and not lost:
                assert self.visits[record.visit.id].visit.state is State.WAITING
                assert self.visits[record.visit.id].fields == record.fields

    def _holds(self, one: int, two: int) -> None:
        held = sorted(one.visit.id for one in self.hall.floor.visits.values() if one.clerk)
        if not held:
            return
        record = self.hall.floor.visits[held[one % len(held)]]
        clerk = Sender(m.Role.COUNTER, record.clerk)
        if clerk in self.hall.floor.present:
            self.say(clerk, m.HoldVisit, visit=record.visit.id, on=two % 3 > 0)

    def _says_ready(self, one: int, two: int) -> None:
        clerk = CLERKS[one % len(CLERKS)]
        if clerk in self.hall.floor.present:
            self.say(clerk, m.SetReady, ready=True, again=bool(two % 4 == 0))

    def _breaks(self, one: int, two: int) -> None:
        clerk = CLERKS[one % len(CLERKS)]
        if clerk in self.hall.floor.present:
            self.say(clerk, m.SetReady, ready=False, reason=m.CHOSEN[two % len(m.CHOSEN)])

    def _time_passes(self, one: int, _two: int) -> None:
        self.pass_time(_TIMES[one % len(_TIMES)])

    def _line_ends(self, one: int, _two: int) -> None:
        who = EVERYBODY[one % len(EVERYBODY)]
        if who in self.hall.floor.present:
            self.perform(self.hall.left(who, self.now))

    def _comes_back(self, one: int, two: int) -> None:
        """Their line, or a second one of the same identity, which takes the first one's place."""
        who = EVERYBODY[one % len(EVERYBODY)]
        self.perform(self.hall.arrived(who, self.now))
        if who.role is m.Role.COUNTER and who in self.hall.floor.present:
            self.say(who, m.SetReady, ready=True, again=bool(two % 2))

    def _gives_up(self, one: int, _two: int) -> None:
        kiosk = KIOSKS[one % len(KIOSKS)]
        record = self.hall.floor.visit_of(kiosk)
        if record is not None and kiosk in self.hall.floor.present:
            self.say(kiosk, m.CancelVisit, visit=record.visit.id)

    def _chooses(self, one: int, two: int) -> None:
        """Nobody could answer yet: some go on waiting, some away."""
        asked = [one for one in self.hall.floor.queue.everybody() if one.offered and one.away is None]
        for record in asked[one % 2 :: 2]:
            kiosk = Sender(m.Role.KIOSK, record.kiosk)
            if kiosk in self.hall.floor.present:
                choice = (m.WaitChoice.CALL_BACK, m.WaitChoice.KEEP)[two % 4 == 0]
                self.say(kiosk, m.ChooseWait, visit=record.visit.id, choice=choice)

    def _is_here_again(self, one: int, two: int) -> None:
        """Called or not; where the kiosk is in somebody else's visit it is refused."""
        away = [one for one in self.hall.floor.queue.everybody() if one.away is not None]
        called = [one for one in away if one.called is not None] if two % 4 else away
        if called:
            record = called[one % len(called)]
            kiosk = Sender(m.Role.KIOSK, record.kiosk)
            if kiosk in self.hall.floor.present:
                free, lost = self.hall.floor.is_free(record.kiosk), self._lost
                assert self.say(kiosk, m.ComeBack, visit=record.visit.id) is (None if free or lost else Code.BUSY)

    def _loses(self, one: int, _two: int) -> None:
        self._lost = ("crash", "full")[one % 2]

    # -- what must hold ------------------------------------------------------------------------------------------

    def check(self) -> None:
        """After every step."""
        self._nobody_is_lost()
        self._offers_are_single()
        self._nobody_waits_beside_a_free_clerk()
        self._nobody_is_left_at_a_closed_door()
        self._everybody_sees_what_is()
        self._nobody_is_forgotten()
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
        assert self.heard.keys() == self.visits.keys()
        for visit, record in self.visits.items():
            told, state = self.heard[visit], record.visit.state
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

    def _offers_follow_the_order(self) -> None:
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
