"""The counter's words for booked times."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app import phrases
from windowkit.messages import Appointment, AppointmentState

translate: Final = QCoreApplication.translate
TO_COME: Final = frozenset({AppointmentState.BOOKED, AppointmentState.SOON, AppointmentState.OPEN})


def head(booked: Iterable[Appointment]) -> str:
    """The button that opens the list; "" where nobody comes today."""
    coming = [one for one in booked if one.state in TO_COME]
    if not coming:
        return translate("phrases", "Booked for today") if tuple(booked) else ""
    return translate("phrases", "Booked for today: {0}, next {1}").format(len(coming), time(coming[0]))


def time(one: Appointment) -> str:
    """When, as a clock says it."""
    return one.at.partition("T")[2]


def state(one: Appointment) -> str:
    """Where it stands."""
    match one.state:
        case AppointmentState.BOOKED | AppointmentState.SOON:
            return translate("phrases", "comes later")
        case AppointmentState.OPEN:
            return translate("phrases", "may come now")
        case AppointmentState.COME:
            return translate("phrases", "has come")
        case AppointmentState.MISSED:
            return translate("phrases", "did not come")


def row(one: Appointment) -> str:
    """One of the list."""
    matter = phrases.local(one.matter_name, one.matter_name_en)
    place = phrases.local(one.committee, one.committee_en)
    return f"{time(one)} · {one.number} · {state(one)}\n{matter}\n{place}"
