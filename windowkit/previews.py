"""A notice's page before it is printed: the kiosk's print service makes it, the clerk looks at it."""

from windowkit.ids import Id, Name
from windowkit.parts import Command, Message, Notice


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
    """Print service: the `part`th of `parts` pieces of the page (PDF); `parts` 0: it cannot be made."""

    preview: Id
    part: int
    parts: int
    content: bytes


class PreviewArrived(Message, frozen=True, kw_only=True):
    """Server to counter: a piece as the print service said it; `parts` 0: there will be no page."""

    visit: str
    notice: str
    part: int
    parts: int
    content: bytes
