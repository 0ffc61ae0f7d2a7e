"""Where nobody could answer yet: what the resident may choose, and tickets that are called back."""

from enum import StrEnum, auto

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value


class WaitChoice(StrEnum):
    """What a resident does whom nobody could answer yet."""

    KEEP = auto()  # goes on waiting
    CALL_BACK = auto()  # goes away; the ticket keeps its place, and the kiosk is free for others
    BOOK = auto()  # comes at a booked time: `BookSlot` follows, and not `ChooseWait`


class CallbackState(StrEnum):
    """Where a ticket stands whose resident went away."""

    AWAY = auto()  # its turn has not come
    CALLED = auto()  # it has: the resident is wanted at the kiosk
    MISSED = auto()  # it was called for as long as it may be, or the centre closed
    BROKEN = auto()  # nobody went away: it broke off with a clerk, a short while ago


class Callback(Value, frozen=True, kw_only=True):
    """A ticket whose resident went away, or whose visit broke off; nothing personal.

    `matter`: whoever had it and takes a new number for that matter here goes ahead (`OpenVisit.returning`); "": nobody.
    """

    visit: str
    ticket: str
    state: CallbackState
    matter: str = ""


class CallbacksChanged(Message, frozen=True, kw_only=True):
    """Server to a kiosk: tickets drawn here whose residents went away or may return, the next first."""

    callbacks: tuple[Callback, ...]


class ChooseWait(Command, frozen=True, kw_only=True):
    """Kiosk: the resident's answer to `VisitSnapshot.choices`."""

    visit: Id
    choice: WaitChoice


class ComeBack(Command, frozen=True, kw_only=True):
    """Kiosk: the resident of this ticket is here again. Refused with BUSY while another visit runs here."""

    visit: Id
