"""The farewell's sentences: what became of it, and what the resident does next."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import callback_phrases, hours_phrases
from kiosk_app.parting import Parting
from kiosk_app.phrases import Sentences
from windowkit.ending import Reason
from windowkit.visit import Outcome

translate: Final = QCoreApplication.translate


def sentences(parting: Parting) -> Sentences:
    """On screen and aloud."""
    if parting.away:
        return callback_phrases.farewell(parting.away)
    if not parting.is_unfinished:
        return Sentences(
            translate("Phrases", "Thank you, goodbye!"),
            _lines(parting.ending.next_step, translate("Phrases", "Take your papers with you."), _gone()),
        )
    return Sentences(_headline(parting), _lines(_next(parting), _kept(parting), _gone()))


def _headline(parting: Parting) -> str:
    match parting.outcome:
        case Outcome.MATERIALS_MISSING:
            return translate("Phrases", "Some papers are still missing")
        case Outcome.NOT_POSSIBLE_HERE:
            return translate("Phrases", "This cannot be done here")
        case _ if parting.ending.reason is Reason.CLOSED:
            return hours_phrases.closed()
        case _ if parting.ending.reason is Reason.BOOKED:
            return translate("Phrases", "You come at your booked time")
        case _ if parting.ending.reason is Reason.NOBODY_ANSWERED:
            return translate("Phrases", "We are sorry: nobody could answer")
        case _:
            return translate("Phrases", "This could not be finished today")


def _next(parting: Parting) -> str:
    if parting.ending.next_step:
        return translate("Phrases", "What to do next: {0}").format(parting.ending.next_step)
    if parting.ending.reason is Reason.CLOSED and parting.opens:
        return hours_phrases.opens(parting.opens)
    return translate("Phrases", "Please ask the committee's staff.")


def _kept(parting: Parting) -> str:
    if not parting.ending.kept_days:
        return ""
    kept = translate("Phrases", "What is filled in is kept for {0} days: you can go on with it at any of our machines.")
    return kept.format(parting.ending.kept_days)


def _gone() -> str:
    return translate("Phrases", "Your details are gone from this machine.")


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
