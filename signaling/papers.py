"""What the hall writes: the hash of what is signed, and the data of each notice. Pure."""

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from signaling import inked
from signaling.genuine import Claim, link
from signaling.records import Assessment, NoticeRecord, VisitRecord
from windowkit.errors import Code, Refused
from windowkit.fields import reading
from windowkit.identity import masked
from windowkit.inking import TEMPLATE
from windowkit.institutions import Institution
from windowkit.materials import missing as missing_of
from windowkit.matters import Material, Matter, MatterNotice, Mode, problem
from windowkit.messages import Notice, NoticeState, Signature

RESULT: Final = "assessment_result"  # the template
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp"})  # control, direction, line ends: nothing a clerk types
_ALWAYS: Final = ("centre", "committee", "verify_url")  # of every notice
_NO_ANSWER: Final = "（未填）"
_TO_SIGN: Final = frozenset({"matter", "matter_en", "department", "resident"})
ZONE: Final = ZoneInfo("Asia/Shanghai")


class Issue(msgspec.Struct, frozen=True):
    """What every notice is issued with: its unguessable code, the address behind it, and when (UNIX s)."""

    check: str
    base: str
    now: float


def form_hash(visit: str, matter: str, values: dict[str, str]) -> str:
    """SHA-256 (hex) of exactly what the resident reads: visit, matter and every value, in canonical JSON."""
    canonical = msgspec.json.encode([visit, matter, values], order="sorted")
    return hashlib.sha256(canonical).hexdigest()


def values(record: VisitRecord) -> dict[str, str]:
    """The form's values without their revisions."""
    return {key: filled.value for key, filled in record.fields.items()}


def day(now: float) -> str:
    """The day (YYYY-MM-DD) in Shanghai."""
    return datetime.fromtimestamp(now, ZONE).date().isoformat()


def submitted(record: VisitRecord, matter: Matter, template: str, issue: Issue) -> NoticeRecord:
    """A notice that a case was received; it carries the signature under the form."""
    known = knows(record, matter, issue.now)
    return _notice(record, template, record.case, issue, known, record.signature)


def form_to_sign(record: VisitRecord, matter: Matter, issue: Issue) -> NoticeRecord:
    """The form as it was read, to be signed on paper; its number tells one sheet of a visit from another."""
    before = sum(one.notice.template == TEMPLATE for one in record.notices)
    number = f"{record.office.code}{day(issue.now).replace('-', '')}{record.ticket}-{before + 1}"
    form = values(record)
    answers = _lines(
        (one.label, reading(one, form.get(one.key, ""), chinese=True) or _NO_ANSWER) for one in matter.fields
    )
    known = {key: value for key, value in knows(record, matter, issue.now).items() if key in _TO_SIGN}
    data = known | {"answers": answers, "fingerprint": record.form_hash}
    return _notice(record, TEMPLATE, number, issue, data, None)


def written(
    record: VisitRecord, matter: Matter, asked: MatterNotice, data: dict[str, str], issue: Issue
) -> NoticeRecord:
    """A notice that the clerk fills in. Raises Refused naming the field, never its value."""
    _held(asked, data)
    known = knows(record, matter, issue.now)
    lacking = _lacking(asked, data | known)
    if lacking:
        raise Refused(Code.INCOMPLETE, lacking)
    before = [one for one in record.notices if one.notice.template == asked.template and one.notice.attempt]
    number = record.case or f"{record.office.code}{day(issue.now).replace('-', '')}{record.ticket}"
    number = f"{number}-{len(before) + 1}" if before else number
    filled = {key: value for key, value in data.items() if value}
    signature = record.signature if record.case else None
    made = _notice(record, asked.template, number, issue, filled | known, signature)
    return msgspec.structs.replace(made, written=True)


def _held(asked: MatterNotice, data: dict[str, str]) -> None:
    if data.keys() - {field.key for field in asked.fields}:
        raise Refused(Code.BAD_FIELD, "not of this notice")  # a strange key is said to nobody
    for field in asked.fields:
        value = data.get(field.key, "")
        if problem(field, value) is not None or any(unicodedata.category(letter) in _UNSEEN for letter in value):
            raise Refused(Code.BAD_FIELD, field.key)


def _lacking(asked: MatterNotice, said: dict[str, str]) -> str:
    """What the template asks for and nobody knows; empty: nothing."""
    lacking = [key for key in asked.needs if key not in _ALWAYS and not said.get(key)]
    if lacking or not asked.any_of or any(said.get(key) for key in asked.any_of):
        return next(iter(lacking), "")
    return asked.any_of[0]


