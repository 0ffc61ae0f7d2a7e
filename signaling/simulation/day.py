"""The people of a simulated day around the real hall: who comes when, answers how soon, needs how long.

The hall decides everything that it decides in the server: this module only plays kiosks and clerks, with a clock
that jumps from one thing that happens to the next. The same plan and seed give the same day.
"""

import heapq
import math
import random
from collections import deque
from collections.abc import Callable, Sequence
from itertools import count
from typing import Final

import msgspec

from signaling.effects import Effect, Send, Sender
from signaling.floor import Rules
from signaling.hall import Hall
from signaling.records import Clerk, Kiosk, Place
from signaling.simulation.plan import HOURS, Kindred, Plan, matters
from windowkit import messages as m
from windowkit.visit import Outcome, State

MIDNIGHT: Final = 1_795_363_200.0  # 2026-11-23 00:00 in Shanghai
_KEY: Final = "A" * 43 + "="  # signs nothing here


class Story(msgspec.Struct):
    """What became of one person. Seconds since midnight; `promised` is the range at the ticket, in minutes."""

    kiosk: str
    centre: str
    kind: Kindred
    came: float
    opened: float = 0.0
    taken: float | None = None
    ended: float | None = None
    served_at: str = ""
    promised: tuple[int, int] = (0, 0)
    returns: int = 0


