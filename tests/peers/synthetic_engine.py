"""An engine behind the kiosk's port: `synthetic_engine.py NOTES LANGUAGE PACE` turns a text into a tone.

Its pitch says the language, its length the number of characters. What it was given is noted in the file NOTES.
"""

import io
import json
import math
import struct
import sys
import wave
from pathlib import Path

PITCHES = {"zh-CN": 600, "en": 900}
RATE = 22_050


def tone(pitch: int, seconds: float, *, rate: int = RATE, channels: int = 1, width: int = 2) -> bytes:
    """A WAV file; a quarter of full scale."""
    count = int(seconds * rate) * channels
    level = 2 ** (8 * width - 3)
    values = (int(level * math.sin(2 * math.pi * pitch * at / rate)) for at in range(count))
    file = io.BytesIO()
    with wave.open(file, "wb") as into:
        into.setnchannels(channels)
        into.setsampwidth(width)
        into.setframerate(rate)
        samples = b"".join(struct.pack("<i", value)[:width] for value in values)
        into.writeframes(samples)
    return file.getvalue()


if __name__ == "__main__":
    text = sys.stdin.buffer.read().decode()
    notes, language, pace = sys.argv[1:]
    with Path(notes).open("a") as into:
        into.write(json.dumps([text, language, pace]) + "\n")
    sys.stdout.buffer.write(tone(PITCHES[language], 0.1 * len(text)))
