"""The conductor's part on the device page, which staff open after their PIN and before a visit. Pure."""

import msgspec
from msgspec.structs import replace

from kiosk_app import machine
from kiosk_app.checks import Checking, Tone
from kiosk_app.scene import Ask, Order, OwnDeviceChanged, Scene, Screen, Step, Touch, WentBack
from windowkit.messages import CancelTrial, JobState, PrintTrial, TrialChanged


class CheckWanted(Touch, frozen=True, kw_only=True):
    """Check the devices."""


class ToneWanted(Touch, frozen=True, kw_only=True):
    """Play the test tone."""


class SheetWanted(Touch, frozen=True, kw_only=True):
    """Print a test sheet."""


class SheetUnwanted(Touch, frozen=True, kw_only=True):
    """Do not print the test sheet any more."""


class SomethingHeard(msgspec.Struct, frozen=True):
    """Something louder than a quiet room."""


class ToneEnded(msgspec.Struct, frozen=True):
    """The test tone was played; whether the microphone heard it."""

    heard: bool


class OpenCheck(Order, frozen=True, kw_only=True):
    """Open every device and listen to the microphone; nothing leaves the machine."""


class CloseCheck(Order, frozen=True, kw_only=True):
    """Close every device."""


class PlayTone(Order, frozen=True, kw_only=True):
    """Play the test tone; answered by ToneEnded."""


type Report = SomethingHeard | ToneEnded | TrialChanged

_BUSY = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.WAITING, JobState.PRINTING})


def opened(scene: Scene) -> Step:
    """From the matters to the device page."""
    return replace(scene, screen=Screen.CHECK, checking=Checking(), refusal=None, page=0), (OpenCheck(),)


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page."""
    checking = scene.checking
    if checking is None:
        return scene, ()
    match touch:
        case ToneWanted() if checking.tone is not Tone.PLAYING:
            return replace(scene, checking=replace(checking, tone=Tone.PLAYING)), (PlayTone(),)
        case SheetWanted() if may_print(checking):
            asked = replace(checking, trial=fresh, sheet=None, reasons=())
            return replace(scene, checking=asked, asking=fresh, refusal=None), (Ask(command=PrintTrial(id=fresh)),)
        case SheetUnwanted() if is_held_up(checking):
            cancel = Ask(command=CancelTrial(id=fresh, trial=checking.trial))
            return replace(scene, asking=fresh, refusal=None), (cancel,)
        case WentBack():
            return replace(scene, screen=Screen.MATTERS, checking=None, refusal=None), ()
        case _:
            return machine.touched(scene, touch)


def reported(scene: Scene, report: Report | OwnDeviceChanged) -> Scene:
    """What a device or the printer has to say; elsewhere than on the page it changes nothing."""
    checking = scene.checking
    if checking is None:
        return scene
    match report:
        case OwnDeviceChanged():
            there, missing = checking.there - {report.device}, checking.missing - {report.device}
            if report.present:
                return replace(scene, checking=replace(checking, there=there | {report.device}, missing=missing))
            return replace(scene, checking=replace(checking, there=there, missing=missing | {report.device}))
        case SomethingHeard():
            return replace(scene, checking=replace(checking, heard=True))
        case ToneEnded():
            tone = Tone.HEARD if report.heard else Tone.UNHEARD
            return replace(scene, checking=replace(checking, tone=tone))
        case TrialChanged() if report.trial == checking.trial:
            return replace(scene, checking=replace(checking, sheet=report.state, reasons=report.reasons))
        case _:
            return scene


def may_print(checking: Checking) -> bool:
    """Whether no sheet is on its way."""
    return checking.sheet not in _BUSY


def is_held_up(checking: Checking) -> bool:
    """Whether the sheet cannot come out now; it is not printed hours later, when nobody thinks of it any more."""
    return checking.sheet is JobState.WAITING or (checking.sheet in _BUSY and bool(checking.reasons))


def left(before: Scene, step: Step, fresh: str) -> Step:
    """Whatever led away from the page, nothing of it stays open, and no sheet is left to come out later."""
    scene, orders = step
    if before.screen is not Screen.CHECK or scene.screen is Screen.CHECK:
        return step
    checking = before.checking
    if checking is not None and is_held_up(checking):
        cancel = Ask(command=CancelTrial(id=f"{fresh}-sheet", trial=checking.trial))
        return replace(scene, checking=None), (cancel, CloseCheck(), *orders)
    return replace(scene, checking=None), (CloseCheck(), *orders)
