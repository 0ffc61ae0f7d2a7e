"""The conductor's part while a visit lives: what the server tells, what the resident touches. Pure."""

from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from kiosk_app import booking, concern, holding, inking, objecting, paging, parting, rating
from kiosk_app.form import pages
from kiosk_app.scene import (
    Ask,
    CloseTable,
    EndCall,
    FormConfirmed,
    HangUp,
    LeaveMeant,
    LeaveTouched,
    OpenTable,
    Order,
    PageTurned,
    Photo,
    Picture,
    Scene,
    Screen,
    SignatureGiven,
    StartCall,
    Step,
    Touch,
    WarmCall,
    WentBack,
    Wipe,
)
from windowkit import assents
from windowkit.consent import TALKING
from windowkit.inking import MATERIAL
from windowkit.media.devices import Device
from windowkit.messages import (
    CancelVisit,
    Command,
    ConfirmForm,
    FieldChanged,
    Filled,
    PlaceChanged,
    SignForm,
    VisitSnapshot,
)
from windowkit.visit import State

RATING: Final = 50.0  # s; the server's own limit is 120 s, and ours must speak first, also where it is doubled

SCREENS: Final = MappingProxyType(
    {
        State.WAITING: Screen.WAITING,
        State.JOINING: Screen.JOINING,
        State.SERVING: Screen.SERVING,
        State.DOCUMENT: Screen.DOCUMENT,
        State.REVIEWING: Screen.REVIEW,
        State.SIGNING: Screen.SIGN,
        State.SIGNED: Screen.SIGNED,
        State.SUBMITTED: Screen.SUBMITTED,
        State.RATING: Screen.RATING,
    }
)
WITH_CLERK: Final = frozenset(SCREENS) - {State.WAITING, State.RATING}


def told(scene: Scene, news: VisitSnapshot, now: float) -> Step:
    """The server's snapshot: it is right, unless we already have a newer one."""
    known = scene.visit
    if (
        known is not None
        and known.visit == news.visit
        and (known.version, known.changes) > (news.version, news.changes)
    ):
        return scene, ()
    if known is None and news.state is State.ENDED:
        return scene, ()  # of a visit we have already forgotten
    if known is not None and known.visit != news.visit:
        known = None
    scene = replace(scene, answer_due=None)
    if news.state is State.ENDED:
        return over(replace(scene, visit=news), now)
    merged = replace(news, fields=_newest(known.fields if known else {}, news.fields))
    typed = _order_of_typing(scene, known, merged)
    was_held = holding.hold(scene) is not None
    booking_on = scene.booking if known is not None and news.state is State.WAITING else None
    scene = replace(
        scene,
        visit=merged,
        typed=typed,
        wanted="",
        claims=(),
        accompanied=False,
        returning="",
        opening="",
        informing=None,
        booking=booking_on,
    )
    if was_held and holding.hold(scene) is None:
        scene = replace(scene, leaving=False)  # the clerk is back before that was answered
    entered = known is None or (known.state, screen_of(known)) != (news.state, screen_of(news))
    orders = _orders(known, merged)
    if any(isinstance(order, CloseTable | OpenTable) for order in orders):
        # Closed now, or just being opened: whether it is there is not known.
        scene = replace(scene, own_missing=scene.own_missing - {Device.DOCUMENT_CAMERA}, counted=0)
    if CloseTable() in orders and scene.photo in (Photo.TAKING, Photo.SHOWN):
        scene = replace(scene, photo=Photo.LIVE, still="", flaws=(), code="")  # the picture is gone
    return (_enter(scene, known, now) if entered else scene), orders


def screen_of(visit: VisitSnapshot) -> Screen:
    """The desk's screen in this state of the visit, which has not ended."""
    return inking.screen(visit) or paging.screen(visit) or SCREENS[visit.state]


def told_part(scene: Scene, change: FieldChanged | PlaceChanged) -> Scene:
    """The server's word on one thing of the visit."""
    return typed(scene, change) if isinstance(change, FieldChanged) else moved_up(scene, change)


