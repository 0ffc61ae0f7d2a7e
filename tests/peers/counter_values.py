"""What a counter shows, made up but valid in form: a matter, its answers, a queue, notices."""

from pathlib import Path
from typing import Final

import msgspec

from windowkit.matters import Matter
from windowkit.messages import Document, Filled, JobState, NoticeState, QueueEntry, Welcome

MATTER: Final = msgspec.toml.decode((Path(__file__).parent / "matter.toml").read_bytes(), type=Matter)
NOW: Final = 1_780_000_000.0
WELCOME: Final = Welcome(
    server_time=NOW,
    token="t",
    token_expires=NOW + 600,
    place="五里桥街道社区事务受理服务中心",
    place_en="Wuliqiao Sub-district Service Centre",
    centre="五里桥街道社区事务受理服务中心",
    centre_en="Wuliqiao Sub-district Service Centre",
    who="王敏",
    service_number="0312",
)
GOOD_VALUES: Final = {
    "name": "张福生",
    "id_number": "310103194601151230",
    "sex": "male",
    "born": "1946-01-15",
    "phone": "13800138000",
    "address": "上海市黄浦区瞿溪路 800 弄 12 号 301 室",
    "kinship": "spouse",
    "account": "6222021001098765432",
}


def entry(number: int, waits: float = 0.0) -> QueueEntry:
    """Somebody who waits."""
    return QueueEntry(
        visit=f"v{number}",
        ticket=f"A{number:03}",
        matter=MATTER.code,
        matter_name=MATTER.name,
        matter_name_en=MATTER.name_en,
        committee="桑城居委会",
        committee_en="Sangcheng Committee",
        since=NOW - waits,
        returned=number == 3,
    )


def filled(**values: str) -> dict[str, Filled]:
    """Fields as the server holds them."""
    return {key: Filled(value=value, revision=1) for key, value in values.items()}


STILL: Final = Document(id="d1", material="A", media_type="image/jpeg", bytes=9, width=3264, height=2448)
NOTICES: Final = (
    NoticeState(id="n1", template="acceptance", number="SL-2026-0001", attempt=1, state=JobState.DONE, sheets=1),
    NoticeState(
        id="n2",
        template="assessment_result",
        number="PG-2026-0007",
        attempt=1,
        state=JobState.WAITING,
        reasons=("media-empty-error", "offline-report"),
    ),
    NoticeState(id="n3", template="receipt", number=""),
)
