"""Sound is heard, until it ends or a newer text cuts it off: through the call's loudspeaker, or by a program."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kiosk_app.speech import PLAYER
from kiosk_app.speech.latest import Latest
from kiosk_app.speech.process import Process
from kiosk_app.speech.sound import SAMPLE, Sound

if TYPE_CHECKING:  # a kiosk that has just started shows its window before it loads what sound needs
    from av.audio.frame import AudioFrame

    from windowkit.media.speaker import Speaker

_BLOCK: Final = 0.1  # s
_AHEAD: Final = 0.1  # s of a text given to the loudspeaker before they are heard: so much is said after a cut


def play_through(speaker: "Speaker", sound: Sound, latest: Latest) -> bool:
    """At the voice's pace. Whether that is done: not where the loudspeaker closed on the way."""
    block, began = int(sound.rate * _BLOCK), time.monotonic()
    for start in range(0, len(sound.samples) // SAMPLE, block):
        if not speaker.present:
            return False
        speaker.play(_frame(sound.samples[start * SAMPLE : (start + block) * SAMPLE], sound.rate))
        due = began + min(start + block, len(sound.samples) // SAMPLE) / sound.rate - _AHEAD
        if latest.newer(max(0.0, due - time.monotonic())):
            return True
    return True


def play_alone(sound: Sound, latest: Latest) -> str:
    """By a program, on the machine's default device, which is open no longer than that. Why it failed, or nothing."""
    form = ["-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(sound.rate)]
    return run([PLAYER, "-q", *form], sound.samples, latest)


def run(command: Sequence[str], given: bytes, latest: Latest) -> str:
    """A program that is heard by itself. Why it failed, or nothing."""
    try:
        process = Process(command, given, latest.look, writes=False)
    except OSError as error:
        return type(error).__name__
    if latest.newer(None, or_when=process.is_over):
        process.end()
        return ""
    return process.failure


def _frame(samples: bytes, rate: int) -> "AudioFrame":
    from av.audio.frame import AudioFrame  # noqa: PLC0415 - as above

    frame = AudioFrame(format="s16", layout="mono", samples=len(samples) // SAMPLE)
    frame.planes[0].update(samples)
    frame.sample_rate = rate
    return frame
