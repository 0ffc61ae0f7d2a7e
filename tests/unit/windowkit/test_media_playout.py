"""What the loudspeaker holds back: late and lost packets, drifting clocks, cuts; on a simulated clock."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from windowkit.media.playout import Playout, SoundPacket
from windowkit.media.ring import RATE

FRAME = 960
BLOCK = 480
AMPLITUDE = 8000
TONE = 200.0  # Hz

type Samples = NDArray[np.int16]


class Plain:
    """A decoder of bare samples, which can be told from what it makes up: that has half the amplitude."""

    def __init__(self) -> None:
        self._last = np.zeros(FRAME, np.int16)
        self.resets = 0

    def reset(self) -> None:
        self.resets += 1

    def length(self, packet: bytes) -> int:
        return len(packet) // 2

    def decode(self, packet: bytes) -> Samples:
        self._last = np.frombuffer(packet, np.int16)
        return self._last

    def recover(self, following: bytes, samples: int) -> Samples:
        return self._last[:samples] // 2

    def conceal(self, samples: int) -> Samples:
        return np.resize(self._last // 2, samples)


def tone(start: int, samples: int, rate: float = RATE) -> Samples:
    return (np.sin(2 * np.pi * TONE * np.arange(start, start + samples) / rate) * AMPLITUDE).astype(np.int16)


def packets(count: int, late: Callable[[int], float | None], frame: int = FRAME) -> Iterator[SoundPacket]:
    """In the order of their coming; `late` is how late each is (s), None where it never comes."""
    arrivals = [
        (number * frame / RATE + lateness, number) for number in range(count) if (lateness := late(number)) is not None
    ]
    for at, number in sorted(arrivals):
        yield SoundPacket(7, (number * frame + 5000) % (1 << 32), tone(number * frame, frame).tobytes(), at)


def play(
    playout: Playout, came: Iterator[SoundPacket], seconds: float, block: int = BLOCK, pace: float = RATE
) -> Samples:
    """What is heard over so many seconds of the receiver's clock, in which the device wants `pace` samples a second."""
    heard = np.zeros((int(seconds * pace / block), block), np.int16)
    waiting = next(came, None)
    for number, out in enumerate(heard):
        now = number * block / pace
        while waiting is not None and waiting.at <= now:
            playout.put(waiting)
            waiting = next(came, None)
        playout.fill(out, now)
    return heard.reshape(-1)


def loudest_step(samples: Samples) -> int:
    return int(np.abs(np.diff(samples.astype(np.int32))).max())


SMOOTH = int(2 * np.pi * TONE / RATE * AMPLITUDE) + 60  # what the tone itself steps at most, and a joint's little


