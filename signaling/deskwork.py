"""The clerk's work with a visit's papers and its guide. Pure.

No step of the visit depends on it. A still is never changed: edits are data beside it, and a page that was taken again
stays where it is. What is copied from an earlier case belongs to that person alone and goes with their number.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from signaling import earlier, papers
from signaling.desk_records import CasePaper, CopyRecord, DeskRecord
from signaling.effects import Recall, Save, Sender
from signaling.floor import Floor
from signaling.records import VisitRecord
from signaling.served_records import LookRecord
from windowkit.consent import TALKING
from windowkit.deskwork import (
    MOST_EDITS,
    MOST_OF_VISIT,
    EarlierPaper,
    EditPage,
    MarkMaterial,
    Tick,
    TickStep,
    UndoEdit,
    UseEarlier,
    Will,
)
from windowkit.errors import Code, Refused
from windowkit.guides import Guide, guide_for
from windowkit.identity import id_number_problem
from windowkit.matters import Material, Matter
from windowkit.page_edits import fault
from windowkit.parts import Document, Role
from windowkit.past import LookReason

ABOUT: Final = (MarkMaterial, UseEarlier, EditPage, UndoEdit, TickStep)

type About = MarkMaterial | UseEarlier | EditPage | UndoEdit | TickStep


class Deskworks:
    """The work of all clerks; `most` documents are in one visit."""

    def __init__(self, floor: Floor, matters: dict[str, Matter], guides: dict[str, Guide], most: int) -> None:
        self._floor = floor
        self._matters = matters
        self._guides = guides
        self._most = most
        self._read: dict[str, tuple[str, tuple[CasePaper, ...]]] = {}  # by running visit: its person's, by ID number
        self._asked: dict[str, tuple[CasePaper, ...]] = {}  # by ID number: is being read, and was filed meanwhile
        self._unasked = False

    def forget(self) -> None:
        """The hall takes up what is stored: what was read is read anew with the next decision."""
        self._read, self._asked, self._unasked = {}, {}, True

    def settle(self) -> None:
        """Ask for what running visits need, and keep nothing of those that ended."""
        unasked, self._unasked = self._unasked, False
        for record in self._floor.visits.values() if unasked else ():
            self._ask(record)
        for visit in self._read.keys() - self._floor.visits.keys():
            del self._read[visit]

    def _ask(self, record: VisitRecord) -> None:
        mine = earlier.whose(record, self._matters[record.matter])
        if mine is not None and mine.id_number not in self._asked and self._known(record, mine.id_number) is None:
            self._asked[mine.id_number] = ()
            self._floor.effects.append(Recall(mine.id_number))

    def _known(self, record: VisitRecord, id_number: str) -> tuple[CasePaper, ...] | None:
        number, known = self._read.get(record.visit.id, ("", ()))
        return known if number == id_number else None

    def recalled(self, id_number: str, found: Iterable[CasePaper] | None, now: float) -> None:
        """What the store holds of this person, for whoever has them on the form; None: it is asked again later."""
        if id_number not in self._asked:
            return  # the hall was taken up anew meanwhile: it asked again
        meanwhile = self._asked.pop(id_number)
        if found is None:
            return
        read = {one.document.id: one for one in (*found, *meanwhile)}
        for record in list(self._floor.visits.values()):
            mine = earlier.whose(record, self._matters[record.matter])
            if mine is None or mine.id_number != id_number:
                continue
            self._read[record.visit.id] = (id_number, tuple(read.values()))
            offered = self.looked_up(record, now)
            if offered is not record:
                self._floor.keep(offered)

    def changed(self, record: VisitRecord, message: About, sender: Sender, now: float) -> VisitRecord:
        """The record after it; raises Refused."""
        if sender.role is not Role.COUNTER:
            raise Refused(Code.NOT_YOURS)
        filed = record.case and not isinstance(message, TickStep)
        if record.visit.state not in TALKING or filed:
            raise Refused(Code.WRONG_STATE, "deskwork")
        match message:
            case MarkMaterial():
                return _marked(record, message, self._matters[record.matter])
            case EditPage() | UndoEdit():
                return _edited(record, message)
            case TickStep():
                guide = guide_for(self._guides, record.matter)
                _not_filed_on(record, message, guide)
                return _ticked(record, message, guide, now)
            case UseEarlier():
                return self._used(record, message, now)

    def looked_up(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record with what its person's earlier cases have, and without what was another person's."""
        number = papers.values(record).get(self._matters[record.matter].applicant_id_number, "").upper()
        desk = record.deskwork
        foreign = {key for key, one in desk.copied.items() if one.id_number != number}
        if foreign and id_number_problem(number) is None:
            record = without(record, foreign)
        self._ask(record)
        found = {
            material: EarlierPaper(case=pages[0].case, day=pages[0].day, pages=len(pages))
            for material, pages in self._earlier(record, now).items()
        }
        return record if found == record.deskwork.earlier else _with(record, earlier=found)

    def filed(self, record: VisitRecord, now: float) -> None:
        """The case has its number: its pages that may serve again are kept for their person."""
        matter = self._matters[record.matter]
        mine = earlier.whose(record, matter)
        reusable = {one.code for one in matter.materials if one.valid_days}
        if mine is None:
            return
        for one in current(record):
            if one.material in reusable and one.id not in record.deskwork.copied:
                kept = CasePaper(
                    visit=record.visit.id,
                    document=one,
                    edits=record.deskwork.edits.get(one.id, ()),
                    id_number=mine.id_number,
                    name=mine.name,
                    case=record.case,
                    day=papers.day(now),
                )
                self._has(kept)
                self._floor.effects.append(Save(kept))

    def _has(self, paper: CasePaper) -> None:
        """One more, which whoever has read or is reading may not have found there."""
        number = paper.id_number
        self._read |= {visit: (of, (*known, paper)) for visit, (of, known) in self._read.items() if of == number}
        if number in self._asked:
            self._asked[number] = (*self._asked[number], paper)

    def _used(self, record: VisitRecord, message: UseEarlier, now: float) -> VisitRecord:
        pages = self._earlier(record, now).get(message.material)
        if pages is None:
            raise Refused(Code.STALE, "material")
        if len(record.documents) + len(pages) > self._most:
            raise Refused(Code.TOO_LARGE, "documents")
        copied = {
            one.document.id: CopyRecord(
                visit=one.visit,
                case=one.case,
                day=one.day,
                id_number=one.id_number,
                by=record.clerk,
                service_number=record.service_number,
                at=now,
            )
            for one in pages
        }
        look = LookRecord(
            id=f"{record.visit.id}~{message.id}",  # a counter may say one id in two visits
            at=now,
            clerk=record.clerk,
            centre=record.office.code,
            visit=pages[0].visit,
            reason=LookReason.COPYING,
        )
        self._floor.effects.append(Save(look))
        desk = record.deskwork
        edits = {one.document.id: one.edits for one in pages if one.edits}
        used = replace(record, documents=(*record.documents, *(one.document for one in pages)))
        return self.looked_up(
            _with(
                used,
                copied=desk.copied | copied,
                edits=desk.edits | edits,
                papers=_less(desk.papers, message.material),
            ),
            now,
        )

    def _earlier(self, record: VisitRecord, now: float) -> dict[str, tuple[CasePaper, ...]]:
        """By material: the pages of the newest earlier case that may serve here."""
        matter = self._matters[record.matter]
        mine = earlier.whose(record, matter)
        known = () if mine is None else self._known(record, mine.id_number) or ()
        mine_only = [one for one in known if mine is not None and one.name == mine.name]
        here = {one.material for one in current(record)}
        today = date.fromisoformat(papers.day(now))
        found = (
            {one.code: _newest(one, mine_only, today) for one in matter.materials if one.code not in here}
            if not record.case
            else {}
        )
        return {code: pages for code, pages in found.items() if pages}


