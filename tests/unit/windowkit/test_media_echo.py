"""The echo of a simulated room goes, the near voice stays; however the blocks come."""

import numpy as np
import pytest

from tests.peers.room import RATE, Samples, decibels, echo, voice
from windowkit.media.echo import STEP, CleanSound
from windowkit.media.ring import Ring

SECONDS = 10.0
LEARNED = slice(4 * RATE, None)  # the canceller has seen enough of the room


class Heard:
    """A microphone whose sound is put in by hand."""

    present = known = True

    def __init__(self) -> None:
        self.ring = Ring()

    def available(self) -> int:
        return self.ring.available()

    def take(self, samples: int, /) -> bytes:
        return self.ring.take(samples)

    def skip(self, samples: int, /) -> None:
        self.ring.skip(samples)

    def time(self) -> float:
        return self.ring.time()


def clean(played: Samples, heard: Samples, burst: int = 2, tremble: float = 0.0) -> Samples:
    """What is left of `heard`; read every `burst` blocks of 10 ms, with stamps that are wrong by `tremble` s."""
    wrong = np.random.default_rng(3)
    speaker, microphone = Ring(), Heard()
    sound = CleanSound(microphone, speaker)
    out = b""
    for block in range(played.size // STEP):
        now, part = block * STEP / RATE, slice(block * STEP, (block + 1) * STEP)
        speaker.write(played[part].astype(np.int16), now + wrong.normal() * tremble)
        microphone.ring.write(heard[part].astype(np.int16), now + wrong.normal() * tremble)
        if block % burst == burst - 1:
            out += sound.take(sound.available())
    return np.frombuffer(out, np.int16).astype(np.float64)


FAR = voice(SECONDS, 1, 110)
NEAR = voice(SECONDS, 2, 210)


@pytest.mark.parametrize(("burst", "tremble"), [(1, 0.0), (2, 0.004), (30, 0.004)])
def test_the_echo_of_a_room_goes(burst: int, tremble: float) -> None:
    heard = echo(FAR)
    left = clean(FAR, heard, burst, tremble)
    assert decibels(heard[LEARNED]) - decibels(left[LEARNED]) > 30


def test_the_near_voice_stays_while_both_talk() -> None:
    left = clean(FAR, echo(FAR) + NEAR)[LEARNED]
    alone = clean(FAR * 0, NEAR)[LEARNED]
    assert decibels(left) > decibels(alone) - 6
    assert max(np.corrcoef(left, np.roll(alone, shift))[0, 1] for shift in range(-480, 481, 48)) > 0.7


def test_without_a_loudspeaker_the_voice_is_only_made_even() -> None:
    microphone = Heard()
    sound = CleanSound(microphone, None)
    out = b""
    for at in range(RATE, 2 * RATE, 2 * STEP):
        microphone.ring.write(NEAR[at : at + 2 * STEP].astype(np.int16))
        out += sound.take(sound.available())
    left = np.frombuffer(out, np.int16).astype(np.float64)
    assert left.size == RATE
    assert decibels(left) > decibels(NEAR[RATE : 2 * RATE]) - 6


def test_a_step_that_is_not_whole_waits() -> None:
    microphone = Heard()
    sound = CleanSound(microphone, Ring())
    microphone.ring.write(np.zeros(STEP + 100, np.int16))
    assert sound.available() == STEP


def test_what_was_played_long_before_anybody_listened_is_passed_over() -> None:
    speaker, microphone = Ring(), Heard()
    sound = CleanSound(microphone, speaker)
    for block in range(300):  # 3 s: more than a ring holds
        speaker.write(np.zeros(STEP, np.int16), block * STEP / RATE)
    microphone.ring.write(np.zeros(STEP, np.int16), 3.0)
    assert not any(sound.take(STEP))
    assert speaker.available() < STEP


def test_what_nobody_took_for_a_second_is_passed_over_and_the_youngest_is_there() -> None:
    microphone = Heard()
    sound = CleanSound(microphone, None)
    microphone.ring.write(np.zeros(RATE, np.int16), 0.0)
    assert sound.available() == 4 * STEP
    assert microphone.time() == pytest.approx(1.0 - 4 * STEP / RATE)
    assert len(sound.take(4 * STEP)) == 8 * STEP
    assert sound.available() == 0
