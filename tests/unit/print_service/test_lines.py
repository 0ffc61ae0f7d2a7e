"""Line ends in Chinese text."""

from hypothesis import given, strategies as st

from print_service.notices.lines import balanced, broken, phrased


def _measure(text: str) -> float:
    return sum(0.5 if character < "\u2000" else 1.0 for character in text)


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() -> None:
    assert broken("一二三四五。六", 5, _measure) == ["一二三四", "五。六"]
    assert broken("一二三四（五六）", 5, _measure) == ["一二三四", "（五六）"]


def test_a_number_stays_whole() -> None:
    assert broken("请打电话12345678，好", 6, _measure) == ["请打电话", "12345678，好"]


@given(st.text("一二三，。（）、12ab ", max_size=60), st.integers(4, 20))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = broken(text, width, _measure)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        # A run of closing marks, or a long word, has no better place to break.
        assert _measure(line) <= width or not any(mark in line for mark in "一二三") or len(set(line)) < len(line)


def test_a_number_that_a_line_can_hold_stays_whole_in_a_title() -> None:
    assert balanced("受理号 hyl2026112300001", 9, _measure) == ["受理号", "hyl2026112300001"]


def test_a_day_and_a_time_are_broken_between_them() -> None:
    assert phrased("2026年12月2日 上午 9:30", 8, _measure) == ["2026年12月2日", "上午 9:30"]
    assert phrased("很长很长很长很长的话", 5, _measure) == ["很长很长很", "长很长的话"]
