"""Every state of the kiosk's two screens by name: how a room comes to show it. The gallery and the tests go by it."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtGui import QImage

from kiosk_app.checking import SomethingHeard, ToneEnded
from kiosk_app.inspection import LevelMoved
from kiosk_app.scene import (
    Answered,
    LineChanged,
    OwnDeviceChanged,
    OwnSoundChanged,
    Picture,
    PictureChanged,
    Screen,
    StillTaken,
    Ticked,
    UploadMoved,
)
from kiosk_app.table import StillSeen
from tests.peers.kiosk_assent_states import ASSENT_STATES
from tests.peers.kiosk_booking_states import BOOKING_STATES
from tests.peers.kiosk_ease_states import EASE_STATES
from tests.peers.kiosk_faults import EMPTY, KEYWORDS, NOTES, WAITS
from tests.peers.kiosk_helpdesk_states import HELPDESK_STATES
from tests.peers.kiosk_ink_states import INK_STATES
from tests.peers.kiosk_machine_states import MACHINE_STATES
from tests.peers.kiosk_pointing_states import POINTING_STATES
from tests.peers.kiosk_rating_states import RATING_STATES
from tests.peers.kiosk_room import HANDOUTS, NOW, KioskRoom
from tests.peers.kiosk_shutter_states import SHUTTER_STATES
from windowkit.errors import Code
from windowkit.media.devices import Device
from windowkit.messages import (
    Attendance,
    AttendMode,
    Callback,
    CallbacksChanged,
    CallbackState,
    ConcernRaised,
    Consent,
    Ending,
    Hold,
    HoursChanged,
    JobState,
    PrinterChanged,
    PrinterDetail,
    Reading,
    ReadingStage,
    Reason,
    Recording,
    Shown,
    StaffPapers,
    TrialChanged,
    WaitChoice,
)
from windowkit.parts import Flaw
from windowkit.visit import Outcome, State

type Setting = Callable[[KioskRoom], None]

NEXT_STEP: Final = "请带户口簿和旧的就医记录册，再来一次。"
WAY: Final = "到长宁路1号长宁区医疗保障服务中心二楼3号窗口办理，周一到周五上午八点半到下午四点半。"
LONG_STEP: Final = ((NEXT_STEP + WAY) * 8)[:500]
FAR: Final = {
    "clerk": "欧阳海娟",
    "service_number": "0312",
    "served_from": "南京东路街道社区事务受理服务中心",
    "served_from_en": "Nanjing East Road Sub-district Community Affairs Service Centre",
}
CLOSED: Final = HoursChanged(open=False, opens="2026-11-30T09:00")
ELSEWHERE: Final = HoursChanged(open=False, elsewhere=True, opens="2026-11-30T13:30")
NO_LINE_TOLD: Final = frozenset(
    {"pin", "matters", "inform", "card_ahead", "check", "notices", "helpdesk", "telling", "booking", "goodbye"}
)  # before and after a visit


def _at(screen: str, *more: Setting) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to(screen)
        for one in more:
            one(room)

    return set_up


def _line_lost(room: KioskRoom) -> None:
    room.desk.hear(LineChanged(up=False))


def _idle(room: KioskRoom) -> None:
    room.now += 65
    room.desk.hear(Ticked())


def _told(state: State, **more: object) -> Setting:
    return lambda room: void(room.snapshot(state, **more))


def void(_: object) -> None:
    """For a setting that needs no answer."""


def _heard(*news: object) -> Setting:
    def set_up(room: KioskRoom) -> None:
        for one in news:
            room.desk.hear(one)

    return set_up


def _refused(code: Code) -> Setting:
    return lambda room: room.desk.hear(Answered(command=room.asked().id, code=code))


def _callbacks(*states: CallbackState) -> Setting:
    called = tuple(Callback(visit=f"v{at}", ticket=f"A01{at}", state=state) for at, state in enumerate(states, 1))
    return _heard(CallbacksChanged(callbacks=called))


def _still(flaws: tuple[Flaw, ...] = (), *, again: bool = False) -> Setting:
    """A photograph was taken: grey, since what is on it is none of the desk's business."""

    def set_up(room: KioskRoom) -> None:
        photo = room.desk.photographing
        image = QImage(1216, 900, QImage.Format.Format_RGB32)
        image.fill(0xFF8899AA)
        for at in range(2 if again else 1):
            if at:
                photo.reject()
            photo.take()
            room.desk.hear(StillSeen(StillTaken(still=room.desk.scene.still, flaws=flaws), image))

    return set_up


