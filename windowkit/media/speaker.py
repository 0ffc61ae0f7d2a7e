"""The loudspeaker: the far voice from its playout buffer, and over it what the program itself has to say."""

import threading
import time
from collections import deque
from typing import Final

import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from windowkit.media.devices import Device, OnDevice
from windowkit.media.loudness import Loudness
from windowkit.media.opus import OpusDecoder
from windowkit.media.playout import Playout, SoundPacket
from windowkit.media.ring import RATE, Ring
from windowkit.media.sound import SoundStream

_KEPT: Final = 64  # packets: 1.3 s; a device that is away for longer has missed them
_BENT: Final = 0.7  # of full scale: louder samples are bent towards it
_OWN_START: Final = 40 * RATE // 1000  # samples in hand before our own sound begins: it comes in blocks of 20 ms


class Speaker:
    """One loudspeaker; `name` is PortAudio's (a part of it is enough), empty for the machine's default."""

    def __init__(self, name: str = "", on_device: OnDevice | None = None) -> None:
        self._arrived: deque[SoundPacket] = deque(maxlen=_KEPT)
        self.playout = Playout(OpusDecoder())  # the sound callback's own
        self._beside: deque[SoundPacket] = deque(maxlen=_KEPT)
        self._second: Playout | None = None  # of a second far voice, once there is one
        self._own = Ring()
        self._own_plays = False
        self._open = False
        self._adding = threading.Lock()  # never held by the sound's own thread
        self.gain = 1.0  # of all that is heard; set from any thread
        self.loudness = Loudness()  # the far voice's
        self.played = Ring()  # what is heard in the room, with its time; for one reader
        self._stream = SoundStream(Device.LOUDSPEAKER, name, self._fill, on_device)
        self._form: tuple[str, str, int] | None = None
        self._resampler = _to_mono()

    @property
    def present(self) -> bool:
        """Whether the device plays."""
        return self._stream.present is True

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if the device plays."""
        return self._stream.present is not None

    @property
    def dry(self) -> int:
        """How often the sound server had to play silence because we gave nothing in time."""
        return self._stream.reserve.dry

    def open(self) -> None:
        """Start playing; returns at once."""
        with self._adding:
            self._open = True
        self._stream.open()

    def close(self) -> None:
        """Stop; when this returns the device is closed, and nothing of this visit is left for the next opening."""
        with self._adding:
            self._open = False
        self._stream.close()
        for ring in (self._own, self.played):
            ring.skip(ring.available())
        self._arrived.clear()
        self._beside.clear()
        self.playout.forget()
        self._second = None

    def hear(self, packet: SoundPacket) -> None:
        """A packet of the far voice came; from one thread. Closed, it is dropped."""
        if self._open:
            self._arrived.append(packet)

    def hear_beside(self, packet: SoundPacket) -> None:
        """A packet of a second far voice, heard over the first; from one thread. Closed, it is dropped."""
        if self._open:
            self._beside.append(packet)

    def play(self, frame: AudioFrame) -> None:
        """Add to our own sound, heard over the far voice; from any thread. At most 1 s ahead. Closed, it is dropped.

        A chime is mono and a file may be stereo. PyAV's resampler keeps the form of its first frame and reads every
        later one as if it had that too, without a word.
        """
        form = frame.format.name, frame.layout.name, frame.sample_rate
        with self._adding:
            if not self._open:
                return
            if form != self._form:
                self._form, self._resampler = form, _to_mono()
            for mono in self._resampler.resample(frame):
                self._own.write(np.frombuffer(memoryview(mono.planes[0]), np.int16, mono.samples))

    def _fill(self, out: NDArray[np.int16], at: float) -> None:
        while self._arrived:
            self.playout.put(self._arrived.popleft())
        self.playout.fill(out, time.monotonic())
        self.loudness.note(out)
        if self._beside or self._second is not None:
            self._add_second(out)
        self._mix(out)
        if self.gain != 1.0:
            _amplify(out, self.gain)
        self.played.write(out, at)

    def _add_second(self, out: NDArray[np.int16]) -> None:
        if self._second is None:
            self._second = Playout(OpusDecoder())
        while self._beside:
            self._second.put(self._beside.popleft())
        second = np.empty(out.size, np.int16)
        self._second.fill(second, time.monotonic())
        _add(out, second)

    def _mix(self, out: NDArray[np.int16]) -> None:
        waiting = self._own.available()
        self._own_plays = waiting > 0 and (self._own_plays or waiting >= _OWN_START)
        if self._own_plays:
            own = np.zeros(out.size, np.int16)
            self._own.read_into(own[: min(waiting, out.size)])
            _add(out, own)


def _add(out: NDArray[np.int16], more: NDArray[np.int16]) -> None:
    out[:] = np.clip(out.astype(np.int32) + more, -32768, 32767)


def _amplify(out: NDArray[np.int16], gain: float) -> None:
    """As loud as wanted; what would be cut off is bent instead, which an ear forgives."""
    loud = out.astype(np.float32) * (gain / 32768)
    if gain > 1.0:
        over = np.abs(loud) - _BENT
        bent = np.sign(loud) * (_BENT + (1 - _BENT) * np.tanh(over / (1 - _BENT)))
        loud = np.where(over > 0, bent, loud)
    out[:] = (loud * 32767).astype(np.int16)


def _to_mono() -> AudioResampler:
    return AudioResampler(format="s16", layout="mono", rate=RATE)
