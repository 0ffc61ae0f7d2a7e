"""The line's rate and what is sent over it, without a line."""

from collections.abc import Iterable

import msgspec
import pytest

from windowkit.media import quality
from windowkit.media.missing import LATE, Missing
from windowkit.media.pacing import Bucket
from windowkit.media.quality import (
    LEAST,
    MOST,
    START,
    STEPS,
    STILLS,
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


FULL = Line(rate=MOST, at=0.0, last_remb=30_000_000)


def test_an_unknown_line_starts_with_720p_and_is_at_its_most_within_three_seconds() -> None:
    assert plan(Line()).face.height == 720
    line = after(Line(), quiet(0.0, 3.0))
    assert line.rate == MOST
    assert plan(line).bars == 4


def test_a_falling_estimate_is_believed_at_once_where_the_line_was_filled() -> None:
    waits = Sight(at=0.5, lost=0.0, rtt=0.02)
    line = after(FULL, [waits, Sight(at=1.0, rtt=0.3, remb=(1_000_000,), sent=MOST)])
    assert line.rate == 1_000_000
    assert not [step for step in quiet(1.0, 3.9) if look(line, step).rate > 1_000_000]


def test_a_falling_estimate_means_little_while_we_send_little_and_nothing_waits() -> None:
    line = after(FULL, [*quiet(0.0, 1.0), Sight(at=1.5, remb=(90_000,), sent=100_000)])
    assert line.rate > 0.85 * MOST
    assert plan(line).face.height == 720


def test_an_estimate_that_grows_from_a_quiet_face_is_no_limit() -> None:
    line = after(FULL, [Sight(at=0.5 * step, remb=(200_000 + 1000 * step,), sent=100_000) for step in range(1, 20)])
    assert line.rate >= 0.9 * MOST  # the first one is far under what was believed before anything was heard


def test_two_percent_of_loss_is_weather_and_twenty_is_a_full_line() -> None:
    weather = after(FULL, [Sight(at=float(at), lost=0.02, rtt=0.02) for at in range(1, 30)])
    assert weather.rate == MOST
    full = after(FULL, [Sight(at=float(at), lost=0.2, rtt=0.02) for at in range(1, 6)])
    assert full.rate < MOST / 2


def test_one_lossy_report_is_chance() -> None:
    assert after(FULL, [Sight(at=1.0, lost=0.15)]).rate == MOST


def test_a_heap_of_requests_cuts_before_any_report() -> None:
    line = look(Line(at=0.0), Sight(at=0.3, repeated=0.5))
    assert line.rate < START / 2
    assert plan(line).face.height <= 360


def test_loss_beside_a_stream_that_comes_through_takes_no_more_than_that() -> None:
    known = Line(rate=250_000, strained=True, at=0.0, last_remb=240_000)
    line = after(known, [Sight(at=1.0 + at, repeated=0.9, sent=200_000) for at in range(5)])
    assert line.rate == pytest.approx(0.7 * 200_000)


def test_it_comes_back_slowly_and_the_picture_grows_only_where_there_is_room() -> None:
    line = Line(rate=170_000, step=2, strained=True, at=0.0)
    heights: list[int] = []
    for sight in quiet(0.0, 60.0):
        line = look(line, sight)
        heights.append(plan(line).face.height)
    assert heights == sorted(heights)
    assert heights[-1] == 720
    assert 20 < heights.index(720) / 2 < 40


def test_a_rate_that_swings_about_a_step_does_not_make_the_picture_swing() -> None:
    needs = STEPS[1].needs
    line = Line(rate=float(needs), step=1, strained=True, at=0.0, hold_until=1e9)
    steps: list[int] = []
    for at in range(1, 60):
        swung = msgspec.structs.replace(line, rate=needs * (0.97 if at % 2 else 1.15))
        line = look(swung, Sight(at=float(at)))
        steps.append(line.step)
    assert len(set(steps)) == 1


def test_below_what_a_face_needs_there_are_stills_and_the_sound_goes_first() -> None:
    line = look(Line(rate=STILLS * 0.9, step=3, strained=True, at=0.0), Sight(at=0.1))
    sent = plan(line)
    assert sent.stills
    assert sent.bars == 1
    assert sent.face.fps < 1
    assert sent.face.height == 360
    worst = after(line, [Sight(at=float(at), lost=0.9) for at in range(1, 60)])
    assert plan(worst).face.rate == LEAST


def test_stills_become_a_moving_face_again() -> None:
    line = after(Line(rate=50_000, step=4, strained=True, at=0.0, last_remb=130_000), quiet(0.0, 20.0))
    assert not plan(line).stills


def test_a_shown_page_is_sharp_and_slow_and_takes_at_most_half_from_the_face() -> None:
    line = look(FULL, Sight(at=0.5, second=True))
    shown = plan(line)
    assert shown.second.fps == 5
    assert shown.second.height > 1080
    assert shown.face.rate + shown.second.rate <= line.rate
    poor = plan(look(Line(rate=220_000, step=2, strained=True, at=0.0), Sight(at=0.5, second=True, lost=0.2)))
    assert poor.second.fps == 1
    assert poor.second.height > 1080
    assert poor.second.rate >= 100_000


def test_the_next_peer_begins_with_what_was_found_out() -> None:
    line = quality.remembered(Line(rate=200_000, step=2, strained=True, at=9.0, hold_until=12.0, lost=0.5))
    assert (line.rate, line.step, line.strained) == (200_000, 2, True)
    assert line.at is None
    assert line.lost == 0


def test_a_bucket_lets_a_frame_go_at_once_and_spreads_a_key_frame() -> None:
    bucket = Bucket()
    bucket.pace = 800_000
    assert [bucket.add(1000, 1.0) for _ in range(2)] == [0.0, 0.0]
    waits = [bucket.add(1000, 1.0) for _ in range(20)]
    assert waits[-1] == pytest.approx((22_000 - 2600) / 100_000)
    assert bucket.add(1000, 2.0) == 0.0


def test_a_lost_packet_is_asked_for_once_a_round_trip_until_it_is_late() -> None:
    missing = Missing()
    missing.came(65534, 0.0)
    missing.came(2, 0.0)
    assert missing.due(0.0) == [0, 1, 65535]
    assert missing.due(0.05) == []
    missing.came(0, 0.06)
    assert missing.round_trip < 0.08
    assert missing.due(0.2) == [1, 65535]
    missing.came(1, 0.25)
    assert missing.due(LATE + 0.01) == []


def test_a_cut_is_not_asked_for_packet_by_packet() -> None:
    missing = Missing()
    missing.came(1, 0.0)
    missing.came(500, 3.0)
    assert missing.due(3.0) == []


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
