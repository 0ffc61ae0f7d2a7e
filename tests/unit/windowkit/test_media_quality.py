"""The line's rate and what is sent over it, without a line."""

from collections.abc import Iterable

import msgspec
import pytest

from windowkit.media import quality
from windowkit.media.quality import (
    LEAST,
    MOST,
    START,
    STEPS,
    STILLS,
    VOICE,
    Line,
    Rating,
    Sight,
    incoming_bars,
    look,
    plan,
    rated,
)


def after(line: Line, sights: Iterable[Sight]) -> Line:
    for sight in sights:
        line = look(line, sight)
    return line


def quiet(start: float, seconds: float, *, sent: int = 0, second: bool = False) -> list[Sight]:
    """Nothing but good news, each half second."""
    return [
        Sight(at=start + 0.5 * step, lost=0.0, rtt=0.02, sent=sent, second=second)
        for step in range(1, int(seconds * 2) + 1)
    ]


FULL = Line(rate=MOST, step=0, at=0.0, measured=True)


def waiting(start: float, seconds: float, queued: float, came: int, sent: int) -> list[Sight]:
    """Reports of a queue, each tenth of a second."""
    return [
        Sight(at=start + 0.1 * step, queued=queued, came=came, sent=sent) for step in range(1, int(seconds * 10) + 1)
    ]


def test_an_unknown_line_starts_small_and_is_at_its_most_as_soon_as_it_was_measured() -> None:
    assert plan(Line()).face.height == 360
    line = look(Line(), Sight(at=0.005, probed=10_000_000))
    assert line.rate == MOST
    assert plan(line).face.height == 720
    assert plan(line).bars == 4
    assert plan(line).pace > MOST * 2


def test_a_measured_line_gets_what_fits_it_whatever_the_one_before_carried() -> None:
    line = look(Line(known=850_000), Sight(at=0.1, probed=440_000))
    assert line.rate == 220_000
    assert plan(line).face.height == 270
    assert look(Line(known=250_000), Sight(at=0.1, probed=9_000_000)).rate == START  # from where it climbs fast


def test_a_line_that_does_not_answer_is_taken_for_a_thin_one() -> None:
    line = after(Line(), [Sight(at=0.0), Sight(at=0.3), Sight(at=0.6)])
    assert line.rate < 120_000
    assert plan(line).face.height == 180


def test_a_thin_line_that_answered_begins_with_a_moving_face_and_not_with_stills() -> None:
    line = look(Line(), Sight(at=0.1, probed=110_000))  # its measurement stood behind the first picture
    assert not plan(line).stills
    assert plan(line).face.fps == 30


def test_the_queue_of_the_first_second_is_the_beginnings_own() -> None:
    begun = look(Line(), Sight(at=0.1, probed=600_000))
    assert not after(begun, waiting(0.1, 0.8, 0.1, 250_000, 200_000)).strained
    assert after(begun, waiting(0.1, 1.2, 0.1, 250_000, 200_000)).strained


def test_the_first_picture_waits_for_no_measurement_and_later_ones_keep_a_pace() -> None:
    assert plan(Line()).pace == 6_000_000
    thin = look(Line(), Sight(at=0.1, probed=440_000))
    assert plan(thin).pace == pytest.approx(1.5 * thin.rate)
    assert plan(msgspec.structs.replace(thin, strained=True)).pace == pytest.approx(1.5 * thin.rate)


def test_a_queue_that_stands_takes_the_rate_below_what_comes_and_the_way_up_is_slow() -> None:
    line = after(FULL, waiting(10.5, 0.1, 0.06, 900_000, MOST))
    assert line.rate == pytest.approx(0.7 * MOST)
    line = after(line, waiting(11.2, 0.1, 0.1, 800_000, 900_000))
    assert 600_000 < line.rate < 800_000
    seconds = [Sight(at=11.5 + 0.5 * step, queued=0.0, came=int(line.rate), sent=int(line.rate)) for step in range(40)]
    rates: list[float] = []
    for sight in seconds:
        line = look(line, sight)
        rates.append(line.rate)
    assert rates[10] < 925_000  # five seconds later about what it carried
    assert rates[-1] > 1_300_000  # and in twenty it was found out that it carries more


def test_a_short_queue_is_no_reason() -> None:
    assert after(FULL, waiting(0.0, 3.0, 0.02, MOST, MOST)).rate == MOST


