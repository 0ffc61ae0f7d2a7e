"""What the server tells a kiosk of the tests and of the gallery as it signs in: its place, its centre, its matters."""

from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from windowkit.matters import Matter
from windowkit.messages import CardEntry, MatterEntry, Welcome
from windowkit.spelling import initials

MATTER: Final = msgspec.toml.decode((Path(__file__).parent / "matter.toml").read_bytes(), type=Matter)
NOW: Final = 1_780_000_000.0
BOOKABLE: Final = 3  # of the matters, the first
_OFFICES: Final = {
    "市医保局": "Healthcare Security",
    "市民政局": "Civil Affairs",
    "市公安局": "Public Security",
    "市人社局": "Human Resources",
}
NAMES: Final = (
    ("长期护理保险申请/续期", "Long-term care insurance: application and renewal", "市医保局"),
    ("医保就医记录册申领/换领", "Medical record booklet: new or exchange", "市医保局"),
    ("老年照护统一需求评估申请", "Unified care needs assessment", "市民政局"),
    ("敬老卡申请", "Senior citizen card", "市民政局"),
    ("居住证办理", "Residence permit", "市公安局"),
    ("社会保障卡申领", "Social security card", "市人社局"),
    ("临时救助申请", "Temporary assistance", "市民政局"),
)
CARDS: Final = (
    CardEntry(whose="applicant", label="申请人", label_en="Applicant"),
    CardEntry(whose="agent", label="代办人", label_en="Agent"),
)
WELCOME: Final = Welcome(
    server_time=NOW,
    token="t",
    token_expires=NOW + 600,
    place="五里桥街道桑城居委会",
    place_en="Sangcheng committee, Wuliqiao",
    centre="五里桥街道社区事务受理服务中心",
    centre_en="Wuliqiao Sub-district Service Centre",
    draft_days=30,
    matters=tuple(
        MatterEntry(
            code=MATTER.code if at == 0 else f"m{at}",
            name=name,
            name_en=name_en,
            department=department,
            department_en=_OFFICES[department],
            hot=at + 1,
            bookable=at < BOOKABLE,
            initials=initials(name),
            cards=CARDS if at == 0 else (),
        )
        for at, (name, name_en, department) in enumerate(NAMES)
    ),
)
# The longest that a place, a matter and an answer are called in the city's own lists.
LONG_WELCOME: Final = replace(
    WELCOME,
    place="南京东路街道新昌路社区三德居民委员会便民服务站",
    place_en="Sande residents' committee, Xinchang Road, Nanjing East Road Sub-district",
    centre="南京东路街道社区事务受理服务中心（贵州路分中心）",
    centre_en="Nanjing East Road Sub-district Community Affairs Service Centre, Guizhou Road branch",
    matters=(
        replace(
            WELCOME.matters[0],
            name="城镇和农村居民老年照护统一需求评估及长期护理保险待遇申请/续期",
            name_en="Unified care needs assessment with application or renewal of long-term care insurance",
            department="上海市医疗保障局（长期护理保险）",
            department_en="Shanghai Healthcare Security Administration",
        ),
        *WELCOME.matters[1:],
    ),
)
