"""Where nobody could answer yet: what the resident may choose, and tickets that are called back."""

from enum import StrEnum, auto

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value


class WaitChoice(StrEnum):
    """What a resident does whom nobody could answer yet."""

    KEEP = auto()  # goes on waiting
    CALL_BACK = auto()  # goes away; the ticket keeps its place, and the kiosk is free for others


class CallbackState(StrEnum):
    """Where a ticket stands whose resident went away."""

    AWAY = auto()  # its turn has not come
    CALLED = auto()  # it has: the resident is wanted at the kiosk
    MISSED = auto()  # it was called for as long as it may be, or the centre closed


class Callback(Value, frozen=True, kw_only=True):
    """A ticket whose resident went away; nothing personal."""

    visit: str
    ticket: str
    state: CallbackState


class CallbacksChanged(Message, frozen=True, kw_only=True):
    """Server to a kiosk: every ticket that was drawn here and whose resident went away, the next first."""

    callbacks: tuple[Callback, ...]


class ChooseWait(Command, frozen=True, kw_only=True):
    """Kiosk: the resident's answer to `VisitSnapshot.choices`."""

    visit: Id
    choice: WaitChoice


class ComeBack(Command, frozen=True, kw_only=True):
    """Kiosk: the resident of this ticket is here again. Refused with BUSY while another visit runs here."""

    visit: Id
