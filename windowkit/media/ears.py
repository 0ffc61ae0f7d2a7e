"""All that can be overheard of one peer: the six tracks of a recording. Lives in the engine's loop."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from aiortc import RTCRtpTransceiver

from windowkit.media.encoded import Encoded, Track
from windowkit.media.overhear import Ear, ask_key_frame, make_key_frame, overhear_receiver, overhear_sender

# By m-line: what comes on it and what is sent on it.
_LINES: Final = (
    (Track.THEIR_SOUND, Track.OWN_SOUND),
    (Track.THEIR_PICTURE, Track.OWN_PICTURE),
    (Track.THEIR_SECOND, Track.OWN_SECOND),
)


class Ears:
    """Listens on a peer's m-lines while somebody wants to hear."""

    def __init__(self, lines: Sequence[RTCRtpTransceiver]) -> None:
        self._ears: dict[Track, Ear] = {}
        self._askers: dict[Track, Callable[[], None]] = {}
        for line, (theirs, ours) in zip(lines, _LINES, strict=False):
            self._ears[theirs] = overhear_receiver(line.receiver, line.kind)
            self._ears[ours] = overhear_sender(line.sender)
            self._askers[theirs] = partial(ask_key_frame, line.receiver)
            self._askers[ours] = partial(make_key_frame, line.sender)

    def listen(self, visit: str, call: int, hear: Callable[[Encoded], None]) -> None:
        """Tell `hear` everything from now on."""

        def tell(track: Track, timestamp: int, data: bytes, at: float) -> None:
            hear(Encoded(visit, call, track, timestamp, data, at))

        for track, ear in self._ears.items():
            ear.listener = partial(tell, track)

    def stop(self) -> None:
        """Nobody hears anything any more, from this moment."""
        for ear in self._ears.values():
            ear.listener = None

    def want_key(self, track: Track) -> None:
        """Have this picture's sender, who may be we, send one that needs no other."""
        self._askers[track]()