def test_one_word_about_a_queue_is_believed_once() -> None:
    once = after(FULL, waiting(0.5, 0.1, 0.05, 1_200_000, MOST))
    assert after(once, waiting(0.6, 0.3, 0.05, 1_200_000, MOST)).rate == once.rate


def test_a_rate_that_is_not_sent_is_not_proven_and_grows_slowly() -> None:
    known = Line(rate=200_000, step=3, strained=True, measured=True, at=0.0, carried=200_000)
    assert 300_000 < after(known, quiet(0.0, 20.0, sent=20_000)).rate < 400_000
    assert after(known, quiet(0.0, 20.0, sent=600_000)).rate > 1_000_000


def test_two_percent_of_loss_is_weather_and_twenty_is_a_full_line() -> None:
    weather = after(FULL, [Sight(at=float(at), lost=0.02, rtt=0.02) for at in range(1, 30)])
    assert weather.rate == MOST
    full = after(FULL, [Sight(at=float(at), lost=0.2, rtt=0.02) for at in range(1, 12)])
    assert full.rate < MOST / 1.5


def test_one_lossy_report_is_chance() -> None:
    assert after(FULL, [Sight(at=1.0, lost=0.15)]).rate == MOST


def test_loss_that_nobody_speaks_of_any_more_is_forgotten() -> None:
    line = after(FULL, [Sight(at=float(at), lost=0.5) for at in range(1, 4)])
    assert after(line, [Sight(at=4.0 + 0.5 * step) for step in range(20)]).lost < 0.05


def test_a_heap_of_requests_cuts_before_any_report() -> None:
    line = look(FULL, Sight(at=0.6, repeated=0.5))
    assert line.rate == pytest.approx(0.75 * MOST)


def test_loss_beside_a_stream_that_comes_through_takes_no_more_than_that() -> None:
    known = Line(rate=250_000, step=3, strained=True, measured=True, at=0.0)
    line = after(known, [Sight(at=1.0 + at, repeated=0.9, sent=200_000, came=200_000) for at in range(5)])
    assert line.rate == pytest.approx(0.7 * 200_000)


class Carries:
    """A line of so many bit/s behind a queue, looked at each tenth of a second; all of the rate is sent."""

    def __init__(self, lost: float) -> None:
        self.line = FULL
        self.queues: list[float] = []
        self._lost = lost
        self._queue = 0.0  # bits
        self._at = 0.0

    def run(self, capacity: float, seconds: float) -> None:
        self.queues.clear()
        for step in range(1, int(seconds * 10) + 1):
            self._at += 0.1
            arrived = self._queue + 0.1 * self.line.rate
            came = min(arrived, 0.1 * capacity)
            self._queue = arrived - came
            self.queues.append(self._queue / capacity)
            lost = self._lost if step % 10 == 0 else None
            sent = int(self.line.rate)
            sight = Sight(at=self._at, queued=self.queues[-1], came=int(came * 10), sent=sent, lost=lost, rtt=0.02)
            self.line = look(self.line, sight)

    def waiting(self) -> float:
        """The part of the time in which packets wait."""
        return sum(queue > 0.01 for queue in self.queues) / len(self.queues)


def test_where_packets_get_lost_the_line_is_left_empty_because_what_comes_again_waits_in_the_same_queue() -> None:
    lossy, clean = Carries(lost=0.02), Carries(lost=0.0)
    for line in (lossy, clean):
        line.run(800_000, 15.0)  # found out
        line.run(800_000, 60.0)
    assert lossy.waiting() < 0.05
    assert clean.waiting() > 2 * lossy.waiting()
    assert max(lossy.queues) < 0.05
    assert plan(lossy.line).face.height == 540


def test_a_lossy_line_that_was_full_in_its_first_moments_is_tried_with_care() -> None:
    line = Carries(lost=0.02)
    line.line = Line(rate=130_000, step=3, at=0.0, measured=True, strained=True, full_at=0.0, cut_at=0.0, lossy_at=0.0)
    line.run(210_000, 30.0)
    assert max(line.queues) < 0.05
    assert line.line.rate > 140_000


def test_a_machine_that_stood_still_is_not_taken_for_a_full_line() -> None:
    line = Carries(lost=0.02)
    line.run(800_000, 15.0)
    stood = after(line.line, [Sight(at=15.1, queued=0.04, came=200_000, sent=int(line.line.rate / 2))])
    assert stood.rate >= line.line.rate
    full = after(line.line, [Sight(at=15.1, queued=0.04, came=300_000, sent=int(line.line.rate))])
    assert full.rate < 0.8 * line.line.rate


