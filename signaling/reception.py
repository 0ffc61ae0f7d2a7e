"""How a visit begins: a kiosk takes a ticket, a clerk takes the visit. Pure."""

from msgspec.structs import replace

from signaling import assents, cards
from signaling.appointments import Appointments
from signaling.doors import Doors
from signaling.effects import Send, Sender
from signaling.floor import Floor
from signaling.records import Broken, Place, VisitRecord
from signaling.serving import REMEMBERED, Serving
from signaling.staff import Staff
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.visit import Event, State, begin

_LANGUAGE = 16  # letters of a language's tag (BCP 47)


class Reception:
    """Tickets, and who takes whom."""

    def __init__(
        self,
        floor: Floor,
        matters: dict[str, Matter],
        serving: Serving,
        staff: Staff,
        doors: Doors,
        appointments: Appointments,
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._serving = serving
        self._staff = staff
        self._doors = doors
        self._appointments = appointments

    def open(self, message: m.OpenVisit, sender: Sender, now: float) -> None:
        """A ticket for whoever stands at this kiosk. Raises Refused."""
        only(sender, m.Role.KIOSK)
        running = self._floor.visit_of(sender)
        if message.visit in self._floor.visits or message.visit in self._floor.ended:
            mine = running is not None and running.visit.id == message.visit
            if not mine and message.id not in self._floor.ended.get(message.visit, ()):
                raise Refused(Code.NOT_YOURS)
            self._floor.done(message, sender)
            return
        if running is not None:
            raise Refused(Code.BUSY)
        self._may_open(message, sender, now)
        kiosk = self._floor.kiosks[sender.key]
        held = self._appointments.held(message.appointment, message.matter, kiosk, now) if message.appointment else None
        self._doors.enter(kiosk, self._matters[message.matter], now)
        self._staff.close(sender.key)
        if held is not None:
            self._appointments.came(held, message.visit)
        record = self._ticket(message, sender, now)
        self._floor.effects.append(Send(sender, m.MatterDefined(matter=self._matters[message.matter])))
        self._floor.keep(record)
        self._floor.done(message, sender)
        self._floor.requeued(record)

    def _may_open(self, message: m.OpenVisit, sender: Sender, now: float) -> None:
        if not message.appointment and self._floor.unlocked.get(sender.key, 0.0) <= now:
            raise Refused(Code.NOT_SIGNED_IN, "staff PIN")
        if not message.told:
            raise Refused(Code.INCOMPLETE, "told")
        if message.matter not in self._matters:
            raise Refused(Code.UNKNOWN_MATTER)
        if not m.SAID.issuperset(message.claims) or len(message.language) > _LANGUAGE:
            raise Refused(Code.BAD_FIELD, "claims")
        cards.ahead(message, self._matters[message.matter])

    def _ticket(self, message: m.OpenVisit, sender: Sender, now: float) -> VisitRecord:
        kiosk = self._floor.kiosks[sender.key]
        broken = self._returning(message, sender.key, now)
        found = [m.Claim.RETURNING] if broken is not None else []
        found += [m.Claim.APPOINTMENT] if message.appointment else []
        claims = tuple(sorted({*message.claims, *found}))
        return VisitRecord(
            visit=begin(message.visit, now),
            kiosk=sender.key,
            committee=kiosk.committee,
            centre=kiosk.centre,
            matter=message.matter,
            ticket=f"{kiosk.letter}{self._floor.count('ticket', kiosk.centre.code, now):03d}",
            opened=now,
            since=now,
            answered=(message.id,),
            claims=claims,
            language=message.language,
            accompanied=message.accompanied,
            told=now,
            assents=assents.agreed(message.agreed, now),
            card_ahead=message.card_ahead,
            last_clerk=broken.clerk if broken is not None else "",
            last_until=broken.until if broken is not None else 0.0,
        )

    def _returning(self, message: m.OpenVisit, kiosk: str, now: float) -> Broken | None:
        """What whoever stands there says that they come back from; once each."""
        mine = self._floor.broken.get(kiosk, {})
        broken = mine.get(message.returning)
        if broken is None or broken.matter != message.matter or now >= broken.until:
            return None
        del mine[message.returning]
        missed = self._floor.missed.get(kiosk, ())
        self._floor.missed[kiosk] = tuple(one for one in missed if one[0].visit != message.returning)
        return broken

    def take(self, message: m.TakeVisit, sender: Sender, now: float) -> None:
        """The visit that rings, or one that rings nowhere else: a clerk may also choose by hand. Raises Refused."""
        only(sender, m.Role.COUNTER)
        record = self._floor.visits.get(message.visit)
        clerk = self._floor.clerks[sender.key]
        if message.id in self._floor.ended.get(message.visit, ()):
            self._floor.done(message, sender)
            return
        if record is None:
            raise Refused(Code.UNKNOWN_VISIT)
        if message.id in record.answered:  # also when the visit waits again since: a repetition takes nobody
            self._floor.done(message, sender)
            return
        if record.visit.state is State.WAITING and not self._floor.may_serve(clerk, record):
            raise Refused(Code.UNKNOWN_VISIT)  # they cannot see it
        if self._floor.is_busy(sender):
            raise Refused(Code.BUSY)
        if record.clerk or self._floor.offers.get(message.visit, clerk.name) != clerk.name:
            raise Refused(Code.NOT_YOURS)
        taken = replace(
            record,
            clerk=clerk.name,
            clerk_display=clerk.display,
            service_number=clerk.service_number,
            received_at=self._elsewhere(clerk.centre, record),
            taken=now,
            answered=(*record.answered, message.id)[-REMEMBERED:],
            kiosk_media=None,
            offered=False,
            counter_media=None,
        )
        self._floor.effects.append(Send(sender, m.MatterDefined(matter=self._matters[record.matter])))
        self._serving.advance(taken, Event.TAKE, now)
        self._floor.done(message, sender)

    def _elsewhere(self, centre: str, record: VisitRecord) -> Place | None:
        return None if centre == record.centre.code else self._floor.centres[centre]


def only(sender: Sender, role: m.Role) -> None:
    """Raises Refused for whoever has another part."""
    if sender.role is not role:
        raise Refused(Code.NOT_YOURS)
