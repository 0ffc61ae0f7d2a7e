"""What the hall writes: the hash of what is signed, and the data of each notice. Pure."""

import hashlib
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from signaling.genuine import Claim, link
from signaling.records import Assessment, NoticeRecord, VisitRecord
from windowkit.identity import masked
from windowkit.matters import Material, Matter
from windowkit.messages import Notice, NoticeState

RESULT: Final = "assessment_result"  # the template
ZONE: Final = ZoneInfo("Asia/Shanghai")


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


def acceptance(record: VisitRecord, matter: Matter, template: str, check: str, base: str, now: float) -> NoticeRecord:
    """The notice that a case was received."""
    form = values(record)
    data = {
        "case": record.case,
        "matter": matter.name,
        "matter_en": matter.name_en,
        "department": matter.department,
        "applicant_name": form.get(matter.applicant_name, ""),
        "applicant_id": masked(form.get(matter.applicant_id_number, "")),
        "agent_name": form.get("agent_name", ""),
        "received_on": day(now),
        "working_days": str(matter.working_days),
        "hotline": matter.hotline,
        "service_number": record.service_number,
        "materials": "\n".join(f"{material.name}\t1" for material in _received(record, matter)),
    }
    return _notice(record, template, record.case, check, base, now, data)


def assessment_result(
    record: VisitRecord, found: Assessment, hotline: str, check: str, base: str, now: float
) -> NoticeRecord:
    """The notice of an assessment result that was delivered earlier."""
    return _notice(record, RESULT, found.reference, check, base, now, result_data(found, hotline))


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


def attempted(notice: Notice, attempt: int, base: str, key: str) -> Notice:
    """The notice as it is put on paper this time, its code signed with `key` (base64)."""
    claim = Claim(check=notice.check, template=notice.template, issued=notice.issued, attempt=attempt)
    data = notice.data | {"verify_url": link(base, claim, key)}
    return msgspec.structs.replace(notice, attempt=attempt, data=data)


def _received(record: VisitRecord, matter: Matter) -> list[Material]:
    have = {document.material for document in record.documents}
    return [material for material in matter.materials if material.code in have]


def _notice(
    record: VisitRecord, template: str, number: str, check: str, base: str, now: float, data: dict[str, str]
) -> NoticeRecord:
    shared = {
        "centre": record.centre.name,
        "committee": record.committee.name,
        "verify_url": f"{base}/verify/{check}",
    }
    name = f"{record.visit.id}-{template}-{number}"
    notice = Notice(
        id=name,
        template=template,
        number=number,
        issued=day(now),
        attempt=0,
        language="zh_CN",
        check=check,
        data=data | shared,
        signature=record.signature if template == "acceptance" else None,
    )
    return NoticeRecord(notice=notice, shown=NoticeState(id=name, template=template, number=number))
