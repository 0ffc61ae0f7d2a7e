"""What the store keeps of what residents could not get done: frozen values."""

import msgspec

from signaling.places import Place
from windowkit.concerns import ConcernState
from windowkit.ending import Reason
from windowkit.visit import Outcome


class ConcernRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a resident could not get done, until it is closed; whom it was about is not kept longer.

    `opened`, `due` and `closed` are days (YYYY-MM-DD), `closed` "" until then; `by` is the clerk who told it, as
    residents see the name, "" the resident.
    """

    id: str
    matter: str
    committee: Place
    centre: Place
    ticket: str
    opened: str
    due: str
    state: ConcernState = ConcernState.OPEN
    name: str = ""
    id_number: str = ""
    case: str = ""
    by: str = ""
    outcome: Outcome | None = None
    reasons: tuple[Reason, ...] = ()
    words: str = ""
    reply: str = ""
    replied_by: str = ""
    closed: str = ""


class ConcernWord(msgspec.Struct, frozen=True, kw_only=True):
    """An administrator's command that the running server takes up: the reply, or, where that is empty, the end."""

    id: str
    concern: str
    reply: str = ""
    by: str = ""
    heard: bool = False
