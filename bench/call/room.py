"""A simulated room: what its loudspeaker plays comes back into its microphone, late and with a tail.

A process of its own: python -m bench.call.room LOUDSPEAKER_SINK MICROPHONE_SINK. It reads the loudspeaker's
monitor and plays into the microphone's sink, so that programs meet it as they meet a real room.
"""

import contextlib
import signal
import subprocess
import sys
from typing import IO, Final, NoReturn

import numpy as np
from numpy.typing import NDArray

RATE: Final = 48_000
_BLOCK: Final = 480  # samples: 10 ms
_DELAY: Final = 20  # ms through devices and air; the two streams of the sound server add some 40
_TAIL: Final = 120  # ms until the room is silent by 60 dB
_LOUD: Final = 0.5  # of the loudspeaker's amplitude reaches the microphone directly: -6 dB, they stand together
_REFLECTED: Final = 0.15  # amplitude of the tail at its beginning, all reflections together


def answer() -> NDArray[np.float64]:
    """The room's impulse response: the direct way, then noise that dies away."""
    rng = np.random.default_rng(20261124)  # the same room each time
    delay, length = _DELAY * RATE // 1000, _TAIL * RATE // 1000
    decay = np.exp(-np.log(1000) * np.arange(length) / length)
    tail = rng.standard_normal(length) * decay
    tail *= _REFLECTED / np.sqrt((tail**2).sum())
    return np.concatenate([np.zeros(delay), [_LOUD], tail])


class Room:
    """Convolution block by block, by FFT (overlap and add)."""

    def __init__(self) -> None:
        response = answer()
        self._size = 1 << int(np.ceil(np.log2(response.size + _BLOCK)))
        self._response = np.fft.rfft(response, self._size)
        self._rest = np.zeros(self._size)

    def hear(self, block: NDArray[np.int16]) -> NDArray[np.int16]:
        """What the microphone gets while the loudspeaker plays this block."""
        self._rest[:-_BLOCK] = self._rest[_BLOCK:]
        self._rest[-_BLOCK:] = 0
        self._rest += np.fft.irfft(np.fft.rfft(block, self._size) * self._response, self._size)
        return np.clip(self._rest[:_BLOCK], -32768, 32767).astype(np.int16)


def _stream(program: str, device: str) -> list[str]:
    form = (f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=20", "--raw")
    return [program, f"--device={device}", *form]


def _run(loudspeaker: IO[bytes], microphone: IO[bytes]) -> None:
    room = Room()
    while block := loudspeaker.read(_BLOCK * 2):
        if len(block) == _BLOCK * 2:
            microphone.write(room.hear(np.frombuffer(block, np.int16)).tobytes())
            microphone.flush()


def _end(_number: int, _frame: object) -> NoReturn:
    sys.exit(0)  # through the streams' own ends


def main() -> int:
    """Until it is ended."""
    loudspeaker, microphone = sys.argv[1:]
    signal.signal(signal.SIGTERM, _end)
    with (
        contextlib.suppress(BrokenPipeError),  # the end: one of the two streams went first
        subprocess.Popen(_stream("parec", f"{loudspeaker}.monitor"), stdout=subprocess.PIPE) as heard,
        # It complains of the end of its pipe, which is how this room ends.
        subprocess.Popen(_stream("pacat", microphone), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as played,
    ):
        assert heard.stdout is not None
        assert played.stdin is not None
        try:
            _run(heard.stdout, played.stdin)
        finally:
            heard.terminate()
            played.terminate()
    return 0


if __name__ == "__main__":
    sys.exit(main())
