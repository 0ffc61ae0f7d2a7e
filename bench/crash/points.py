"""Every place where a print service can die that differs from the one before: pure data."""

from enum import StrEnum, auto
from typing import Final

import msgspec

from print_service.ipp import Operation
from print_service.job import Stage


class Moment(StrEnum):
    """When, around a commit or a request."""

    BEFORE = auto()  # the commit is not done; the request has not left
    AFTER = auto()  # the commit is done; the answer was read
    HALF = auto()  # half of the request has left
    UNANSWERED = auto()  # the printer has answered, and nobody reads it


class Disk(msgspec.Struct, frozen=True):
    """Around the commit of this stage."""

    stage: Stage
    moment: Moment

    def __str__(self) -> str:
        return f"{self.moment} commit of {self.stage}"


class Net(msgspec.Struct, frozen=True):
    """Around this request to the printer."""

    operation: Operation
    moment: Moment

    def __str__(self) -> str:
        return f"{self.operation.name.lower().replace('_', '-')}: {self.moment}"


class Power(msgspec.Struct, frozen=True):
    """The plug that printer and kiosk share is pulled while the printer has the job: its sheet is out, or not yet."""

    moment: Moment

    def __str__(self) -> str:
        return f"{self.moment} the sheet: power, both"


Point = Disk | Net | Power

_STAGES: Final = (Stage.ACCEPTED, Stage.RENDERED, Stage.CREATING, Stage.CREATED, Stage.SENDING, Stage.SENT, Stage.DONE)
_REQUESTS: Final = (Operation.CREATE_JOB, Operation.GET_JOB_ATTRIBUTES, Operation.SEND_DOCUMENT)
POINTS: Final[tuple[Point, ...]] = (
    *(Disk(stage, moment) for stage in _STAGES for moment in (Moment.BEFORE, Moment.AFTER)),
    *(
        Net(operation, moment)
        for operation in _REQUESTS
        for moment in (Moment.BEFORE, Moment.HALF, Moment.UNANSWERED, Moment.AFTER)
    ),
    Power(Moment.BEFORE),
    Power(Moment.AFTER),
)
