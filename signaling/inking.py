"""A signature in ink: printed, signed by hand, photographed back, looked at by the clerk. Pure.

It lives within the visit's step of signing. The sheet is one of the visit's notices, so its printing is told like
theirs; its code is known to nobody else, so a photograph of another paper is no signature. Whatever opens the form
again makes it void: the sheet is printed no more, its photograph is forgotten.
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from signaling import inked, papers
from signaling.effects import Save, Sender
from signaling.floor import Floor
from signaling.ink_records import InkRecord
from signaling.previews import Previews
from signaling.records import Forgotten, NoticeRecord, VisitRecord
from signaling.sheets import Sheets
from windowkit.errors import Code, Refused
from windowkit.inking import MATERIAL, TEMPLATE, InkStage, JudgePaper, PaperSigned, SignOnPaper, check_of
from windowkit.matters import Matter
from windowkit.messages import JobState, Reading, Role
from windowkit.notices import MOST
from windowkit.parts import Document
from windowkit.signing import Signing
from windowkit.visit import Event, State

ABOUT: Final = (SignOnPaper, PaperSigned, JudgePaper)
_OUT: Final = frozenset({JobState.DONE, JobState.SEEN, JobState.UNCERTAIN})  # a sheet may be in the resident's hands

type About = SignOnPaper | PaperSigned | JudgePaper


class Inking:
    """`fresh` makes an unguessable code, `advance` takes a step of the visit."""

    def __init__(
        self,
        floor: Floor,
        matters: dict[str, Matter],
        fresh: Callable[[], str],
        sheets: Sheets,
        previews: Previews,
        advance: Callable[[VisitRecord, Event, float], None],
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._fresh = fresh
        self._sheets = sheets
        self._previews = previews
        self._advance = advance

    def hear(self, record: VisitRecord, message: About, sender: Sender, now: float) -> None:
        """A word of the clerk or the resident. Raises Refused."""
        at_kiosk = sender.role is Role.KIOSK
        if record.visit.state is not State.SIGNING:
            raise Refused(Code.WRONG_STATE, "ink")
        match message:
            case SignOnPaper():
                self._choose(record, message, now, at_kiosk=at_kiosk)
            case PaperSigned() if at_kiosk:
                self._floor.keep(_to_photograph(record))
            case JudgePaper() if not at_kiosk:
                self._judge(record, message, now)
            case _:
                raise Refused(Code.NOT_YOURS)

    def may_review(self, record: VisitRecord, now: float) -> None:
        """Raises Refused where the form could not be printed, but must be: the clerk hears so before it is read."""
        if self._matters[record.matter].signature is Signing.INK:
            _room(record)
            inked.fits_a_sheet(self._sheet(record, now).notice)

    def may_confirm(self, record: VisitRecord) -> None:
        """Raises Refused where the form could not be printed after it was confirmed, but must be."""
        if self._matters[record.matter].signature is Signing.INK:
            _room(record)

    def confirmed(self, visit: str, now: float) -> None:
        """The resident has read the form: where its department wants ink it prints by itself."""
        record = self._floor.visits[visit]
        if self._matters[record.matter].signature is Signing.INK:
            self._begin(record, "", now)

    def failed(self, record: VisitRecord) -> bool:
        """Whether it was the signed paper that cannot be photographed; then the clerk hears so."""
        ink = record.ink
        if ink is None or ink.stage is not InkStage.PHOTO:
            return False
        self._floor.keep(replace(record, wanted="", ink=replace(ink, stage=InkStage.PAPER, blind=True)))
        return True

    def arrived(self, record: VisitRecord, document: Document, code: str, now: float) -> None:
        """Its photograph is here; `code` is what was read on it. Raises Refused: another paper is no signature."""
        ink = record.ink
        if ink is not None and ink.still is not None and ink.still.id == document.id:
            return  # said twice
        if ink is None or ink.stage is not InkStage.PHOTO:
            raise Refused(Code.WRONG_STATE, "not asked for any more")
        if code and check_of(code) != ink.check:
            raise Refused(Code.BAD_FIELD, "another_paper")
        come = replace(ink, stage=InkStage.SHOWN, still=document, read=bool(code), photographed=now, again=False)
        self._floor.keep(replace(record, wanted="", ink=come))

    def followed(self, record: VisitRecord) -> VisitRecord:
        """The record after a step: signed is only what is still the form that was read."""
        held = record.visit.state in {State.SIGNING, State.SIGNED} or bool(record.case)
        return record if record.ink is None or held else self._void(record)

    # -- the parts of it -----------------------------------------------------------------------------------------

    def _choose(self, record: VisitRecord, message: SignOnPaper, now: float, *, at_kiosk: bool) -> None:
        allowed = self._matters[record.matter].signature
        if message.on:
            if at_kiosk and allowed is Signing.SCREEN:
                raise Refused(Code.NOT_YOURS, "ink")
            if record.ink is None:
                self._begin(record, "" if at_kiosk else record.clerk, now)
            return
        if allowed is Signing.INK:
            raise Refused(Code.WRONG_STATE, "ink")  # its department takes nothing else
        if record.ink is not None:
            self._floor.keep(self._void(record))

    def _begin(self, record: VisitRecord, by: str, now: float) -> None:
        _room(record)
        sheet = self._sheet(record, now)
        inked.fits_a_sheet(sheet.notice)
        ink = InkRecord(
            form_hash=record.form_hash,
            notice=sheet.notice.id,
            number=sheet.notice.number,
            check=sheet.notice.check,
            asked=now,
            by=by,
        )
        shown = Reading(id=self._fresh(), notice=sheet.notice.id)  # where to sign is seen on the screen, too
        begun = replace(record, ink=ink, notices=(*record.notices, sheet), reading=shown)
        printed = self._sheets.again(begun, sheet.notice.id, large=False)
        self._floor.keep(printed)
        self._sheets.start(printed)
        self._previews.show(printed)

    def _sheet(self, record: VisitRecord, now: float) -> NoticeRecord:
        return papers.form_to_sign(record, self._matters[record.matter], self._sheets.issue(now))

    def _judge(self, record: VisitRecord, message: JudgePaper, now: float) -> None:
        ink = record.ink
        if ink is None or ink.still is None or ink.stage is not InkStage.SHOWN or ink.still.id != message.still:
            raise Refused(Code.STALE, "ink")
        if message.good:
            seen = replace(ink, stage=InkStage.ACCEPTED, accepted=now, accepted_by=record.clerk)
            signed = self._sheets.take_back(replace(record, ink=seen), TEMPLATE)  # none more is to be signed
            self._advance(signed, Event.SIGN, now)
            return
        self._forget(record, ink)
        once_more = replace(ink, stage=InkStage.PAPER, still=None, read=False, photographed=None, again=True)
        self._floor.keep(replace(record, ink=once_more))

    def _void(self, record: VisitRecord) -> VisitRecord:
        assert record.ink is not None
        self._forget(record, record.ink)
        record, ink = self._sheets.take_back(record, TEMPLATE), record.ink
        reading = record.reading
        if reading is not None and reading.notice == ink.notice:
            reading = None
        wanted = "" if record.wanted == MATERIAL else record.wanted
        return replace(record, ink=None, reading=reading, wanted=wanted)

    def _forget(self, record: VisitRecord, ink: InkRecord) -> None:
        if ink.still is not None:
            self._floor.effects.append(Save(Forgotten(visit=record.visit.id, document=ink.still.id)))


def _room(record: VisitRecord) -> None:
    if len(record.notices) >= MOST:
        raise Refused(Code.TOO_LARGE, "notices")


def _to_photograph(record: VisitRecord) -> VisitRecord:
    ink = record.ink
    if ink is None or ink.stage is not InkStage.PAPER:
        raise Refused(Code.WRONG_STATE, "ink")
    sheet = next((one for one in record.notices if one.notice.id == ink.notice), None)
    if sheet is None or not (ink.out or sheet.shown.state in _OUT):
        raise Refused(Code.INCOMPLETE, "ink")  # nothing can be signed that did not come out
    return replace(record, wanted=MATERIAL, ink=replace(ink, stage=InkStage.PHOTO, blind=False))
