"""What both screens show and what to do next: one function, pure.

The server's snapshots are the truth about the visit; what is touched here only asks. `now` is UNIX seconds,
`fresh` an id nobody used before (for the command or the visit this event may need).
"""

from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from kiosk_app import (
    assenting,
    booking,
    callback,
    calling,
    card_ahead,
    carding,
    checking,
    claiming,
    concern,
    easing,
    handing,
    helpdesk,
    holding,
    idling,
    informing,
    inking,
    lying,
    machine,
    papers,
    pointing,
    rating,
    reading,
    recording,
    searching,
    surroundings,
    telling,
    visiting,
)
from kiosk_app.assenting import AssentAnswered, AssentsWanted
from kiosk_app.booking import AppointmentCame
from kiosk_app.callback import CameBack, WaitChosen
from kiosk_app.carding import NoCardHere
from kiosk_app.cards.asked import CardNotRead, CardRead, ReaderFound
from kiosk_app.checking import CheckWanted, SomethingHeard, ToneEnded
from kiosk_app.handing import HandoutsWanted
from kiosk_app.helpdesk import HelpDeskWanted
from kiosk_app.lying import HandChosen, PaperLies
from kiosk_app.machine import MonitorsChanged, SwapWanted
from kiosk_app.pointing import FieldTouched
from kiosk_app.reading import NoticeClosed
from kiosk_app.scene import (
    Answered,
    Ask,
    DigitErased,
    DigitTouched,
    FarDevicesChanged,
    LineChanged,
    LineRated,
    MatterChosen,
    OwnDeviceChanged,
    OwnSoundChanged,
    PageTurned,
    PictureChanged,
    PinEntered,
    RecordingAnswered,
    Scene,
    Screen,
    Started,
    Step,
    StillFailed,
    StillTaken,
    Ticked,
    Touch,
    UploadEnded,
    UploadMoved,
    WentBack,
)
from windowkit.errors import Code
from windowkit.messages import (
    AppointmentsChanged,
    CallbacksChanged,
    ConcernRaised,
    FieldChanged,
    HoursChanged,
    MatterDefined,
    PlaceChanged,
    PrinterChanged,
    SlotBooked,
    SlotsFound,
    StaffPapers,
    TrialChanged,
    UnlockKiosk,
    VisitSnapshot,
    Welcome,
)

LONGEST_PIN: Final = 8
RESUME: Final = 6.0  # s the server has, after a reconnect, to speak of the visit we show
LINE_LOST: Final = 300.0  # s without a line until what is shown of a resident goes

# A no that needs no sentence: what was asked has been overtaken by what the screen already shows.
_OVERTAKEN: Final = frozenset({Code.WRONG_STATE, Code.UNKNOWN_VISIT})
_BEHIND_THEM: Final = MappingProxyType(
    {
        Screen.CLAIMS: claiming.touched,
        Screen.INFORM: card_ahead.informed,
        Screen.CARD_AHEAD: card_ahead.touched,
        Screen.CHECK: checking.touched,
        Screen.NOTICES: handing.touched,
        Screen.HELPDESK: helpdesk.touched,
        Screen.TELLING: telling.touched,
        Screen.BOOKING: booking.touched,
    }
)
_BEHIND_THE_PIN: Final = frozenset({Screen.MATTERS, *_BEHIND_THEM})
type _OverThePage = (
    AssentAnswered | AssentsWanted | RecordingAnswered | NoticeClosed | WaitChosen | CameBack | AppointmentCame
)
_OVER_THE_PAGE: Final = (
    AssentAnswered,
    AssentsWanted,
    RecordingAnswered,
    NoticeClosed,
    WaitChosen,
    CameBack,
    AppointmentCame,
)
_IDLE_SCREENS: Final = _BEHIND_THE_PIN | {Screen.PIN}


def advance(scene: Scene, event: object, now: float, fresh: str) -> Step:
    """The scene after `event`, and what to do."""
    if isinstance(event, calling.StaffCalled):
        return calling.heard(scene, event, now, fresh)
    if isinstance(event, easing.EVENTS):
        return easing.followed(scene, easing.heard(scene, event, now), now), ()
    step = card_ahead.followed(scene, _advance(scene, event, now, fresh), fresh)
    after, orders = helpdesk.left(scene, handing.left(scene, checking.left(scene, step, fresh), fresh), fresh)
    if isinstance(event, Ticked) and not orders:  # one command has one id
        after, orders = calling.ticked(after, now, fresh)
    return calling.followed(scene, easing.followed(scene, after, now), now), orders