def _newest(material: Material, known: list[CasePaper], today: date) -> tuple[CasePaper, ...]:
    since = (today - timedelta(days=material.valid_days)).isoformat()
    fit = [one for one in known if material.valid_days and one.document.material == material.code and one.day >= since]
    newest = max(fit, key=lambda one: (one.day, one.case), default=None)
    return tuple(one for one in fit if newest is not None and one.visit == newest.visit)


# -- one step ------------------------------------------------------------------------------------------------------


def _with(record: VisitRecord, **more: object) -> VisitRecord:
    return replace(record, deskwork=replace(record.deskwork, **more))


def _less[T](known: dict[str, T], *keys: str) -> dict[str, T]:
    return {key: value for key, value in known.items() if key not in keys}


def _marked(record: VisitRecord, message: MarkMaterial, matter: Matter) -> VisitRecord:
    if message.material not in {one.code for one in matter.materials}:
        raise Refused(Code.BAD_FIELD, "material")
    said = {} if message.word is None else {message.material: message.word}
    return _with(record, papers=_less(record.deskwork.papers, message.material) | said)


def _edited(record: VisitRecord, message: EditPage | UndoEdit) -> VisitRecord:
    if message.document not in {one.id for one in record.documents}:
        raise Refused(Code.BAD_FIELD, "document")
    edits = record.deskwork.edits
    mine = edits.get(message.document, ())
    if isinstance(message, UndoEdit):
        rest = mine[:-1]
        others = _less(edits, message.document)
        return _with(record, edits=others | {message.document: rest} if rest else others)
    wrong = fault(message.edit)
    if wrong:
        raise Refused(Code.BAD_FIELD, wrong)
    every = [message.edit, *(one for page in edits.values() for one in page)]
    if len(every) > MOST_EDITS or sum(len(one.at) + len(one.words) for one in every) > MOST_OF_VISIT:
        raise Refused(Code.TOO_LARGE, "edits")
    return _with(record, edits=edits | {message.document: (*mine, message.edit)})