def _sending(room: KioskRoom) -> None:
    room.desk.photographing.accept()
    room.desk.hear(UploadMoved(still=room.desk.scene.still, part=0.4))


def _review(page: int, *, objecting: bool = False) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("review")
        for _ in range(page):
            room.desk.turnPage(1)
        if objecting:
            room.desk.object()

    return set_up


def _recorded(consent: Consent) -> Setting:
    def set_up(room: KioskRoom) -> None:
        visit = room.desk.scene.visit
        assert visit is not None
        room.snapshot(visit.state, recording=Recording(id="r1", consent=consent, days=180))

    return set_up


def _checked(state: JobState, *reasons: str) -> Setting:
    def set_up(room: KioskRoom) -> None:
        good = state is JobState.DONE
        room.go_to("check")
        for device in Device:
            room.desk.hear(OwnDeviceChanged(device=device, present=good or device is Device.LOUDSPEAKER))
        if good:
            room.desk.hear(SomethingHeard())
        check = room.desk.device_check
        check.hear(LevelMoved(0.6))
        check.play()
        room.desk.hear(ToneEnded(heard=good))
        check.print()
        trial = room.asked().id
        room.answer()
        room.desk.hear(TrialChanged(trial=trial, state=state, reasons=reasons))

    return set_up


def _handing(*more: Setting) -> Setting:
    return _at("notices", *more)


def _chosen(paper: str) -> Setting:
    return lambda room: room.desk.handing_out.choose(paper)


def _handed(**more: object) -> Setting:
    """The first sheet in another state, and it is looked at."""
    papers = (replace(HANDOUTS.papers[0], **more), *HANDOUTS.papers[1:])
    return lambda room: room.desk.hear(replace(HANDOUTS, papers=papers))


def _reminders(room: KioskRoom) -> None:
    room.desk.handing_out.turnTo("reminders")


def _list_waits(room: KioskRoom) -> None:
    room.desk.handing_out.printList()
    room.answer()
    room.desk.hear(replace(HANDOUTS, sheet=JobState.WAITING, sheet_reasons=("media-empty",)))


def _telling(*more: Setting) -> Setting:
    return _at("telling", lambda room: room.desk.chooseMatter(room.desk.scene.matters[0].code), *more)


def _concern_told(room: KioskRoom) -> None:
    room.stage.telling.tell("unclear_rule")
    room.desk.hear(ConcernRaised(visit="", due="2026-12-04", number="F-001"))
    room.answer()


def _told_leader(room: KioskRoom) -> None:
    room.stage.concern.tell()
    room.desk.hear(ConcernRaised(visit="v1", due="2026-12-04"))
    room.answer()


def _claimed(room: KioskRoom) -> None:
    room.stage.claims.touchAged()
    room.stage.claims.touchDisabled()


def _may_return(room: KioskRoom) -> None:
    one = Callback(visit="v0", ticket="A012", state=CallbackState.BROKEN, matter=room.desk.scene.wanted)
    room.desk.hear(CallbacksChanged(callbacks=(one,)))


def _took(code: Code) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.stage.claims.take()
        room.stage.inform.understand()
        room.desk.hear(Answered(command=room.asked().id, code=code))

    return set_up


def _ended(outcome: Outcome, ending: Ending | None, *more: Setting) -> Setting:
    return _at("serving", _told(State.ENDED, outcome=outcome, ending=ending), *more)


def _called_back(room: KioskRoom) -> None:
    room.snapshot(State.WAITING, place=3, minutes=(8, 12), choices=tuple(WaitChoice))
    room.stage.callback.choose("call_back")
    room.desk.hear(CallbacksChanged(callbacks=(Callback(visit="v1", ticket="A012", state=CallbackState.AWAY),)))
    room.answer()


_LEADER: Final = Attendance(call="c1", mode=AttendMode.WHISPER, display="李芳", service_number="0301")


def _led(room: KioskRoom) -> None:
    room.snapshot(State.WAITING, clerk="", service_number="")
    room.snapshot(State.JOINING, call=2, clerk="李芳", service_number="0301", led=True)
    room.desk.hear(PictureChanged(picture=Picture.SHOWN))
    room.snapshot(State.SERVING, clerk="李芳", service_number="0301", led=True)


_GIVEN: Final = Recording(id="r1", consent=Consent.GIVEN, days=180)
_SHOWN: Final = Reading(id="r1", notice="n1", stage=ReadingStage.SHOWN)
_IN_VISIT: Final = tuple(str(one) for one in Screen if one not in {*NO_LINE_TOLD, "welcome", "claims"})