def _advance(scene: Scene, event: object, now: float, fresh: str) -> Step:
    match event:
        case Touch():
            return _touched(scene, event, now, fresh)
        case LineChanged():
            lost_at = None if event.up else (scene.line_lost_at or now)
            return replace(scene, line=event.up, ended_for_good=event.reason, line_lost_at=lost_at), ()
        case Answered():
            after = card_ahead.answered(pointing.answered(_answered(scene, event, now), event), event)
            return carding.answered(after, event, fresh)
        case Ticked():
            return _ticked(scene, now, fresh)
        case StillTaken() | StillFailed() | UploadMoved() | UploadEnded() | CardRead() | CardNotRead() | PaperLies():
            return _table_reported(scene, event, now, fresh)
        case PrinterChanged() | HoursChanged() | MonitorsChanged() | ReaderFound():
            return surroundings.changed(scene, event), ()
        case PictureChanged() | OwnDeviceChanged() | OwnSoundChanged() | FarDevicesChanged() | LineRated():
            return inking.seen(surroundings.of_the_call(scene, event), event, fresh)
        case _:
            return _told(scene, event, now)


def _table_reported(
    scene: Scene,
    event: StillTaken | StillFailed | UploadMoved | UploadEnded | CardRead | CardNotRead | PaperLies,
    now: float,
    fresh: str,
) -> Step:
    if isinstance(event, CardRead | CardNotRead) and scene.screen is Screen.CARD_AHEAD:
        return card_ahead.read(scene, event, now, fresh)
    if isinstance(event, CardRead | CardNotRead):
        return (carding if scene.helpdesk is None else helpdesk).read(scene, event, fresh)
    if isinstance(event, PaperLies):
        return lying.reported(scene, event, fresh)
    return papers.reported(scene, event, fresh)


def _told(scene: Scene, message: object, now: float) -> Step:
    match message:
        case Welcome():
            return _welcomed(scene, message, now), ()
        case MatterDefined():
            return helpdesk.defined(scene, message), ()
        case VisitSnapshot():
            return visiting.told(scene, message, now)
        case FieldChanged() | PlaceChanged():
            return visiting.told_part(scene, message), ()
        case CallbacksChanged():
            return callback.told(scene, message, now)
        case StaffPapers():
            return handing.told(scene, message, now), ()
        case _:
            return _told_beside(scene, message, now), ()


def _booked(scene: Scene, news: AppointmentsChanged | SlotsFound | SlotBooked, now: float) -> Scene:
    told = booking.told(scene, news)
    if isinstance(news, SlotBooked) and told.visit is None:
        return booking.stays(told, visiting.cleared(told), now) or told  # behind the PIN; a visit ends by itself
    return told


def _told_beside(scene: Scene, message: object, now: float) -> Scene:
    match message:
        case ConcernRaised():
            return concern.told(scene, message, now)
        case SomethingHeard() | ToneEnded() | TrialChanged():
            return checking.reported(scene, message)
        case AppointmentsChanged() | SlotsFound() | SlotBooked():
            return _booked(scene, message, now)
        case _:
            return helpdesk.told(scene, message)


def _welcomed(scene: Scene, welcome: Welcome, now: float) -> Scene:
    return replace(
        scene,
        committee=welcome.place,
        committee_en=welcome.place_en,
        centre=welcome.centre,
        centre_en=welcome.centre_en,
        search=None,
        matters=tuple(sorted(welcome.matters, key=lambda entry: (entry.hot == 0, entry.hot, entry.code))),
        draft_days=welcome.draft_days,
        answer_due=None if scene.visit is None and scene.chosen is None else now + RESUME,
    )


def _answered(scene: Scene, event: Answered, now: float) -> Scene:
    scene = assenting.answered(scene, event)
    if event.command == scene.answering:
        scene = replace(scene, answering="")
    if event.command != scene.asking:
        return scene
    overtaken = event.code in _OVERTAKEN and scene.screen is not Screen.GOODBYE  # there nothing follows any more
    refusal = None if overtaken else event.code
    scene = replace(scene, asking="", refusal=refusal)
    match scene.screen:
        case Screen.PIN if event.code is None:
            return idling.begun(replace(scene, screen=Screen.MATTERS, pin="", page=0), now)
        case Screen.PIN:
            return replace(scene, pin="")
        case screen if screen in _BEHIND_THE_PIN and event.code is Code.NOT_SIGNED_IN:
            return idling.begun(
                replace(
                    scene,
                    screen=Screen.PIN,
                    wanted="",
                    claims=(),
                    accompanied=False,
                    returning="",
                    opening="",
                    concern="",
                    booking=None,
                    informing=None,
                ),
                now,
            )
        case Screen.INFORM | Screen.CARD_AHEAD if event.code is not None:
            return informing.refused(scene, event.code)
        case Screen.BOOKING | Screen.HELPDESK if event.code is not None:
            return helpdesk.refused(booking.refused(scene), event.command)
        case _:
            return scene


