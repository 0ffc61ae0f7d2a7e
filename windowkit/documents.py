"""What is said about a paper on its way from the kiosk."""

from windowkit.parts import Message


class DocumentProgress(Message, frozen=True, kw_only=True):
    """Server to counter, at most twice a second: how much of a still is there. The snapshot says when all of it is."""

    visit: str
    document: str
    material: str
    percent: int
