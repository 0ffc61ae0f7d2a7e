"""Who waits: what a kiosk says when it takes a ticket, and what counters and kiosks see of the queue."""

from enum import StrEnum, auto
from typing import Annotated

import msgspec

from windowkit.ids import Id, Name
from windowkit.parts import Command, Message, Value
from windowkit.sensitive import Sensitive


class Claim(StrEnum):
    """What gives a visit a head start."""

    AGED = auto()  # 80 or older
    DISABLED = auto()
    APPOINTMENT = auto()  # the hall: its time has come
    RETURNING = auto()  # the hall: broken off here a short while ago


# What a kiosk may say; the others the hall finds.
SAID = frozenset({Claim.AGED, Claim.DISABLED})


class OpenVisit(Command, frozen=True, kw_only=True):
    """Take a ticket. `visit` is an id made by the kiosk (UUID), `language` what the resident speaks (BCP 47).

    `claims` are those of SAID only; "" is no wish for a language. `returning`: the visit that this resident says they
    come back from. `appointment`: whoever booked that time is here, and no PIN is needed. `told`: who sees what, for
    what and how long it is kept was shown and said, and they went on; without it there is no number. `agreed`: what
    they said a separate yes to then; `card_ahead`: whose identity card was read with it and waits at the kiosk, of
    which nothing crosses before the clerk asks.
    """

    visit: Id
    matter: str
    claims: tuple[Claim, ...] = ()
    language: str = ""
    returning: Name = ""
    appointment: Name = ""
    told: bool = False
    accompanied: bool = False  # the committee's staff stay beside the resident
    agreed: tuple[Sensitive, ...] = ()
    card_ahead: Annotated[str, msgspec.Meta(max_length=64)] = ""


class QueueEntry(Value, frozen=True, kw_only=True):
    """A waiting visit as clerks see it; nothing personal.

    `ringing`: it is offered to a clerk at this moment. `centre` names the centre it comes from, where that is
    another one than the clerk's own.
    """

    visit: str
    ticket: str
    matter: str
    matter_name: str
    matter_name_en: str
    committee: str
    committee_en: str
    since: float
    returned: bool = False
    ringing: bool = False
    claims: tuple[Claim, ...] = ()
    language: str = ""
    centre: str = ""
    centre_en: str = ""


class QueueChanged(Message, frozen=True, kw_only=True):
    """Server to a counter: every waiting visit that its clerk may serve, the next first.

    `paper`: how many paper tickets of the centre stand in the same line for this clerk.
    """

    waiting: tuple[QueueEntry, ...]
    paper: int = 0


class PlaceChanged(Message, frozen=True, kw_only=True):
    """Server to a waiting kiosk."""

    visit: str
    place: int
    minutes: tuple[int, int]


class TakeVisit(Command, frozen=True, kw_only=True):
    """The clerk takes this waiting visit: the one that rings, or one that rings at nobody else's counter."""

    visit: Id
