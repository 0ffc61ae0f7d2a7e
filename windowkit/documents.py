"""What is said about a paper on its way from the kiosk."""

from windowkit.ids import Id, Name
from windowkit.parts import Command, Message


class DocumentProgress(Message, frozen=True, kw_only=True):
    """Server to counter, at most twice a second: how much of a still is there. The snapshot says when all of it is."""

    visit: str
    document: str
    material: str
    percent: int


class DocumentFailed(Command, frozen=True, kw_only=True):
    """The document camera cannot deliver; the clerk is told and the form goes on."""

    visit: Id


class AnotherPage(Command, frozen=True, kw_only=True):
    """Kiosk: whether the paper that the snapshot asks about has a further page, which is photographed next."""

    visit: Id
    material: Name
    yes: bool


class RequestDocument(Command, frozen=True, kw_only=True):
    """The kiosk is to photograph this material of the matter: a further page, or one `instead` of that document."""

    visit: Id
    material: str
    instead: Name = ""
