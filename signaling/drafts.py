"""What an unfinished visit leaves: its form and photographs, for the same resident to go on with. Pure.

A draft is found by its person and matter, kept for a site's days, and gone once the matter is filed. An ended visit
that was not filed keeps no form of its own: what is not in a draft is nowhere.
"""

from typing import Final

from msgspec.structs import replace

from signaling import deskwork, earlier, inked, papers
from signaling.desk_records import DeskRecord
from signaling.earlier import Whose
from signaling.effects import Save
from signaling.floor import Floor
from signaling.records import Continued, DraftRecord, Forgotten, Kept, VisitRecord
from windowkit.drafts import ContinueDraft
from windowkit.ending import UNFINISHED
from windowkit.errors import Code, Refused
from windowkit.identity import id_number_problem
from windowkit.matters import Matter
from windowkit.messages import Document, Filled
from windowkit.sensitive import Sensitive

_DAY: Final = 86_400.0  # s


class Drafts:
    """The drafts of all committees. `most` documents are kept with one."""

    def __init__(self, floor: Floor, matters: dict[str, Matter], days: int, most: int) -> None:
        self._floor = floor
        self._matters = matters
        self._kept = days * _DAY
        self._most = most

    # -- in a visit ---------------------------------------------------------------------------------------------

    def offered(self, record: VisitRecord) -> str:
        """The id of the draft that this visit may go on with; "" for none."""
        found = self._offered(record)
        return "" if found is None else found.id

    def continued(self, record: VisitRecord, message: ContinueDraft) -> VisitRecord:
        """The record with the draft's answers and photographs. Raises Refused."""
        found = self._offered(record)
        if found is None or found.id != message.draft:
            raise Refused(Code.STALE, "draft")
        if record.visit.state not in earlier.OPEN:
            raise Refused(Code.WRONG_STATE, "draft")
        taken = self._answers(record, found, overwrite=message.overwrite)
        have = {one.id for one in record.documents}
        come = [one for one in found.documents if one.document.id not in have][: self._most - len(have)]
        before = record.continued
        carried = Continued(
            draft=found.id,
            id_number=found.id_number,
            fields=(before.fields if before is not None else {}) | {key: one.value for key, one in taken.items()},
            stills=(before.stills if before is not None else {}) | {one.document.id: one.visit for one in come},
        )
        return replace(
            record,
            fields=record.fields | taken,
            documents=(*(one.document for one in come), *record.documents),
            continued=carried,
            objected="",
            deskwork=_looks(record.deskwork, found.deskwork),
        )

    def _answers(self, record: VisitRecord, draft: DraftRecord, *, overwrite: bool) -> dict[str, Filled]:
        """What the form gets: where nothing stands, or, if that is meant, where something else does."""
        typed = papers.values(record)
        matter = self._matters[record.matter]
        taken = {
            key: value
            for key, value in draft.fields.items()
            if matter.field(key) is not None and value != typed.get(key) and (overwrite or not typed.get(key))
        }
        return {key: Filled(value=value, revision=_next(record, key)) for key, value in taken.items()}

    def given_back(self, record: VisitRecord) -> VisitRecord:
        """The record without what it took from a draft, where the form is now another person's (ID number)."""
        took = record.continued
        number = papers.values(record).get(self._matters[record.matter].applicant_id_number, "")
        if took is None or id_number_problem(number) is not None or number.upper() == took.id_number.upper():
            return record
        stale = {key for key, value in papers.values(record).items() if took.fields.get(key) == value and value}
        emptied = {key: Filled(value="", revision=_next(record, key)) for key in stale}
        return replace(
            record,
            fields=record.fields | emptied,
            documents=tuple(one for one in record.documents if one.id not in took.stills),
            continued=None,
        )

    def without(self, record: VisitRecord, documents: set[str]) -> VisitRecord:
        """The record without these: nobody may look at them any more, neither in the draft they came from.

        What was copied from an earlier case stays with that case.
        """
        took = record.continued.stills if record.continued is not None else {}
        mine = documents - record.deskwork.copied.keys()
        self._forget([_kept(record, one, took) for one in record.documents if one.id in mine])
        for draft in list(self._floor.drafts.values()):
            kept = tuple(one for one in draft.documents if one.document.id not in mine)
            if len(kept) < len(draft.documents):
                self._floor.drafts[earlier.of(draft)] = replace(draft, documents=kept)
                self._floor.effects.append(Save(replace(draft, documents=kept)))
        return deskwork.without(record, documents)

    def taken_back(self, visit: str, kind: Sensitive) -> None:
        """A no that came once its visit had ended: of what the visit left, the photographs of that kind go."""
        for draft in list(self._floor.drafts.values()):
            matter = self._matters.get(draft.matter)
            mine = () if matter is None else (one for one in draft.documents if one.visit == visit)
            gone = [one for one in mine if matter is not None and matter.sensitive(one.document.material) is kind]
            if gone:
                kept = replace(draft, documents=tuple(one for one in draft.documents if one not in gone))
                self._floor.drafts[earlier.of(draft)] = kept
                self._floor.effects.append(Save(kept))
                self._forget(gone)

    def _offered(self, record: VisitRecord) -> DraftRecord | None:
        floor = self._floor
        return earlier.offered(record, self._matters[record.matter], floor.drafts, floor.visits.values())

    # -- a visit ends ---------------------------------------------------------------------------------------------

    def filed(self, record: VisitRecord) -> None:
        """The matter has its case: whatever its person had begun before is not needed any more."""
        mine = earlier.whose(record, self._matters[record.matter])
        found = self._floor.drafts.get(mine) if mine is not None else None
        if found is not None:
            self._drop(found, {one.id for one in record.documents})

    def ended(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record as it is kept: without the form and the photographs where it was not filed."""
        if record.case:
            return record
        record = deskwork.own(record)
        # Where it was only talked about, and done with that, nobody goes on with it.
        unfinished = record.visit.outcome in UNFINISHED
        mine = earlier.whose(record, self._matters[record.matter]) if unfinished else None
        if mine is not None:
            self._keep(self._grown(record, mine, now))
        else:  # nobody could ever be found again to go on with it
            took = record.continued.stills if record.continued is not None else {}
            self._forget([Kept(visit=record.visit.id, document=one) for one in record.documents if one.id not in took])
        bare = replace(record, fields={}, documents=(), signature=None, form_hash="", continued=None)
        return inked.bare(replace(bare, objected="", marks=(), deskwork=DeskRecord()))

    def _grown(self, record: VisitRecord, mine: Whose, now: float) -> DraftRecord:
        """The person's draft as this visit leaves it; what an earlier one left is in it."""
        old = self._floor.drafts.get(mine)
        took = record.continued.stills if record.continued is not None else {}
        papers_here = [_kept(record, one, took) for one in record.documents]
        here = {one.document.id for one in papers_here}
        all_papers = [*(one for one in (old.documents if old else ()) if one.document.id not in here), *papers_here]
        self._forget(all_papers[: -self._most])
        filled = {key: value for key, value in papers.values(record).items() if value}
        return DraftRecord(
            id=record.visit.id if old is None else old.id,
            matter=record.matter,
            id_number=mine.id_number,
            name=mine.name,
            fields=(old.fields if old else {}) | filled,
            documents=tuple(all_papers[-self._most :]),
            left=now,
            ticket=record.ticket,
            committee=record.committee,
            clerk=record.clerk_display,
            service_number=record.service_number,
            outcome=record.visit.outcome,
            next_step=record.next_step,
            deskwork=_looks(old.deskwork if old else DeskRecord(), deskwork.kept(record)),
        )

    # -- the drafts -----------------------------------------------------------------------------------------------

    def next_deadline(self) -> float | None:
        """When the oldest draft that is in nobody's hands is too old (UNIX seconds)."""
        visits = self._floor.visits.values()
        free = (one for one in self._floor.drafts.values() if not earlier.in_hands(one, visits))
        return next((one.left + self._kept for one in free), None)  # they stand in the order they were left in

    def overdue(self, now: float) -> None:
        """Forget what is too old and in nobody's hands."""
        for draft in list(self._floor.drafts.values()):
            if draft.left + self._kept > now:
                return
            if not earlier.in_hands(draft, self._floor.visits.values()):
                self._drop(draft, set())

    def _keep(self, draft: DraftRecord) -> None:
        self._floor.drafts.pop(earlier.of(draft), None)
        self._floor.drafts[earlier.of(draft)] = draft
        self._floor.effects.append(Save(draft))

    def _drop(self, draft: DraftRecord, needed: set[str]) -> None:
        """It is over; its photographs go, except these."""
        self._floor.drafts.pop(earlier.of(draft), None)
        self._floor.effects.append(Save(replace(draft, over=True)))
        self._forget([one for one in draft.documents if one.document.id not in needed])

    def _forget(self, papers_: list[Kept]) -> None:
        forgotten = [Forgotten(visit=one.visit, document=one.document.id) for one in papers_]
        self._floor.effects.extend(Save(one) for one in forgotten)


def _kept(record: VisitRecord, document: Document, took: dict[str, str]) -> Kept:
    return Kept(visit=took.get(document.id, record.visit.id), document=document)


def _looks(one: DeskRecord, other: DeskRecord) -> DeskRecord:
    """How the pages of both look, and which were taken again."""
    return replace(one, edits=one.edits | other.edits, replaced=one.replaced | other.replaced)


def _next(record: VisitRecord, key: str) -> int:
    known = record.fields.get(key)
    return 1 if known is None else known.revision + 1
