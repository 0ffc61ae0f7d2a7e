"""Which lost packets are asked for, and when; a story is a list of numbers and times."""

import pytest

from windowkit.media.missing import LATE, Missing


def test_a_lost_packet_is_asked_for_once_a_round_trip_until_it_is_late() -> None:
    missing = Missing()
    missing.came(65534, 0.0)
    missing.came(2, 0.0)
    assert missing.due(0.0) == [0, 1, 65535]
    assert missing.due(0.05) == []
    missing.came(0, 0.06)
    assert missing.round_trip < 0.08
    assert missing.due(0.2) == [1, 65535]
    assert missing.due(0.27) == []
    missing.came(1, 0.28)
    assert missing.due(LATE + 0.01) == []
    assert missing.next_at() is None


def test_one_or_two_are_asked_for_twice_at_once_because_an_answer_may_get_lost_too() -> None:
    missing = Missing()
    missing.came(1, 0.0)
    missing.came(3, 1.0)
    assert missing.due(1.0) == [2]
    assert missing.next_at() == pytest.approx(1.008)
    assert missing.due(1.009) == [2]
    assert missing.due(1.02) == []
    assert missing.due(1.2) == [2]


def test_where_answers_come_quickly_a_lost_one_is_asked_for_again_before_the_next_picture() -> None:
    missing = Missing()
    missing.came(1, 0.0)
    missing.came(3, 1.0)
    assert missing.due(1.0) == [2]
    missing.came(2, 1.01)
    assert missing.round_trip == pytest.approx(0.01)  # the first answer says all there is to know
    missing.came(5, 2.0)
    assert missing.due(2.0) == [4]
    assert missing.due(2.008) == [4]
    assert missing.due(2.027) == []
    assert missing.due(2.029) == [4]
    assert missing.due(2.06) == []  # what takes so long waits in a queue
    assert missing.due(2.07) == [4]
    assert missing.due(2.14) == []


def test_the_end_of_a_picture_is_missed_as_soon_as_it_is_said_to_have_been_sent() -> None:
    missing = Missing()
    missing.came(10, 0.0)
    missing.sent(10, 0.0)
    assert missing.due(0.0) == []
    missing.sent(12, 0.03)
    assert missing.due(0.03) == [11, 12]
    missing.came(12, 0.04)
    missing.came(11, 0.04)
    assert missing.due(1.0) == []
    missing.came(13, 1.0)
    assert missing.due(1.0) == []


def test_what_was_said_to_be_sent_and_comes_after_all_is_not_asked_for_again() -> None:
    missing = Missing()
    missing.came(65535, 0.0)
    missing.sent(0, 0.03)
    missing.came(0, 0.031)
    assert missing.due(0.031) == []


def test_a_cut_is_not_asked_for_packet_by_packet() -> None:
    missing = Missing()
    missing.came(1, 0.0)
    missing.came(500, 3.0)
    assert missing.due(3.0) == []
