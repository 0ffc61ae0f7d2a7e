"""What is wrong with a printer, of all that it says: one thing, the first to be mended. Pure."""

from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from windowkit.printers import PrinterDetail


class Fault(StrEnum):
    """One kind of trouble; each has a picture of its name in assets/icons. The first of several comes first."""

    SERVICE = auto()  # nothing is known of the printer: its print service is not there
    DISK = auto()  # the print service can keep nothing more
    OFF = auto()
    ADDRESS = auto()  # something answers there, but it is no printer
    COVER = auto()
    JAM = auto()
    TRAY = auto()  # out of its place
    PAPER = auto()
    FULL = auto()  # nothing more fits into the output tray
    TONER = auto()
    WASTE = auto()
    HELP = auto()  # its display says what
    PAPER_LOW = auto()
    TONER_LOW = auto()
    WASTE_SOON = auto()


_KINDS: Final = MappingProxyType(
    {
        "print-service-offline": Fault.SERVICE,
        "print-service-disk-full": Fault.DISK,
        "offline": Fault.OFF,
        "shutdown": Fault.OFF,
        "printer-unknown": Fault.ADDRESS,
        "timed-out": Fault.OFF,
        "cover-open": Fault.COVER,
        "door-open": Fault.COVER,
        "interlock-open": Fault.COVER,
        "media-jam": Fault.JAM,
        "input-tray-missing": Fault.TRAY,
        "media-empty": Fault.PAPER,
        "media-needed": Fault.PAPER,
        "output-area-full": Fault.FULL,
        "output-tray-missing": Fault.FULL,
        "toner-empty": Fault.TONER,
        "marker-supply-empty": Fault.TONER,
        "marker-waste-full": Fault.WASTE,
    }
)
_FORESEEN: Final = MappingProxyType(
    {
        "media-low": Fault.PAPER_LOW,
        "toner-low": Fault.TONER_LOW,
        "marker-supply-low": Fault.TONER_LOW,
        "marker-waste-almost-full": Fault.WASTE_SOON,
    }
)
_ORDER: Final = {fault: at for at, fault in enumerate(Fault)}


def blocking(reasons: tuple[str, ...]) -> Fault | None:
    """What is to be mended first so that paper comes out; None where nothing is in the way."""
    found = [_KINDS.get(reason, Fault.HELP) for reason in reasons]
    return min(found, key=_ORDER.__getitem__, default=None)


def foreseen(notes: tuple[str, ...]) -> Fault | None:
    """What is better mended today."""
    found = [_FORESEEN[note] for note in notes if note in _FORESEEN]
    return min(found, key=_ORDER.__getitem__, default=None)


def empty_tray(detail: PrinterDetail) -> str:
    """The tray that paper is to be put into, by the printer's name for it; empty where it does not say."""
    return next((tray.name for tray in detail.trays if tray.level == 0), "")