def _touched(scene: Scene, touch: Touch, now: float, fresh: str) -> Step:
    if isinstance(touch, FieldTouched) and holding.hold(scene) is None and scene.ended_for_good is None:
        return pointing.touched(scene, touch, fresh)
    if isinstance(touch, HandChosen):
        return lying.touched(scene, touch), ()
    if isinstance(touch, NoCardHere):
        return carding.touched(scene, touch, fresh)
    if isinstance(touch, SwapWanted):
        return machine.swapped(scene)
    if isinstance(touch, _OVER_THE_PAGE):
        after, orders = _over_the_page(scene, touch, fresh)
        begins = after.screen is Screen.INFORM and scene.screen is not Screen.INFORM
        return (idling.begun(after, now) if begins else after), orders
    if scene.screen in _IDLE_SCREENS:
        scene = idling.begun(scene, now)
    if scene.asking or scene.ended_for_good is not None:
        return scene, ()  # the control was already touched, or only staff can help
    return _on_the_page(scene, touch, now, fresh)


def _on_the_page(scene: Scene, touch: Touch, now: float, fresh: str) -> Step:
    if scene.booking is not None and scene.screen is Screen.WAITING:
        return booking.touched(scene, touch, fresh)
    if holding.hold(scene) is not None:
        return visiting.held(scene, touch, fresh)
    match scene.screen:
        case Screen.WELCOME:
            begins = isinstance(touch, Started) and scene.line
            pin = replace(scene, screen=Screen.PIN, refusal=None)
            return (idling.begun(pin, now) if begins else easing.stayed(scene, now)), ()
        case Screen.PIN:
            return _at_pin(scene, touch, fresh)
        case screen if screen in _BEHIND_THE_PIN:
            looked = searching.touched(scene, touch)
            return (looked, ()) if looked is not None else _at_matters(searching.chosen(scene, touch), touch, fresh)
        case Screen.DOCUMENT:
            return papers.touched(scene, touch, fresh)
        case _:
            return visiting.touched(scene, touch, fresh)


def _over_the_page(scene: Scene, touch: _OverThePage, fresh: str) -> Step:
    """What lies over a page, and may be answered while the page's own control waits."""
    if isinstance(touch, AppointmentCame):
        return booking.came(scene, touch, fresh)
    if isinstance(touch, WaitChosen | CameBack):
        return callback.touched(scene, touch, fresh)
    if isinstance(touch, AssentAnswered | AssentsWanted):
        return assenting.touched(scene, touch, fresh)
    if isinstance(touch, NoticeClosed):
        return reading.closed(scene, touch, fresh)
    return recording.answered(scene, touch, fresh)


def _at_pin(scene: Scene, touch: Touch, fresh: str) -> Step:
    match touch:
        case DigitTouched():
            return replace(scene, pin=(scene.pin + touch.digit)[:LONGEST_PIN], refusal=None), ()
        case DigitErased():
            return replace(scene, pin=scene.pin[:-1]), ()
        case PinEntered() if scene.pin:
            return replace(scene, asking=fresh, refusal=None), (Ask(command=UnlockKiosk(id=fresh, pin=scene.pin)),)
        case WentBack():
            return visiting.cleared(scene), ()
        case _:
            return scene, ()


def _at_matters(scene: Scene, touch: Touch, fresh: str) -> Step:
    if (page := _BEHIND_THEM.get(scene.screen)) is not None:
        return page(scene, touch, fresh)
    match touch:
        case MatterChosen() if booking.is_offered(scene, touch.code):
            return booking.opened(scene, touch.code, fresh)
        case MatterChosen() if any(entry.code == touch.code for entry in scene.matters):
            return claiming.opened(scene, touch), ()
        case CheckWanted():
            return checking.opened(scene)
        case HandoutsWanted() | HelpDeskWanted():
            return handing.opened(scene, fresh) if isinstance(touch, HandoutsWanted) else (helpdesk.opened(scene), ())
        case PageTurned():
            return replace(scene, page=min(telling.pages(scene) - 1, max(0, scene.page + touch.by))), ()
        case WentBack():
            return visiting.cleared(scene), ()
        case _:
            return scene, ()


def _ticked(scene: Scene, now: float, fresh: str) -> Step:
    forgotten = scene.answer_due is not None and now >= scene.answer_due and scene.line
    alone = scene.line_lost_at is not None and now >= scene.line_lost_at + LINE_LOST
    if scene.visit is not None and (forgotten or alone):
        return visiting.over(scene, now)
    if forgotten:
        scene = replace(scene, chosen=None, answer_due=None)  # that visit ended while the program was away
    if handing.is_over(scene, now):
        return visiting.cleared(scene), ()
    if scene.called_at is not None:  # nobody is sent back while they wait for staff, and see no warning
        scene = idling.begun(scene, now) if scene.screen in _IDLE_SCREENS else easing.stayed(scene, now)
    if scene.ends_at is None:
        return scene, ()
    left = max(0, -int(-(scene.ends_at - now) // 1))
    scene = replace(scene, seconds_left=left if now >= scene.warns_at else None)
    if left > 0:
        return scene, ()
    if scene.screen is Screen.RATING:
        return rating.closed(replace(scene, ends_at=None), fresh)
    return visiting.cleared(scene), ()
