"""The ring, and a microphone shared by two peers."""

import numpy as np
from numpy.typing import NDArray

from windowkit.media.ring import CAPACITY, Ring
from windowkit.media.split import SoundSplit


def ramp(start: int, samples: int) -> NDArray[np.int16]:
    return (np.arange(start, start + samples) % 20_000 + 1).astype(np.int16)


def test_samples_come_out_as_they_went_in_around_the_ring_s_end() -> None:
    ring = Ring()
    out = np.empty(1000, np.int16)
    for start in range(0, 3 * CAPACITY, 1000):
        ring.write(ramp(start, 1000))
        assert ring.available() == 1000
        ring.read_into(out)
        assert (out == ramp(start, 1000)).all()


def test_a_ring_nobody_reads_keeps_the_newest() -> None:
    ring = Ring()
    for start in range(0, 2 * CAPACITY, 1024):
        ring.write(ramp(start, 1024))
    waiting = ring.available()
    assert 0 < waiting <= CAPACITY
    out = np.empty(waiting, np.int16)
    ring.read_into(out)
    assert (out == ramp(2 * CAPACITY - waiting, waiting)).all()


class _Counting:
    """A source that counts its samples."""

    present = True
    known = True

    def __init__(self) -> None:
        self.made = 0
        self.waiting = 0

    def available(self) -> int:
        return self.waiting

    def take(self, samples: int) -> bytes:
        block = ramp(self.made, samples)
        self.made += samples
        self.waiting -= samples
        return block.tobytes()


def test_two_readers_of_one_microphone_each_get_the_whole_sound() -> None:
    source = _Counting()
    split = SoundSplit(source)
    first, second = split.tap(), split.tap()
    source.waiting = 1920
    assert first.available() == 1920
    assert first.take(960) == ramp(0, 960).tobytes()
    assert first.take(960) == ramp(960, 960).tobytes()
    assert second.available() == 1920
    assert second.take(1920) == ramp(0, 1920).tobytes()
    second.close()
    source.waiting = 960
    assert (first.available(), len(second.waiting)) == (960, 0)


def test_a_reader_that_does_not_read_keeps_only_the_newest_200_ms() -> None:
    source = _Counting()
    split = SoundSplit(source)
    awake, asleep = split.tap(), split.tap()
    for _ in range(100):
        source.waiting = 960
        awake.take(awake.available())
    assert asleep.available() == 9600
    assert asleep.take(960) == ramp(96_000 - 9600, 960).tobytes()
