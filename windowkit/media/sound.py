"""A sound stream that survives its device: opened, looked after, and tried again when the device is gone.

Where a sound server answers (PulseAudio, PipeWire), the device is one of its own (`sound_server.py`); PULSE_SINK and
PULSE_SOURCE choose among them. Elsewhere the device itself is a process of its own (`soundcard.py`).
"""

import contextlib
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from windowkit import logs
from windowkit.media.devices import FIRST_PAUSE, TIME, Device, DeviceBack, DeviceGone, OnDevice, longer
from windowkit.media.reserve import Reserve
from windowkit.media.ring import RATE
from windowkit.media.sound_server import SERVED, ServedSound

_log: Final = logging.getLogger(__name__)

_BLOCK: Final = 480  # samples: 10 ms
_LOOK: Final = 0.25  # s between two looks whether sound moves
_DEAD: Final = 5  # looks without a block until the device counts as lost: both screens say so within 2 s
_BEGIN: Final = 20  # looks until a process that has begun must have opened its device: 5 s on a loaded machine
_CLOSE: Final = 3.0  # s

# A block, and when its first sample was (microphone) or will be (loudspeaker) in the air: s of PortAudio's clock.
type OnSamples = Callable[[NDArray[np.int16], float], None]


class SoundStream:
    """One direction of one sound device; `on_samples` reads a microphone's block or fills a loudspeaker's."""

    def __init__(self, device: Device, name: str, on_samples: OnSamples, on_device: OnDevice | None) -> None:
        self._device = device
        self._name = name
        self._on_samples = on_samples
        self._on_device = on_device
        self._stop = threading.Event()  # this life's; a device that ends late must not find the next one's
        self._thread: threading.Thread | None = None
        self._blocks = 0
        self.present: bool | None = None  # None: not known yet
        self.reserve = Reserve()

    def open(self) -> None:
        """Start trying in a thread of its own; returns at once."""
        if self._thread is None:
            self._stop = threading.Event()
            self._thread = threading.Thread(target=self._run, args=(self._stop,), name=str(self._device), daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_CLOSE)
            self._thread = None
        self.present = None

    def _run(self, stop: threading.Event) -> None:
        pause = FIRST_PAUSE
        while not stop.is_set():
            reason = self._served(stop) if self._name in SERVED else None
            if reason is None:  # no server answers
                reason = self._once(stop)
            if stop.is_set():
                return
            pause = FIRST_PAUSE if self.present else longer(pause)
            self._set_present(present=False, reason=reason)
            stop.wait(pause)

    def _served(self, stop: threading.Event) -> str | None:
        """One life of the stream on the sound server; why it ended, None without a server."""
        served = ServedSound(self._device, self._on_samples, self.reserve)
        try:
            return self._on_server(served, stop) if served.connect() else None
        finally:
            served.close()

    def _on_server(self, served: ServedSound, stop: threading.Event) -> str:
        reason = served.start()
        blocks, still, looked = served.blocks, 0, time.monotonic()
        while not reason and not stop.is_set():
            if not served.turn():
                return "the server ended"
            if time.monotonic() - looked < _LOOK:
                continue
            looked = time.monotonic()
            still = still + 1 if served.blocks == blocks else 0
            blocks = served.blocks
            if not still:
                self._set_present(present=True)
            served.look()
            reason = served.trouble() or (f"no sound for {still * _LOOK} s" if still >= _DEAD else "")
        return reason or "closed"

    def _once(self, stop: threading.Event) -> str:
        """One life of the stream in a process of its own; why it ended."""
        command = [sys.executable, "-m", "windowkit.media.soundcard", self._device, self._name, str(RATE), str(_BLOCK)]
        try:
            card = subprocess.Popen(  # noqa: S603 - ourselves
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
            )
        except OSError as error:
            return type(error).__name__
        pump = threading.Thread(target=self._pump, args=(card,), name=f"{self._device} blocks", daemon=True)
        with card:
            pump.start()
            try:
                return self._watch(card, stop)
            finally:
                card.kill()  # not asked to: a device that is gone may never let it go
                pump.join()

    def _pump(self, card: subprocess.Popen[bytes]) -> None:
        """Hand the blocks on, until the process is gone. Between processes as in one: 100 a second, in time."""
        assert card.stdin is not None
        assert card.stdout is not None
        heard = self._device is Device.MICROPHONE
        samples = np.zeros(_BLOCK, np.int16)
        size = TIME.size + (samples.nbytes if heard else 0)
        with contextlib.suppress(OSError):
            while len(message := _whole(card.stdout.read, size)) == size:
                (at,) = TIME.unpack_from(message)
                if heard:
                    samples = np.frombuffer(message, np.int16, offset=TIME.size)
                self._on_samples(samples, at)
                if not heard:
                    card.stdin.write(samples.tobytes())
                self._blocks += 1

    def _watch(self, card: subprocess.Popen[bytes], stop: threading.Event) -> str:
        blocks, still, limit = self._blocks, 0, _BEGIN
        while not stop.wait(_LOOK):
            if card.poll() is not None:
                return "the stream ended" if limit == _DEAD else "the device does not open"
            still = still + 1 if self._blocks == blocks else 0
            blocks = self._blocks
            if not still:
                limit = _DEAD
                self._set_present(present=True)
            if still >= limit:
                return f"no sound for {limit * _LOOK} s"
        return "closed"

    def _set_present(self, *, present: bool, reason: str = "") -> None:
        if self.present == present:
            return
        self.present = present
        logs.event(_log, "sound_opened" if present else "sound_lost", device=self._device, reason=reason)
        if self._on_device is not None:
            gone = DeviceGone(self._device, self._name, reason)
            self._on_device(DeviceBack(self._device, self._name) if present else gone)


def _whole(read: Callable[[int], bytes | None], size: int) -> bytes:
    """`size` bytes of an unbuffered pipe; fewer at its end."""
    message = read(size) or b""
    while message and len(message) < size:
        more = read(size - len(message))
        if not more:
            break
        message += more
    return message
