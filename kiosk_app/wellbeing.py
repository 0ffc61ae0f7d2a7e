"""How this machine is, told to the server each minute and as the line comes up; nothing of a resident."""

import asyncio
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk_app.line import SOFTWARE
from kiosk_app.models import Desk
from kiosk_app.scene import OwnDeviceChanged
from kiosk_app.settings import KioskSettings
from windowkit.engine import EngineThread
from windowkit.media.devices import Device
from windowkit.messages import Message, Welcome
from windowkit.operating import Health, HealthReport

_EVERY: Final = 60_000  # ms
_MIB: Final = 2**20
_THERMAL: Final = Path("/sys/class/thermal")
_STATUS: Final = Path("/proc/self/status")
_LONGEST: Final = 64  # characters of a printer's keyword that are told, ...
_MOST: Final = 16  # ... and how many of them


class Wellbeing(QObject):
    """Gathers in the GUI thread what the screens know, measures in the engine's executor, and says it on the line."""

    def __init__(
        self, desk: Desk, engine: EngineThread, say: Callable[[Message], None], settings: KioskSettings, state: Path
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._engine = engine
        self._say = say
        self._settings = settings
        self._state = state
        self.restarts = 0
        self._began = time.monotonic()
        self._missing: set[str] = set()  # as each device last said, when it was open
        self._timer = QTimer(self)
        self._timer.setObjectName("wellbeing")
        self._timer.timeout.connect(self.report)
        self._timer.start(_EVERY)

    @Slot(object)
    def hear(self, event: object) -> None:
        """An event of the line or of a device; in the GUI thread."""
        match event:
            case Welcome():
                self.report()
            case OwnDeviceChanged():
                (self._missing.discard if event.present else self._missing.add)(str(event.device))
            case _:
                return

    @Slot()
    def report(self) -> None:
        """Now."""
        scene = self._desk.scene
        missing = {*self._missing, *(("upper_screen",) if scene.upper_lost else ())}
        printer = tuple(reason[:_LONGEST] for reason in scene.printer.reasons[:_MOST])
        up = time.monotonic() - self._began
        known = Health(
            software=SOFTWARE, up=up, restarts=self.restarts, missing=tuple(sorted(missing)), printer=printer
        )
        self._engine.submit(self._measured(known))

    async def _measured(self, known: Health) -> None:
        self._say(HealthReport(health=await asyncio.to_thread(measured, known, self._settings, self._state)))


def measured(known: Health, settings: KioskSettings, state: Path) -> Health:
    """With what the machine itself says: its disk, its temperature, and which device nodes are not there."""
    nodes = {
        str(Device.CAMERA): settings.camera,
        str(Device.DOCUMENT_CAMERA): settings.document_camera,
        "card_reader": settings.card_reader,
    }
    gone = {name for name, path in nodes.items() if path.startswith("/dev/") and not Path(path).exists()}
    return Health(
        software=known.software,
        up=known.up,
        restarts=known.restarts,
        missing=tuple(sorted({*known.missing, *gone}))[:_MOST],
        printer=known.printer,
        disk_free=_free(state),
        memory=_memory(),
        temperature=hottest(_THERMAL),
    )


def hottest(zones: Path) -> float | None:
    """°C of the hottest zone; None where the machine has none that can be read, as most virtual ones."""
    found: list[float] = []
    for zone in zones.glob("thermal_zone*/temp"):
        try:
            found.append(int(zone.read_text()) / 1000)
        except (OSError, ValueError):
            continue  # one that sleeps cannot be read
    return max((one for one in found if -100 <= one <= 300), default=None)


def _free(state: Path) -> int:
    """MiB; 0, which is reported as wrong, where nothing can be kept at all."""
    try:
        return shutil.disk_usage(state).free // _MIB
    except OSError:
        return 0


def _memory() -> int:
    """MiB (RSS) of this program; 0 where the system does not say."""
    try:
        line = next(one for one in _STATUS.read_text().splitlines() if one.startswith("VmRSS:"))
    except (OSError, StopIteration):
        return 0
    return int(line.split()[1]) // 1024
