"""The bench's own instrument: from a camera through a real call to the pixels of a real X screen."""

import pytest

from bench.latency import measure


@pytest.mark.alone
def test_the_picture_on_the_screen_is_younger_than_100_ms_and_moves() -> None:
    figures = measure(2.0)
    assert figures["age_p50_ms"] < 100
    assert figures["shown_per_second"] > 20
