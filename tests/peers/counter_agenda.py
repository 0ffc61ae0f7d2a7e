"""Who comes today at a booked time, as a counter hears it."""

from tests.peers.counter_values import MATTER
from windowkit.messages import Appointment, AppointmentState


def _booked(number: int, state: AppointmentState) -> Appointment:
    return Appointment(
        id=f"a{number}",
        number=f"Y{number:03}",
        at=f"2026-11-23T1{number}:30",
        state=state,
        matter=MATTER.code,
        matter_name=MATTER.name,
        matter_name_en=MATTER.name_en,
        committee="桑城居委会",
        committee_en="Sangcheng Committee",
    )


AGENDA = tuple(
    _booked(number, state)
    for number, state in enumerate(
        (AppointmentState.COME, AppointmentState.MISSED, AppointmentState.OPEN, AppointmentState.BOOKED)
    )
)
