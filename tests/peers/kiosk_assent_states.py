"""The states of the kiosk's screens about sensitive data, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from kiosk_app.cards.asked import CardNotRead
from tests.peers.kiosk_card_ahead_states import AGREED, CARD_AHEAD_STATES
from tests.peers.kiosk_room import KioskRoom
from windowkit.assents import Assent
from windowkit.cards import CardTrouble
from windowkit.messages import Consent
from windowkit.sensitive import Sensitive
from windowkit.visit import State

type Setting = Callable[[KioskRoom], None]

BOTH: Final = (*AGREED, Assent(kind=Sensitive.HEALTH, consent=Consent.REFUSED))


def _asked(kind: Sensitive, **more: object) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("serving")
        room.snapshot(State.DOCUMENT, wanted="A", assents=(Assent(kind=kind, consent=Consent.ASKED),), **more)

    return set_up


def _said(*, opened: bool) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("serving")
        room.snapshot(State.SERVING, assents=BOTH)
        if opened:
            room.stage.assent.look(True)

    return set_up


def _card(*, again: bool) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("serving")
        room.snapshot(State.SERVING, card="applicant", assents=AGREED)
        if again:
            room.desk.hear(CardNotRead(room.desk.scene.card.token, CardTrouble.UNREADABLE))

    return set_up


ASSENT_STATES: Final[dict[str, Setting]] = {
    "assent_identity": _asked(Sensitive.IDENTITY),
    "assent_health": _asked(Sensitive.HEALTH),
    "serving_agreed": _said(opened=False),
    "assents_open": _said(opened=True),
    "card": _card(again=False),
    "card_again": _card(again=True),
    **CARD_AHEAD_STATES,
}
