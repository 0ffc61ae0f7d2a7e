"""Where a case stands, as a committee's staff tell its resident: in plain facts, and no more of it. Pure."""

from datetime import date, timedelta
from typing import Final

from signaling import papers
from signaling.floor import Floor
from signaling.old_records import Old
from signaling.records import Assessment, DraftRecord, VisitRecord
from signaling.residents import Residents
from signaling.rules import Rules
from windowkit.helpdesk import CaseState, CaseTold
from windowkit.materials import missing
from windowkit.matters import Matter
from windowkit.visit import Outcome

_DONE: Final = frozenset({Outcome.DONE, Outcome.ACCEPTED})


class Cases:
    """Tells what is known of one."""

    def __init__(self, floor: Floor, residents: Residents, matters: dict[str, Matter], rules: Rules) -> None:
        self._floor = floor
        self._residents = residents
        self._matters = matters
        self._rules = rules

    def told(self, old: Old, committee: str, now: float) -> CaseTold | None:
        """What the resident of this notice is told at that committee; None where it is of no case."""
        record = old.later or old.record
        matter = self._matters.get(record.matter) if record is not None else None
        if record is None or matter is None:
            return None
        day = papers.day(record.opened)
        result = self._result(record, old.owner)
        if record.case:
            due = self._rules.opening.calendar.after(day, matter.working_days)
            state, number = (CaseState.FILED if result is None else CaseState.RESULT), record.case
        else:
            due, number = "", old.number
            state = CaseState.DONE if record.visit.outcome in _DONE else CaseState.ENDED
        draft = None if record.case else self._draft(record, old.owner)
        return CaseTold(
            number=number,
            state=state if draft is None else CaseState.MISSING,
            matter_name=matter.name,
            matter_name_en=matter.name_en,
            day=day,
            due="" if result is not None else due,
            result="" if result is None else result.assessed_on,
            printable=self._is_printable(record, result, old.owner, committee, now),
            missing=() if draft is None else _missing(draft, matter),
            kept_until="" if draft is None else self._kept_until(draft),
            next_step=record.next_step,
        )

    def _result(self, record: VisitRecord, owner: str) -> Assessment | None:
        found = [one for one in self._residents.results(owner) if record.case and one.case == record.case]
        return max(found, key=lambda one: one.assessed_on, default=None)

    def _draft(self, record: VisitRecord, owner: str) -> DraftRecord | None:
        """What its person can go on with; where visits have left more than one, the one that this visit began."""
        mine = [one for one in self._floor.drafts.values() if one.matter == record.matter]
        mine = [one for one in mine if one.id_number.upper() == owner]
        return max(mine, key=lambda one: one.id == record.visit.id, default=None)

    def _kept_until(self, draft: DraftRecord) -> str:
        left = date.fromisoformat(papers.day(draft.left))
        return (left + timedelta(days=self._rules.draft_days)).isoformat()

    def _is_printable(
        self, record: VisitRecord, result: Assessment | None, owner: str, committee: str, now: float
    ) -> bool:
        """Whether a notice of it waits there for the staff to hand it out."""
        ready = {one.reference for one in self._residents.ready(committee, papers.day(now))}
        if result is not None and result.reference in ready:
            return True
        mine = [
            one for one in self._floor.sheets.values() if one.committee == committee and one.ticket == record.ticket
        ]
        return any(one.id_number.upper() == owner and one.matter == record.matter for one in mine)


def _missing(draft: DraftRecord, matter: Matter) -> tuple[tuple[str, str], ...]:
    """What is to be brought, as the clerk of the next visit will see it: the visit itself has kept no form."""
    there = {one.document.material for one in draft.documents}
    return tuple((one.name, one.name_en) for one in missing(matter, draft.fields, there, {}))
