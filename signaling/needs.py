"""The list of what a matter needs, for a resident to take home: no notice, and nobody's data is on it. Pure."""

from collections.abc import Iterable
from typing import Final

from signaling import papers
from signaling.records import Kiosk
from windowkit.matters import Field, Material, Matter
from windowkit.messages import Notice

TEMPLATE: Final = "needs"


def listed(matter: Matter, kiosk: Kiosk, name: str, now: float) -> Notice:
    """The sheet; `name` is its own, `now` UNIX seconds."""
    said = {
        "matter": matter.name,
        "department": matter.department,
        "who": "、".join(matter.who_may_apply),
        "materials": _lines(_material(one, matter) for one in matter.materials),
        "institutions": _lines((one.name, one.address, one.phone, one.hours) for one in matter.institutions),
        "working_days": str(matter.working_days),
        "fee": matter.fee,
        "hotline": matter.hotline,
        "legal_basis": matter.legal_basis,
        "printed_on": papers.day(now),
        "committee": kiosk.committee.name,
        "centre": kiosk.centre.name,
    }
    return Notice(
        id=name,
        template=TEMPLATE,
        number="",
        issued=papers.day(now),
        attempt=1,
        language="zh_CN",
        check="",
        data={key: value for key, value in said.items() if value},
    )


def _material(one: Material, matter: Matter) -> tuple[str, ...]:
    called = {place.code: place.name for place in matter.institutions}
    where = "、".join(part for part in (one.where, *(called[code] for code in one.at)) if part)
    return (one.name, _count(one), one.note or _condition(one, matter), where)


def _count(one: Material) -> str:
    said = ("原件" if one.original else "", f"复印件{one.copies}份" if one.copies else "")
    return "，".join(part for part in said if part)


def _condition(one: Material, matter: Matter) -> str:
    """When it is needed, where that is not always."""
    field = matter.field(one.when.field) if one.when is not None else None
    if one.when is None or field is None:
        return "" if one.required else "有的话带来"
    said = f"“{field.label}”是“{'、'.join(_choices(field, one.when.among))}”的要带"
    return said if one.required else f"{said}，没有也可以"


def _choices(field: Field, among: Iterable[str]) -> list[str]:
    return [choice.label for choice in field.choices if choice.code in among]


def _lines(entries: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(" ".join(part.split()) for part in entry) for entry in entries)
