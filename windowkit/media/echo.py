"""Takes what our loudspeaker plays, and the room's noise, out of what our microphone hears."""

from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from windowkit.media.loudness import Loudness
from windowkit.media.microphone import Microphone
from windowkit.media.processing import STEP, Processing
from windowkit.media.ring import RATE, Ring
from windowkit.media.speaker import Speaker

# s. What will be heard is told to the processing this much before the microphone can hear it. Both devices' time
# stamps err by 0 to 5 ms under PulseAudio, and AEC3 learns nothing where less than two steps lie between the
# two: with 20 ms 5 to 25 dB of echo went there, with 40 ms 50 to 60 dB (docs/decisions/0009).
_LEAD: Final = 0.04
_OLD: Final = 40 * STEP  # samples; what waited longer nobody sends any more ...
_YOUNG: Final = 4 * STEP  # ... nor is worth cleaning: a second of it is 10 ms of work, just when a call begins
_MOST: Final = 4  # blocks told at once; after a pause of the microphone the older ones have faded


def clean_sound(microphone: Microphone | None, speaker: Speaker | None) -> "CleanSound | None":
    """What a call sends of a machine's devices, as far as it has them."""
    if microphone is None:
        return None
    return CleanSound(microphone, None if speaker is None else speaker.played)


class TimedSource(Protocol):
    """A microphone that knows when it heard what it gives."""

    @property
    def present(self) -> bool:
        """Whether it delivers."""
        ...

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if it delivers."""
        ...

    def available(self) -> int:
        """Samples waiting."""
        ...

    def take(self, samples: int, /) -> bytes:
        """The oldest `samples`, 2 bytes each; only when that many are available."""
        ...

    def skip(self, samples: int, /) -> None:
        """Pass over the oldest."""
        ...

    def time(self) -> float:
        """When the oldest sample was in the air (s, the loudspeaker's clock)."""
        ...


class CleanSound:
    """A microphone without the echo; `played` is what the loudspeaker plays, None without one. One reader's thread."""

    def __init__(self, microphone: TimedSource, played: Ring | None) -> None:
        self._microphone = microphone
        self._played = played
        self._processing = Processing(echo=played is not None, delay=_LEAD)
        self.raw, self.sent = Loudness(), Loudness()  # what the microphone gave, and what became of it
        self.deaf = False  # found out by whoever listens: what it delivers is nothing

    @property
    def present(self) -> bool:
        """Whether the microphone delivers, and hears."""
        return self._microphone.present and not self.deaf

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if it delivers."""
        return self._microphone.known

    def available(self) -> int:
        """Samples waiting, in whole steps; of those that nobody took for long only the youngest."""
        waiting = self._microphone.available() // STEP * STEP
        if waiting > _OLD:
            self._microphone.skip(waiting - _YOUNG)
            return _YOUNG
        return waiting

    def take(self, samples: int, /) -> bytes:
        """The oldest `samples`, a multiple of STEP, cleaned; 2 bytes each."""
        heard = np.empty(samples, np.int16)
        cleaned = np.empty(samples, np.int16)
        for start in range(0, samples, STEP):
            self._step(heard[start : start + STEP], cleaned[start : start + STEP])
        self.raw.note(heard)
        self.sent.note(cleaned)
        return cleaned.tobytes()

    def _step(self, heard: NDArray[np.int16], cleaned: NDArray[np.int16]) -> None:
        if self._played is not None:
            self._tell_played(self._played, until=self._microphone.time() + _LEAD)
        heard[:] = np.frombuffer(self._microphone.take(STEP), np.int16)
        self._processing.near[:] = heard
        self._processing.clean()
        cleaned[:] = self._processing.near

    def _tell_played(self, played: Ring, until: float) -> None:
        """In the order of the room: all that is in the air before what the microphone gives next."""
        waiting = played.available()
        due = min(waiting, int((until - played.time()) * RATE)) // STEP
        if due > _MOST:
            played.skip((due - _MOST) * STEP)
        for _ in range(min(due, _MOST)):
            played.read_into(self._processing.far)
            self._processing.tell()
