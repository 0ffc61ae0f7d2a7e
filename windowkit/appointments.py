"""Booked times (云导办): free slots, who books, moves and cancels, and what kiosks and counters see of them.

Nothing of a resident is in any of it: whoever comes has the number, on their slip.
"""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.ids import Id, Name
from windowkit.parts import Command, Message, Value

MOST: Final = 100  # on the wire: 350 bytes each, of the 64 KiB of a frame

Moment = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")]  # Shanghai's time


class AppointmentState(StrEnum):
    """Where a booked time stands."""

    BOOKED = auto()
    SOON = auto()  # shortly before: its kiosk says so
    OPEN = auto()  # its resident may come now
    COME = auto()  # its visit was opened
    MISSED = auto()  # nobody came


class Appointment(Value, frozen=True, kw_only=True):
    """A booked time as the committee's staff and the centre's clerks see it; nothing personal.

    `number` is unique at its centre and day; `at` is when it begins (YYYY-MM-DDTHH:MM, Shanghai's time).
    """

    id: Id
    number: str
    at: str
    state: AppointmentState
    matter: str
    matter_name: str
    matter_name_en: str
    committee: str
    committee_en: str


class AppointmentsChanged(Message, frozen=True, kw_only=True):
    """Server to a kiosk: its committee's, from today on; to a counter: today's that its clerk may serve. In order."""

    appointments: tuple[Appointment, ...]
    more: int = 0  # are not among these


class AskSlots(Command, frozen=True, kw_only=True):
    """Kiosk: when can this matter be booked? `SlotsFound` follows. While its visit waits, or while the PIN counts."""

    matter: Name


class SlotsFound(Message, frozen=True, kw_only=True):
    """Server to a kiosk: when each free slot begins (YYYY-MM-DDTHH:MM), in order. Also where one was just taken."""

    matter: str
    slots: tuple[str, ...]


class BookSlot(Command, frozen=True, kw_only=True):
    """Kiosk: book this time; `appointment` is an id made by the kiosk. A visit that waits here for it ends.

    Refused with TAKEN where somebody was quicker: `SlotsFound` came just before.
    """

    appointment: Id
    matter: Name
    at: Moment


class SlotBooked(Message, frozen=True, kw_only=True):
    """Server to a kiosk: this is booked, by its `BookSlot` or `MoveAppointment`."""

    appointment: Appointment


class MoveAppointment(Command, frozen=True, kw_only=True):
    """Kiosk, its staff behind their PIN: another time for this one. Refused with TAKEN as `BookSlot`."""

    appointment: Id
    at: Moment


class CancelAppointment(Command, frozen=True, kw_only=True):
    """Kiosk, its staff behind their PIN: nobody comes; the slot is free for others."""

    appointment: Id


class PrintAppointment(Command, frozen=True, kw_only=True):
    """Kiosk: print the slip here, for whoever booked it just now, or behind the PIN."""

    appointment: Id
