"""What the resident does with the finished form, and says of the visit."""

from enum import StrEnum, auto

from windowkit.ids import Id
from windowkit.parts import Command, Signature


class CancelVisit(Command, frozen=True, kw_only=True):
    """The resident or staff give up the visit."""

    visit: Id


class ConfirmForm(Command, frozen=True, kw_only=True):
    """The resident has read this form and it is right."""

    visit: Id
    form_hash: str


class ObjectForm(Command, frozen=True, kw_only=True):
    """The resident says something is wrong: `field`, or "*" for the whole."""

    visit: Id
    field: str


class SignForm(Command, frozen=True, kw_only=True):
    """The resident's signature under exactly this form."""

    visit: Id
    form_hash: str
    signature: Signature


class RateReason(StrEnum):
    """What a resident was not content with; they touch it, and never write it."""

    WAITED = auto()  # too long
    UNCLEAR = auto()  # it was not explained clearly
    UNFRIENDLY = auto()
    NOT_SEEN = auto()  # picture or sound were poor
    MACHINE = auto()  # hard to use
    AGAIN = auto()  # has to come again


class Rate(Command, frozen=True, kw_only=True):
    """好差评: 5 is the happiest face; None is not wanting to say. `reasons` of a face, where they were touched."""

    visit: Id
    faces: int | None
    reasons: tuple[RateReason, ...] = ()
