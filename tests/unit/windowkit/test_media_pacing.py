"""What goes out when: packets of RTP that are only headers, and a way out that keeps them."""

import asyncio
import struct
import time
from types import SimpleNamespace

import pytest

from tests.peers.two_sides import until
from windowkit.media import pacing
from windowkit.media.asides import Sent
from windowkit.media.pacing import Bucket, Pacer

FACE, AGAIN, SOUND = 11, 12, 13


def rtp(stream: int, sequence: int, *, marker: bool = False) -> bytes:
    return struct.pack("!BBHII", 0x80, 96 | (0x80 if marker else 0), sequence, 0, stream)


def again(sequence: int) -> bytes:
    """RFC 4588, with a header extension of four bytes before the number it had."""
    return struct.pack("!BBHIIHHIH", 0x90, 97, 1, 0, AGAIN, 0xBEDE, 1, 0, sequence)


class Out:
    """Keeps what went, in order."""

    def __init__(self) -> None:
        self.went: list[bytes | Sent] = []
        self.pacer = Pacer(self._send, frozenset({FACE}), frozenset({AGAIN}), lambda: None, self._say)

    async def _send(self, data: bytes) -> None:
        self.went.append(data)

    async def _say(self, word: Sent) -> None:
        self.went.append(word)


async def test_the_end_of_a_picture_is_announced_only_where_packets_get_lost() -> None:
    out = Out()
    await out.pacer.send(rtp(FACE, 1, marker=True))
    await out.pacer.send(again(1))
    for _ in range(3):
        await out.pacer.send(rtp(SOUND, 9))  # lets what is sent again go
    await out.pacer.send(rtp(FACE, 2))
    await out.pacer.send(rtp(FACE, 3, marker=True))
    words = [one for one in out.went if isinstance(one, Sent)]
    assert words == [Sent(FACE, 3)]
    assert out.went[-2:] == [rtp(FACE, 3, marker=True), words[0]]
    assert (out.pacer.sent, out.pacer.repeated) == (3, 1)
    out.pacer.close()


async def test_the_end_of_what_is_sent_again_is_not_announced() -> None:
    out = Out()
    marked = bytearray(again(2))
    marked[1] |= 0x80
    await out.pacer.send(bytes(marked))
    await out.pacer.send(rtp(FACE, 1))  # waits until that went
    assert out.went == [bytes(marked), rtp(FACE, 1)]
    out.pacer.close()


async def test_what_waits_on_the_line_is_not_sent_a_third_time() -> None:
    out = Out()
    out.pacer.queued = 0.3
    for number in (7, 7, 8, 7):
        await out.pacer.send(again(number))
    assert out.pacer.repeated == 2
    out.pacer.close()


async def test_requests_that_waited_and_come_together_are_answered_twice_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 5.0
    monkeypatch.setattr(pacing, "time", SimpleNamespace(monotonic=lambda: now))
    out = Out()
    for _ in range(5):
        await out.pacer.send(again(7))
        now += 0.006
    assert out.pacer.repeated == 2
    now += 0.07
    await out.pacer.send(again(7))  # both were lost
    assert out.pacer.repeated == 3
    out.pacer.close()


async def test_what_is_sent_again_goes_once_more_a_moment_later_where_few_wait() -> None:
    out = Out()
    out.pacer.queued = 0.1  # so long a queue that a second request would not be answered
    await out.pacer.send(again(7))
    await until(lambda: len(out.went) == 2)
    assert out.went == [again(7), again(7)]
    assert out.pacer.repeated == 1  # it was asked for once
    out.pacer.close()


async def test_copies_do_not_make_a_heap_worse() -> None:
    out = Out()
    for number in range(20):
        await out.pacer.send(again(number))
    began = time.monotonic()
    await until(lambda: time.monotonic() - began > 0.05)
    assert len(out.went) == 20 + 3
    out.pacer.close()


async def test_nothing_goes_once_more_after_the_end() -> None:
    out = Out()
    await out.pacer.send(again(7))
    await asyncio.sleep(0)  # lets it go
    out.pacer.close()
    began = time.monotonic()
    await until(lambda: time.monotonic() - began > 0.03)
    assert len(out.went) == 1


def test_a_bucket_lets_a_frame_go_at_once_and_spreads_a_key_frame() -> None:
    bucket = Bucket()
    bucket.pace = 800_000
    assert [bucket.add(1000, 1.0) for _ in range(5)] == [0.0] * 5
    waits = [bucket.add(1000, 1.0) for _ in range(20)]
    assert waits[-1] == pytest.approx((25_000 - 5000) / 100_000)
    assert bucket.add(1000, 2.0) == 0.0
