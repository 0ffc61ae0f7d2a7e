"""What happens in a small district in random trouble: its hall, its store's rows, and what everybody was told last."""

from collections.abc import Callable, Sequence
from itertools import count

from signaling.effects import Count, Effect, Save, Send, Sender
from signaling.floor import Rules
from signaling.hall import Hall
from signaling.records import Clerk, Kiosk, VisitRecord
from signaling.stored import Stored
from tests.peers.district_paper import PaperSide
from tests.peers.district_site import (
    CENTRES,
    CLERKS,
    EVERYBODY,
    KIOSKS,
    MATTERS,
    OPENING,
    RULES,
    SKILLS,
    TARGETS,
    WINDOWS,
)
from tests.peers.hall_cast import NOON
from tests.peers.notices import KEY
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome, State

Step = tuple[int, int, int]
_TIMES = (1.0, 5.0, 11.0, 21.0, 31.0, 61.0, 121.0, 400.0)


class Happenings:
    """The hall, its clock and everybody's last news. `decided` looks at each decision that was told."""

    def __init__(self) -> None:
        self.now = NOON
        self.visits: dict[str, VisitRecord] = {}
        self.counts: dict[str, int] = {}
        self.queues: dict[Sender, m.QueueChanged] = {}
        self.duties: dict[Sender, m.DutyChanged] = {}
        self.paper = PaperSide(WINDOWS)
        self.opened: list[str] = []
        self._numbers = count(1)
        self._lost = ""  # what becomes of the next decision: "crash" or "full"
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
                service_number=clerk.key,
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
                case Save():
                    self.paper.keep(effect.record, self.now)
                case Count():
                    self.counts[effect.key] = effect.value
                case Send(message=m.QueueChanged() as queue):
                    self.queues[effect.to] = queue
                case Send(message=m.DutyChanged() as duty):
                    self.duties[effect.to] = duty
                case _:
                    pass
        self.decided()
        return effects

    def _lose(self) -> None:
        lost, self._lost = self._lost, ""
        if lost == "crash":
            self.hall = self._built()
            self.queues.clear()
            self.duties.clear()
        running = [one for one in self.visits.values() if one.visit.state is not State.ENDED]
        self.hall.load(
            Stored(visits=running, counts=dict(self.counts), papers=list(self.paper.stored.values())), self.now
        )
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

    def decided(self) -> None:
        """A decision was told."""

    # -- what happens ------------------------------------------------------------------------------------------

    def step(self, step: Step) -> None:
        """One thing, chosen by three numbers."""
        kind, one, two = step
        happens = (
            self._opens, self._opens, self._opens, self._answers, self._answers, self._takes, self._goes_on,
            self._goes_on, self._goes_on, self._says_ready, self._breaks, self._time_passes, self._time_passes,
            self._line_ends, self._comes_back, self._gives_up, self._loses, self._passes_on, self._holds,
            self._chooses, self._is_here_again, self._papers, self._papers, self._papers,
            self._papers, self._next_paper,
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
        back = next(iter(self.hall.floor.broken.get(kiosk.key, {})), "") if one % 2 else ""
        asked = {
            "told": True,
            "visit": visit,
            "matter": matter,
            "claims": claims,
            "language": language,
            "returning": back,
        }
        refused = self.say(kiosk, m.OpenVisit, **asked)
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
        for _ in range(int(left := _TIMES[one % len(_TIMES)]) // 50):
            self.pass_time(50.0)
            self._lines_are_said(again=False)
        self.pass_time(left % 50)

    def _papers(self, one: int, two: int) -> None:
        self.paper.step(one, two, self.now)
        self._lines_are_said(again=two % 8 == 0 and not self._lost)

    def _lines_are_said(self, *, again: bool) -> None:
        for effects in self.paper.say(lambda: self.hall, self.now, again=again):
            self.perform(effects)

    def _next_paper(self, one: int, _two: int) -> None:
        """Not here, or served: of their own ticket, or one that is not theirs any more."""
        at = sorted(self.hall.floor.paper.at_window.items())
        if at:
            name, ticket = at[one % len(at)]
            clerk = Sender(m.Role.COUNTER, name if one % 4 else CLERKS[one % len(CLERKS)].key)
            if clerk in self.hall.floor.present:
                assert self.say(clerk, m.NextPaper, ticket=ticket.ticket.id) is None

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
