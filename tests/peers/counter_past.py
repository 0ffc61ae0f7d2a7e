"""A clerk's day, cases found again, a history and an earlier case's answers, as a counter hears them."""

from typing import Any, Final

from msgspec.structs import replace

from tests.peers.counter_values import MATTER, NOW
from windowkit.past import (
    AnswersFound,
    CasesFound,
    DayFigures,
    DayTold,
    HistoryTold,
    HouseholdFound,
    Member,
    PastVisit,
    Unfinished,
)
from windowkit.visit import Outcome

_FIRST: Final = PastVisit(
    visit="p1",
    ticket="A031",
    opened=NOW - 5000,
    ended=NOW - 4000,
    handled=780,
    matter=MATTER.code,
    matter_name=MATTER.name,
    matter_name_en=MATTER.name_en,
    centre="五里桥街道社区事务受理服务中心",
    centre_en="Wuliqiao Sub-district Service Centre",
    clerk="王敏",
    service_number="0312",
    outcome=Outcome.ACCEPTED,
    case="WLQ-LTCI-20261129-0007",
    name="周**",
    id_number="310106********8978",
)


def _past(number: int, **more: Any) -> PastVisit:
    return replace(_FIRST, visit=f"p{number}", ticket=f"A{31 - number:03}", opened=NOW - 5000 * number, **more)


LEFT: Final = Unfinished(
    visit="d1",
    ticket="A007",
    left=NOW - 90_000,
    matter=MATTER.code,
    matter_name=MATTER.name,
    matter_name_en=MATTER.name_en,
    committee="西凌居委会",
    committee_en="Xiling Committee",
    name="张**",
    id_number="310103********1230",
    outcome=Outcome.MATERIALS_MISSING,
    next_step="带户口簿和旧的就医记录册再来一次。",
)
VISITS: Final = (
    _past(1),
    _past(2, outcome=Outcome.MATERIALS_MISSING, case="", name="", id_number=""),
    _past(3, outcome=Outcome.DONE, case="", name="", id_number=""),
)
DAY: Final = DayTold(
    visits=VISITS,
    unfinished=(LEFT,),
    mine=DayFigures(served=14, done=11, handled_mean=640, wait_p50=42, wait_p90=190),
    centre=DayFigures(served=131, done=97, handled_mean=702, wait_p50=65, wait_p90=310),
)
FOUND: Final = CasesFound(words="周德明", page=0, found=(_past(1), _past(4)), more=True)
HISTORY: Final = HistoryTold(
    visit="p1",
    name="周**",
    id_number="310106********8978",
    visits=(_past(1), _past(5, outcome=Outcome.NOT_POSSIBLE_HERE, next_step="到区医保中心办理，带身份证。")),
    unfinished=(LEFT,),
)
ANSWERS: Final = AnswersFound(
    visit="v1",
    case="WLQ-LTCI-20260511-0003",
    day="2026-05-11",
    matter_name=MATTER.name,
    matter_name_en=MATTER.name_en,
    fields={"address": "瞿溪路1号", "phone": "13800001234"},
)


def _member(name: str, day: str, **fields: str) -> Member:
    return Member(name=name, day=day, matter_name=MATTER.name, matter_name_en=MATTER.name_en, fields=fields)


HOUSEHOLD: Final = HouseholdFound(
    visit="v1",
    members=(
        _member("李**", "2026-09-30", phone="02163110000"),
        _member("张*", "2025-12-01", phone="13800009999", address="上海市黄浦区瞿溪路 800 弄 12 号 302 室"),
    ),
)
