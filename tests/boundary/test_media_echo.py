"""A loudspeaker's sound, back through a real sound server into the microphone: with that server's own delays."""

import time
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from av.audio.frame import AudioFrame

from tests.peers.pulse import pulse
from tests.peers.room import RATE, decibels, voice
from tests.peers.two_sides import until
from windowkit.media.echo import clean_sound
from windowkit.media.microphone import Microphone
from windowkit.media.speaker import Speaker

SECONDS = 8
BLOCK = RATE // 50


def frame(samples: bytes) -> AudioFrame:
    made = AudioFrame(format="s16", layout="mono", samples=BLOCK)
    made.planes[0].update(samples)
    made.sample_rate = RATE
    return made


async def test_what_the_loudspeaker_plays_does_not_come_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pulse(tmp_path, "ear") as environment:
        for key, value in (environment | {"PULSE_SINK": "ear", "PULSE_SOURCE": "ear.monitor"}).items():
            monkeypatch.setenv(key, value)
        microphone, speaker = Microphone(), Speaker()
        sound = clean_sound(microphone, speaker)
        assert sound is not None
        heard, left = bytearray(), bytearray()
        take = microphone.take

        def listened(samples: int) -> bytes:
            taken = take(samples)
            heard.extend(taken)
            return taken

        monkeypatch.setattr(microphone, "take", listened)
        microphone.open()
        speaker.open()
        await until(lambda: microphone.present and speaker.present)
        played = voice(SECONDS, 1, 110).astype(np.int16).tobytes()
        began = time.monotonic()
        for at in range(0, len(played) - 2 * BLOCK + 1, 2 * BLOCK):
            speaker.play(frame(played[at : at + 2 * BLOCK]))
            due = began + at / 2 / RATE
            await until(lambda due=due: time.monotonic() >= due)
            left += sound.take(sound.available())
        microphone.close()
        speaker.close()
    assert median_loudness(heard) > 40
    assert median_loudness(heard) - median_loudness(left) > 35


def median_loudness(sound: bytearray) -> float:
    """Of the last 4 s: the canceller has learned by then. The median: a loaded machine's sound server stutters."""
    samples = np.frombuffer(sound, np.int16).astype(np.float64)[-4 * RATE :]
    return median(decibels(part) for part in np.split(samples, 8))
