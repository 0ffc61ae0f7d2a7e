"""One direction of one sound device, as a process: `python -m windowkit.media.soundcard KIND NAME RATE BLOCK`.

PortAudio learns of new devices only when a process starts it, and under ALSA a device that is pulled out can leave it
waiting or running in a circle for ever (its issues 535, 1037). Here that costs a process, which `sound.py` ends.

A microphone writes blocks: when its first sample was in the air (float64, s of PortAudio's clock, which is the
machine's), then BLOCK samples. A loudspeaker writes when the next block will be heard and reads that block. Ends with
its standard input; before that only where the device does not open, or ends.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# sounddevice has no types.

import contextlib
import os
import queue
import sys
import threading
import time
from typing import Any, Final

import sounddevice

from windowkit.media.devices import TIME, Device

_LATENCY: Final = 0.02  # s asked of the driver: blocks of 10 ms come one by one, not two by two (decision 10)
_FAR: Final = 1.0  # s; no buffer is longer
_WAIT: Final = 0.025  # s a block may be late before silence is played for it; about what the driver holds, no more
_LOOK: Final = 0.1  # s between two looks whether the stream still runs


class _Heard:
    """The microphone's callback. What the other process has no time for is dropped: a pipe holds 0.6 s."""

    def __init__(self) -> None:
        os.set_blocking(sys.stdout.fileno(), False)

    def __call__(self, samples: Any, _frames: int, when: Any, _status: object) -> None:
        away = _near(when.currentTime - when.inputBufferAdcTime)
        with contextlib.suppress(BlockingIOError):  # a write of less than a page is whole or not at all
            os.write(1, TIME.pack(when.currentTime - away) + bytes(samples))


class _Played:
    """The loudspeaker's callback."""

    def __init__(self) -> None:
        self.blocks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._owed = 0  # blocks that came too late, or will

    def __call__(self, out: Any, _frames: int, when: Any, _status: object) -> None:
        away = _near(when.outputBufferDacTime - when.currentTime)
        with contextlib.suppress(queue.Empty):
            while self._owed:
                self.blocks.get_nowait()
                self._owed -= 1
        os.write(1, TIME.pack(when.currentTime + away))
        try:
            out[:] = self.blocks.get(timeout=_WAIT)
        except queue.Empty:
            out[:] = bytes(len(out))
            self._owed += 1


def _near(away: float) -> float:
    """A driver that does not know says 0 for a time."""
    return away if abs(away) < _FAR else _LATENCY


def _read(played: _Played | None, size: int) -> None:
    """Take in blocks until the other process is gone."""
    while len(block := sys.stdin.buffer.read(size)) == size:
        if played is not None:
            played.blocks.put(block)
    os._exit(0)  # at once: PortAudio's own end may wait for a device that is gone


def main() -> None:
    """See above."""
    kind, name, rate, block = sys.argv[1:]
    played = _Played() if kind == Device.LOUDSPEAKER else None
    threading.Thread(target=_read, args=(played, int(block) * 2), daemon=True).start()
    kinds = sounddevice.RawInputStream if played is None else sounddevice.RawOutputStream
    try:
        stream = kinds(
            samplerate=int(rate),
            blocksize=int(block),
            device=name or None,
            channels=1,
            dtype="int16",
            latency=_LATENCY,
            callback=_Heard() if played is None else played,
        )
        stream.start()
        while stream.active:
            time.sleep(_LOOK)
    except (sounddevice.PortAudioError, ValueError, OSError):  # ValueError: no device of that name
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
