"""What the resident does with the finished form, and says of the visit."""

from windowkit.ids import Id
from windowkit.parts import Command, Signature


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


class Rate(Command, frozen=True, kw_only=True):
    """好差评: 5 is the happiest face; None is not wanting to say."""

    visit: Id
    faces: int | None
