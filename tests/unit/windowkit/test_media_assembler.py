"""Packets to pictures; a story is a list of packets and times."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given, strategies as st

from windowkit.media.assembler import ASK_SOON, HOLE, Assembler, Packet, Picture

KEY = b"\x00key"
DELTA = b"\x01delta"


def packets(first: int, timestamp: int, parts: Iterable[bytes]) -> list[Packet]:
    whole = list(parts)
    return [
        Packet((first + place) & 0xFFFF, timestamp, place == len(whole) - 1, place == 0, data)
        for place, data in enumerate(whole)
    ]


def feed(assembler: Assembler, story: Iterable[Packet], now: float = 0.0) -> list[Picture]:
    return [picture for packet in story for picture in assembler.add(packet, now)]


def test_a_picture_is_handed_on_at_its_marker_bit() -> None:
    assembler = Assembler()
    first, last = packets(10, 1000, [KEY, b"more"])
    assert assembler.add(first, 0.0) == []
    assert assembler.add(last, 0.0) == [Picture(1000, KEY + b"more")]


def test_a_picture_without_marker_is_handed_on_when_the_next_begins() -> None:
    assembler = Assembler()
    unmarked = Packet(1, 1000, False, True, KEY)
    assert assembler.add(unmarked, 0.0) == []
    assert feed(assembler, packets(2, 2000, [DELTA])) == [Picture(1000, KEY), Picture(2000, DELTA)]


def test_one_late_packet_finishes_all_pictures_behind_it() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [KEY]))
    late, *rest = packets(2, 2000, [DELTA]) + packets(3, 3000, [DELTA]) + packets(4, 4000, [DELTA])
    assert feed(assembler, rest) == []
    assert [picture.timestamp for picture in assembler.add(late, 0.1)] == [2000, 3000, 4000]


def test_nothing_is_shown_before_the_first_key_frame_and_it_is_asked_for() -> None:
    assembler = Assembler()
    assert feed(assembler, packets(1, 1000, [DELTA])) == []
    assert assembler.want_key_frame
    assert feed(assembler, packets(2, 2000, [DELTA]), ASK_SOON / 2) == []
    assert not assembler.want_key_frame
    assert feed(assembler, packets(3, 3000, [DELTA]), ASK_SOON) == []
    assert assembler.want_key_frame
    assert feed(assembler, packets(4, 4000, [KEY]), 1.0) == [Picture(4000, KEY)]
    assert not assembler.want_key_frame


def test_a_cut_is_mended_by_the_first_packets_after_it() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [KEY]))
    assert assembler.is_cut(90, 3.0)
    assert feed(assembler, packets(90, 9000, [DELTA]), 3.0) == []
    assert assembler.want_key_frame
    assert feed(assembler, packets(91, 9100, [KEY]), 3.05) == [Picture(9100, KEY)]


def test_a_camera_that_pauses_is_no_cut() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [KEY]))
    assert not assembler.is_cut(2, 60.0)
    assert feed(assembler, packets(2, 2000, [DELTA]), 60.0) == [Picture(2000, DELTA)]


def test_a_hole_that_stays_is_given_up() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [KEY]))
    now, number = 0.0, 3
    while not assembler.waits_for_key_frame:
        assert feed(assembler, packets(number, number * 1000, [DELTA]), now) == []
        now, number = now + 0.04, number + 1
    assert HOLE <= now < HOLE + 0.1
    assert feed(assembler, packets(number, number * 1000, [KEY]), now) == [Picture(number * 1000, KEY)]


def test_late_and_repeated_packets_change_nothing() -> None:
    assembler = Assembler()
    story = packets(65530, 1000, [KEY, b"a"]) + packets(65532, 2000, [DELTA])
    assert len(feed(assembler, story)) == 2
    assert feed(assembler, story) == []
    assert not assembler.waits_for_key_frame


@given(st.permutations(range(1, 12)), st.integers(0, 0xFFFF))
def test_any_order_within_half_a_second_gives_every_picture_once_and_in_order(order: list[int], start: int) -> None:
    assembler = Assembler()
    story = [packets((start + place) & 0xFFFF, place * 1000, [KEY if place == 0 else DELTA]) for place in range(12)]
    shown = feed(assembler, story[0])
    for place in order:
        shown += feed(assembler, story[place], 0.1)
    assert [picture.timestamp for picture in shown] == [place * 1000 for place in range(12)]


def test_a_key_frame_that_comes_slowly_is_waited_for_and_not_asked_for_again() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [DELTA]))
    slow = packets(2, 2000, [KEY, b"a", b"b", b"c"])
    for place, packet in enumerate(slow[:3]):
        assert assembler.add(packet, 0.1 + place * 0.15) == []
        assert not assembler.want_key_frame
    assert assembler.add(slow[3], 2.0) == [Picture(2000, KEY + b"abc")]


def test_a_hole_counts_from_the_last_packet_that_filled_one_not_from_the_first_that_was_missing() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [KEY]))
    first, second, third, last = packets(2, 2000, [DELTA, b"a", b"b", b"c"])
    feed(assembler, [first, last], 0.0)  # two are missing
    assert assembler.add(second, HOLE * 0.8) == []
    feed(assembler, packets(6, 6000, [DELTA]), HOLE * 1.2)
    assert not assembler.waits_for_key_frame
    assert [one.timestamp for one in assembler.add(third, HOLE * 1.6)] == [2000, 6000]


def test_a_hole_that_is_given_up_asks_for_a_key_frame_at_once_and_again_until_one_begins_to_come() -> None:
    assembler = Assembler()
    feed(assembler, packets(1, 1000, [KEY]))
    asked: list[float] = []
    for place in range(40):
        now = place * 0.04
        feed(assembler, packets(3 + place, 3000 + place, [DELTA]), now)
        if assembler.want_key_frame:
            asked.append(now)
    assert HOLE <= asked[0] < HOLE + 0.1
    gaps = [later - earlier for earlier, later in pairwise(asked)]
    assert all(ASK_SOON <= gap < ASK_SOON + 0.05 for gap in gaps)
