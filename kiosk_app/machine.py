"""The conductor's part for the machine itself: its screens swapped, its program ended (behind the PIN). Pure."""

import msgspec
from msgspec.structs import replace

from kiosk_app.scene import Order, Scene, Screen, Step, Touch


class SwapWanted(Touch, frozen=True, kw_only=True):
    """The upper screen's picture is on the lower one: the other way round, please. Anybody may see and mend that."""


class EndTouched(Touch, frozen=True, kw_only=True):
    """End the program, or start it anew: asks which."""


class EndMeant(Touch, frozen=True, kw_only=True):
    """The answer to that."""

    again: bool


class EndDropped(Touch, frozen=True, kw_only=True):
    """Neither."""


class MonitorsChanged(msgspec.Struct, frozen=True, kw_only=True):
    """`upper`: the upper window has a monitor, or never had one of its own."""

    upper: bool


class SwapScreens(Order, frozen=True, kw_only=True):
    """The two windows change places, and keep them over every new start."""


class EndProgram(Order, frozen=True, kw_only=True):
    """The program ends; `again`: its guard starts it anew."""

    again: bool


def swapped(scene: Scene) -> Step:
    """Nobody is in a visit who would lose sight of it."""
    return scene, (SwapScreens(),) if scene.visit is None else ()


def touched(scene: Scene, touch: Touch) -> Step:
    """A control of the device page that is about the machine."""
    checking = scene.checking
    if checking is None or scene.screen is not Screen.CHECK:
        return scene, ()
    match touch:
        case EndTouched():
            return replace(scene, checking=replace(checking, ending=True)), ()
        case EndDropped():
            return replace(scene, checking=replace(checking, ending=False)), ()
        case EndMeant() if checking.ending:
            return scene, (EndProgram(again=touch.again),)
        case _:
            return scene, ()
