"""Notices about made-up people, with names that fonts and encodings stumble over."""

import base64
import math

import msgspec

from signaling.genuine import Claim, link
from windowkit.messages import Notice, Point, Signature

KEY = base64.b64encode(bytes(32)).decode()  # of Ed25519, for made-up notices
# Names in the register of persons that older systems and fonts lack (GB 18030-2022's new characters among them).
RARE = "𬭎䶮㛃𠅤𬱟𬎆𬘭𫖯㑇㵘堃喆玥镕翀䲟𫟹𬀩𫍽𬬭𪟝𠮷𡈼𣲘"
CLAIM = Claim(check="Ab3dEf6hIj9lMn2pQr5tUw", template="assessment_result", issued="2026-11-23", attempt=1)
_SHARED = {
    "centre": "海源路街道社区事务受理服务中心",
    "committee": "海源路街道第三居民委员会",
    "verify_url": link("https://window.example.gov.cn", CLAIM, KEY),
    "hotline": "12393",
    "applicant_name": "欧阳𬭎𠮷",
    "applicant_id": "310108********3001",
}
_STROKES = tuple(
    tuple(Point(1000 + i * 60 + k * 900, int(2000 + 900 * math.sin(i / 3 + k)), i * 10) for i in range(14))
    for k in range(4)
)


def reminder_list(**changes: str) -> Notice:
    """提醒名单: whose assessment runs out."""
    people = ("周**", "欧***", "李*", "𬭎**", "王**")
    lines = [f"{people[at % 5]} {3001 + at}\t2026-12-{1 + at // 2:02d}" for at in range(40)]
    data = {"printed_on": "2026-11-23", "days": "30", "people": "47", "shown": "40", "ending": "\n".join(lines)}
    return _notice("reminder_list", "20261123", 1, _SHARED | data | changes, None)


def needs(**changes: str) -> Notice:
    """材料清单: what a matter needs; nobody's name is on it."""
    data = {
        "matter": "长期护理保险（长护险）申请/续期",
        "materials": "申请人身份证\t原件\t\t公安派出所\n代办人身份证\t原件，复印件1份\t由他人代办时需要\t公安派出所",
        "printed_on": "2026-11-23",
        "working_days": "15",
    }
    return _notice("needs", "", 1, _SHARED | data | changes, None)


def form_to_sign(**changes: str) -> Notice:
    """申请表（签名件）."""
    answers = (
        "申请人姓名\t欧阳𬭎𠮷\n申请人身份证号码\t310108194601153001\n居住地址\t上海市海源区样例路100弄27号1201室\n"
    )
    data = {
        "matter": "长期护理保险（长护险）申请/续期",
        "department": "上海市医疗保障局",
        "resident": "欧阳𬭎𠮷",
        "answers": answers + "联系电话\t13800138000\n与申请人关系\t配偶\n备注\t（未填）",
        "fingerprint": "5f2c9d0e" * 8,
    }
    return _notice("form_to_sign", "hyl20261123A012-1", 1, _SHARED | data | changes, None)


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


def every() -> list[Notice]:
    """One of each."""
    return [
        assessment_result(),
        acceptance(),
        one_time(),
        receipt(),
        refusal(),
        appointment(),
        visit_summary(),
        concern_reply(),
        reminder_list(),
        needs(),
        form_to_sign(),
    ]


def gallery() -> dict[str, Notice]:
    """One of each, and what a sheet can look like besides: by the name of its picture."""
    return {notice.template: notice for notice in every()} | {
        "trial": trial(),
        "assessment_result-again": assessment_result(attempt=2),
        "acceptance-copy": msgspec.structs.replace(acceptance(reprinted_on="2026-11-29"), attempt=2),
        "assessment_result-none": assessment_result(level="none"),
        "assessment_result-see_doctor": assessment_result(level="see_doctor"),
    }


def trial() -> Notice:
    """打印测试页."""
    data = {key: _SHARED[key] for key in ("centre", "committee")} | {"kiosk": "kiosk-01", "printed_on": "2026-11-23"}
    return msgspec.structs.replace(_notice("trial", "", 1, data, None), check="")


_MATTER = {"matter": "长期护理保险（长护险）申请/续期", "matter_en": "Long-term care insurance", "agent_name": "李秀英"}