STATES: Final[dict[str, Setting]] = {
    **{str(screen): _at(screen) for screen in Screen if screen not in ("review", "check")},
    "welcome_down": _at("welcome", _line_lost),
    "welcome_replaced": _at("welcome", _heard(LineChanged(up=False, reason=Code.REPLACED))),
    "welcome_closed": _at("welcome", _heard(CLOSED)),
    "welcome_called": _at("welcome", _callbacks(CallbackState.AWAY), _callbacks(CallbackState.CALLED)),
    "welcome_missed": _at("welcome", _callbacks(CallbackState.MISSED)),
    **BOOKING_STATES,
    **MACHINE_STATES,
    **EASE_STATES,
    **POINTING_STATES,
    **SHUTTER_STATES,
    **RATING_STATES,
    **INK_STATES,
    **ASSENT_STATES,
    **HELPDESK_STATES,
    "pin_wrong": _at("pin", lambda room: room.desk.enterPin(), _refused(Code.BAD_CREDENTIALS)),
    "matters_idle": _at("matters", _idle),
    "matters_page_2": _at("matters", lambda room: room.desk.turnPage(1)),
    "matters_elsewhere": _at("matters", _heard(ELSEWHERE)),
    "claims_both_idle": _at("claims", _claimed, _idle),
    "claims_returning": _at("claims", _may_return),
    "claims_no_line": _at("claims", _claimed, _line_lost),
    "claims_refused": _at("claims", _claimed, _took(Code.UNAVAILABLE)),
    "claims_closed": _at("claims", _heard(ELSEWHERE), _took(Code.CLOSED)),
    "check": _at("check"),
    "check_waits": _checked(JobState.WAITING, "media-empty-report"),
    "check_service_off": _checked(JobState.QUEUED, "print-service-offline"),
    "check_uncertain": _checked(JobState.UNCERTAIN),
    "check_good": _checked(JobState.DONE),
    "check_paper": _at("check", _heard(PrinterChanged(reasons=("media-empty",)))),
    **{
        f"check_{fault}": _at("check", _heard(PrinterChanged(detail=PrinterDetail(notes=(note,)))))
        for fault, note in NOTES.items()
    },
    "notices_page_2": _handing(lambda room: room.desk.turnPage(1)),
    "notices_reminders": _handing(_reminders),
    "notices_list_waits": _handing(_reminders, _list_waits),
    "notices_asked": _handing(_chosen("s1")),
    "notices_reprint_waits": _handing(
        _chosen("s1"), _handed(state=JobState.QUEUED, attempt=2, reasons=("print-service-offline",))
    ),
    "notices_chosen": _handing(_chosen("s2")),
    "notices_discarding": _handing(_chosen("s2"), lambda room: room.desk.handing_out.discard()),
    "notices_none": _handing(_heard(StaffPapers(seconds=60.0))),
    "telling_why": _telling(),
    "telling_told": _telling(_concern_told),
    "telling_idle": _telling(_concern_told, _idle),
    "waiting_leaving": _at("waiting", lambda room: room.desk.leave()),
    "waiting_closed": _at("waiting", _heard(CLOSED)),
    "waiting_choice": _at("waiting", _told(State.WAITING, place=3, minutes=(8, 12), choices=tuple(WaitChoice))),
    "waiting_long": _at("waiting", _told(State.WAITING, waited_long=True)),
    "waiting_long_told": _at("waiting", _told(State.WAITING, waited_long=True), _told_leader),
    "waiting_passed_on": _at("serving", _told(State.WAITING, transferred=True, place=2, minutes=(3, 9))),
    "goodbye_called_back": _at("waiting", _called_back),
    "joining_far": _at("waiting", _told(State.JOINING, call=1, **FAR)),
    "serving_far_recorded": _at("serving", _told(State.SERVING, recording=_GIVEN, **FAR)),
    "serving_led": _at("serving", _led),
    "serving_leader_listens": _at("serving", _told(State.SERVING, attended=replace(_LEADER, mode=AttendMode.LISTEN))),
    "serving_leader_helps": _at("serving", _told(State.SERVING, attended=_LEADER)),
    "hold_leader": _at("serving", _told(State.SERVING, hold=Hold(since=NOW), attended=_LEADER)),
    "review_leader": _at("review", _told(State.REVIEWING, form_hash="h", attended=_LEADER)),
    "serving_deaf": _at("serving", _heard(OwnSoundChanged(heard=False))),
    "serving_no_camera": _at("serving", _heard(OwnDeviceChanged(device=Device.CAMERA, present=False))),
    "serving_sound_only": _at("serving", _heard(PictureChanged(picture=Picture.SOUND_ONLY))),
    "serving_no_way": _at("serving", _heard(PictureChanged(picture=Picture.NO_WAY))),
    "serving_broken": _at("serving", _heard(PictureChanged(picture=Picture.BROKEN))),
    "serving_long": _at("serving", lambda room: room.type("address", room.values["address"] * 3, revision=2)),
    "serving_seen": _at("serving", _told(State.SERVING, table_seen=True)),
    "serving_shown": _at("serving", _told(State.SERVING, shown=Shown.APPLICATION)),
    "serving_shown_recorded": _at("serving", _told(State.SERVING, recording=_GIVEN, shown=Shown.APPLICATION)),
    "serving_shown_no_more": _at(
        "serving", _told(State.SERVING, shown=Shown.APPLICATION), _told(State.SERVING, shown=Shown.NOTHING)
    ),
    "recording_asked": _at("serving", _recorded(Consent.ASKED)),
    "recording_asked_line_lost": _at("serving", _recorded(Consent.ASKED), _line_lost),
    "hold": _at("serving", _told(State.SERVING, hold=Hold(since=NOW))),
    "hold_sorry": _at("serving", _told(State.SERVING, hold=Hold(since=NOW, reminders=1))),
    "hold_leaving": _at("serving", _told(State.SERVING, hold=Hold(since=NOW)), lambda room: room.desk.leave()),
    "document_taking": _at("document", lambda room: room.desk.photographing.take()),
    "document_shown": _at("document", _still()),
    "document_sending": _at("document", _still(), _sending),
    **{f"document_{flaw}": _at("document", _still((flaw,))) for flaw in Flaw},
    **{f"document_{flaw}_again": _at("document", _still((flaw,), again=True)) for flaw in Flaw},
    **{f"review_{page + 1}": _review(page) for page in range(3)},
    **{f"review_{page + 1}_objecting": _review(page, objecting=True) for page in range(3)},
    "review_3_objecting_line_lost": _at("review", _review(2, objecting=True), _line_lost),
    "sign_objecting": _at("sign", lambda room: room.desk.object()),
    "reading": _at("serving", _told(State.SERVING, reading=_SHOWN), lambda room: room.read()),
    "reading_crowded": _at(
        "serving",
        _told(State.SERVING, table_seen=True, reading=_SHOWN, notices=(WAITS,)),
        _heard(PrinterChanged(reasons=("media-empty",))),
        lambda room: room.read(),
    ),
    "submitted_uncertain": _at(
        "submitted", _told(State.SUBMITTED, notices=(replace(WAITS, state=JobState.UNCERTAIN),))
    ),
    **{
        f"printer_{fault}": _at(
            "submitted",
            _told(State.SUBMITTED, notices=(WAITS,)),
            _heard(PrinterChanged(reasons=(keyword, "com.other"), detail=EMPTY)),
        )
        for fault, keyword in KEYWORDS.items()
    },
    **{f"{screen}_line_lost": _at(screen, _line_lost) for screen in _IN_VISIT},
    **{
        f"{screen}_recorded": _at(screen, _recorded(Consent.GIVEN))
        for screen in ("document", "review", "sign", "signed", "submitted")
    },
    "serving_recording_failed": _at("serving", _recorded(Consent.FAILED)),
    "goodbye_done": _ended(Outcome.DONE, Ending(next_step=NEXT_STEP)),
    "goodbye_missing": _ended(Outcome.MATERIALS_MISSING, Ending(next_step=NEXT_STEP, kept_days=30)),
    "goodbye_long": _ended(
        Outcome.NOT_POSSIBLE_HERE, Ending(reason=Reason.OTHER_PLACE, next_step=LONG_STEP, kept_days=30)
    ),
    "goodbye_nobody": _ended(Outcome.BROKEN_OFF, Ending(reason=Reason.NOBODY_ANSWERED)),
    "goodbye_closed": _at(
        "waiting",
        _heard(CLOSED),
        _told(State.ENDED, outcome=Outcome.BROKEN_OFF, ending=Ending(reason=Reason.CLOSED)),
    ),
    "goodbye_broken": _ended(Outcome.BROKEN_OFF, None),
    "goodbye_told": _ended(Outcome.NOT_POSSIBLE_HERE, Ending(next_step=NEXT_STEP), _told_leader),
    "goodbye_too_late": _ended(
        Outcome.NOT_POSSIBLE_HERE,
        Ending(next_step=NEXT_STEP),
        lambda room: room.stage.concern.tell(),
        _refused(Code.UNKNOWN_VISIT),
    ),
}
