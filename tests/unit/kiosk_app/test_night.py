"""When the screens may rest, and that nothing stands still on them."""

import itertools

from kiosk_app import night
from kiosk_app.scene import Scene, Screen
from windowkit.messages import Callback, CallbackState, HoursChanged

SHUT = HoursChanged(open=False, opens="2026-11-30T09:00")


def test_it_is_night_outside_the_hours_on_the_welcome_alone() -> None:
    assert night.is_night(Scene(hours=SHUT))
    assert not night.is_night(Scene())
    assert not night.is_night(Scene(hours=HoursChanged(open=False, elsewhere=True)))
    assert not night.is_night(Scene(hours=SHUT, screen=Screen.PIN))
    assert not night.is_night(Scene(hours=SHUT, called_at=1.0)), "staff who are called must be seen to be"
    called = Callback(visit="v", ticket="A001", state=CallbackState.CALLED)
    assert not night.is_night(Scene(hours=SHUT, line=True, callbacks=(called,)))


def test_the_welcome_begins_in_its_place_and_glides_by_single_pixels() -> None:
    assert night.drift(0) == (0, 0)
    steps = [night.drift(step) for step in range(2000)]
    moves = [max(abs(x - a), abs(y - b)) for (x, y), (a, b) in itertools.pairwise(steps)]
    assert max(moves) == 1
    assert {max(abs(x) for x, _ in steps), max(abs(y) for _, y in steps)} == {40}


def test_the_clock_of_the_night_stands_elsewhere_each_minute() -> None:
    places = [night.place(minute) for minute in range(35)]
    assert all(one != other for one, other in itertools.pairwise(places))
    assert len(set(places)) == 35
