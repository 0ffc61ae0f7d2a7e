"""What becomes of all that lives beside the visit's table when the visit takes a step. Pure."""

from signaling import attending, cards, consents, holds, second, staffing
from signaling.records import VisitRecord


def followed_beside(record: VisitRecord, now: float) -> VisitRecord:
    """The record after a step: what belonged to the talk ends with it."""
    record = second.followed(consents.followed(record, now))
    return staffing.followed(attending.followed(cards.followed(holds.followed(record))))