def knows(record: VisitRecord, matter: Matter, now: float) -> dict[str, str]:
    """What the visit itself can say in a notice, by KNOWN of windowkit.matters; a list: names and, after tabs, more."""
    form = values(record)
    applicant, agent = form.get(matter.applicant_name, ""), form.get("agent_name", "")
    received = _received(record, matter)
    missing = lacking(record, matter)
    called = {one.code: one.name for one in matter.institutions}
    return {
        "case": record.case,
        "matter": matter.name,
        "matter_en": matter.name_en,
        "department": matter.department,
        "destination": _destination(record, matter),
        "applicant_name": applicant,
        "applicant_id": masked(form.get(matter.applicant_id_number, "")),
        "agent_name": agent,
        "resident": agent or applicant,
        "received_on": day(now),
        "decided_on": day(now),
        "day": day(now),
        "working_days": str(matter.working_days),
        "fee": matter.fee,
        "legal_basis": matter.legal_basis,
        "hotline": matter.hotline,
        "service_number": record.service_number,
        "clerk": record.clerk_display,
        "materials": _lines((one.name, "1") for one in received),
        "received": _lines((one.name, "1") for one in received),
        "missing": _lines((one.name, _how_many(one), _where(one, called), one.note) for one in missing),
        "institutions": _lines(map(_institution, _to_go_to(matter, missing))),
        "ink": inked.number(record),
    }


def _how_many(one: Material) -> str:
    """Sheets; "" where none is brought."""
    return str(one.original + one.copies) if one.original or one.copies else ""


def lacking(record: VisitRecord, matter: Matter) -> list[Material]:
    """What is needed and not here, as the form and the clerk say."""
    have = {document.material for document in record.documents}
    return missing_of(matter, values(record), have, record.deskwork.papers)


def _where(material: Material, called: dict[str, str]) -> str:
    """Where it is to be had: in words, and the institutions, whose addresses stand below."""
    return "、".join(one for one in (material.where, *(called[code] for code in material.at)) if one)


def _to_go_to(matter: Matter, missing: list[Material]) -> list[Institution]:
    """What the matter sends everybody to, and where what is missing is to be had."""
    codes = {*matter.designated, *(code for one in missing for code in one.at)}
    return [one for one in matter.institutions if one.code in codes]


def _institution(one: Institution) -> tuple[str, ...]:
    return (one.name, one.address, one.phone, one.hours, f"{one.name_en}, {one.address_en}. {one.hours_en}")


def _lines(entries: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(" ".join(part.split()) for part in entry) for entry in entries)


def assessment_result(record: VisitRecord, found: Assessment, hotline: str, issue: Issue) -> NoticeRecord:
    """The notice of an assessment result that was delivered earlier."""
    return _notice(record, RESULT, found.reference, issue, result_data(found, hotline), None)


def result_data(found: Assessment, hotline: str) -> dict[str, str]:
    """What a result's notice says."""
    return {
        "applicant_name": found.applicant_name,
        "applicant_id": masked(found.id_number),
        "level": found.level,
        "application_kind": found.application_kind,
        "agency": found.agency,
        "assessed_on": found.assessed_on,
        "valid_from": found.valid_from,
        "valid_until": found.valid_until,
        "hotline": hotline,
    }


def attempted(notice: Notice, attempt: int, base: str, key: str, *, large: bool = False) -> Notice:
    """The notice as it is put on paper this time, its code signed with `key` (base64)."""
    claim = Claim(check=notice.check, template=notice.template, issued=notice.issued, attempt=attempt)
    data = notice.data | {"verify_url": link(base, claim, key)}
    return msgspec.structs.replace(notice, attempt=attempt, data=data, large=large)


def _received(record: VisitRecord, matter: Matter) -> list[Material]:
    """What was photographed, and does not lack after all."""
    have = {document.material for document in record.documents}
    lack = {one.code for one in lacking(record, matter)}
    return [material for material in matter.materials if material.code in have - lack]


def _notice(
    record: VisitRecord,
    template: str,
    number: str,
    issue: Issue,
    data: dict[str, str],
    signature: Signature | None,
) -> NoticeRecord:
    shared = {
        "centre": record.office.name,
        "committee": record.committee.name,
        "verify_url": f"{issue.base}/verify/{issue.check}",
    }
    name = f"{record.visit.id}-{template}-{number}"
    notice = Notice(
        id=name,
        template=template,
        number=number,
        issued=day(issue.now),
        attempt=0,
        language="zh_CN",
        check=issue.check,
        data=data | shared,
        signature=signature,
    )
    return NoticeRecord(notice=notice, shown=NoticeState(id=name, template=template, number=number))


def _destination(record: VisitRecord, matter: Matter) -> str:
    """Who decides on papers that were received here (收受分离): the home centre, and from there the department."""
    elsewhere = record.received_at is not None and matter.mode is Mode.FORWARDED
    return record.centre.name if elsewhere else matter.department
