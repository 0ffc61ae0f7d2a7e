"""One microphone for two peers: while a call is rebuilt, old and new one both send the whole sound."""

from collections.abc import Callable
from typing import Final

from windowkit.media.tracks import BLOCK, SoundSource

_KEPT: Final = 2 * 10 * BLOCK  # bytes a tap that nobody reads keeps: 200 ms


class Tap:
    """A microphone of its own to whoever holds it; in the engine's loop."""

    def __init__(self, source: SoundSource, pull: Callable[[], None], leave: Callable[["Tap"], None]) -> None:
        self._source = source
        self._pull = pull
        self._leave = leave
        self.waiting = bytearray()

    @property
    def present(self) -> bool:
        """Whether the microphone delivers."""
        return self._source.present

    @property
    def known(self) -> bool:
        """Whether it has been found out yet."""
        return self._source.known

    def available(self) -> int:
        """Samples waiting."""
        self._pull()
        return len(self.waiting) // 2

    def take(self, samples: int, /) -> bytes:
        """The oldest samples."""
        taken = bytes(self.waiting[: samples * 2])
        del self.waiting[: samples * 2]
        return taken

    def close(self) -> None:
        """Take part no more."""
        self._leave(self)


class SoundSplit:
    """Hands each sample of a source to every tap."""

    def __init__(self, source: SoundSource) -> None:
        self._source = source
        self._taps: list[Tap] = []

    def tap(self) -> Tap:
        """One more reader, from now on."""
        tap = Tap(self._source, self._pull, self._leave)
        self._taps.append(tap)
        return tap

    def _leave(self, tap: Tap) -> None:
        if tap in self._taps:
            self._taps.remove(tap)

    def _pull(self) -> None:
        samples = self._source.available()
        if samples > 0:
            block = self._source.take(samples)
            for tap in self._taps:
                tap.waiting += block
                del tap.waiting[:-_KEPT]
