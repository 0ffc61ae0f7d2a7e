"""A test sheet: what staff print from the kiosk's device page, without a visit."""

from windowkit.ids import Id
from windowkit.parts import Command, JobState, Message


class PrintTrial(Command, frozen=True, kw_only=True):
    """Kiosk: print a test sheet. Only while the staff PIN counts, outside a visit, and one at a time."""


class CancelTrial(Command, frozen=True, kw_only=True):
    """Kiosk: the test sheet `trial` is not to be printed any more; `TrialChanged` says what became of it."""

    trial: Id


class TrialChanged(Message, frozen=True, kw_only=True):
    """Server to kiosk: where its test sheet is. `trial` is the id of the command; `reasons` as in `JobReport`."""

    trial: str
    state: JobState
    reasons: tuple[str, ...] = ()
