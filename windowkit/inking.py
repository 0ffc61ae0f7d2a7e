"""A signature in ink: the form is printed, signed by hand, and photographed back.

The sheet's code binds the paper to exactly what was read. Which matters ask for ink says windowkit/matters.py.
"""

from enum import StrEnum, auto
from typing import Final

from windowkit.ids import Id
from windowkit.parts import Command, Value
from windowkit.signing import SIGNED_FORM

MATERIAL: Final = SIGNED_FORM  # what the kiosk photographs then; no matter has a material of that name
TEMPLATE: Final = "form_to_sign"  # the sheet's
# About where the place to sign is on its last sheet (A4): left, top, right and bottom as parts of the sheet's sides.
PLACE: Final = (0.1, 0.726, 0.91, 0.843)


class InkStage(StrEnum):
    """How far a signature in ink is."""

    PAPER = auto()  # the form prints, and is signed
    PHOTO = auto()  # it lies under the document camera
    SHOWN = auto()  # the clerk looks at its photograph
    ACCEPTED = auto()


class Ink(Value, frozen=True, kw_only=True):
    """A signature in ink. `notice` is the sheet's, `check` its code, `number` what stands on it to be compared by eye.

    `still` is the photograph; `read`: the sheet's code was read on it. `again`: the clerk asked for another photograph.
    `blind`: there is no camera to take one. `out`: a sheet is out already, whatever becomes of the one printed again.
    """

    stage: InkStage
    notice: str
    number: str
    check: str
    still: str = ""
    read: bool = False
    again: bool = False
    blind: bool = False
    out: bool = False


class SignOnPaper(Command, frozen=True, kw_only=True):
    """Clerk, or the resident where they may choose: sign on paper, or (`on` False) on the screen after all."""

    visit: Id
    on: bool


class PaperSigned(Command, frozen=True, kw_only=True):
    """Kiosk: it is signed, and can be photographed."""

    visit: Id


class JudgePaper(Command, frozen=True, kw_only=True):
    """Clerk: that photograph shows the signature, or it is to be taken again."""

    visit: Id
    still: Id
    good: bool


def check_of(address: str) -> str:
    """The sheet's own code in the address behind its QR code; "" where it has none."""
    _, found, rest = address.partition("/verify/")
    return rest.partition("?")[0] if found else ""


FromClerk = SignOnPaper | JudgePaper
