"""Booked times (云导办): who books, moves, cancels and comes, and who sees it. Pure.

An appointment is at a time of the calendar, which stays where the clock is set: where one stands is never written
down but follows from the clock each time. Nothing of a resident is known: whoever comes has the number.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from signaling import papers, slots
from signaling.appointment_records import AppointmentRecord
from signaling.effects import Save, Send, Sender
from signaling.floor import Floor, Rules
from signaling.records import JobRecord, Kiosk, VisitRecord
from signaling.serving import Serving
from signaling.slips import slip
from signaling.slots import AppointmentRules
from windowkit import messages as m
from windowkit.appointments import MOST
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.visit import Event, State

KEPT: Final = 7 * 86_400.0  # s after its time, so that a clock that is wrong for a while loses none
_DAY: Final = 86_400.0
_A: Final = m.AppointmentState

type About = m.AskSlots | m.BookSlot | m.MoveAppointment | m.CancelAppointment | m.PrintAppointment


class Appointments:
    """All that are not forgotten. `fresh` makes an unguessable code."""

    def __init__(
        self, floor: Floor, matters: dict[str, Matter], rules: Rules, serving: Serving, fresh: Callable[[], str]
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._rules = rules
        self._serving = serving
        self._fresh = fresh
        self._come: dict[str, str] = {}  # by running visit: its appointment
        self._lately: dict[str, str] = {}  # by kiosk: what was booked there last
        self._told: dict[Sender, m.AppointmentsChanged | None] = {}  # None: it came just now
        self._until: float | None = 0.0  # when one stands somewhere else by itself; 0: look now

    # -- what a kiosk says -----------------------------------------------------------------------------------

    def hear(self, message: About, sender: Sender, now: float) -> None:
        """A resident whom nobody answers yet, or staff behind their PIN. Raises Refused."""
        kiosk = self._floor.kiosks.get(sender.key) if sender.role is m.Role.KIOSK else None
        if kiosk is None:
            raise Refused(Code.NOT_YOURS)
        match message:
            case m.AskSlots():
                self._entitled(message.matter, sender, now)
                self._offer(message.matter, kiosk, sender, now)
            case m.BookSlot() if not self._book(message, kiosk, sender, now):
                return
            case m.MoveAppointment() if not self._move(message, kiosk, sender, now):
                return
            case m.CancelAppointment():
                self._cancel(message.appointment, kiosk, sender, now)
            case m.PrintAppointment():
                self._print(message, kiosk, sender, now)
            case _:
                pass
        self._floor.done(message, sender)

    def _entitled(self, matter: str, sender: Sender, now: float) -> VisitRecord | None:
        """The visit that waits here for this matter, which nobody has to open the kiosk for. Raises Refused."""
        if matter not in self._matters:
            raise Refused(Code.UNKNOWN_MATTER)
        running = self._floor.visit_of(sender)
        if running is None:
            if self._floor.unlocked.get(sender.key, 0.0) <= now:
                raise Refused(Code.NOT_SIGNED_IN, "staff PIN")
            return None
        if running.matter != matter or running.visit.state is not State.WAITING or running.transfer is not None:
            raise Refused(Code.BUSY, "visit")
        return running

    def _staff(self, sender: Sender, now: float) -> None:
        if self._floor.unlocked.get(sender.key, 0.0) <= now:
            raise Refused(Code.NOT_SIGNED_IN, "staff PIN")
        if self._floor.visit_of(sender) is not None:
            raise Refused(Code.BUSY, "visit")

    def _own(self, name: str, kiosk: Kiosk) -> AppointmentRecord:
        found = self._floor.appointments.get(name)
        if found is None:
            raise Refused(Code.UNKNOWN_APPOINTMENT)
        if found.committee.code != kiosk.committee.code:
            raise Refused(Code.NOT_YOURS)
        return found

    # -- free times ------------------------------------------------------------------------------------------

    def _rules_of(self, matter: str, kiosk: Kiosk) -> tuple[AppointmentRules, int]:
        """The centre's rules, and how many come at once; 0 where it gives no times for this matter."""
        rules = self._rules.appointments.get(kiosk.centre.code, AppointmentRules())
        return rules, rules.groups.get(self._matters[matter].group, 0)

    def _free(self, matter: str, kiosk: Kiosk, now: float) -> dict[str, int]:
        """By when it begins, the place that the next one gets."""
        rules, capacity = self._rules_of(matter, kiosk)
        if not capacity:
            return {}
        centre, committee = kiosk.centre.code, kiosk.committee.code
        used = slots.taken(self._floor.appointments.values(), centre, self._matters[matter].group)
        every = slots.starts(rules, self._rules.opening, centre, committee, now)
        full = self._full(committee)
        places = ((at, slots.free(used.get(at, set()), capacity)) for at in every if at not in full)
        return {at: place for at, place in places if place is not None}

    def _full(self, committee: str) -> set[str]:
        """When somebody has booked each of this committee's kiosks: two people cannot sit at one."""
        kiosks = sum(one.committee.code == committee for one in self._floor.kiosks.values())
        known = self._floor.appointments.values()
        booked = Counter(one.at for one in known if one.committee.code == committee and not one.cancelled)
        return {at for at, people in booked.items() if people >= kiosks}

    def _offer(self, matter: str, kiosk: Kiosk, sender: Sender, now: float) -> None:
        found = m.SlotsFound(matter=matter, slots=tuple(self._free(matter, kiosk, now)))
        self._floor.effects.append(Send(sender, found))

    def _place(self, matter: str, at: str, kiosk: Kiosk, message: m.Command, sender: Sender, now: float) -> int | None:
        """A place in that slot; None where there is none: then it is answered, with what is free."""
        place = self._free(matter, kiosk, now).get(at)
        if place is None:
            self._offer(matter, kiosk, sender, now)
            self._floor.effects.append(Send(sender, m.Denied(re=message.id, code=Code.TAKEN)))
        return place

    # -- booked, moved, cancelled ----------------------------------------------------------------------------

    def _book(self, message: m.BookSlot, kiosk: Kiosk, sender: Sender, now: float) -> bool:
        if message.appointment in self._floor.appointments:  # said again
            known = self._own(message.appointment, kiosk)
            self._tell_booked(known, sender, now)
            return True
        waits = self._entitled(message.matter, sender, now)
        place = self._place(message.matter, message.at, kiosk, message, sender, now)
        if place is None:
            return False
        booked = AppointmentRecord(
            id=message.appointment,
            number=self._number(kiosk, message.at),
            at=message.at,
            group=self._matters[message.matter].group,
            matter=message.matter,
            centre=kiosk.centre,
            committee=kiosk.committee,
            kiosk=kiosk.device,
            place=place,
        )
        self._keep(booked)
        self._tell_booked(booked, sender, now)  # before the visit's end: the kiosk shows it instead of a farewell
        if waits is not None:
            self._serving.advance(replace(waits, reason=m.Reason.BOOKED), Event.CANCEL, now)
        return True

    def _move(self, message: m.MoveAppointment, kiosk: Kiosk, sender: Sender, now: float) -> bool:
        booked = self._own(message.appointment, kiosk)
        if booked.at != message.at or booked.cancelled:
            self._staff(sender, now)
            if booked.cancelled or booked.visit:
                raise Refused(Code.WRONG_STATE, "appointment")
            place = self._place(booked.matter, message.at, kiosk, message, sender, now)
            if place is None:
                return False
            number = self._number(kiosk, message.at)
            booked = replace(booked, at=message.at, place=place, number=number, check="", issued="", sheets=0)
            self._keep(booked)
        self._tell_booked(booked, sender, now)
        return True

    def _cancel(self, name: str, kiosk: Kiosk, sender: Sender, now: float) -> None:
        booked = self._own(name, kiosk)
        if booked.cancelled:
            return  # said again
        self._staff(sender, now)
        if booked.visit:
            raise Refused(Code.WRONG_STATE, "appointment")
        self._keep(replace(booked, place=None))

    def _number(self, kiosk: Kiosk, at: str) -> str:
        """As of a hall's tickets, with a letter of its own: the next of that day at that centre."""
        return f"Y{self._floor.count('appointment', kiosk.centre.code, slots.moment(at)):03}"

    def _tell_booked(self, booked: AppointmentRecord, sender: Sender, now: float) -> None:
        self._lately[sender.key] = booked.id
        self._floor.effects.append(Send(sender, m.SlotBooked(appointment=self._seen(booked, now))))

    def _keep(self, record: AppointmentRecord) -> None:
        if record.over:
            self._floor.appointments.pop(record.id, None)
        else:
            self._floor.appointments[record.id] = record
        self._floor.effects.append(Save(record))
        self._until = 0.0

    # -- the slip --------------------------------------------------------------------------------------------

    def _print(self, message: m.PrintAppointment, kiosk: Kiosk, sender: Sender, now: float) -> None:
        booked = self._own(message.appointment, kiosk)
        if booked.asked == message.id or booked.cancelled:
            return
        if self._lately.get(sender.key) != booked.id:
            self._staff(sender, now)
        if self._floor.printer(sender.key).reasons:
            raise Refused(Code.BUSY, "printer")  # it is not to come out later, for somebody else
        check, issued = booked.check or self._fresh(), booked.issued or papers.day(now)
        booked = replace(booked, check=check, issued=issued, sheets=booked.sheets + 1, asked=message.id)
        self._keep(booked)
        name = f"slip~{message.id}"
        notice = slip(booked, self._matters[booked.matter], name)
        notice = papers.attempted(notice, booked.sheets, self._rules.base, self._rules.notice_key)
        job = JobRecord(job=name, visit="", kiosk=kiosk.device, notice=notice, committee=kiosk.committee.code)
        self._floor.start(job)

    # -- whoever comes ---------------------------------------------------------------------------------------

    def held(self, name: str, matter: str, kiosk: Kiosk, now: float) -> AppointmentRecord:
        """The appointment whose resident comes now. Raises Refused."""
        booked = self._own(name, kiosk)
        if booked.matter != matter:
            raise Refused(Code.BAD_FIELD, "matter")
        state = self._state(booked, now)
        if booked.cancelled or state is _A.COME:
            raise Refused(Code.WRONG_STATE, "appointment")
        if state is not _A.OPEN:
            raise Refused(Code.TOO_EARLY)
        return booked

    def came(self, booked: AppointmentRecord, visit: str) -> None:
        """They have a ticket."""
        self._come[visit] = booked.id
        self._keep(replace(booked, visit=visit))

    def _follow(self) -> None:
        """Whoever is with a clerk has come; whose visit ended before that may come again, while it is time."""
        for visit, name in list(self._come.items()):
            booked, record = self._floor.appointments.get(name), self._floor.visits.get(visit)
            if booked is None or booked.visit != visit:
                del self._come[visit]
            elif record is None or record.taken is not None:
                del self._come[visit]
                served = record is not None
                self._keep(replace(booked, served=served, visit=visit if served else ""))

    # -- the clock -------------------------------------------------------------------------------------------

    def settle(self, now: float) -> None:
        """Whoever has to hear of it hears where each stands now; what is too old is forgotten."""
        self._follow()
        if self._until is None or now < self._until:
            return
        for one in list(self._floor.appointments.values()):
            if slots.moment(one.at) + KEPT <= now:
                self._keep(replace(one, over=True, place=None))
        self._tell(now)
        every = [edge for one in self._floor.appointments.values() for edge in self._edges(one) if edge > now]
        midnight = slots.moment(f"{papers.day(now)}T00:00") + _DAY
        door = self._rules.opening.changes(now) or midnight
        self._until = min((*every, midnight, door)) if every else None

    def next_deadline(self) -> float | None:
        """When that is to be looked at again."""
        return self._until

    def clock_set(self) -> None:
        """Where each stands is looked up anew; when it is stays."""
        self._until = 0.0

    def loaded(self) -> None:
        """The floor's were taken up from the store."""
        self._come = {one.visit: one.id for one in self._floor.appointments.values() if one.visit and not one.served}
        self._until = 0.0

    def _edges(self, one: AppointmentRecord) -> tuple[float, ...]:
        at, rules = slots.moment(one.at), self._centres(one)
        return (at - rules.remind, at - rules.early, at + rules.late, at + KEPT)

    def _centres(self, one: AppointmentRecord) -> AppointmentRules:
        return self._rules.appointments.get(one.centre.code, AppointmentRules())

    def _state(self, one: AppointmentRecord, now: float) -> m.AppointmentState:
        remind, early, late, _ = self._edges(one)
        if one.visit:
            return _A.COME
        if now >= late:
            return _A.MISSED
        if now < remind or not self._is_open(one, slots.moment(one.at)):
            return _A.BOOKED  # also where that day was closed since
        return _A.OPEN if now >= early and self._is_open(one, now) else _A.SOON

    def _is_open(self, one: AppointmentRecord, now: float) -> bool:
        """Whether its specialists are there, and its kiosk is: nobody is called to a closed door."""
        opening = self._rules.opening
        return opening.committee_open(one.committee.code, now) and opening.centre_open(one.centre.code, now)

    # -- what is seen ----------------------------------------------------------------------------------------

    def arrived(self, sender: Sender) -> None:
        """A program that comes hears it anew, also that nobody has booked: it may still show who had."""
        self._told[sender] = None
        self._until = 0.0

    def _tell(self, now: float) -> None:
        by_committee: dict[str, list[AppointmentRecord]] = {}
        by_centre: dict[str, list[AppointmentRecord]] = {}
        today = papers.day(now)
        for one in self._floor.appointments.values():
            if not one.cancelled and one.at >= today:
                by_committee.setdefault(one.committee.code, []).append(one)
                if one.at.startswith(today):
                    by_centre.setdefault(one.centre.code, []).append(one)
        for sender in sorted(self._floor.present, key=lambda one: (one.role, one.key)):
            if sender.role is m.Role.KIOSK:
                self._say(sender, by_committee.get(self._floor.kiosks[sender.key].committee.code, ()), now)
            elif sender.role is m.Role.COUNTER:
                clerk = self._floor.clerks[sender.key]
                theirs = by_centre.get(clerk.centre, ())
                self._say(sender, [one for one in theirs if not clerk.groups or one.group in clerk.groups], now)

    def _say(self, sender: Sender, every: Iterable[AppointmentRecord], now: float) -> None:
        seen = sorted((self._seen(one, now) for one in every), key=lambda one: (one.at, one.number))
        news = m.AppointmentsChanged(appointments=tuple(seen[:MOST]), more=max(0, len(seen) - MOST))
        if self._told.get(sender, m.AppointmentsChanged(appointments=())) != news:
            self._told[sender] = news
            self._floor.effects.append(Send(sender, news))

    def _seen(self, one: AppointmentRecord, now: float) -> m.Appointment:
        matter = self._matters.get(one.matter)
        return m.Appointment(
            id=one.id,
            number=one.number,
            at=one.at,
            state=self._state(one, now),
            matter=one.matter,
            matter_name=matter.name if matter is not None else one.matter,
            matter_name_en=matter.name_en if matter is not None else one.matter,
            committee=one.committee.name,
            committee_en=one.committee.name_en,
        )
