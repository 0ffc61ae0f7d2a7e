"""The conductor's part at the help desk where an old paper is shown, and its resident's card. Pure."""

import msgspec
from msgspec.structs import replace

from kiosk_app.carding import BeginCard, EndCard
from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.helping import IDENTITY, LONGEST, HelpDesk, Step as At, Task
from kiosk_app.scene import Ask, DigitErased, DigitTouched, Order, Scene, Step, Touch, WentBack
from windowkit.cards import CardTrouble
from windowkit.helpdesk import AskCase, CaseTold, FindNotices, NoticesFound, Proof
from windowkit.messages import Command


class PaperWanted(Touch, frozen=True, kw_only=True):
    """An old paper is here: print it again, or say where its case stands."""

    task: Task


class NumberTyped(Touch, frozen=True, kw_only=True):
    """The number is complete."""


class BeginScan(Order, frozen=True, kw_only=True):
    """Look for a QR code under the document camera; answered by CodeRead or NoCode with this token."""

    token: str


class EndScan(Order, frozen=True, kw_only=True):
    """Look for none any more."""


class CodeRead(msgspec.Struct, frozen=True):
    """A paper's QR code was read, for this token."""

    token: str
    code: str


class NoCode(msgspec.Struct, frozen=True):
    """There is no camera to read one with."""

    token: str


STEPS = frozenset({At.PAPER, At.CARD, At.IDENTITY})


def begun(desk: HelpDesk, task: Task) -> HelpDesk:
    """Ask for the paper first."""
    return HelpDesk(step=At.PAPER, task=task, blind=desk.blind)


def touched(scene: Scene, desk: HelpDesk, touch: Touch, fresh: str) -> Step:
    """A control of these pages."""
    match touch:
        case WentBack():
            return replace(scene, helpdesk=HelpDesk() if desk.step is At.PAPER else begun(desk, desk.task)), ()
        case DigitTouched() | DigitErased():
            return replace(scene, helpdesk=_typed(desk, touch)), ()
        case NumberTyped() if desk.step is At.PAPER and desk.typed:
            return replace(scene, helpdesk=replace(desk, step=At.CARD)), ()
        case NumberTyped() if desk.step is At.IDENTITY and len(desk.identity) >= IDENTITY - 3:
            asked = _question(desk, Proof(identity=desk.identity), fresh)
            return replace(scene, helpdesk=replace(desk, identity=""), asking=fresh), (Ask(command=asked),)
        case _:
            return scene, ()


def _typed(desk: HelpDesk, touch: DigitTouched | DigitErased) -> HelpDesk:
    known, most = (desk.identity, IDENTITY) if desk.step is At.IDENTITY else (desk.typed, LONGEST)
    now = known[:-1] if isinstance(touch, DigitErased) else (known + touch.digit)[:most]
    return replace(desk, identity=now) if desk.step is At.IDENTITY else replace(desk, typed=now)


def scanned(scene: Scene, news: CodeRead | NoCode) -> Scene:
    """The camera's word."""
    desk = scene.helpdesk
    if desk is None or desk.step is not At.PAPER or news.token != desk.token:
        return scene
    if isinstance(news, NoCode):
        return replace(scene, helpdesk=replace(desk, blind=True))
    return replace(scene, helpdesk=replace(desk, code=news.code, typed="", step=At.CARD), refusal=None)


def read(scene: Scene, event: CardRead | CardNotRead, fresh: str) -> Step:
    """The reader's word; of the card only its number goes on, and to the server alone."""
    desk = scene.helpdesk
    if desk is None or desk.step is not At.CARD or event.token != desk.token or scene.asking:
        return scene, ()
    if isinstance(event, CardRead):
        asked = _question(desk, Proof(identity=event.card.number, read=True), fresh)
        return replace(scene, asking=fresh, refusal=None), (Ask(command=asked),)
    if event.trouble is CardTrouble.NO_READER:
        return replace(scene, helpdesk=replace(desk, step=At.IDENTITY)), ()
    return replace(scene, helpdesk=replace(desk, unreadable=True)), ()


def _question(desk: HelpDesk, proof: Proof, fresh: str) -> Command:
    if desk.task is Task.CASE:
        return AskCase(id=fresh, code=desk.code, number=desk.typed, proof=proof)
    return FindNotices(id=fresh, code=desk.code, number=desk.typed, proof=proof)


def told(desk: HelpDesk, news: NoticesFound | CaseTold) -> HelpDesk:
    """What was found; the number and the code are not needed any more."""
    if desk.step not in (At.CARD, At.IDENTITY):
        return desk
    if isinstance(news, CaseTold):
        return HelpDesk(step=At.CASE, task=desk.task, case=news)
    one = news.notices[0].paper if len(news.notices) == 1 else ""
    return HelpDesk(step=At.NOTICE if one else At.FOUND, task=desk.task, found=news.notices, chosen=one)


def followed(before: Scene, scene: Scene, fresh: str) -> Step:
    """The scene, and what it has camera and reader do: at work exactly while a paper or a card is asked for."""
    was, now = _looks(before.helpdesk), _looks(scene.helpdesk)
    again = before.helpdesk is not None and scene.helpdesk is not None and scene.helpdesk.token == ""
    if was == now and not (again and now is not None):
        return scene, ()
    ended: dict[At | None, tuple[Order, ...]] = {At.PAPER: (EndScan(),), At.CARD: (EndCard(),)}
    orders = ended.get(was, ())
    desk = scene.helpdesk
    if desk is None or now is None:
        return scene, orders
    token = f"{fresh}-desk"
    begins = BeginScan(token=token) if now is At.PAPER else BeginCard(token=token)
    return replace(scene, helpdesk=replace(desk, token=token, unreadable=False)), (*orders, begins)


def _looks(desk: HelpDesk | None) -> At | None:
    """Which device is at work."""
    return desk.step if desk is not None and desk.step in (At.PAPER, At.CARD) else None
