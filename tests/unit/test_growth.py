"""When a soak says that something grew."""

from bench.growth import judge


def test_a_series_that_stays_does_not_grow_whatever_its_peaks() -> None:
    assert not judge("kiosk_app", "rss", [200, 210, 205, 400, 204, 206, 208, 203, 207]).grew


def test_a_picture_lost_each_minute_is_found_in_half_an_hour() -> None:
    leaking = [200 + minute * 1.4 for minute in range(30)]
    row = judge("kiosk_app", "rss", leaking)
    assert row.grew
    assert row.last - row.first > 25


def test_threads_and_files_are_counted_as_they_are() -> None:
    assert judge("counter_app", "threads", [20, 20, 20, 24, 24, 24]).grew
    assert not judge("counter_app", "threads", [20, 20, 20, 22, 22, 22]).grew


def test_fewer_pictures_are_worse_and_more_are_not() -> None:
    assert judge("call", "shown", [30, 30, 30, 20, 20, 20]).grew
    assert not judge("call", "shown", [28, 28, 28, 30, 30, 30]).grew