class Day:
    """One day; `run` plays it to its end."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._dice = random.Random(plan.seed)  # noqa: S311 - a simulation's dice
        self._numbers = count(1)
        self._events: list[tuple[float, int, Callable[[], Sequence[Effect]]]] = []
        self.now = 0.0
        queues = {f"s{number:02}": plan.rules for number in range(plan.centres)}
        self.hall = Hall(matters(plan), Rules(notice_key=_KEY, queues=queues), lambda: f"c{next(self._numbers)}")
        self.stories: list[Story] = []
        self._running: dict[str, Story] = {}
        self._before: dict[str, deque[Story]] = {}  # who stands before a kiosk that is in use
        self._people()

    def run(self) -> list[Story]:
        """Play the day; everybody's story, in the order they came."""
        while self._events:
            at, _, happens = heapq.heappop(self._events)
            self._pass_time(at)
            self.now = at
            self._hear(happens())
        return self.stories

    # -- who is there --------------------------------------------------------------------------------------

    def _people(self) -> None:
        self.now = HOURS[0] * 3600
        floor = self.hall.floor
        places = [Place(code=f"s{one:02}", name="-", name_en="-") for one in range(self._plan.centres)]
        floor.centres |= {place.code: place for place in places}
        for number in range(self._plan.kiosks):
            name, centre = f"k{number:03}", places[number % len(places)]
            floor.kiosks[name] = Kiosk(device=name, committee=centre, centre=centre, letter="A")
            self._before[name] = deque()
            self._hear(self.hall.arrived(Sender(m.Role.KIOSK, name), MIDNIGHT + self.now))
            for came in self._arrivals():
                kind = self._dice.choices(self._plan.mix, [one.share for one in self._plan.mix])[0]
                self._at(came, self._comes(Story(kiosk=name, centre=centre.code, kind=kind, came=came)))
        for place in places:
            for number in range(self._plan.clerks):
                name = f"{place.code}-{number:02}"
                floor.clerks[name] = Clerk(name=name, display="-", service_number="-", centre=place.code)
                self._hear(self.hall.arrived(Sender(m.Role.COUNTER, name), MIDNIGHT + self.now))
                self._hear(self._ready(name)())

    def _arrivals(self) -> list[float]:
        """A Poisson process whose rate follows the half hours."""
        whole = sum(self._plan.half_hours)
        coming: list[float] = []
        for number, weight in enumerate(self._plan.half_hours):
            rate = self._plan.visits * weight / whole / 1800
            at = self._dice.expovariate(rate) if rate > 0 else math.inf
            while at < 1800:
                coming.append(HOURS[0] * 3600 + number * 1800 + at)
                at += self._dice.expovariate(rate)
        return coming

    # -- the clock -----------------------------------------------------------------------------------------

    def _at(self, when: float, happens: Callable[[], Sequence[Effect]]) -> None:
        heapq.heappush(self._events, (when, next(self._numbers), happens))

    def _pass_time(self, until: float) -> None:
        while (due := self.hall.next_deadline()) is not None and due - MIDNIGHT <= until:
            self.now = max(self.now, due - MIDNIGHT)
            self._hear(self.hall.overdue(MIDNIGHT + self.now))

    # -- what people do --------------------------------------------------------------------------------------

    def _comes(self, story: Story) -> Callable[[], Sequence[Effect]]:
        def happens() -> Sequence[Effect]:
            self.stories.append(story)
            line = self._before[story.kiosk]
            line.append(story)
            return self._opens(story.kiosk) if len(line) == 1 else ()

        return happens

    def _opens(self, kiosk: str) -> Sequence[Effect]:
        story = self._before[kiosk][0]
        visit = f"v{next(self._numbers)}"
        story.opened = self.now
        self._running[visit] = story
        self.hall.unlocked(kiosk, MIDNIGHT + self.now)
        if self._plan.patience > 0:
            self._at(self.now + self._dice.expovariate(1 / self._plan.patience), self._gives_up(visit))
        return self._says(
            Sender(m.Role.KIOSK, kiosk), m.OpenVisit(told=True, id=visit, visit=visit, matter=story.kind.group)
        )

    def _gives_up(self, visit: str) -> Callable[[], Sequence[Effect]]:
        def happens() -> Sequence[Effect]:
            story = self._running.get(visit)
            if story is None or story.taken is not None:
                return ()
            return self._says(Sender(m.Role.KIOSK, story.kiosk), m.CancelVisit(id=f"{visit}x", visit=visit))

        return happens

    def _says(self, sender: Sender, message: m.Message) -> Sequence[Effect]:
        return self.hall.receive(message, sender, MIDNIGHT + self.now)

    def _ready(self, clerk: str) -> Callable[[], Sequence[Effect]]:
        sender = Sender(m.Role.COUNTER, clerk)
        return lambda: self._says(sender, m.SetReady(id=f"c{next(self._numbers)}", ready=True))

    # -- what they are told ------------------------------------------------------------------------------------

    def _hear(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if not isinstance(effect, Send):
                continue
            match effect.message:
                case m.DutyChanged(state=m.ClerkState.RINGING) as duty:
                    self._rings(effect.to, duty.visit)
                case m.DutyChanged(state=m.ClerkState.BREAK, reason=m.BreakReason.MISSED):
                    self._at(self.now + self._plan.back_after, self._ready(effect.to.key))
                case m.VisitSnapshot() as seen if effect.to.role is m.Role.KIOSK:
                    self._stands(effect.to, seen)
                case m.Denied() as denied:
                    raise AssertionError(f"the hall refused {denied.re}: {denied.code} {denied.detail}")
                case _:
                    pass

    def _rings(self, clerk: Sender, visit: str) -> None:
        if self._dice.random() < self._plan.missed:
            return

        def happens() -> Sequence[Effect]:
            if self.hall.floor.offers.get(visit) != clerk.key:
                return ()  # given up meanwhile
            return self._says(clerk, m.TakeVisit(id=f"{visit}t{next(self._numbers)}", visit=visit))

        self._at(self.now + self._dice.uniform(*self._plan.answer), happens)

    def _stands(self, kiosk: Sender, seen: m.VisitSnapshot) -> None:
        story = self._running.get(seen.visit)
        if story is None:
            return
        match seen.state:
            case State.WAITING if seen.version == 1 and story.promised == (0, 0):
                story.promised = seen.minutes
            case State.JOINING if story.taken is None:
                story.taken = self.now
                self._talks(kiosk, seen.visit, story)
            case State.RATING if story.ended is None:
                story.ended = self.now
                rate = m.Rate(id=f"{seen.visit}r", visit=seen.visit, faces=5)
                self._at(self.now + self._dice.uniform(*self._plan.rating), lambda: self._says(kiosk, rate))
            case State.ENDED:
                self._leaves(seen.visit, story)
            case _:
                pass

    def _talks(self, kiosk: Sender, visit: str, story: Story) -> None:
        record = self.hall.floor.visits[visit]
        clerk = Sender(m.Role.COUNTER, record.clerk)
        story.served_at = record.office.code
        needs = _lasting(self._dice, story.kind)
        joined = self.now + self._plan.joining

        def up(one: Sender) -> Sequence[Effect]:
            said = m.CallUp(id=f"{visit}{one.role}", visit=visit, call=1, picture=True, sound=True)
            return self._says(one, said)

        done = m.FinishVisit(id=f"{visit}f", visit=visit, outcome=Outcome.DONE)
        self._at(joined, lambda: [*up(kiosk), *up(clerk)])
        self._at(joined + needs, lambda: self._says(clerk, done))

    def _leaves(self, visit: str, story: Story) -> None:
        self._running.pop(visit)
        line = self._before[story.kiosk]
        line.popleft()
        if line:
            self._at(self.now, lambda: self._opens(story.kiosk))


def _lasting(dice: random.Random, kind: Kindred) -> float:
    """Lognormal, as talks are: never negative, a few very long; exponential where the spread is exactly 1."""
    if kind.spread == 1.0:
        return dice.expovariate(1 / kind.mean)
    sigma = math.sqrt(math.log(1 + kind.spread**2))
    return dice.lognormvariate(math.log(kind.mean) - sigma**2 / 2, sigma)
