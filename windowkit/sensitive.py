"""What asks for the resident's separate yes before it is read or photographed (PIPL, art. 28 and 29)."""

from enum import StrEnum, auto


class Sensitive(StrEnum):
    """A kind of personal data that may hurt most."""

    IDENTITY = auto()  # an identity document: its picture, or what its chip says
    HEALTH = auto()  # medical records, results of an assessment
