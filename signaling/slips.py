"""The appointment slip (预约单), which the resident takes home; nobody's name is on it. Pure."""

from typing import Final

from signaling.appointment_records import AppointmentRecord
from windowkit.matters import Matter
from windowkit.messages import Notice

TEMPLATE: Final = "appointment"
_HOTLINE: Final = "12345"
_NOON: Final = 12


def slip(booked: AppointmentRecord, matter: Matter, name: str) -> Notice:
    """The notice, not yet as it is put on paper."""
    on, _, time = booked.at.partition("T")
    said = {
        "matter": matter.name,
        "on": on,
        "time": _spoken(time),
        "place": booked.committee.name,
        "department": booked.centre.name,
        "bring": "\n".join(f"{one.name}\t{one.note}" for one in matter.materials),
        "code_number": booked.number,
        "hotline": matter.hotline or _HOTLINE,
        "centre": booked.centre.name,
        "committee": booked.committee.name,
    }
    return Notice(
        id=name,
        template=TEMPLATE,
        number=number(booked),
        issued=booked.issued,
        attempt=0,
        language="zh_CN",
        check=booked.check,
        data={key: value for key, value in said.items() if value},
    )


def number(booked: AppointmentRecord) -> str:
    """The notice's number."""
    return f"{booked.number}-{booked.at[:10].replace('-', '')}"


def _spoken(time: str) -> str:
    """As the notice says it: 上午 9:30."""
    hour, minute = int(time[:2]), time[3:]
    half = "上午" if hour < _NOON else "下午"
    return f"{half} {hour if hour <= _NOON else hour - _NOON}:{minute}"