def _not_filed_on(record: VisitRecord, message: TickStep, guide: Guide | None) -> None:
    """The case was filed on the elder's word: what they said then stands in its record."""
    step = guide.step(message.step) if guide is not None else None
    if record.case and step is not None and step.will:
        raise Refused(Code.WRONG_STATE, "own_will")


def _ticked(record: VisitRecord, message: TickStep, guide: Guide | None, now: float) -> VisitRecord:
    step = guide.step(message.step) if guide is not None else None
    if step is None or (message.done and bool(step.answers) != bool(message.answer)):
        raise Refused(Code.BAD_FIELD, "step")
    if message.answer and step.answer(message.answer) is None:
        raise Refused(Code.BAD_FIELD, "answer")
    others = tuple(one for one in record.deskwork.ticks if one.step != message.step)
    tick = Tick(step=message.step, answer=message.answer, service_number=record.service_number, at=now)
    ticked = _with(record, ticks=(*others, tick) if message.done else others)
    if not step.will:
        return ticked
    given = step.answer(message.answer)
    own = given is not None and given.own
    said = Will(step=step.key, answer=message.answer, own=own, service_number=record.service_number, at=now)
    return _with(ticked, will=said if message.done else None)


# -- what others ask -----------------------------------------------------------------------------------------------


def current(record: VisitRecord) -> tuple[Document, ...]:
    """The pages that stand: without those that were taken again."""
    return tuple(one for one in record.documents if one.id not in record.deskwork.replaced)


def wanted(record: VisitRecord, material: str, instead: str) -> VisitRecord:
    """The record as the kiosk is asked for a page: a further one, or one `instead` of another. Raises Refused."""
    if instead and instead not in {one.id for one in current(record) if one.material == material}:
        raise Refused(Code.STALE, "document")
    return _with(replace(record, wanted=material), instead=instead)


def arrived(record: VisitRecord, document: Document) -> VisitRecord:
    """The record with the page that was asked for."""
    desk = record.deskwork
    replaced = desk.replaced | ({desk.instead: document.id} if desk.instead else {})
    come = replace(record, documents=(*record.documents, document))
    earlier_ones = _less(desk.earlier, document.material)
    said = _less(desk.papers, document.material)
    return _with(come, replaced=replaced, instead="", earlier=earlier_ones, papers=said)


def place(record: VisitRecord, document: str) -> str:
    """The visit that a copied still was taken in; "" for one that is not copied."""
    copy = record.deskwork.copied.get(document)
    return "" if copy is None else copy.visit


def without(record: VisitRecord, documents: set[str]) -> VisitRecord:
    """The record without these pages, and what was done with them."""
    desk = record.deskwork
    return _with(
        replace(record, documents=tuple(one for one in record.documents if one.id not in documents)),
        copied=_less(desk.copied, *documents),
        edits=_less(desk.edits, *documents),
        replaced=_less(desk.replaced, *documents),
    )


def own(record: VisitRecord) -> VisitRecord:
    """The record without what it copied from earlier cases: they have it."""
    return without(record, set(record.deskwork.copied)) if record.deskwork.copied else record


def kept(record: VisitRecord) -> DeskRecord:
    """What goes on with a draft: how its pages look, and which were taken again."""
    return DeskRecord(edits=record.deskwork.edits, replaced=record.deskwork.replaced)
