"""What the hall takes up from the store: at a start, and after a decision that could not be saved."""

import msgspec

from signaling.appointment_records import AppointmentRecord
from signaling.concern_records import ConcernRecord
from signaling.paper_tickets import PaperLine
from signaling.records import CaseRecord, DraftRecord, JobRecord, SheetRecord, VisitRecord


class Stored(msgspec.Struct, kw_only=True):
    """What the hall takes up from the store. `homes` is by ID number, `cases` by case number.

    `given` says, by a result's reference, how many sheets of it came out, or may have. `handled`: by centre, for how
    many seconds clerks had its latest visits, the oldest first. `snippets`: the keys of each clerk's own. `vain`: by
    kiosk, when its help desk looked in vain.
    """

    visits: list[VisitRecord] = []
    jobs: list[JobRecord] = []
    counts: dict[str, int] = {}
    sheets: list[SheetRecord] = []
    homes: dict[str, str] = {}
    cases: dict[str, CaseRecord] = {}
    given: dict[str, int] = {}
    drafts: list[DraftRecord] = []
    concerns: list[ConcernRecord] = []
    appointments: list[AppointmentRecord] = []
    handled: dict[str, tuple[float, ...]] = {}
    papers: list[PaperLine] = []
    snippets: dict[str, set[str]] = {}
    vain: dict[str, tuple[float, ...]] = {}
