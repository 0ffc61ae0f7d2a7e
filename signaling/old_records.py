"""An old notice as the store has it, for a help desk: a frozen value. Pure."""

import msgspec

from signaling.records import VisitRecord
from windowkit.messages import Notice


class Old(msgspec.Struct, frozen=True, kw_only=True):
    """`notice` is as it was put on paper last; None: only a case's number is known, and none of it came out.

    `owner` is the ID number of whom it is for, in capitals; "" not known. `committee` is where it was printed, or the
    visit was (its code), `record` the visit that it is of, if it is of one; `later` the one in which this person filed
    what that had left unfinished.
    """

    notice: Notice | None
    owner: str
    committee: str
    record: VisitRecord | None = None
    later: VisitRecord | None = None

    @property
    def number(self) -> str:
        """The notice's, or the case's."""
        if self.notice is not None:
            return self.notice.number
        return "" if self.record is None else self.record.case
