"""What a side says of its own media: a call counts as up when both sides have said `CallUp`."""

import uuid
from collections.abc import Callable
from typing import Final

import msgspec

from windowkit.media.devices import Presence
from windowkit.media.peer import Ends
from windowkit.messages import CallUp, Message

_GO_ON: Final = 4.0  # s until a side says it goes on with what it has


class Saying:
    """Says it once for an epoch, and again when a device came or went."""

    def __init__(self, ends: Ends, send: Callable[[Message], None]) -> None:
        self._ends = ends
        self._send = send
        self._said: CallUp | None = None

    def forget(self) -> None:
        """The visit is over."""
        self._said = None

    def look(self, visit: str, epoch: int, *, up: bool, since: float) -> None:
        """Say what is new; `since` is the age of the call in seconds."""
        picture, sound, loudspeaker = self._ends.picture, self._ends.sound, self._ends.loudspeaker
        known = all(device is None or device.known for device in (picture, sound, loudspeaker))
        if not (since > _GO_ON or (up and known)):
            return
        # Late and still without media: the call goes on with what there is, which is nothing of ours.
        says = CallUp(
            id="",
            visit=visit,
            call=epoch,
            picture=up and picture is not None and picture.present,
            sound=up and sound is not None and sound.present,
            loudspeaker=loudspeaker is None or loudspeaker.present,
            document_camera=not _is_missed(self._ends.document_camera),
        )
        stalled = self._said is not None and not up  # a silence that is being mended is no news
        if says != self._said and not stalled:
            self._said = says
            self._send(msgspec.structs.replace(says, id=str(uuid.uuid4())))


def _is_missed(device: Presence | None) -> bool:
    """Whether it is open and not there; one that is closed is not missed."""
    return device is not None and device.known and not device.present
