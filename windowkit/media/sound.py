"""A PortAudio stream with a life: opened by name, watched, opened again after it was lost.

The callbacks run in PortAudio's thread and only copy: no locks, no logging, no asyncio. On Linux with
PulseAudio the device is ALSA's "pulse"; PULSE_SINK and PULSE_SOURCE choose among the server's own.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001
# sounddevice has no types, and no public way to look for devices again.

import logging
import threading
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import sounddevice
from numpy.typing import NDArray

from windowkit import logs
from windowkit.media.devices import FIRST_PAUSE, Device, DeviceBack, DeviceGone, OnDevice, longer
from windowkit.media.ring import RATE

_log: Final = logging.getLogger(__name__)

_CALLBACK: Final = 480  # samples: 10 ms
_LATENCY: Final = 0.02  # s asked of the driver: blocks of 10 ms come one by one, not two by two (decision 10)
_FAR: Final = 1.0  # s; no buffer is longer
_LOOK: Final = 0.5  # s between two looks whether the stream still runs
_DEAD: Final = 4  # looks without a callback until the device counts as lost
_CLOSE: Final = 3.0  # s

# PortAudio is one for the process, and finds new devices only when started again, which kills open streams.
_portaudio = threading.Lock()
_open_streams: set[int] = set()

# A block, and when its first sample was (microphone) or will be (loudspeaker) in the air: s of PortAudio's clock.
type OnSamples = Callable[[NDArray[np.int16], float], None]


class SoundStream:
    """One direction of one sound device; `on_samples` reads a microphone's block or fills a loudspeaker's."""

    def __init__(self, device: Device, name: str, on_samples: OnSamples, on_device: OnDevice | None) -> None:
        self._device = device
        self._name = name
        self._on_samples = on_samples
        self._on_device = on_device
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._calls = 0
        self.present: bool | None = None  # None: not known yet

    def open(self) -> None:
        """Start trying in a thread of its own; returns at once."""
        if self._thread is None:
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, name=str(self._device), daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_CLOSE)
            self._thread = None
        self.present = None

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self._stop.is_set():
            reason = self._once()
            if self._stop.is_set():
                return
            pause = FIRST_PAUSE if self.present else longer(pause)
            self._set_present(present=False, reason=reason)
            self._stop.wait(pause)

    def _once(self) -> str:
        """One life of the stream; why it ended."""
        try:
            stream = self._start()
        except (sounddevice.PortAudioError, ValueError, OSError) as error:
            return f"{type(error).__name__}: {error}"
        try:
            return self._watch(stream)
        finally:
            with _portaudio:
                stream.abort(ignore_errors=True)
                stream.close(ignore_errors=True)
                _open_streams.discard(id(self))

    def _start(self) -> Any:
        with _portaudio:
            if not _open_streams:
                sounddevice._terminate()
                sounddevice._initialize()
            kind = sounddevice.RawInputStream if self._device is Device.MICROPHONE else sounddevice.RawOutputStream
            stream = kind(
                samplerate=RATE,
                blocksize=_CALLBACK,
                device=self._name or None,
                channels=1,
                dtype="int16",
                latency=_LATENCY,
                callback=self._callback,
            )
            stream.start()
            _open_streams.add(id(self))
            return stream

    def _callback(self, samples: Any, frames: int, when: Any, status: object) -> None:  # noqa: ARG002
        self._calls += 1
        heard = self._device is Device.MICROPHONE
        away = when.currentTime - when.inputBufferAdcTime if heard else when.outputBufferDacTime - when.currentTime
        if not abs(away) < _FAR:  # a driver that does not know says 0
            away = _LATENCY
        self._on_samples(
            np.frombuffer(samples, np.int16), when.currentTime - away if heard else when.currentTime + away
        )

    def _watch(self, stream: Any) -> str:
        calls, still = self._calls, 0
        while not self._stop.wait(_LOOK):
            if not stream.active:
                return "the stream ended"
            if self._calls != calls:
                self._set_present(present=True)
            still = still + 1 if self._calls == calls else 0
            calls = self._calls
            if still >= _DEAD:
                return "no samples for 2 s"
        return "closed"

    def _set_present(self, *, present: bool, reason: str = "") -> None:
        if self.present == present:
            return
        self.present = present
        logs.event(_log, "sound_opened" if present else "sound_lost", device=self._device, reason=reason)
        if self._on_device is not None:
            gone = DeviceGone(self._device, self._name, reason)
            self._on_device(DeviceBack(self._device, self._name) if present else gone)
