"""libvpx called directly: small pictures of a moving texture, encoded in milliseconds."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest
from aiortc.codecs.vpx import Vp8Decoder, VpxPayloadDescriptor
from aiortc.jitterbuffer import JitterFrame
from av.video.frame import VideoFrame
from hypothesis import given, strategies as st

from windowkit.media.encoder import PictureEncoder, split
from windowkit.media.quality import Picture
from windowkit.media.vpx import QUICK, Vp8

WIDTH, HEIGHT = 320, 180
FRAME = 3000  # 1/90000 s
COARSE = np.random.default_rng(1).integers(0, 255, (HEIGHT * 3 // 2 // 6, WIDTH * 2 // 8), np.uint8)
TEXTURE = COARSE.repeat(6, axis=0).repeat(8, axis=1)


def frames(count: int, width: int = WIDTH, height: int = HEIGHT) -> Iterator[VideoFrame]:
    """Blocks that move sideways: enough for any rate asked for here."""
    for number in range(count):
        shift = number % WIDTH
        picture = np.ascontiguousarray(TEXTURE[: height * 3 // 2, shift : shift + width])
        frame = VideoFrame.from_ndarray(picture, "yuv420p")
        frame.pts, frame.time_base = number * FRAME, Fraction(1, 90_000)
        yield frame


def is_key(data: bytes) -> bool:
    return not data[0] & 1


def test_a_new_rate_changes_the_size_of_the_next_frames_without_a_key_frame() -> None:
    vp8 = Vp8(WIDTH, HEIGHT, 800_000, threads=1, speed=QUICK, largest_key=500, drops=False)
    made: list[bytes] = []
    for number, frame in enumerate(frames(120)):
        if number == 60:
            vp8.set_rate(300_000)
        made.append(vp8.encode(frame, number * FRAME, FRAME, key=False))
    vp8.close()
    assert [number for number, data in enumerate(made) if is_key(data)] == [0]
    before, after = (sum(map(len, part)) * 8 for part in (made[30:60], made[90:]))  # of a second each
    assert before == pytest.approx(800_000, rel=0.25)
    assert after == pytest.approx(300_000, rel=0.25)


def test_a_key_frame_comes_when_it_is_asked_for() -> None:
    vp8 = Vp8(WIDTH, HEIGHT, 500_000, threads=1, speed=QUICK, largest_key=500, drops=False)
    made = [vp8.encode(frame, n * FRAME, FRAME, key=n == 5) for n, frame in enumerate(frames(10))]
    vp8.close()
    assert [number for number, data in enumerate(made) if is_key(data)] == [0, 5]


def keys(encoder: PictureEncoder, some: Iterator[VideoFrame], *, forced: bool = False) -> int:
    """How many key frames these frames make."""
    before = encoder.key_frames
    for frame in some:
        encoder.encode(frame, forced)
    return encoder.key_frames - before


def test_a_planned_rate_is_taken_over_without_a_key_frame_and_a_new_size_needs_one() -> None:
    encoder = PictureEncoder(Picture(600_000, HEIGHT, 30))
    assert keys(encoder, frames(10)) == 1
    encoder.plan = Picture(250_000, HEIGHT, 30)
    assert keys(encoder, frames(10)) == 0
    encoder.plan = Picture(250_000, HEIGHT // 2, 30)
    assert keys(encoder, frames(10)) == 1


@pytest.mark.parametrize("left_out", [5, 20])
def test_frames_left_out_now_and_then_do_not_raise_the_rate(left_out: int) -> None:
    """libvpx takes a late frame's time for that of all after it, for a second: it made 1.3 to 1.5 times the rate."""
    rate = 300_000
    encoder = PictureEncoder(Picture(rate, HEIGHT, 30))
    half = WIDTH * 3 // 4  # far enough to move for two seconds
    for number, frame in enumerate(frames(half)):
        if number % left_out:
            encoder.encode(frame)
        if number == 59:
            begun = encoder.made
    made = (encoder.made - begun) * 8 / ((half - 60) / 30)
    assert 0.8 * rate < made < 1.12 * rate


def pictures(payloads: list[bytes]) -> bytes:
    """What the payloads carry, joined."""
    return b"".join(VpxPayloadDescriptor.parse(part)[1] for part in payloads)


def test_a_first_picture_that_was_encoded_ahead_goes_at_its_own_time_and_the_next_one_refers_to_it() -> None:
    encoder, some = PictureEncoder(Picture(600_000, HEIGHT, 30)), list(frames(12))
    encoder.begin(some[0])
    encoder.begin(some[1])  # said again
    payloads, at = encoder.encode(some[5], True)
    assert (is_key(pictures(payloads)), at) == (True, 0)
    decoder = Vp8Decoder()
    assert decoder.decode(JitterFrame(pictures(payloads), at))
    payloads, at = encoder.encode(some[6])
    assert (is_key(pictures(payloads)), at) == (False, 6 * FRAME)
    assert decoder.decode(JitterFrame(pictures(payloads), at))
    assert encoder.key_frames == 1


@pytest.mark.parametrize(("number", "height"), [(40, HEIGHT), (5, HEIGHT // 2)])
def test_one_that_is_old_or_too_large_for_the_line_never_goes(number: int, height: int) -> None:
    encoder, some = PictureEncoder(Picture(600_000, HEIGHT, 30)), list(frames(50))
    encoder.begin(some[0])
    encoder.plan = Picture(600_000, height, 30)
    payloads, at = encoder.encode(some[number])
    assert (is_key(pictures(payloads)), at) == (True, number * FRAME)
    (shown,) = Vp8Decoder().decode(JitterFrame(pictures(payloads), at))
    assert isinstance(shown, VideoFrame)
    assert shown.height == height


def test_many_requests_for_a_key_frame_are_one() -> None:
    encoder = PictureEncoder(Picture(600_000, HEIGHT, 30))
    assert keys(encoder, frames(8), forced=True) == 1  # a quarter of a second: the answer is on its way
    assert encoder.target_bitrate == 600_000


def test_what_is_split_is_small_and_of_about_one_size_and_the_same_when_joined() -> None:
    parts = split(bytes(range(256)) * 5, 77, 300)
    assert len(parts) == 5
    assert max(map(len, parts)) - min(map(len, parts)) <= 5


@given(st.binary(min_size=1, max_size=3000), st.integers(0, 0x7FFF), st.integers(10, 1200))
def test_a_split_picture_is_read_by_the_librarys_own_parser(data: bytes, picture: int, most: int) -> None:
    parsed = [VpxPayloadDescriptor.parse(part) for part in split(data, picture, most)]
    assert b"".join(rest for _, rest in parsed) == data
    assert all(len(rest) <= most for _, rest in parsed)
    assert [descriptor.partition_start for descriptor, _ in parsed] == [1] + [0] * (len(parsed) - 1)
    assert {descriptor.picture_id for descriptor, _ in parsed} == {picture}
