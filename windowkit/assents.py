"""The resident's separate yes to sensitive data: asked when first needed, of one visit, theirs to take back."""

from windowkit.ids import Id
from windowkit.parts import Command, Consent, Value
from windowkit.sensitive import Sensitive


class Assent(Value, frozen=True, kw_only=True):
    """Where the question about one kind stands; ENDED: it is not needed any more."""

    kind: Sensitive
    consent: Consent


class AnswerAssent(Command, frozen=True, kw_only=True):
    """Kiosk: the resident's yes or no to what was asked; later the other word, which counts from then on."""

    visit: Id
    kind: Sensitive
    yes: bool


def stands(assents: tuple[Assent, ...], kind: Sensitive | None) -> bool:
    """Whether it may be read and seen: what is of no such kind may."""
    return kind is None or Assent(kind=kind, consent=Consent.GIVEN) in assents


def asked(assents: tuple[Assent, ...]) -> Sensitive | None:
    """What the resident is being asked now: one thing at a time."""
    return next((one.kind for one in assents if one.consent is Consent.ASKED), None)
