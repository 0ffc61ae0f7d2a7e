"""The conductor's part where an identity card is read before the number, and waits here until the clerk asks. Pure.

A yes of its own, then the reader, then the number at once. Nothing of the card crosses before the clerk has the visit;
it is forgotten with the first reason there is: given, taken back, another matter, the visit's end, nobody there.
"""

from typing import Final

from msgspec.structs import replace

from kiosk_app import carding, idling, informing
from kiosk_app.cards.ahead import Ahead, Held, Step as At, is_aged
from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.informing import Understood
from kiosk_app.scene import Answered, Ask, Order, Scene, Screen, Step, Touch, WentBack
from windowkit.assents import AnswerAssent, stands
from windowkit.cards import CardTrouble, GiveCard
from windowkit.messages import CardEntry
from windowkit.sensitive import Sensitive
from windowkit.visit import State

_BEFORE: Final = frozenset({Screen.CLAIMS, Screen.INFORM, Screen.CARD_AHEAD})


class CardOf(Touch, frozen=True, kw_only=True):
    """This person's card."""

    whose: str


class MayRead(Touch, frozen=True, kw_only=True):
    """Yes, read it."""


class NoCardAhead(Touch, frozen=True, kw_only=True):
    """Not now, or it cannot be read: the number, without it."""


class FindReader(Order, frozen=True, kw_only=True):
    """Is there a card reader? Answered by ReaderFound."""


def persons(scene: Scene) -> tuple[CardEntry, ...]:
    """Whose cards the matter takes up for which a number is about to be drawn."""
    code = scene.informing.matter if scene.informing is not None else ""
    return next((one.cards for one in scene.matters if one.code == code), ())


def named(scene: Scene) -> CardEntry | None:
    """The person whose card the page is about."""
    return next((one for one in persons(scene) if one.whose == scene.ahead.whose), None)


def is_offered(scene: Scene) -> bool:
    """Whether a card can be read, and none was: after a no to the number it waits for the next asking."""
    return scene.reader_there and bool(persons(scene)) and scene.ahead.held is None


