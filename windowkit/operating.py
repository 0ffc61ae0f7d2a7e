"""A kiosk's health, and what an operator may want of one from afar: a new start, and a small list of settings."""

from typing import Annotated, Literal

import msgspec

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value

_Name = Annotated[str, msgspec.Meta(max_length=64)]
_Names = Annotated[tuple[_Name, ...], msgspec.Meta(max_length=16)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Health(Value, frozen=True, kw_only=True):
    """How a kiosk's machine is; nothing of a resident. `up` is s since the program's start, `restarts` how often its
    guard has started it anew, `missing` devices that are not there (of those in its settings, as far as it knows),
    `disk_free` and `memory` MiB, `temperature` °C of what is hottest (None: unknown), `printer` why its printer cannot
    print, as keywords.
    """

    software: _Name
    up: float
    restarts: _Count = 0
    missing: _Names = ()
    disk_free: _Count = 0
    memory: _Count = 0
    temperature: float | None = None
    printer: _Names = ()


class HealthReport(Message, frozen=True, kw_only=True):
    """Kiosk to server, each minute and as its line comes up; the newest stands."""

    health: Health


class RemoteSettings(Value, frozen=True, kw_only=True):
    """What may be set from afar, each over the kiosk's own file; None: as that has it.

    `volume` is 1 to 5, `text` the size of letters that a visit begins with, `night` whether the screens go dark.
    """

    volume: Annotated[int, msgspec.Meta(ge=1, le=5)] | None = None
    voice: bool | None = None
    night: bool | None = None
    text: Literal["usual", "large", "largest"] | None = None


class OperateKiosk(Message, frozen=True, kw_only=True):
    """Server to a kiosk, said again until `OperationDone`: an operator's word, which is done once nobody is there.

    `restart`: start anew, once for each word; with `now` even in a visit (which goes on after it). Else: the settings.
    """

    operation: Id
    restart: bool = False
    now: bool = False
    settings: RemoteSettings = RemoteSettings()


class OperationDone(Command, frozen=True, kw_only=True):
    """Kiosk: it is done and kept (a restart follows the answer, or its staying away).

    `busy`: not yet; somebody is there, or it could not be kept.
    """

    operation: Id
    busy: bool = False
