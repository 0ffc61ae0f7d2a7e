"""What a clerk does about a matter that no centre takes in (仅指导): write and print where to go. Pure."""

from enum import StrEnum, auto

from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import WhyNot, printable, why_not
from windowkit.matters import Mode


class Way(StrEnum):
    """How far the way there is."""

    UNWRITTEN = auto()
    WRITTEN = auto()
    PRINTED = auto()  # asked for, as the server counts it: the visit may end


def way(desk: Desk) -> Way | None:
    """How far it is; None where the matter is decided by a centre, or there is no visit."""
    matter, visit = desk.matter, desk.visit
    if matter is None or visit is None or matter.mode is not Mode.GUIDANCE:
        return None
    guides = {one.template for one in matter.notices if one.guides}
    found = [one for one in visit.notices if one.template in guides]
    if any(one.attempt for one in found):
        return Way.PRINTED
    return Way.WRITTEN if found else Way.UNWRITTEN


def to_print(desk: Desk) -> str:
    """The written notice that says where to go; "" for none."""
    matter, visit = desk.matter, desk.visit
    guides = {one.template for one in matter.notices if one.guides} if matter is not None else set[str]()
    notices = visit.notices if visit is not None else ()
    return next((one.id for one in notices if one.template in guides and printable(one)), "")


def why_not_now(desk: Desk) -> WhyNot | None:
    """What stands against the next step of the way; None where nothing does."""
    return why_not(desk, Action.WRITE if way(desk) is Way.UNWRITTEN else Action.PRINT)
