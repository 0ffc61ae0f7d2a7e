"""Outside a visit, behind the staff's PIN: notices to hand out, sheets a resident left without, whom to remind."""

from windowkit.ids import Name
from windowkit.parts import Command, JobState, Message, Value


class StaffPaper(Value, frozen=True, kw_only=True):
    """A notice that staff can print and hand out; of its resident no more than staff need to find the person.

    `holder` is the masked name, `tail` the last four characters of the ID number ("" where it is not known), `day`
    (YYYY-MM-DD) when it was left or assessed. `ticket` and `matter` (its code) are of the visit it was left in, empty
    for a result that came since. `attempt` is of the latest sheet; `doubtful`: one may be out already.
    """

    id: Name
    template: str
    holder: str
    tail: str
    day: str
    ticket: str = ""
    matter: str = ""
    attempt: int = 0
    doubtful: bool = False
    state: JobState | None = None
    reasons: tuple[str, ...] = ()


class Reminder(Value, frozen=True, kw_only=True):
    """A resident whose assessment runs out on `until` (YYYY-MM-DD)."""

    holder: str
    tail: str
    until: str


class AskStaffPapers(Command, frozen=True, kw_only=True):
    """Kiosk: its staff open the page; `StaffPapers` follows, and again at each change. Only while the PIN counts."""


class CloseStaffPapers(Command, frozen=True, kw_only=True):
    """Kiosk: the page is closed; what staff asked for and the printer has not begun is taken back."""


class PrintLeft(Command, frozen=True, kw_only=True):
    """Kiosk: print this paper here, now; one that may be out already with the mark of a reprint.

    Refused with UNCERTAIN where nobody knows of the last sheet: `SettleLeft` first.
    """

    paper: Name


class SettleLeft(Command, frozen=True, kw_only=True):
    """Kiosk: staff looked. The sheet of this uncertain attempt came out, or it did not and is printed once more."""

    paper: Name
    attempt: int
    came_out: bool


class DiscardLeft(Command, frozen=True, kw_only=True):
    """Kiosk: this sheet is not needed any more."""

    paper: Name


class PrintReminders(Command, frozen=True, kw_only=True):
    """Kiosk: print the list of whom to remind."""


class StaffPapers(Message, frozen=True, kw_only=True):
    """Server to kiosk, while its staff look: the committee's papers and reminders, the newest and the soonest first.

    `seconds` is how long the PIN still counts; `more` how many papers are not among these. `sheet` is where the
    printed list of reminders is.
    """

    seconds: float
    papers: tuple[StaffPaper, ...] = ()
    more: int = 0
    reminders: tuple[Reminder, ...] = ()
    sheet: JobState | None = None
    sheet_reasons: tuple[str, ...] = ()
