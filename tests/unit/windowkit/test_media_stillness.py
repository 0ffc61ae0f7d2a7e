"""When a paper under the camera is photographed by itself."""

import numpy as np

from windowkit.media.stillness import COUNT, STILL, Lying, Small, count, differ, judged, looked, taken, to_judge


def table(light: int = 90) -> Small:
    noise = np.random.default_rng(1).integers(-3, 4, (90, 160))
    return (light + noise).astype(np.uint8)


def with_paper(light: int = 90) -> Small:
    seen = table(light)
    seen[20:70, 40:120] = 230
    return seen


def test_a_paper_that_comes_is_motion_and_noise_or_a_lamp_is_none() -> None:
    assert differ(table(), with_paper())
    assert not differ(table(), np.roll(table(), 1, axis=1))
    assert not differ(table(90), table(120)), "all of it became brighter"
    finger = with_paper()
    finger[66:74, 110:124] = 120
    assert differ(with_paper(), finger)


def test_what_lay_there_before_is_not_taken() -> None:
    still = looked(Lying(), 10.0, moving=False)
    assert not to_judge(still, 100.0)


def test_it_is_judged_once_it_lay_still_long_enough_and_counted_down() -> None:
    moved = looked(Lying(), 10.0, moving=True)
    still = looked(moved, 11.0, moving=False)
    assert not to_judge(still, 11.0 + STILL - 0.1)
    assert to_judge(still, 11.0 + STILL)
    good = judged(still, 13.0, good=True)
    assert [count(good, 13.0 + COUNT * at) for at in (0, 1.1, 2.1, 3.1)] == [3, 2, 1, 0]
    assert 13.0 + 3 * COUNT - 11.0 > 1.0, "never in a hurry"
    assert count(taken(good), 20.0) is None


def test_motion_ends_the_count_and_it_begins_anew() -> None:
    good = judged(looked(looked(Lying(), 1.0, moving=True), 2.0, moving=False), 4.0, good=True)
    moved = looked(good, 4.5, moving=True)
    assert count(moved, 4.6) is None
    assert not to_judge(moved, 9.0)
    assert to_judge(looked(moved, 5.0, moving=False), 7.0)


def test_a_picture_that_is_not_good_is_judged_again_only_after_a_while() -> None:
    still = looked(looked(Lying(), 1.0, moving=True), 2.0, moving=False)
    poor = judged(still, 3.5, good=False)
    assert count(poor, 5.0) is None
    assert not to_judge(poor, 5.0)
    assert to_judge(poor, 12.0)
