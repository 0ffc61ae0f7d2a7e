"""How a matter's form is signed."""

from enum import StrEnum, auto
from typing import Final

SIGNED_FORM: Final = "signed_form"  # the material that a form signed on paper is photographed as: no matter's own


class Signing(StrEnum):
    """By finger, in ink, or as the resident likes."""

    SCREEN = auto()  # by finger; a clerk may have it signed on paper where the resident cannot
    EITHER = auto()  # the resident may choose
    INK = auto()  # its department takes nothing but ink