def one_time(**changes: str) -> Notice:
    """一次性告知书."""
    data = {
        "department": "上海市医疗保障局",
        "missing": "病史资料\t1\t就诊过的医院病案室，带身份证\t要最近一年的，盖病案室的章\n"
        "代办人身份证\t1\t\t原件，看过就还给您\n委托书\t1\t居委会有空白的，当场可以填\t",
        "institutions": "样例路医院（虚构）\t海源区样例路100号\t021-55550100\t周一至周五 8:00—16:30\t"
        "Example Road Hospital (made up), 100 Example Road, Haiyuan District. Monday to Friday, 8:00-16:30\n"
        "样例路社区卫生服务中心（虚构）\t海源区样例路27号\t021-55550127\t每天 8:00—20:00\t"
        "Example Road Health Centre (made up), 27 Example Road, Haiyuan District. Every day, 8:00-20:00",
        "received": "申请人身份证\t1\n社保卡\t1",
        "legal_basis": "《上海市长期护理保险试点办法》",
        "fee": "不收费",
        "working_days": "15",
        "next_step": "补齐以后，请在2026年12月31日之前来。老伴走不开的话，居委会可以上门帮您拍照。",
        "complaints": "12345",
        "service_number": "0312",
    }
    return _notice("one_time", "hyl2026112300002", 1, _SHARED | _MATTER | data | changes, None)


def receipt(**changes: str) -> Notice:
    """收件凭证."""
    data = {
        "case": "hyl2026112300003",
        "received_on": "2026-11-23",
        "destination": "清河街道社区事务受理服务中心",
        "department": "上海市医疗保障局",
        "received": "申请人身份证\t1\t复印件\n代办人身份证\t1\t复印件\n病史资料\t3\t复印件",
        "originals": "都已当场还给您。",
        "working_days": "15",
    }
    strokes = Signature(width=800, height=300, strokes=_STROKES)
    return _notice("receipt", "hyl2026112300003", 1, _SHARED | _MATTER | data | changes, strokes)


def refusal(**changes: str) -> Notice:
    """不予受理通知书."""
    data = {
        "department": "上海市医疗保障局",
        "decided_on": "2026-11-23",
        "reason": "申请人的参保地不在本市，不属于本市长期护理保险的保障范围。",
        "legal_basis": "《上海市长期护理保险试点办法》第三条",
        "next_step": "请向参保地的医疗保障部门申请。居委会可以帮您打电话问清楚要带什么。",
        "institution": "参保地医疗保障局",
        "institution_address": "以参保地公布的为准",
        "institution_phone": "参保地区号加12393",
        "remedy": "对本决定有不同意见，可以在收到本通知书之日起60日内申请行政复议，或者在6个月内提起行政诉讼。",
    }
    return _notice("refusal", "hyl2026112300004", 1, _SHARED | _MATTER | data | changes, None)


def appointment(**changes: str) -> Notice:
    """预约单."""
    data = {
        "resident": "欧阳𬭎𠮷",
        "matter": "不动产继承公证咨询",
        "on": "2026-12-02",
        "time": "上午 9:30",
        "place": "海源路街道第三居民委员会，远程虚拟窗口",
        "address": "海源路35弄6号",
        "department": "海源区公证处",
        "specialist": "王敏（工号 0312）",
        "bring": "身份证\t原件\n户口簿\t整本\n房产证\t",
        "code_number": "Y0312",
    }
    return _notice("appointment", "Y20261202-0312", 1, _SHARED | data | changes, None)


def concern_reply(**changes: str) -> Notice:
    """“办不成事”反映答复."""
    data = {
        "applicant_name": "欧阳𬭎𠮷",
        "matter": "长期护理保险（长护险）申请/续期",
        "opened_on": "2026-11-23",
        "ticket": "A012",
        "reply": "上次是医保系统连不上，现在已经恢复。您填的表还在，"
        "带上身份证，到任何一个居委会的机器上都可以接着办，我们先给您办。",
        "replied_on": "2026-11-25",
        "replied_by": "李班长（工号 0301）",
    }
    return _notice("concern_reply", "A012-20261123", 1, _SHARED | data | changes, None)


def visit_summary(**changes: str) -> Notice:
    """办事小结."""
    data = {
        "resident": "欧阳𬭎𠮷",
        "day": "2026-11-23",
        "done": "替老伴申请了长护险续期，已经受理。",
        "next": "评估的人会先打电话，再上门。请留意021开头的电话。",
        "by_when": "2026-12-14",
        "case": "hyl2026112300001",
        "clerk": "王敏（工号 0312）",
        "bring": "身份证\t老伴的\n病历本\t",
    }
    return _notice("visit_summary", "hyl2026112300001", 1, _SHARED | data | changes, None)