def frequency(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(spectrum.argmax()) * RATE / samples.size


def test_on_a_prompt_line_the_voice_is_whole_and_hardly_held_back() -> None:
    playout = Playout(Plain())
    heard = play(playout, packets(1000, lambda _: 0.0), 19.0)
    assert playout.concealed == playout.recovered == playout.dropped == 0
    assert playout.delay < 0.02
    assert loudest_step(heard) < SMOOTH
    assert np.count_nonzero(np.abs(heard[RATE:].reshape(-1, BLOCK)).max(axis=1) < AMPLITUDE // 2) == 0


def test_the_clock_of_the_stream_may_wrap() -> None:
    playout = Playout(Plain())
    start = (1 << 32) - 10 * FRAME
    for number in range(30):
        stamp = (start + number * FRAME) % (1 << 32)
        playout.put(SoundPacket(7, stamp, tone(number * FRAME, FRAME).tobytes(), number * 0.02))
        for half in range(2):
            playout.fill(np.empty(BLOCK, np.int16), number * 0.02 + half * 0.01)
    assert playout.dropped == playout.concealed == 0


def test_a_late_packet_is_waited_for_and_the_delay_grows_at_once_and_shrinks_later() -> None:
    playout = Playout(Plain())
    came = packets(
        2000, lambda number: 0.12 if number == 200 else max(0.0, 0.12 - (number - 200) * 0.02) if number > 200 else 0.0
    )
    play(playout, came, 4.2)
    assert playout.dropped == 0
    assert 0.09 < playout.delay < 0.16
    playout = Playout(Plain())
    came = packets(2000, lambda number: max(0.0, 0.12 - (number - 200) * 0.02) if number >= 200 else 0.0)
    heard = play(playout, came, 35.0)
    assert playout.dropped == 0
    assert playout.concealed <= 0.13 * RATE
    assert playout.delay < 0.03
    calm = heard[5 * RATE :]
    assert loudest_step(calm) < SMOOTH
    assert abs(frequency(calm) - TONE) < 0.5


@pytest.mark.parametrize("jitter", [0.01, 0.04, 0.1])
def test_a_trembling_line_is_held_back_as_long_as_it_trembles(jitter: float) -> None:
    wrong = np.random.default_rng(1)
    late = wrong.uniform(0, jitter, 3000)
    playout = Playout(Plain())
    heard = play(playout, packets(3000, lambda number: float(late[number])), 59.0)
    assert playout.concealed + playout.recovered + playout.dropped < 0.01 * heard.size
    assert playout.delay < jitter + 0.035


def test_a_lost_packet_is_had_from_the_next_once_losses_are_known() -> None:
    lost = set(np.flatnonzero(np.random.default_rng(2).random(3000) < 0.02).tolist()) - {0}
    playout = Playout(Plain())
    heard = play(playout, packets(3000, lambda number: None if number in lost else 0.0), 59.0)
    assert playout.recovered > 0.7 * len(lost) * FRAME
    assert playout.concealed < 0.3 * len(lost) * FRAME
    assert not (heard[RATE:].reshape(-1, BLOCK) == 0).all(axis=1).any()
    assert playout.delay < 0.05


def test_a_packet_that_is_overtaken_is_still_played() -> None:
    playout = Playout(Plain())
    play(playout, packets(500, lambda number: 0.021 if number % 10 == 3 else 0.0), 9.0)
    assert playout.dropped <= 2 * FRAME  # of 50: the first ones


def test_a_cut_ends_in_silence_and_what_comes_after_it_is_prompt() -> None:
    playout = Playout(Plain())
    heard = play(playout, packets(1000, lambda number: None if 200 <= number < 450 else 0.0), 18.0)
    silent = (heard.reshape(-1, BLOCK) == 0).all(axis=1)
    assert 4.6 < silent[200:].sum() * BLOCK / RATE < 5.0
    assert loudest_step(heard[20 * BLOCK :]) < AMPLITUDE  # faded out and in
    assert playout.delay < 0.04


def test_what_was_held_up_for_long_is_not_spoken_late() -> None:
    playout = Playout(Plain())
    held_up = packets(1000, lambda number: max(0.0, 2.0 - (number - 200) * 0.02) if number >= 200 else 0.0)
    play(playout, held_up, 10.0)
    assert playout.dropped > RATE
    assert playout.delay < 0.3


def test_another_stream_begins_anew() -> None:
    decoder = Plain()
    playout = Playout(decoder)
    play(playout, packets(100, lambda _: 0.0), 1.9)
    out = np.empty(BLOCK, np.int16)
    for number in range(100):
        at = 2.0 + number * 0.02
        playout.put(SoundPacket(8, number * FRAME, tone(number * FRAME, FRAME).tobytes(), at))
        for half in range(2):
            playout.fill(out, at + half * 0.01)
    assert decoder.resets == 2
    assert np.abs(out).max() > AMPLITUDE // 2
    assert playout.delay < 0.04


def test_what_is_no_packet_is_passed_over() -> None:
    playout = Playout(Plain())
    playout.put(SoundPacket(7, 0, b"", 0.0))
    out = np.ones(BLOCK, np.int16)
    playout.fill(out, 0.1)
    assert not out.any()


@pytest.mark.parametrize("drift", [1e-4, -1e-4])
def test_eight_hours_of_drifting_clocks_leave_no_gap_and_no_growing_delay(drift: float) -> None:
    """The device plays that much faster or slower than the microphone hears; blocks of 0.5 s to be quick."""
    block = RATE // 2
    hours = 8 * 3600
    playout = Playout(Plain())
    sound = tone(0, block).tobytes()  # 100 whole periods: the next one continues it
    pace = RATE * (1 + drift)
    out = np.empty(block, np.int16)
    delays: list[float] = []
    sent, quiet = 0, 0
    for number in range(int(hours * pace / block)):
        now = number * block / pace
        while sent * block / RATE <= now:
            playout.put(SoundPacket(7, sent * block % (1 << 32), sound, sent * block / RATE))
            sent += 1
        playout.fill(out, now)
        if number % 20 == 19:
            delays.append(playout.delay)
            quiet += int(np.abs(out).max() < AMPLITUDE * 0.9)
    assert playout.concealed == playout.recovered == playout.dropped == quiet == 0
    assert max(delays[10:]) < 0.04
    assert abs(playout.shortened - playout.lengthened - (-drift) * hours * RATE) < 0.1 * RATE
