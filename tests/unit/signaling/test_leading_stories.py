"""The same random stories, in a district whose clerks are all duty leaders and take each other's visits over."""

import random
from typing import override

import msgspec
from hypothesis import given, settings, strategies as st

from signaling.effects import Sender
from signaling.hall import Hall
from tests.peers.district import District, Step
from tests.peers.district_site import CLERKS
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import State

_number = st.integers(0, 63)
_steps: st.SearchStrategy[list[Step]] = st.lists(st.tuples(_number, _number, _number), min_size=10, max_size=60)
_MAY_BE = {None, Code.BUSY, Code.UNKNOWN_VISIT, Code.WRONG_STATE}
_GOES_ON = (State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING, State.SIGNED)


class Led(District):
    """After everything that happens somebody tries to take a visit over."""

    taken_over = 0

    @override
    def _built(self) -> Hall:
        hall = super()._built()
        clerks = hall.floor.clerks
        clerks |= {name: msgspec.structs.replace(one, leader=True) for name, one in clerks.items()}
        return hall

    @override
    def step(self, step: Step) -> None:
        """One thing more, chosen by the same numbers."""
        super().step(step)
        self._takes_over(step[1], step[2])

    def _takes_over(self, one: int, two: int) -> None:
        leader = CLERKS[one % len(CLERKS)]
        held = sorted(each.visit.id for each in self.hall.floor.visits.values() if each.clerk)
        if leader not in self.hall.floor.present or not held:
            return
        before = self.hall.floor.visits[held[two % len(held)]]
        busy, lost = self.hall.floor.is_busy(leader), bool(self._lost)
        near = self.hall.floor.clerks[before.clerk].centre == self.hall.floor.clerks[leader.key].centre
        possible = near and not busy and before.visit.state in _GOES_ON
        code = self.say(leader, m.TakeOver, visit=before.visit.id)
        if lost:
            return
        assert code in _MAY_BE
        assert (code is None) == possible
        if code is not None:
            return
        after = self.visits[before.visit.id]
        assert (after.clerk, after.visit.state, after.fields) == (leader.key, State.JOINING, before.fields)
        assert self.hall.floor.visit_of(Sender(m.Role.COUNTER, before.clerk)) is None
        self.taken_over += 1


def play(story: list[Step]) -> Led:
    district = Led()
    for step in story:
        district.step(step)
        district.check()
    district.everybody_goes()
    return district


@settings(max_examples=150, deadline=None)
@given(_steps)
def test_a_story(story: list[Step]) -> None:
    play(story)


def test_the_stories_do_take_visits_over() -> None:
    chance = random.Random(5)
    stories = [
        [(chance.randrange(64), chance.randrange(64), chance.randrange(64)) for _ in range(60)] for _ in range(40)
    ]
    assert sum(play(story).taken_over for story in stories) > 5
