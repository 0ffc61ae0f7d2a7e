"""What is wrong with the kiosk's printer and what to do: for the staff at it, in words a resident understands."""

import re
from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from windowkit.faults import Fault

translate: Final = QCoreApplication.translate

_NUMBERED: Final = re.compile(r"tray-?(\d+)")


class Help(msgspec.Struct, frozen=True):
    """`headline`: what is wrong; `guide`: what to do, and by whom."""

    headline: str
    guide: str

    @property
    def spoken(self) -> str:
        """What the voice says."""
        return f"{self.headline} {self.guide}"


def what_to_do(fault: Fault, tray: str) -> Help:
    """In words; `tray` is the printer's own name for the tray to be filled, where it says."""
    return _WORDS[fault](tray)


def tray_words(name: str) -> str:
    """A tray as people call it: numbered ones by their number, others just the paper tray."""
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        return translate("Printer", "paper tray {0}").format(numbered[1])
    return translate("Printer", "the paper tray")


def _paper(tray: str) -> Help:
    put = translate("Printer", "Staff, please put paper into {0}. It then prints by itself.")
    return Help(translate("Printer", "The printer has no paper"), put.format(tray_words(tray)))


def _tray(_tray: str) -> Help:
    return Help(
        translate("Printer", "The paper tray is not in its place"),
        translate("Printer", "Staff, please push it in. It then prints by itself."),
    )


def _jam(_tray: str) -> Help:
    return Help(
        translate("Printer", "Paper is stuck in the printer"),
        translate("Printer", "Staff, please open it and take the paper out. It then prints by itself."),
    )


def _cover(_tray: str) -> Help:
    return Help(
        translate("Printer", "The printer is open"),
        translate("Printer", "Staff, please close it. It then prints by itself."),
    )


def _full(_tray: str) -> Help:
    return Help(
        translate("Printer", "No more sheets fit into the printer's output"),
        translate("Printer", "Staff, please take the sheets out. It then prints by itself."),
    )


def _toner(_tray: str) -> Help:
    return Help(
        translate("Printer", "The toner is used up"),
        translate("Printer", "Staff, please change it. It then prints by itself."),
    )


def _waste(_tray: str) -> Help:
    return Help(
        translate("Printer", "The printer's waste box is full"),
        translate("Printer", "Staff, please change it. It then prints by itself."),
    )


def _off(_tray: str) -> Help:
    return Help(
        translate("Printer", "The printer does not answer"),
        translate("Printer", "Staff, please look: is it switched on and plugged in? It then prints by itself."),
    )


def _address(_tray: str) -> Help:
    return Help(
        translate("Printer", "The printer is not found"),
        translate("Printer", "Staff, please check its address in the settings, or call the support."),
    )


def _service(_tray: str) -> Help:
    return Help(
        translate("Printer", "This machine cannot print now"),
        translate("Printer", "Its print service does not run. Staff, please call the support."),
    )


def _disk(_tray: str) -> Help:
    return Help(
        translate("Printer", "This machine cannot print now"),
        translate(
            "Printer", "Its disk is full. Staff, please call the support. Nothing is lost; it prints by itself then."
        ),
    )


def _help(_tray: str) -> Help:
    return Help(
        translate("Printer", "The printer needs help"),
        translate("Printer", "Staff, please look at its display: it says what to do."),
    )


def _paper_low(_tray: str) -> Help:
    return Help(
        translate("Printer", "The paper will soon be used up"),
        translate("Printer", "Staff, please put paper in today."),
    )


def _toner_low(_tray: str) -> Help:
    return Help(
        translate("Printer", "The toner will soon be used up"),
        translate("Printer", "Staff, please have a new one ready."),
    )


def _waste_soon(_tray: str) -> Help:
    return Help(
        translate("Printer", "The printer's waste box will soon be full"),
        translate("Printer", "Staff, please have a new one ready."),
    )


_WORDS: Final[dict[Fault, Callable[[str], Help]]] = {
    Fault.SERVICE: _service,
    Fault.DISK: _disk,
    Fault.OFF: _off,
    Fault.ADDRESS: _address,
    Fault.COVER: _cover,
    Fault.JAM: _jam,
    Fault.TRAY: _tray,
    Fault.PAPER: _paper,
    Fault.FULL: _full,
    Fault.TONER: _toner,
    Fault.WASTE: _waste,
    Fault.HELP: _help,
    Fault.PAPER_LOW: _paper_low,
    Fault.TONER_LOW: _toner_low,
    Fault.WASTE_SOON: _waste_soon,
}


def supply_words() -> dict[str, str]:
    """A supply's kinds and colours."""
    return {
        "toner": translate("Printer", "toner"),
        "toner-cartridge": translate("Printer", "toner cartridge"),
        "ink": translate("Printer", "ink"),
        "ink-cartridge": translate("Printer", "ink cartridge"),
        "waste-toner": translate("Printer", "waste toner box"),
        "waste-ink": translate("Printer", "waste ink box"),
        "opc": translate("Printer", "drum"),
        "fuser": translate("Printer", "fuser"),
        "black": translate("Printer", "black"),
        "cyan": translate("Printer", "cyan"),
        "magenta": translate("Printer", "magenta"),
        "yellow": translate("Printer", "yellow"),
        "multi-color": translate("Printer", "colour"),
    }
