"""What the clerk reads of the resident's separate yes to sensitive data."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.assents import Assent
from windowkit.messages import Consent
from windowkit.prose import together
from windowkit.sensitive import Sensitive

translate: Final = QCoreApplication.translate
_NO: Final = frozenset({Consent.REFUSED, Consent.WITHDRAWN})


def standing(assents: tuple[Assent, ...]) -> str:
    """What is being asked, and what the resident said no to and what to do instead; "" where nothing hinders."""
    return "\n".join(words for one in assents if (words := _one(one)))


def refuses(assents: tuple[Assent, ...]) -> bool:
    """Whether there is a no among them."""
    return any(one.consent in _NO for one in assents)


def _one(one: Assent) -> str:
    if one.consent is Consent.ASKED:
        if one.kind is Sensitive.IDENTITY:
            return translate("Assents", "The resident is asked whether the identity card may be read or photographed …")
        return translate("Assents", "The resident is asked whether health papers may be photographed …")
    if one.consent not in _NO:
        return ""
    instead = translate(
        "Assents", "Go on without, or note that a copy is brought to the centre. Ask again only if wished."
    )
    if one.kind is Sensitive.IDENTITY:
        refused = translate("Assents", "No to the identity card: it is neither read nor photographed.")
    else:
        refused = translate("Assents", "No to health papers: they are not photographed.")
    return together(refused, instead)
