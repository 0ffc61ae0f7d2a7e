"""What a visit, and the store for good, remember of a duty leader beside a talk: frozen values."""

import msgspec

from windowkit.attending import Attendance


class Attended(msgspec.Struct, frozen=True, kw_only=True):
    """Beside the talk now: the leader's sign-in name, and what the others are shown of them."""

    leader: str
    shown: Attendance


class AttendanceRecord(msgspec.Struct, frozen=True, kw_only=True):
    """For an audit: from `at` (UNIX seconds) the leader was beside the visit of `clerk` in this `mode`.

    "" as `mode`: not any more. Both are sign-in names; nothing of the resident is in it.
    """

    visit: str
    clerk: str
    leader: str
    centre: str
    mode: str
    at: float


def leaves(beside: dict[str, str], attended: Attended | None) -> set[str]:
    """Whoever was beside the talk is not any more, in `beside` (the visit, by leader); says who that is."""
    if attended is None:
        return set()
    beside.pop(attended.leader, None)
    return {attended.leader}


def comes(beside: dict[str, str], visit: str, attended: Attended | None) -> set[str]:
    """Whoever is beside this talk is so from now on; says who that is."""
    if attended is None:
        return set()
    beside[attended.leader] = visit
    return {attended.leader}
