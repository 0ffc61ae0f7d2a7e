"""A notice's page before it is printed: the kiosk's print service makes it, the clerk looks at it."""

from typing import Annotated, Final

import msgspec

from windowkit.ids import Id, Name
from windowkit.parts import Command, Message, Notice

PIECE: Final = 32 * 1024  # bytes: 43 kB as JSON, of the 64 kB that a frame may have
MOST: Final = 64  # pieces: 2 MB; eight sheets with a seal are a quarter of that

Reason = Annotated[str, msgspec.Meta(max_length=128)]


class PreviewNotice(Command, frozen=True, kw_only=True):
    """Counter: see this notice's page as it would be printed next; answered by `PreviewArrived`, piece by piece."""

    visit: Id
    notice: Name
    large: bool = False


class RenderNotice(Message, frozen=True, kw_only=True):
    """Server to print service: make the page and print nothing; answered by `PreviewPart`s."""

    preview: str
    notice: Notice


class PreviewPart(Command, frozen=True, kw_only=True):
    """Print service: the `part`th of `parts` pieces of the page (PDF); `parts` 0: it cannot be made.

    `reason` says why not: a keyword as a refused job has it (missing-glyph:U+20164, seal-unreachable ...).
    """

    preview: Id
    part: Annotated[int, msgspec.Meta(ge=0, lt=MOST)]
    parts: Annotated[int, msgspec.Meta(ge=0, le=MOST)]
    content: Annotated[bytes, msgspec.Meta(max_length=PIECE)]
    reason: Reason = ""


class PreviewArrived(Message, frozen=True, kw_only=True):
    """Server to counter: a piece as the print service said it; `parts` 0: there will be no page, and why."""

    visit: str
    notice: str
    part: int
    parts: int
    content: bytes
    reason: str = ""
