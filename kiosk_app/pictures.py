"""How far the photograph of a paper is, and what can be shown of the clerk."""

from enum import StrEnum, auto


class Photo(StrEnum):
    """How far the photograph of a paper is."""

    LIVE = auto()  # the table is shown; the shutter waits
    TAKING = auto()
    SHOWN = auto()  # the still is shown: use it, or again
    SENDING = auto()


class Picture(StrEnum):
    """What the window can show of the clerk."""

    NONE = auto()
    BUILDING = auto()
    NO_WAY = auto()  # neither picture nor sound have come since the call began; it is tried on
    SHOWN = auto()
    SOUND_ONLY = auto()
    BROKEN = auto()
