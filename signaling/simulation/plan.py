"""What a simulated day is made of. Every number is an assumption that the command line can change."""

from typing import Final

import msgspec

from signaling.routing import QueueRules
from windowkit.fields import Field, Kind
from windowkit.matters import Matter, Mode, Section

HOURS: Final = (8.5, 16.5)  # Monday to Friday, 8:30 to 16:30
# How busy each half hour is against the others: a peak in the middle of the morning, a hollow at noon, less after it.
HALF_HOURS: Final = (1.0, 1.4, 1.7, 1.8, 1.6, 1.2, 0.7, 0.5, 0.6, 1.0, 1.2, 1.2, 1.0, 0.8, 0.6, 0.4)


class Kindred(msgspec.Struct, frozen=True):
    """Matters of one group: their share of all visits, and how long a clerk needs (mean and spread, seconds)."""

    group: str
    share: float
    mean: float
    spread: float  # standard deviation / mean
    citywide: bool = True


# Others report 5 minutes for a simple matter and 15 for a case (Zhuhai), under 5 for a re-application (Taopu).
MIX: Final = (
    Kindred("medical", 0.45, 300.0, 0.6),
    Kindred("care", 0.35, 600.0, 0.7),
    Kindred("assistance", 0.15, 900.0, 0.7),
    Kindred("local", 0.05, 480.0, 0.6, citywide=False),
)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One day. Times in seconds; `visits` is how many people come to one kiosk, `clerks` how many one centre has."""

    centres: int = 14
    kiosks: int = 248
    clerks: int = 8
    visits: float = 12.0
    mix: tuple[Kindred, ...] = MIX
    half_hours: tuple[float, ...] = HALF_HOURS
    rules: QueueRules = QueueRules()
    answer: tuple[float, float] = (2.0, 8.0)  # until a clerk takes what rings
    missed: float = 0.01  # of all rings
    back_after: float = 300.0  # s until a clerk who missed a ring is back
    joining: float = 1.0
    rating: tuple[float, float] = (4.0, 20.0)
    patience: float = 0.0  # mean; 0: nobody gives up
    within: float = 60.0  # what counts as answered in time
    seed: int = 1


def matters(plan: Plan) -> dict[str, Matter]:
    """One made-up matter a group; its form does not matter, for nobody fills it in."""
    return {one.group: _matter(one) for one in plan.mix}


def _matter(one: Kindred) -> Matter:
    who = Field(key="name", label="姓名", label_en="Name")
    number = Field(key="number", label="身份证号码", label_en="ID number", kind=Kind.ID_NUMBER)
    return Matter(
        code=one.group,
        name=one.group,
        name_en=one.group,
        department="-",
        department_en="-",
        kind="-",
        mode=Mode.DIRECT,
        citywide=one.citywide,
        group=one.group,
        who_may_apply=(),
        materials=(),
        sections=(Section(key="who", title="-", title_en="-", fields=(who, number)),),
        applicant_name="name",
        applicant_id_number="number",
        working_days=0,
        fee="",
        hotline="",
        legal_basis="",
        verified_on="",
    )
