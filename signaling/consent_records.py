"""What is kept of each question to a resident, and of their words: about a recording, about sensitive data."""

import msgspec

from windowkit.assents import Assent
from windowkit.parts import Recording


class ConsentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Who asked whom for a recording, and what became of it. Times are UNIX seconds."""

    recording: Recording
    clerk: str
    kiosk: str
    asked: float
    answered: float | None = None  # the resident's last word
    ended: float | None = None


class AssentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a resident was asked, by which clerk (sign-in name), and what they said. Times are UNIX seconds.

    `clerk` is "" where the kiosk asked, before the number was drawn.
    """

    assent: Assent
    clerk: str
    asked: float
    answered: float | None = None  # the resident's last word
    ended: float | None = None  # nothing needed it any more before they said one
