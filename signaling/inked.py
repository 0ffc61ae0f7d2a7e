"""What a signature in ink means for the rest of the visit. Pure."""

from typing import Final

from msgspec.structs import replace

from signaling.records import MOVING, JobRecord, NoticeRecord, VisitRecord
from windowkit.errors import Code, Refused
from windowkit.inking import MATERIAL, TEMPLATE, InkStage
from windowkit.matters import Matter
from windowkit.notices import LETTERS
from windowkit.parts import Document, JobState, Notice
from windowkit.signing import Signing

_IN_HAND: Final = frozenset({JobState.DONE, JobState.SEEN})  # a sheet is out
_ADDRESS: Final = 400  # letters behind the code, which it gets as it is printed; ours have 170


def number(record: VisitRecord) -> str:
    """The number of the sheet that was signed; "" where none was."""
    return record.ink.number if record.ink is not None and record.ink.stage is InkStage.ACCEPTED else ""


def is_of(document: Document) -> bool:
    """Whether it is the photograph of a signed form."""
    return document.material == MATERIAL


def stills(record: VisitRecord) -> tuple[Document, ...]:
    """Every still of the visit."""
    ink = record.ink
    return record.documents if ink is None or ink.still is None else (*record.documents, ink.still)


def is_void(record: VisitRecord, notice: Notice) -> bool:
    """Whether it is a form to sign that nobody is to sign any more."""
    ink = record.ink
    current = ink is not None and ink.notice == notice.id and ink.stage is not InkStage.ACCEPTED
    return notice.template == TEMPLATE and not current


def printed_again(record: VisitRecord, one: NoticeRecord) -> VisitRecord:
    """The record as this notice is printed once more: the sheet that is out can be signed, whatever comes of that."""
    ink = record.ink
    if ink is None or ink.notice != one.notice.id or one.shown.state not in _IN_HAND:
        return record
    return replace(record, ink=replace(ink, out=True))


def fits_a_sheet(notice: Notice) -> None:
    """Refused where it says more than goes on paper."""
    if sum(map(len, notice.data.values())) + _ADDRESS > LETTERS:
        raise Refused(Code.TOO_LARGE, TEMPLATE)


def bare(record: VisitRecord) -> VisitRecord:
    """The record without what stands on its forms to sign."""
    notices = tuple(replace(one, notice=_bare(one.notice)) for one in record.notices)
    return replace(record, notices=notices)


def kept(job: JobRecord) -> JobRecord:
    """The job as it is kept: once it is over, without what stands on a form to sign."""
    return job if job.state in MOVING else replace(job, notice=_bare(job.notice))


def _bare(notice: Notice) -> Notice:
    if notice.template != TEMPLATE:
        return notice
    return replace(
        notice, data={key: value for key, value in notice.data.items() if key not in {"answers", "resident"}}
    )


def not_on_screen(record: VisitRecord, matter: Matter) -> None:
    """Refused where a finger's signature is not what is waited for."""
    if record.ink is not None or matter.signature is Signing.INK:
        raise Refused(Code.WRONG_STATE, "ink")
