"""What follows from the resident's word about sensitive data. Pure."""

from collections.abc import Callable

from msgspec.structs import replace

from signaling import assents
from signaling.drafts import Drafts
from signaling.effects import Sender
from signaling.floor import Floor
from signaling.records import VisitRecord
from windowkit.assents import AnswerAssent
from windowkit.matters import Matter
from windowkit.messages import Role
from windowkit.sensitive import Sensitive
from windowkit.visit import Event


class Assenting:
    """`advance` takes a step of the visit."""

    def __init__(
        self,
        floor: Floor,
        matters: dict[str, Matter],
        drafts: Drafts,
        advance: Callable[[VisitRecord, Event, float], None],
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._drafts = drafts
        self._advance = advance

    def hear(self, record: VisitRecord, message: AnswerAssent, sender: Sender, now: float) -> None:
        """A yes, or a no: its photographs are forgotten, its card is asked for no more, a paper that was is not."""
        matter = self._matters[record.matter]
        heard = assents.answered(record, message, sender, now)
        gone = assents.refused(heard, matter)
        heard = self._drafts.without(heard, gone) if gone else heard
        if not message.yes and message.kind is Sensitive.IDENTITY:
            heard = replace(heard, card="", card_ahead="")
        if not message.yes and matter.sensitive(heard.more) is message.kind:
            heard = replace(heard, more="")  # nobody is asked for a further page of what they said no to
        if assents.is_asked_in_vain(heard, matter):
            self._advance(heard, Event.WITHDRAW, now)
        else:
            self._floor.keep(heard)

    def late(self, message: AnswerAssent, sender: Sender) -> bool:
        """Whether it is a no to a visit that has ended, said while the line was down: it counts for what that left."""
        if message.yes or sender.role is not Role.KIOSK or message.visit in self._floor.visits:
            return False
        self._drafts.taken_back(message.visit, message.kind)
        return True

    def asked(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record with the questions that what is asked for, or was taken over, needs. Raises Refused."""
        return assents.asked(record, self._matters[record.matter], now)

    def followed(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record without a question that nothing needs any more, and with one that a new clerk's talk needs."""
        matter = self._matters[record.matter]
        return assents.resumed(assents.followed(record, matter, now), matter, now)
