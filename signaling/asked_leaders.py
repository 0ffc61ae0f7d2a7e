"""A clerk's question for a duty leader ends where none is signed in any more. Pure.

A leader whose line was cut has the usual time to come back: who asked waits for them so long, and reads only then that
nobody comes.
"""

from msgspec.structs import replace

from signaling.floor import Floor
from signaling.led_queues import somebody_leads


class AskedLeaders:
    """The talks whose clerks ask; `grace` is how long a leader may be away (seconds)."""

    def __init__(self, floor: Floor, grace: float) -> None:
        self._floor = floor
        self._grace = grace
        self._alone: dict[str, float] = {}  # by visit whose clerk asks: since when no leader is there

    def follow(self, now: float) -> None:
        """After every decision: who asks while nobody is there."""
        asked = [one for one in self._floor.visits.values() if one.leader_asked is not None]
        nobody = [one.visit.id for one in asked if not somebody_leads(self._floor, one.clerk)]
        self._alone = {visit: self._alone.get(visit, now) for visit in nobody}

    def arrived(self, leader: str) -> None:
        """They can be asked again."""
        for record in list(self._floor.visits.values()):
            if record.leader_gone and record.clerk != leader and somebody_leads(self._floor, record.clerk):
                self._floor.keep(replace(record, leader_gone=False))

    def overdue(self, now: float) -> None:
        """Nobody came back."""
        for visit, since in list(self._alone.items()):
            record = self._floor.visits.get(visit)
            if since + self._grace <= now and record is not None and record.leader_asked is not None:
                self._floor.keep(replace(record, leader_asked=None, leader_gone=True))

    def next_deadline(self) -> float | None:
        """When somebody has asked for too long while no leader was there (UNIX seconds)."""
        return min((since + self._grace for since in self._alone.values()), default=None)

    def clock_set(self, by: float) -> None:
        """The clock was set by so many seconds."""
        self._alone = {visit: since + by for visit, since in self._alone.items()}
