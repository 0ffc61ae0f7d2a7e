"""Made-up people. Names, addresses and numbers are nobody's; the ID numbers are valid in form only."""

from datetime import date
from typing import Final

import msgspec

from windowkit.identity import check_character

_DISTRICT: Final = "310106"  # 静安区


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who does not exist."""

    name: str
    sex: str
    born: date
    sequence: str
    address: str
    phone: str

    @property
    def id_number(self) -> str:
        """Valid in form (GB 11643): odd sequences are men's, even are women's; 99x is hardly given out."""
        first = f"{_DISTRICT}{self.born:%Y%m%d}{self.sequence}"
        return first + check_character(first)


_HOME: Final = "上海市静安区样例路128弄6号302室"

RESIDENT: Final = Person(
    name="李秀英", sex="女", born=date(1950, 5, 12), sequence="998", address=_HOME, phone="13900000076"
)
HUSBAND: Final = Person(
    name="周德明", sex="男", born=date(1946, 3, 8), sequence="997", address=_HOME, phone="02160000080"
)

CLERK_NAME: Final = "王芳"
CLERK_SIGN_IN: Final = "wangfang"
CLERK_PASSWORD: Final = "yangguang-2026"
SERVICE_NUMBER: Final = "0317"
LEADER_NAME: Final = "陈建国"
LEADER_SIGN_IN: Final = "chenjianguo"
LEADER_PASSWORD: Final = "banzhang-2026"
LEADER_NUMBER: Final = "0301"
STAFF_PIN: Final = "802613"

MATTER: Final = "ltci-application"

# What the clerk fills in, by the matter's field keys; a choice by its code.
APPLICATION: Final = {
    "applicant_name": HUSBAND.name,
    "applicant_sex": "male",
    "applicant_id_number": HUSBAND.id_number,
    "applicant_birth_date": f"{HUSBAND.born:%Y-%m-%d}",
    "applicant_phone": HUSBAND.phone,
    "registered_address": HUSBAND.address,
    "living_address": HUSBAND.address,
    "insurance_kind": "employee",
    "application_kind": "renewal",
    "previous_level": "level_3",
    "previous_valid_until": "2026-12-31",
    "living_situation": "spouse",
    "care_form": "home",
    "care_institution": "样例路护理站",
    "agent_name": RESIDENT.name,
    "agent_id_number": RESIDENT.id_number,
    "agent_relation": "spouse",
    "agent_phone": RESIDENT.phone,
    "bank_account": "6222000000000000080",
    "statement_of_truth": "agreed",
}

# What else is asked where a matter has a form of its own; the rest is as above.
_BOOKLET: Final = {"reason": "full", "old_number": "0000000080", "delivery": "kiosk"}


def answers(matter: str) -> dict[str, str]:
    """What is filled in where this matter is played; {} where nobody has made it up yet."""
    return {MATTER: APPLICATION, "medical-record-booklet": APPLICATION | _BOOKLET}.get(matter, {})


# The result of an earlier assessment, as the authority's system delivers it.
ASSESSMENT: Final = {
    "reference": "PG-2026-000317",
    "applicant_name": HUSBAND.name,
    "id_number": HUSBAND.id_number,
    "level": "level_4",
    "application_kind": "change",
    "agency": "样例评估中心",
    "assessed_on": "2026-10-20",
    "valid_from": "2026-11-01",
    "valid_until": "2028-10-31",
    "case": "",
}

RESIDENT_SAYS: Final = "您好，我想帮老伴办长护险。"
CLERK_SAYS: Final = "阿姨您好，请把身份证放在台子上。"

# The hard case: two papers contradict each other, which no clerk may settle.
RESIDENT_ASKS: Final = "医保卡和身份证上名字写得不一样，怎么办？"
LEADER_TELLS: Final = "先别提交，要看原件。"
LEADER_SAYS: Final = "阿姨您好，我是值班班长，我来帮您办。"
NEXT_STEP: Final = "请带身份证和医保卡原件到中心找陈建国"