def informed(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page before: whoever has understood comes here, where a card can be read."""
    if not isinstance(touch, Understood) or not is_offered(scene):
        return informing.touched(scene, touch, fresh)
    return replace(scene, screen=Screen.CARD_AHEAD, ahead=_first(scene), refusal=None), ()


def _first(scene: Scene) -> Ahead:
    only, *others = persons(scene)
    return Ahead(step=At.WHOSE) if others else Ahead(step=At.MAY, whose=only.whose)


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page."""
    match touch:
        case CardOf() if any(one.whose == touch.whose for one in persons(scene)):
            return replace(scene, ahead=Ahead(step=At.MAY, whose=touch.whose)), ()
        case MayRead() if scene.ahead.step is At.MAY:
            token = f"{fresh}-ahead"
            lays = replace(scene.ahead, step=At.LAY, token=token)
            return replace(scene, ahead=lays), (carding.BeginCard(token=token),)
        case NoCardAhead():
            return informing.numbered(replace(scene, ahead=Ahead()), fresh)
        case WentBack():
            return _one_back(scene), ()
        case _:
            return scene, ()


def _one_back(scene: Scene) -> Scene:
    if scene.ahead.step is At.LAY:
        return replace(scene, ahead=Ahead(step=At.MAY, whose=scene.ahead.whose))
    if scene.ahead.step is At.MAY and len(persons(scene)) > 1:
        return replace(scene, ahead=_first(scene))
    return replace(scene, screen=Screen.INFORM, ahead=Ahead())


def read(scene: Scene, event: CardRead | CardNotRead, now: float, fresh: str) -> Step:
    """The reader's word. What it read stays here; the number is asked for at once."""
    opening = scene.informing
    if event.token != scene.ahead.token or scene.asking or opening is None:
        return scene, ()  # of a card that is not wanted any more
    if isinstance(event, CardRead) or event.trouble is CardTrouble.UNREADABLE:
        scene = idling.begun(scene, now)  # somebody laid it down
    if isinstance(event, CardNotRead):
        return replace(scene, ahead=replace(scene.ahead, trouble=event.trouble)), ()
    whose, card = scene.ahead.whose, event.card
    held = Held(opening.matter, whose, card, event.day is not None and is_aged(card.born, event.day))
    return informing.numbered(replace(scene, ahead=Ahead(step=At.LAY, whose=whose, held=held)), fresh)


def answered(scene: Scene, event: Answered) -> Scene:
    """The clerk has it, and it is forgotten; or could not be given it: not again before the server tells something."""
    ahead = scene.ahead
    if not event.command or event.command != ahead.giving or ahead.held is None:
        return scene
    given = Ahead(visit=ahead.visit, given=ahead.held.whose)  # the done comes before its snapshot
    return replace(scene, ahead=given if event.code is None else replace(ahead, giving="", denied=True))


def followed(before: Scene, step: Step, fresh: str) -> Step:
    """The step, and what follows from it for readers and cards, before the visit and in it."""
    scene, orders = _kept(before, (_without_a_yes(step), step[1]))
    scene, orders = carding.followed(before, (scene, orders), fresh)
    return _given(scene, orders, fresh)


def _without_a_yes(step: Step) -> Scene:
    """The scene as the resident said no just now; the server may hear it much later."""
    scene, orders = step
    words = [one.command for one in orders if isinstance(one, Ask) and isinstance(one.command, AnswerAssent)]
    no = any(not one.yes and one.kind is Sensitive.IDENTITY for one in words)
    return replace(scene, ahead=Ahead()) if no else scene


def _kept(before: Scene, step: Step) -> Step:
    """Without a card whose reason is gone, and the reader at rest where its page is."""
    scene, orders = step
    if scene.screen is not Screen.CARD_AHEAD and scene.ahead.step is not None:
        scene = replace(scene, ahead=replace(scene.ahead, step=None, whose="", token="", trouble=None))
    if scene.ahead.held is not None and not _has_reason(scene, scene.ahead, scene.ahead.held):
        scene = replace(scene, ahead=Ahead())
    if scene.visit is not before.visit and scene.ahead.denied:
        scene = replace(scene, ahead=replace(scene.ahead, denied=False))
    if scene.ahead.given and _snapshot(scene) != _snapshot(before):
        scene = replace(scene, ahead=Ahead())
    if scene.screen is Screen.INFORM and before.screen is not Screen.INFORM:
        scene, orders = replace(scene, reader_there=False), (*orders, FindReader())
    ended = (carding.EndCard(),) if before.ahead.token and not scene.ahead.token else ()
    return scene, (*ended, *orders)


def _snapshot(scene: Scene) -> tuple[object, ...]:
    return () if scene.visit is None else (scene.visit.visit, scene.visit.version, scene.visit.changes)


def _has_reason(scene: Scene, ahead: Ahead, held: Held) -> bool:
    """Whether its resident is still here, and wants it read to the clerk."""
    visit = scene.visit
    if visit is None:
        wanted = scene.informing.matter if scene.informing is not None else scene.wanted
        return scene.screen in _BEFORE and wanted == held.matter
    mine = visit.visit == ahead.visit and visit.card_ahead == held.whose
    return mine and visit.state is not State.ENDED and stands(visit.assents, Sensitive.IDENTITY)


def _given(scene: Scene, orders: tuple[Order, ...], fresh: str) -> Step:
    """The clerk asks for the card that waits: it is given without a page. One command at a time."""
    visit, ahead = scene.visit, scene.ahead
    if visit is None or ahead.held is None or ahead.giving or ahead.denied or not visit.clerk_present:
        return scene, orders
    if not ahead.serves(visit.visit, carding.asked_for(scene)):
        return scene, orders
    giving = f"{fresh}-ahead"
    said = Ask(command=GiveCard(id=giving, visit=visit.visit, card=ahead.held.card, whose=ahead.held.whose))
    return replace(scene, ahead=replace(ahead, giving=giving)), (*orders, said)
