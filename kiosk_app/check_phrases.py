"""The device page's sentences: for each device one verdict, and what to do where it does not work."""

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from kiosk_app.checks import Checking, Tone
from kiosk_app.printer_phrases import supply_words, what_to_do
from windowkit.faults import blocking
from windowkit.media.devices import Device
from windowkit.messages import JobState, PrinterDetail
from windowkit.printers import HANDED_ON, levels

translate: Final = QCoreApplication.translate


def camera(checking: Checking, device: Device) -> str:
    """A camera, by whether pictures come."""
    if device in checking.there:
        return translate("Check", "Works. Is the picture sharp and bright?")
    if device not in checking.missing:
        return translate("Check", "Looking for it …")
    if device is Device.CAMERA:
        return translate("Check", "No picture. Is the camera above the screen plugged in?")
    return translate("Check", "No picture. Is the camera over the table plugged in?")


def microphone(checking: Checking) -> str:
    """Whether it hears."""
    if Device.MICROPHONE in checking.missing:
        return translate("Check", "Not found. Is the microphone plugged in?")
    if Device.MICROPHONE not in checking.there:
        return translate("Check", "Looking for it …")
    if checking.heard:
        return translate("Check", "Works: it hears you.")
    return translate("Check", "Please say something: the bar must move.")


def loudspeaker(checking: Checking) -> str:
    """Whether it was heard."""
    if Device.LOUDSPEAKER in checking.missing:
        return translate("Check", "Not found. Is the loudspeaker plugged in and switched on?")
    if Device.LOUDSPEAKER not in checking.there:
        return translate("Check", "Looking for it …")
    match checking.tone:
        case Tone.SILENT:
            return translate("Check", "Press the button and listen.")
        case Tone.PLAYING:
            return translate("Check", "Playing …")
        case Tone.HEARD:
            return translate("Check", "Works: the microphone heard the tone.")
        case Tone.UNHEARD:
            return translate("Check", "The microphone did not hear it. If you did not, turn it up.")


def printer(checking: Checking) -> str:
    """Where the test sheet is, in the printer's own last word."""
    match checking.sheet:
        case None if not checking.trial:
            return translate("Check", "Press the button: one page comes out.")
        case None | JobState.QUEUED | JobState.ACCEPTED if not checking.reasons:
            return translate("Check", "On its way …")
        case JobState.PRINTING:
            return translate("Check", "Printing …")
        case JobState.DONE:
            return _done(checking.reasons)
        case JobState.UNCERTAIN:
            return translate("Check", "It may have been printed. Please look, then print again.")
        case JobState.CANCELED:
            return translate("Check", "The test page is cancelled; nothing comes out later.")
        case JobState.ABORTED | JobState.REFUSED:
            return translate("Check", "The printer did not print it. Please print again.")
        case _:
            return _held_up(checking.reasons)


def _done(reasons: tuple[str, ...]) -> str:
    if HANDED_ON in reasons:
        return translate("Check", "Sent to the printer. Please look whether the page came out.")
    return translate("Check", "Works: the page is printed.")


def reason(reasons: tuple[str, ...]) -> str:
    """What holds a sheet up, and what to do."""
    fault = blocking(reasons)
    return "" if fault is None else "\n".join(msgspec.structs.astuple(what_to_do(fault, "")))


def _held_up(reasons: tuple[str, ...]) -> str:
    """What holds the test sheet up; above it stands what to do, with a picture."""
    return reason(reasons).partition("\n")[0]


def account(detail: PrinterDetail) -> str:
    """The printer's counter and supplies, for staff."""
    parts = [translate("Check", "{0} sheets so far").format(detail.sheets)] if detail.sheets else []
    parts += levels(detail.supplies, supply_words(), translate("Check", "{0} {1}"))
    return " · ".join(parts[:3])


def is_good(checking: Checking, name: str) -> bool:
    """Whether a verdict says "works"."""
    match name:
        case "face":
            return Device.CAMERA in checking.there
        case "table":
            return Device.DOCUMENT_CAMERA in checking.there
        case "microphone":
            return Device.MICROPHONE in checking.there and checking.heard
        case "loudspeaker":
            return Device.LOUDSPEAKER in checking.there and checking.tone is Tone.HEARD
        case _:
            return checking.sheet is JobState.DONE and HANDED_ON not in checking.reasons