def test_a_lossy_line_that_becomes_better_is_found_out_within_a_minute_and_a_half() -> None:
    line = Carries(lost=0.02)
    line.run(800_000, 240.0)  # tried in vain, and ever more seldom
    line.run(2_000_000, 90.0)
    assert plan(line.line).face.height == 720
    assert line.line.rate > 1_200_000


def test_it_comes_back_and_the_picture_grows_only_where_there_is_room() -> None:
    line = Line(rate=170_000, step=3, strained=True, measured=True, at=0.0, carried=170_000, full_at=0.0)
    heights: list[int] = []
    for at in range(1, 120):
        line = look(line, Sight(at=0.5 * at, queued=0.0, sent=int(line.rate), came=int(line.rate)))
        heights.append(plan(line).face.height)
    assert heights == sorted(heights)
    assert heights[-1] == 720
    assert 8 < heights.index(720) / 2 < 20


def test_a_rate_that_swings_about_a_step_does_not_make_the_picture_swing() -> None:
    needs = STEPS[1].needs
    line = Line(rate=float(needs), step=1, strained=True, measured=True, at=0.0)
    steps: list[int] = []
    for at in range(1, 60):
        swung = msgspec.structs.replace(line, rate=needs * (0.97 if at % 2 else 1.15))
        line = look(swung, Sight(at=float(at)))
        steps.append(line.step)
    assert len(set(steps)) == 1


def test_below_what_a_face_needs_there_are_stills_and_the_sound_goes_first() -> None:
    thin = Line(rate=STILLS * 0.8, step=4, strained=True, measured=True, at=0.0, carried=STILLS * 0.8, full_at=0.0)
    assert not plan(look(thin, Sight(at=0.1))).stills  # a coarse second costs less than a change
    sent = plan(after(thin, [Sight(at=0.1 * step) for step in range(1, 20)]))
    assert sent.stills
    assert sent.bars == 1
    assert sent.face.fps < 1
    assert sent.face.height == 360
    assert sent.voice < VOICE
    worst = after(thin, [Sight(at=float(at), lost=0.9) for at in range(1, 60)])
    assert plan(worst).face.rate == LEAST


def test_stills_become_a_moving_face_again() -> None:
    worst = Line(rate=LEAST, step=5, strained=True, measured=True, at=0.0, carried=LEAST, full_at=0.0)
    assert plan(after(worst, quiet(0.0, 5.0))).stills
    assert not plan(after(worst, quiet(0.0, 15.0))).stills


def test_a_shown_page_is_sharp_and_slow_and_takes_at_most_half_from_the_face() -> None:
    line = look(FULL, Sight(at=0.5, second=True))
    shown = plan(line)
    assert shown.second.fps == 5
    assert shown.second.height > 1080
    assert shown.face.rate + shown.second.rate <= line.rate
    poor = plan(
        look(Line(rate=220_000, step=3, strained=True, measured=True, at=0.0), Sight(at=0.5, second=True, lost=0.2))
    )
    assert poor.second.fps == 1
    assert poor.second.height > 1080
    assert poor.second.rate >= 100_000


def test_the_next_peer_begins_with_what_was_found_out() -> None:
    line = quality.remembered(Line(rate=200_000, step=2, strained=True, at=9.0, full_at=8.0, lost=0.5))
    assert line == Line(known=200_000)
    assert quality.remembered(Line(rate=MOST, step=0)) == Line()


def test_bars_fall_at_once_rise_after_three_seconds_and_never_change_twice_in_a_second() -> None:
    rating = rated(Rating(), 4, 0.0)
    assert rating.bars == 4
    assert rated(rating, 2, 0.5).bars == 4
    rating = rated(rating, 2, 1.0)
    assert rating.bars == 2
    rating = rated(rated(rating, 4, 2.0), 4, 4.9)
    assert rating.bars == 2
    assert rated(rating, 4, 5.0).bars == 4
    assert rated(rated(rating, 2, 5.0), 4, 5.1).bars == 2


def test_a_face_of_few_frames_is_stills_and_no_face_says_nothing() -> None:
    assert [incoming_bars(frames) for frames in (0, 2, 150)] == [4, 1, 4]
