"""Three people talk at the clerk's counter: who hears whom, as the duty leader's mode says. In the engine's loop.

The resident's kiosk keeps its one peer and knows nothing of a second. What comes is played here as ever and decoded a
second time for whoever else is to hear it, at the pace of what is sent to them.
"""

import time
from collections.abc import Callable
from typing import Final

import numpy as np

from windowkit.attending import AttendMode
from windowkit.media.opus import OpusDecoder
from windowkit.media.playout import Playout, SoundPacket
from windowkit.media.ring import RATE
from windowkit.media.split import SoundSplit, Tap
from windowkit.media.tracks import BLOCK, SoundSource

_LATE: Final = 0.06  # s without sound from the microphone until a far voice goes on without it
_LOUDEST: Final = 32767

type Hear = Callable[[SoundPacket], None]


class Mixed:
    """A microphone, and a far voice over it while there is one; without a far voice the samples pass untouched."""

    def __init__(self, near: SoundSource | None) -> None:
        self._near = near
        self._far: Playout | None = None
        self._due = 0.0  # when it goes on without the microphone

    @property
    def present(self) -> bool:
        """Whether anything can be heard."""
        return self._far is not None or (self._near is not None and self._near.present)

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if the microphone delivers."""
        return self._near is None or self._near.known

    def use_near(self, near: SoundSource | None) -> None:
        """Another microphone, or none."""
        self._near = near

    def add(self) -> None:
        """A far voice is to be heard from now on. Again: nothing happens."""
        if self._far is None:
            self._far = Playout(OpusDecoder())
            self._due = time.monotonic() + _LATE

    def drop(self) -> None:
        """Nothing of it any more, from this moment."""
        self._far = None

    def hear(self, packet: SoundPacket) -> None:
        """What came of the far voice; passed over where none is to be heard."""
        if self._far is not None:
            self._far.put(packet)

    def available(self) -> int:
        """Samples waiting."""
        near = 0 if self._near is None else self._near.available()
        if self._far is None or near >= BLOCK or time.monotonic() < self._due:
            return near
        return BLOCK

    def take(self, samples: int, /) -> bytes:
        """The oldest samples."""
        if self._far is None and self._near is not None:
            return self._near.take(samples)
        has_near = self._near is not None and self._near.available() >= samples
        near = self._near.take(samples) if has_near and self._near is not None else bytes(2 * samples)
        if self._far is None:
            return near
        now = time.monotonic()
        self._due = now + _LATE if has_near else max(self._due + samples / RATE, now - _LATE)
        far = np.empty(samples, np.int16)
        self._far.fill(far, now)
        mixed = np.frombuffer(near, np.int16).astype(np.int32) + far
        return np.clip(mixed, -_LOUDEST - 1, _LOUDEST).astype(np.int16).tobytes()


class Conference:
    """`microphone` is the clerk's; `hear_resident` and `hear_leader` play here what came."""

    def __init__(self, microphone: SoundSource | None, hear_resident: Hear, hear_leader: Hear) -> None:
        self._split = None if microphone is None else SoundSplit(microphone)
        self._hear_resident = hear_resident
        self._hear_leader = hear_leader
        self._mode: AttendMode | None = None
        self._tap: Tap | None = None
        self.to_resident = Mixed(None if self._split is None else self._split.tap())
        self.to_leader = Mixed(None)

    def attend(self, mode: AttendMode | None) -> None:
        """How the leader is there from now on; None: not."""
        if mode is self._mode:
            return
        self._mode = mode
        if mode is AttendMode.JOIN:
            self.to_resident.add()
        else:
            self.to_resident.drop()
        if mode is None:
            self._leave()
        elif self._split is not None and self._tap is None:
            self._tap = self._split.tap()
            self.to_leader.use_near(self._tap)
        if mode is not None:
            self.to_leader.add()

    def _leave(self) -> None:
        self.to_leader.drop()
        self.to_leader.use_near(None)
        if self._tap is not None:
            self._tap.close()
            self._tap = None

    def from_resident(self, packet: SoundPacket) -> None:
        """The resident's voice came."""
        self._hear_resident(packet)
        self.to_leader.hear(packet)

    def from_leader(self, packet: SoundPacket) -> None:
        """The leader's voice came; whoever only listens is heard by nobody, whatever their counter sends."""
        if self._mode in (AttendMode.WHISPER, AttendMode.JOIN):
            self._hear_leader(packet)
            self.to_resident.hear(packet)