def typed(scene: Scene, change: FieldChanged) -> Scene:
    """One field, as the clerk types it."""
    if scene.visit is None or scene.visit.visit != change.visit:
        return scene
    known = scene.visit.fields.get(change.field)
    if known is not None and known.revision >= change.revision:
        return scene
    fields = scene.visit.fields | {change.field: Filled(value=change.value, revision=change.revision)}
    order = (change.field, *(key for key in scene.typed if key != change.field))
    return replace(scene, visit=replace(scene.visit, fields=fields), typed=order)


def moved_up(scene: Scene, change: PlaceChanged) -> Scene:
    """Our place in the queue."""
    if scene.visit is None or scene.visit.visit != change.visit:
        return scene
    return replace(scene, visit=replace(scene.visit, place=change.place, minutes=change.minutes))


def over(scene: Scene, now: float) -> Step:
    """The visit has ended: everything of the resident goes now, a farewell stays for a moment."""
    if (booked := booking.stays(scene, cleared(scene), now)) is not None:
        return booked, (EndCall(), CloseTable(), Wipe())
    words = parting.of(scene.visit, scene.hours.opens)
    left = replace(
        cleared(scene),
        screen=Screen.GOODBYE,
        ends_at=now + words.seconds,
        warns_at=now + words.seconds,
        parting=words,
        concern=scene.concern,
    )
    return left, (EndCall(), CloseTable(), Wipe())


def cleared(scene: Scene) -> Scene:
    """The welcome screen; nothing of a resident is left."""
    return Scene(
        line=scene.line,
        ended_for_good=scene.ended_for_good,
        upper_lost=scene.upper_lost,
        help_phone=scene.help_phone,
        line_lost_at=scene.line_lost_at,
        committee=scene.committee,
        committee_en=scene.committee_en,
        centre=scene.centre,
        centre_en=scene.centre_en,
        matters=scene.matters,
        draft_days=scene.draft_days,
        printer=scene.printer,
        hours=scene.hours,
        callbacks=scene.callbacks,
        appointments=scene.appointments,
        usual=scene.usual,
        ease=scene.ease,  # a farewell is read with it, too
    )


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of a visit's screens other than the document's."""
    if isinstance(touch, concern.ConcernTouched):
        return concern.raised(scene, fresh)
    if scene.screen is Screen.GOODBYE:
        return (cleared(scene) if isinstance(touch, WentBack) else scene), ()
    if scene.visit is None:
        return scene, ()
    match scene.screen:
        case Screen.WAITING | Screen.JOINING:
            return _leaving(scene, scene.visit, touch, fresh)
        case Screen.REVIEW | Screen.SIGN | Screen.INK:
            return _reading(scene, scene.visit, touch, fresh)
        case Screen.MORE:
            return paging.touched(scene, touch, fresh)
        case Screen.RATING:
            return rating.touched(scene, touch, fresh)
        case _:
            return scene, ()


def held(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control while somebody is on hold: they may stop waiting, and nothing else."""
    return (scene, ()) if scene.visit is None else _leaving(scene, scene.visit, touch, fresh)


def _leaving(scene: Scene, visit: VisitSnapshot, touch: Touch, fresh: str) -> Step:
    match touch:
        case LeaveTouched():
            return replace(scene, leaving=True), ()
        case LeaveMeant(yes=True):
            return _ask(replace(scene, leaving=False), CancelVisit(id=fresh, visit=visit.visit))
        case LeaveMeant():
            return replace(scene, leaving=False), ()
        case _:
            return scene, ()


def _reading(scene: Scene, visit: VisitSnapshot, touch: Touch, fresh: str) -> Step:
    review = scene.screen is Screen.REVIEW
    match touch:
        case PageTurned() if review:
            return _turned(scene, touch.by), ()
        case FormConfirmed() if review and scene.read_to >= last_page(scene):
            return _ask(scene, ConfirmForm(id=fresh, visit=visit.visit, form_hash=visit.form_hash))
        case SignatureGiven() if not review:
            signature = touch.signature
            return _ask(scene, SignForm(id=fresh, visit=visit.visit, form_hash=visit.form_hash, signature=signature))
        case _:
            return objecting.touched(scene, touch, fresh) or inking.touched(scene, touch, fresh)


