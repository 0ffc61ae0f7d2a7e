"""Notices about made-up people, with names that fonts and encodings stumble over."""

import math

from windowkit.messages import Notice, Point, Signature

_SHARED = {
    "centre": "海源路街道社区事务受理服务中心",
    "committee": "海源路街道第三居民委员会",
    "verify_url": "https://window.example.gov.cn/verify/Ab3dEf6hIj9lMn2pQr5tUw",
    "hotline": "12393",
    "applicant_name": "欧阳𬭎𠮷",
    "applicant_id": "310108********3001",
}
_STROKES = tuple(
    tuple(Point(1000 + i * 60 + k * 900, int(2000 + 900 * math.sin(i / 3 + k)), i * 10) for i in range(14))
    for k in range(4)
)


def acceptance(**changes: str) -> Notice:
    """受理通知书."""
    data = {
        "case": "hyl2026112300001",
        "matter": "长期护理保险（长护险）申请/续期",
        "matter_en": "Long-term care insurance",
        "department": "上海市医疗保障局",
        "agent_name": "李秀英",
        "received_on": "2026-11-23",
        "working_days": "15",
        "materials": "申请人身份证\t1\n代办人身份证\t1",
    }
    return _notice(
        "acceptance",
        "hyl2026112300001",
        1,
        _SHARED | data | changes,
        Signature(width=800, height=300, strokes=_STROKES),
    )


def assessment_result(attempt: int = 1, **changes: str) -> Notice:
    """老年照护统一需求评估结果告知书."""
    data = {
        "level": "level_3",
        "application_kind": "renewal",
        "agency": "海源区康颐老年照护评估服务中心",
        "assessed_on": "2026-11-02",
        "valid_from": "2026-11-05",
        "valid_until": "2028-11-04",
    }
    return _notice("assessment_result", "PG-2026-004711", attempt, _SHARED | data | changes, None)


def _notice(template: str, number: str, attempt: int, data: dict[str, str], signature: Signature | None) -> Notice:
    return Notice(
        id=f"v-{template}",
        template=template,
        number=number,
        issued="2026-11-23",
        attempt=attempt,
        language="zh_CN",
        check="Ab3dEf6hIj9lMn2pQr5tUw",
        data=data,
        signature=signature,
    )
