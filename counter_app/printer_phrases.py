"""What is wrong with the kiosk's printer, for the clerk, who can only ask the staff there to mend it."""
# ruff: noqa: C901, PLR0912 - a branch a fault: splitting a match would hide a missing one

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.faults import Fault
from windowkit.messages import PrinterDetail
from windowkit.printers import levels

translate: Final = QCoreApplication.translate

_NUMBERED: Final = re.compile(r"tray-?(\d+)")


def what_to_ask(fault: Fault, tray: str) -> str:
    """What is wrong, and what the staff at the kiosk are to do; `tray` is the printer's name for the one to fill."""
    match fault:
        case Fault.PAPER:
            return translate("printer", "No paper: ask the staff there to put paper into {0}.").format(_tray(tray))
        case Fault.TRAY:
            return translate("printer", "The paper tray is not in its place: ask the staff there to push it in.")
        case Fault.JAM:
            return translate("printer", "Paper jam: ask the staff there to take the paper out.")
        case Fault.COVER:
            return translate("printer", "The printer is open: ask the staff there to close it.")
        case Fault.FULL:
            return translate("printer", "Its output is full: ask the staff there to take the sheets out.")
        case Fault.TONER:
            return translate("printer", "No toner: ask the staff there to change it.")
        case Fault.WASTE:
            return translate("printer", "Its waste box is full: ask the staff there to change it.")
        case Fault.OFF:
            return translate("printer", "It is off or unplugged: ask the staff there to look.")
        case Fault.ADDRESS:
            return translate("printer", "No printer has the address in its settings: tell the support.")
        case Fault.SERVICE:
            return translate("printer", "The kiosk's print service does not run: tell the support.")
        case Fault.DISK:
            return translate("printer", "The disk of the kiosk's print service is full: tell the support.")
        case Fault.HELP:
            return translate("printer", "It needs help: ask the staff there to look at its display.")
        case Fault.PAPER_LOW:
            return translate("printer", "Its paper will soon be used up: tell the staff there.")
        case Fault.TONER_LOW:
            return translate("printer", "Its toner will soon be used up: tell the staff there.")
        case Fault.WASTE_SOON:
            return translate("printer", "Its waste box will soon be full: tell the staff there.")


def waits() -> str:
    """What becomes of the sheets meanwhile."""
    return translate("printer", "Sheets wait and come by themselves.")


def queue() -> str:
    """A CUPS queue stands between."""
    return translate("printer", "A print queue stands before it: whether a sheet came out, only people there can see.")


def account(detail: PrinterDetail) -> str:
    """Its counter and its supplies, in one line."""
    parts = [translate("printer", "Printed so far: {0} sheets").format(detail.sheets)] if detail.sheets else []
    parts += levels(detail.supplies, _words(), translate("printer", "{0} {1}", "colour and supply"))
    return "  ·  ".join(parts)


def _tray(name: str) -> str:
    numbered = _NUMBERED.fullmatch(name)
    if numbered is not None:
        return translate("printer", "tray {0}").format(numbered[1])
    return translate("printer", "its tray")


def _words() -> dict[str, str]:
    """A supply's kinds and colours."""
    return {
        "toner": translate("printer", "toner"),
        "toner-cartridge": translate("printer", "toner cartridge"),
        "ink": translate("printer", "ink"),
        "ink-cartridge": translate("printer", "ink cartridge"),
        "waste-toner": translate("printer", "waste toner box"),
        "waste-ink": translate("printer", "waste ink box"),
        "opc": translate("printer", "drum"),
        "fuser": translate("printer", "fuser"),
        "black": translate("printer", "black"),
        "cyan": translate("printer", "cyan"),
        "magenta": translate("printer", "magenta"),
        "yellow": translate("printer", "yellow"),
        "multi-color": translate("printer", "colour"),
    }