def last_page(scene: Scene) -> int:
    """The number of the form's last page, from 0."""
    return max(0, len(pages(scene.matter)) - 1) if scene.matter is not None else 0


def _ask(scene: Scene, command: Command) -> Step:
    return replace(scene, asking=command.id, refusal=None), (Ask(command=command),)


def _turned(scene: Scene, by: int) -> Scene:
    page = min(last_page(scene), max(0, scene.page + by))
    return replace(scene, page=page, read_to=max(scene.read_to, page), objecting=False)


def _enter(scene: Scene, before: VisitSnapshot | None, now: float) -> Scene:
    """The first look of a screen: nothing of the one before is left open on it."""
    assert scene.visit is not None
    state = scene.visit.state
    rating = state is State.RATING
    new_clerk = before is None or state is State.WAITING
    return replace(
        scene,
        screen=screen_of(scene.visit),
        asking="",
        refusal=None,
        page=0,
        read_to=0,
        leaving=False,
        assents_open=False,
        objecting=False,
        photo=Photo.LIVE,
        still="",
        flaws=(),
        code="",
        poor=0,
        sent=0.0,
        sending_failed=False,
        no_document_camera=scene.no_document_camera and state is State.SERVING,
        counted=0,
        picture=Picture.NONE if new_clerk or rating else scene.picture,
        far_sound=new_clerk or scene.far_sound,
        far_loudspeaker=new_clerk or scene.far_loudspeaker,
        ends_at=now + RATING if rating else None,
        warns_at=now,
        seconds_left=int(RATING) if rating else None,
    )


def _orders(before: VisitSnapshot | None, visit: VisitSnapshot) -> tuple[Order, ...]:
    orders: list[Order] = []
    was = before.state if before is not None else None
    if visit.state is not was and visit.state is State.WAITING:
        orders += [HangUp()] if was in WITH_CLERK else []
        orders.append(WarmCall(visit=visit.visit))
    if visit.state in WITH_CLERK and was not in WITH_CLERK:
        orders.append(StartCall(visit=visit.visit, call=visit.call))
    if visit.state is State.RATING and was is not State.RATING:
        orders.append(EndCall())
    seen, now_seen = before is not None and is_table_seen(before), is_table_seen(visit)
    # Closed in between where the clerk looks on after a paper: no still is kept longer than its step.
    if seen and (not now_seen or (_photographs(before) and not _photographs(visit))):
        orders.append(CloseTable())
        seen = False
    if now_seen and not seen:
        orders.append(OpenTable())
    return tuple(orders)


def is_table_seen(visit: VisitSnapshot) -> bool:
    """Whether the table is filmed now, for the resident's own eyes and the clerk's: never while they are asked."""
    wanted = _photographs(visit) or (visit.table_seen and visit.state in TALKING)
    return wanted and visit.hold is None and assents.asked(visit.assents) is None


def _photographs(visit: VisitSnapshot | None) -> bool:
    """Whether a paper is photographed."""
    return visit is not None and (visit.state is State.DOCUMENT or visit.wanted == MATERIAL)


def _newest(known: dict[str, Filled], news: dict[str, Filled]) -> dict[str, Filled]:
    """A field typed while the snapshot was on its way is newer than the snapshot."""
    kept = {key: old for key, old in known.items() if key not in news or old.revision > news[key].revision}
    return news | kept


def _order_of_typing(scene: Scene, known: VisitSnapshot | None, news: VisitSnapshot) -> tuple[str, ...]:
    before = known.fields if known is not None else {}
    changed = tuple(key for key in news.fields if key not in before or before[key] != news.fields[key])
    if known is None:
        return tuple(reversed(changed))
    return (*reversed(changed), *(key for key in scene.typed if key not in changed))
