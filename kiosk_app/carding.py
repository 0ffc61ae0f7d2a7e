"""The conductor's part while the clerk wants an identity card on the reader. Pure."""

from msgspec.structs import replace

from kiosk_app import holding, reading, recording
from kiosk_app.cards.asked import Asked, CardNotRead, CardRead
from kiosk_app.scene import Answered, Ask, Order, Scene, Step, Touch
from windowkit.assents import stands
from windowkit.cards import CardFailed, CardTrouble, GiveCard
from windowkit.sensitive import Sensitive
from windowkit.visit import State


class NoCardHere(Touch, frozen=True, kw_only=True):
    """The resident has no card with them."""


class BeginCard(Order, frozen=True, kw_only=True):
    """Look for a card; answered by CardRead or CardNotRead with this token."""

    token: str


class EndCard(Order, frozen=True, kw_only=True):
    """Look for none any more."""


def asked_for(scene: Scene) -> str:
    """Whose card the clerk waits for now; empty: nobody's."""
    visit = scene.visit
    if visit is None or visit.state is not State.SERVING or holding.hold(scene) is not None:
        return ""
    return visit.card if stands(visit.assents, Sensitive.IDENTITY) else ""


def wanted(scene: Scene) -> str:
    """Whose card is to be laid on the reader now; empty: nobody's, or it was read before the visit and is here."""
    whose = asked_for(scene)
    waits = scene.visit is not None and scene.ahead.serves(scene.visit.visit, whose)
    return "" if waits else whose


def is_shown(scene: Scene) -> bool:
    """Whether the screen is about it: a question about the recording and a notice that is read go before."""
    return bool(wanted(scene)) and not scene.leaving and not recording.is_asked(scene) and not reading.is_shown(scene)


def followed(before: Scene, step: Step, fresh: str) -> Step:
    """The step, and the reader with it: at work exactly while a card is wanted."""
    scene, orders = step
    if _asking(scene) == _asking(before):
        return step
    ended = (EndCard(),) if before.card.token else ()
    if not wanted(scene):
        return replace(scene, card=Asked()), (*orders, *ended)
    scene, begun = _begun(scene, fresh)
    return scene, (*orders, *ended, *begun)


def _asking(scene: Scene) -> tuple[str, str]:
    whose = wanted(scene)
    return (scene.visit.visit, whose) if whose and scene.visit is not None else ("", "")


def _begun(scene: Scene, fresh: str) -> Step:
    token = f"{fresh}-card"
    return replace(scene, card=Asked(token=token)), (BeginCard(token=token),)


def read(scene: Scene, event: CardRead | CardNotRead, fresh: str) -> Step:
    """The reader's word. What it read goes to the clerk, and stays nowhere here."""
    if event.token != scene.card.token or not wanted(scene) or scene.visit is None:
        return scene, ()  # of a card that is not asked for any more
    visit = scene.visit.visit
    if isinstance(event, CardRead):
        card = replace(scene.card, trouble=None, giving=fresh)
        gives = GiveCard(id=fresh, visit=visit, card=event.card, whose=wanted(scene))
        return replace(scene, card=card), (Ask(command=gives),)
    card = replace(scene.card, trouble=event.trouble)
    return replace(scene, card=card), (Ask(command=CardFailed(id=fresh, visit=visit, trouble=event.trouble)),)


def answered(scene: Scene, event: Answered, fresh: str) -> Step:
    """The clerk could not be given it (their line was cut): it is to be laid on once more.

    The same where they had it, and asked again while our line was cut: we have seen no end of the first asking.
    """
    if event.command != scene.card.giving:
        return scene, ()
    scene = replace(scene, card=replace(scene.card, giving=""))
    if not wanted(scene):
        return scene, ()
    scene, orders = _begun(scene, fresh)
    if event.code is None:
        return scene, orders
    return replace(scene, card=replace(scene.card, trouble=CardTrouble.UNREADABLE)), orders


def touched(scene: Scene, _touch: NoCardHere, fresh: str) -> Step:
    """Whoever has none says so; the clerk goes on without."""
    if not wanted(scene) or scene.visit is None or scene.card.giving:
        return scene, ()
    said = CardFailed(id=fresh, visit=scene.visit.visit, trouble=CardTrouble.NOT_HERE)
    return replace(scene, card=replace(scene.card, giving=fresh)), (Ask(command=said),)
