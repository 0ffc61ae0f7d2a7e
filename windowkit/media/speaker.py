"""The loudspeaker: plays what comes, a little later, so that it does not stutter, but never much later."""

from typing import Final

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from windowkit.media.devices import Device, OnDevice
from windowkit.media.ring import RATE, Ring
from windowkit.media.sound import SoundStream

_MS: Final = RATE // 1000
_START: Final = 40 * _MS  # samples held before playing begins: two Opus packets
_STEP: Final = 20 * _MS  # more is held after each time it ran dry ...
_MOST: Final = 160 * _MS  # ... up to this
_TOO_LATE: Final = 100 * _MS  # samples over the target until the oldest are dropped
_IDLE: Final = 1000 * _MS  # samples of silence until it begins small again


class Playout:
    """How much is held back; pure but for its ring. `fill` runs in the sound callback."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._target = _START
        self._playing = False
        self._idle = 0
        self.ran_dry = 0
        self.dropped = 0  # samples

    def fill(self, out: NDArray[np.int16]) -> None:
        """The next samples to be heard; silence while there are too few."""
        waiting = self._ring.available()
        if not self._playing and waiting >= self._target:
            self._playing = True
            self._idle = 0
        if not self._playing:
            out[:] = 0
            self._idle += out.size
            if self._idle > _IDLE:
                self._target = _START
            return
        if waiting > self._target + _TOO_LATE:
            self._ring.skip(waiting - self._target)
            self.dropped += waiting - self._target
            waiting = self._target
        if waiting < out.size:
            self._ring.read_into(out[:waiting])
            out[waiting:] = 0
            self._playing = False
            self._target = min(self._target + _STEP, _MOST)
            self.ran_dry += 1
        else:
            self._ring.read_into(out)


class Speaker:
    """One loudspeaker; `name` is PortAudio's (a part of it is enough), empty for the machine's default."""

    def __init__(self, name: str = "", on_device: OnDevice | None = None) -> None:
        self._ring = Ring()
        self.playout = Playout(self._ring)
        self.played = Ring()  # what is heard in the room, with its time; for one reader
        self._stream = SoundStream(Device.LOUDSPEAKER, name, self._fill, on_device)
        self._form: tuple[str, str, int] | None = None
        self._resampler = _to_mono()

    @property
    def present(self) -> bool:
        """Whether the device plays."""
        return self._stream.present is True

    def open(self) -> None:
        """Start playing; returns at once."""
        self._stream.open()

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        self._stream.close()

    def _fill(self, out: NDArray[np.int16], at: float) -> None:
        self.playout.fill(out)
        self.played.write(out, at)

    def play(self, frame: AudioFrame) -> None:
        """Add what came; from one thread. Without a device it is dropped: nobody reads the ring.

        A chime is mono and the far voice stereo. PyAV's resampler keeps the form of its first frame and reads every
        later one as if it had that too, without a word.
        """
        form = frame.format.name, frame.layout.name, frame.sample_rate
        if form != self._form:
            self._form, self._resampler = form, _to_mono()
        for mono in self._resampler.resample(frame):
            self._ring.write(np.frombuffer(memoryview(mono.planes[0]), np.int16, mono.samples))


def _to_mono() -> AudioResampler:
    return AudioResampler(format="s16", layout="mono", rate=RATE)
