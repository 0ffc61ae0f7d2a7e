"""The same random stories, in a district whose clerks are all duty leaders: they take visits over and reassign them."""

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
from windowkit.transfer import Reassign
from windowkit.visit import State

_number = st.integers(0, 63)
_steps: st.SearchStrategy[list[Step]] = st.lists(st.tuples(_number, _number, _number), min_size=10, max_size=60)
_MAY_BE = {None, Code.BUSY, Code.UNKNOWN_VISIT, Code.WRONG_STATE}
_GOES_ON = (State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING, State.SIGNED)


class Led(District):
    """After everything that happens somebody tries to take a visit over, or to give one to somebody else."""

    taken_over = 0
    reassigned = 0

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
        if step[0] % 2:
            self._reassigns(step[1], step[2])
        else:
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
        code = self.say(leader, m.TakeOver, visit=before.visit.id, clerk=before.clerk)
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

    def _reassigns(self, one: int, two: int) -> None:
        leader, target = CLERKS[one % len(CLERKS)], CLERKS[two % len(CLERKS)]
        running = sorted(self.hall.floor.visits)
        if leader not in self.hall.floor.present or not running:
            return
        before = self.hall.floor.visits[running[(one + two) % len(running)]]
        lost, waits = bool(self._lost), before.visit.state is State.WAITING
        to = m.Target(clerk=target.key)
        code = self.say(leader, Reassign, visit=before.visit.id, clerk=before.clerk, to=to)
        if lost:
            return
        assert code in _MAY_BE | {Code.BAD_FIELD}
        if code is not None:
            return
        after = self.visits[before.visit.id]
        assert (after.visit.state, after.clerk, after.fields) == (State.WAITING, "", before.fields)
        assert after.transfer is not None
        assert after.transfer.to.clerk == target.key
        assert self.hall.floor.offers.get(before.visit.id, target.key) == target.key, "it rings at nobody else"
        assert waits or self.hall.floor.visit_of(Sender(m.Role.COUNTER, before.clerk)) is None
        self.reassigned += 1


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


def test_the_stories_do_take_visits_over_and_give_them_away() -> None:
    chance = random.Random(5)
    stories = [
        [(chance.randrange(64), chance.randrange(64), chance.randrange(64)) for _ in range(60)] for _ in range(40)
    ]
    played = [play(story) for story in stories]
    assert sum(one.taken_over for one in played) > 5
    assert sum(one.reassigned for one in played) > 20
