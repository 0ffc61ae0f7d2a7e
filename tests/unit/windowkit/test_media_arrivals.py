"""What arrivals say of a line: both clocks differ, packets wait, some are sent again."""

import pytest
from hypothesis import given, strategies as st

from windowkit.media.arrivals import Arrivals, Train
from windowkit.media.asides import No, Probe, Probed, Report, Sent, Word, read, written


def stamp(at: float) -> int:
    """As abs-send-time writes it."""
    return int(at * (1 << 18)) & 0xFFFFFF


def reports(arrivals: Arrivals, start: float, seconds: float, queued: float, *, drift: float = 0.0) -> list[Report]:
    """Thirty packets of 1000 bytes a second, each `queued` s late and over 20 ms of line; clocks 1234.5 s apart."""
    told: list[Report] = []
    for number in range(int(seconds * 30)):
        at = start + number / 30
        arrivals.came(1000, stamp(at * (1 + drift) + 1234.5), at + 0.02 + queued)
        if (report := arrivals.report(at + 0.02 + queued)) is not None:
            told.append(report)
    return told


def test_what_waits_is_told_over_what_does_not() -> None:
    arrivals = Arrivals()
    assert all(report.queued < 0.001 for report in reports(arrivals, 0.0, 3.0, 0.0))
    late = reports(arrivals, 3.0, 1.0, 0.08)
    assert late[-1].queued == pytest.approx(0.08, abs=0.001)
    assert late[-1].came == pytest.approx(240_000, rel=0.1)
    assert reports(arrivals, 4.2, 1.0, 0.0)[-1].queued < 0.001


def test_a_single_late_packet_is_no_queue() -> None:
    arrivals = Arrivals()
    reports(arrivals, 0.0, 1.0, 0.0)
    arrivals.came(1000, stamp(1.0 + 1234.5), 1.3)
    arrivals.came(1000, stamp(1.29 + 1234.5), 1.31)
    report = arrivals.report(1.31)
    assert report is not None
    assert report.queued < 0.001


def test_a_receiver_that_was_held_up_for_a_quarter_of_a_second_saw_no_queue() -> None:
    arrivals = Arrivals()
    reports(arrivals, 0.0, 1.0, 0.0)
    for number in range(8):  # all read at 1.28
        arrivals.came(1000, stamp(1.0 + number / 30 + 1234.5), 1.28)
        report = arrivals.report(1.28)
        assert report is None or report.queued < 0.01


def test_clocks_that_drift_and_stamps_that_begin_anew_are_no_queue() -> None:
    told = reports(Arrivals(), 0.0, 150.0, 0.0, drift=-1e-4)
    assert max(report.queued for report in told) < 0.003
    assert 8 < len(told) / 150 < 11


def test_a_packet_that_is_sent_again_counts_for_the_rate_only() -> None:
    arrivals = Arrivals()
    arrivals.came(1000, None, 1.0)
    assert arrivals.report(1.0) is None
    arrivals.came(1000, stamp(1.0), 1.01)
    assert arrivals.report(1.01) == Report(0.0, 32_000)


def test_a_train_is_answered_from_its_fifth_packet_on_and_another_begins_anew() -> None:
    train = Train()
    assert [train.came(1, 1100) for _ in range(6)] == [None] * 4 + [5 * 1154, 6 * 1154]
    assert train.came(2, 1100) is None


@given(
    st.one_of(
        st.builds(Report, st.integers(0, 65_535).map(lambda ms: ms / 1000), st.integers(0, 2**32 - 1)),
        st.builds(Probed, st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1)),
        st.builds(Sent, st.integers(0, 2**32 - 1), st.integers(0, 65_535)),
        st.builds(Probe, st.integers(0, 2**32 - 1)),
        st.builds(No, st.binary(min_size=8, max_size=8)),
    )
)
def test_a_word_that_is_written_is_read_as_it_was(word: Word) -> None:
    assert read(written(word)) == word
    assert len(written(word)) % 4 == 0


@given(st.binary(max_size=20))
def test_what_is_none_of_ours_is_none(data: bytes) -> None:
    assert read(b"REMB" + data) is None
    assert read(data) is None or data[:3] == b"VWL"
