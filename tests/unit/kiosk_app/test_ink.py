"""A signature as data."""

from kiosk_app.ink import MOST, Ink
from windowkit.messages import MAX_BYTES, Point, SignForm, encode


def test_time_counts_from_the_first_touch_and_places_in_hundredths() -> None:
    ink = Ink()
    ink.begin(1, 1.5, 2.25, 5000, 0.5)
    ink.go_on(1, 10, 20, 5016, 1.0)
    ink.end(1)
    assert ink.signature(100, 50).strokes == ((Point(150, 225, 0, 500), Point(1000, 2000, 16, 1000)),)


def test_two_fingers_draw_two_strokes() -> None:
    ink = Ink()
    ink.begin(1, 0, 0, 0, 0)
    ink.begin(2, 50, 50, 0, 0)
    ink.go_on(1, 10, 0, 1, 0)
    ink.go_on(2, 60, 50, 1, 0)
    assert [len(stroke) for stroke in ink.strokes] == [2, 2]


def test_a_resting_finger_adds_no_points() -> None:
    ink = Ink()
    ink.begin(1, 5, 5, 0, 0)
    for at in range(100):
        ink.go_on(1, 5.1, 5.1, at, 0)
    assert len(ink.strokes[0]) == 1


def test_a_finger_that_never_touched_down_draws_nothing() -> None:
    ink = Ink()
    ink.go_on(7, 5, 5, 0, 0)
    assert ink.strokes == []


def test_a_minute_of_scribbling_still_fits_into_a_frame() -> None:
    ink = Ink()
    for stroke in range(10):
        ink.begin(1, 1000.01, 500.01, stroke * 6000, 1.0)
        for at in range(720):
            ink.go_on(1, 1000.01 + at % 700, 500.01 + stroke, stroke * 6000 + at * 8, 0.999)
        ink.end(1)
    signature = ink.signature(1784, 452)
    assert sum(map(len, signature.strokes)) <= MOST + 10
    assert signature.strokes[0][-1] == ink.strokes[0][-1]
    whole = SignForm(id="i" * 36, visit="v" * 36, form_hash="h" * 64, signature=signature)
    assert len(encode(whole)) < MAX_BYTES
