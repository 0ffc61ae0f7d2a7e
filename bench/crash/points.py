"""Every place where a print service can die that differs from the one before: pure data."""

from enum import StrEnum, auto
from types import MappingProxyType
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


class Unwant(msgspec.Struct, frozen=True):
    """Around the commit of "not to be printed any more"."""

    moment: Moment

    def __str__(self) -> str:
        return f"{self.moment} commit of unwanted"


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


type Kill = Disk | Unwant | Net | Power


class Scene(StrEnum):
    """What goes on while the service is killed."""

    PRINTED = "printed"  # all else is well
    TAKEN_BACK_WAITING = "taken back, no paper"  # nobody waits for it any more, and it has not left for the printer
    TAKEN_BACK_PRINTING = "taken back, in the printer"
    SPOILED = "printer aborts it"
    UNPRINTABLE = "cannot be printed"
    STAPLED = "two stapled"  # two notices, one job; both have one fate
    PRINTER_CUT = "printer's power cut"  # with the job inside, before its sheet; the kiosk has power


# How a round may end: the job's last stage, and the sheets in the tray.
_ASKED: Final = frozenset({(Stage.UNCERTAIN, 0), (Stage.UNCERTAIN, 1)})
GOOD: Final = MappingProxyType(
    {
        Scene.PRINTED: _ASKED | {(Stage.DONE, 1)},
        Scene.STAPLED: _ASKED | {(Stage.DONE, 1)},
        Scene.TAKEN_BACK_WAITING: frozenset({(Stage.CANCELED, 0)}),
        Scene.TAKEN_BACK_PRINTING: _ASKED | {(Stage.CANCELED, 0), (Stage.DONE, 1)},
        Scene.SPOILED: _ASKED | {(Stage.ABORTED, 0)},
        Scene.UNPRINTABLE: frozenset({(Stage.REFUSED, 0)}),
        Scene.PRINTER_CUT: _ASKED,
    }
)


class Point(msgspec.Struct, frozen=True):
    """Killed here, and where there is a second place: again there, while it recovers from the first."""

    kills: tuple[Kill, ...]
    scene: Scene = Scene.PRINTED

    def __str__(self) -> str:
        name = ", then ".join(map(str, self.kills))
        return name if self.scene is Scene.PRINTED else f"{self.scene}: {name}"


def _around(*stages: Stage) -> tuple[Disk, ...]:
    return tuple(Disk(stage, moment) for stage in stages for moment in (Moment.BEFORE, Moment.AFTER))


def _asking(*operations: Operation) -> tuple[Net, ...]:
    moments = (Moment.BEFORE, Moment.HALF, Moment.UNANSWERED, Moment.AFTER)
    return tuple(Net(operation, moment) for operation in operations for moment in moments)


_S, _O = Stage, Operation
_UNWANTED: Final = (Unwant(Moment.BEFORE), Unwant(Moment.AFTER))
_ONCE: Final[dict[Scene, tuple[Kill, ...]]] = {
    Scene.PRINTED: (
        *_around(_S.ACCEPTED, _S.RENDERED, _S.CREATING, _S.CREATED, _S.SENDING, _S.SENT, _S.DONE),
        *_asking(_O.CREATE_JOB, _O.GET_JOB_ATTRIBUTES, _O.SEND_DOCUMENT),
        Power(Moment.BEFORE),
        Power(Moment.AFTER),
    ),
    Scene.STAPLED: (
        *_around(_S.RENDERED, _S.CREATING, _S.CREATED, _S.SENDING, _S.SENT, _S.DONE),
        *_asking(_O.CREATE_JOB, _O.SEND_DOCUMENT),
        Power(Moment.BEFORE),
    ),
    Scene.TAKEN_BACK_WAITING: (*_UNWANTED, *_around(_S.CANCELED)),
    Scene.TAKEN_BACK_PRINTING: (*_UNWANTED, *_asking(_O.CANCEL_JOB)),
    Scene.SPOILED: _around(_S.ABORTED),
    Scene.UNPRINTABLE: _around(_S.REFUSED),
    Scene.PRINTER_CUT: _around(_S.UNCERTAIN),
}
# The first leaves something to recover from: an empty job at the printer; a whole document whose answer nobody read;
# half a document; a job that is named and has nothing.
_TWICE: Final[tuple[tuple[Kill, tuple[Kill, ...]], ...]] = (
    (Net(_O.CREATE_JOB, Moment.UNANSWERED), (*_asking(_O.GET_JOBS, _O.CANCEL_JOB), *_around(_S.RENDERED))),
    (Net(_O.SEND_DOCUMENT, Moment.UNANSWERED), (*_asking(_O.GET_JOB_ATTRIBUTES), *_around(_S.SENT))),
    (Net(_O.SEND_DOCUMENT, Moment.HALF), (*_asking(_O.GET_JOBS), *_around(_S.RENDERED))),
    (Disk(_S.SENDING, Moment.AFTER), (*_asking(_O.CANCEL_JOB), *_around(_S.RENDERED))),
)
POINTS: Final[tuple[Point, ...]] = (
    *(Point((kill,), scene) for scene, kills in _ONCE.items() for kill in kills),
    *(Point((first, second)) for first, seconds in _TWICE for second in seconds),
)
