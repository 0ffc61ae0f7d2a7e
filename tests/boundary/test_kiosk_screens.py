"""Every scene of the kiosk in real QML: large enough to read and to touch, nothing cut off, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk_app.checking import CloseCheck, PlayTone, SomethingHeard, ToneEnded
from kiosk_app.checks import LevelMoved
from kiosk_app.photo_model import StillSeen
from kiosk_app.scene import (
    Answered,
    LineChanged,
    OwnDeviceChanged,
    OwnSoundChanged,
    Photo,
    Picture,
    PictureChanged,
    Screen,
    StillTaken,
    Ticked,
    UploadMoved,
)
from tests.peers.kiosk_eyes import kind, look, page_buttons, place, shown, texts
from tests.peers.kiosk_room import MATTER, KioskRoom
from windowkit.ending import Reason
from windowkit.errors import Code
from windowkit.media.devices import Device
from windowkit.media.hearing import SoundLevels
from windowkit.messages import (
    Callback,
    CallbacksChanged,
    CallbackState,
    Claim,
    ConcernRaised,
    Consent,
    JobState,
    OpenVisit,
    Recording,
    Shown,
    TellConcern,
    TrialChanged,
)
from windowkit.parts import Flaw
from windowkit.visit import State

LANGUAGES = ("zh_CN", "en")


@pytest.fixture
def app(qapp: QGuiApplication) -> QGuiApplication:
    return qapp


def rooms(app: QGuiApplication, language: str) -> Iterator[KioskRoom]:
    room = KioskRoom(app, language)
    room.show()
    yield room
    room.close()


@pytest.fixture(params=LANGUAGES)
def room(app: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    yield from rooms(app, request.param)


def test_a_lost_line_is_told(room: KioskRoom) -> None:
    room.go_to("serving")
    room.desk.hear(LineChanged(up=False))
    assert room.desk.property("trouble")


def test_a_deaf_microphone_is_told_on_screen_and_aloud_and_the_meter_moves(room: KioskRoom, qtbot: QtBot) -> None:
    room.go_to("serving")
    room.desk.hear(PictureChanged(picture=Picture.SHOWN))
    room.stage.meter.hear(SoundLevels(7, 3))
    meter = room.stage.upper.findChild(QQuickItem, "voiceMeter")
    assert meter is not None
    assert meter.property("level") == 7
    with qtbot.waitSignal(room.desk.said) as said:
        room.desk.hear(OwnSoundChanged(heard=False))
    assert said.args == [room.desk.property("trouble")]
    room.desk.hear(OwnSoundChanged(heard=True))
    assert not room.desk.property("trouble")


def test_a_still_is_judged_and_sent_in_large_letters(room: KioskRoom) -> None:
    room.go_to("document")
    room.desk.photographing.take()
    still = room.desk.scene.still
    image = QImage(1216, 900, QImage.Format.Format_RGB32)
    image.fill(0xFF8899AA)
    room.desk.hear(StillSeen(StillTaken(still=still), image))
    assert not room.still_is_empty()
    room.desk.photographing.accept()
    room.desk.hear(UploadMoved(still=still, part=0.4))
    assert room.desk.scene.photo is Photo.SENDING


@pytest.mark.parametrize("flaw", Flaw)
def test_what_is_wrong_with_a_still_can_be_read_and_never_ends_the_way(room: KioskRoom, flaw: Flaw) -> None:
    room.go_to("document")
    image = QImage(1216, 900, QImage.Format.Format_RGB32)
    image.fill(0xFF8899AA)
    for attempt in (1, 2):
        room.desk.photographing.take()
        room.desk.hear(StillSeen(StillTaken(still=room.desk.scene.still, flaws=(flaw,)), image))
        assert len(page_buttons(room.stage.lower)) == (1 if flaw is Flaw.OTHER_PAPER else attempt)
        assert room.desk.property("headline") in room.said[-1]
        if attempt == 1:
            room.desk.photographing.reject()
    room.desk.photographing.accept()
    sent = room.desk.scene.photo is Photo.SENDING
    assert sent is not (flaw is Flaw.OTHER_PAPER)  # another paper is never sent; it is photographed anew


def test_a_wrong_pin_says_so(room: KioskRoom) -> None:
    room.go_to("pin")
    room.desk.enterPin()
    room.desk.hear(Answered(command=room.asked().id, code=Code.BAD_CREDENTIALS))
    assert room.desk.property("refusal")


def test_an_idle_screen_warns_before_it_closes(room: KioskRoom) -> None:
    room.go_to("matters")
    room.now += 65
    room.desk.hear(Ticked())
    assert room.desk.property("secondsLeft") == 20


def test_staff_tell_what_a_resident_could_not_get_done_and_read_its_number(room: KioskRoom) -> None:
    room.go_to("telling")
    room.desk.chooseMatter(MATTER.code)
    room.stage.telling.tell("unclear_rule")
    asked = room.asked()
    assert asked == TellConcern(id=asked.id, matter=MATTER.code, reasons=(Reason.UNCLEAR_RULE,))
    room.desk.hear(ConcernRaised(visit="", due="2026-12-04", number="F-001"))
    room.answer()
    assert "F-001" in room.said[-1]
    assert "4" in room.said[-1]
    room.now += 65
    room.desk.hear(Ticked())
    room.desk.back()
    assert (room.desk.scene.screen, room.desk.scene.concern, room.desk.scene.wanted) == (Screen.MATTERS, "", "")


FAR = {"clerk": "欧阳海娟", "service_number": "0312", "served_from": "南京东路街道社区事务受理服务中心"}
FAR_EN = "Nanjing East Road Sub-district Community Affairs Service Centre"


def test_a_clerk_of_another_centre_is_said_to_be_one_once(room: KioskRoom) -> None:
    room.go_to("waiting")
    far = FAR["served_from"] if room.desk.property("language") == "zh_CN" else FAR_EN
    room.snapshot(State.JOINING, call=1, served_from_en=FAR_EN, **FAR)
    assert far in room.said[-1]
    room.desk.hear(PictureChanged(picture=Picture.SHOWN))
    standing = Recording(id="r1", consent=Consent.GIVEN, days=180)
    room.snapshot(State.SERVING, recording=standing)
    assert any(far == one.property("text") for one in texts(room.stage.upper))
    assert sum(far in words for words in room.said) == 1


def test_what_is_so_before_the_number_is_marked_and_said_and_an_idle_page_warns(room: KioskRoom) -> None:
    room.go_to("claims")
    again = Callback(visit="v0", ticket="A012", state=CallbackState.BROKEN, matter=room.desk.scene.wanted)
    room.desk.hear(CallbacksChanged(callbacks=(again,)))
    look(room, "claims_returning")
    assert "A012" in room.said[-1]
    room.stage.claims.touchBack()
    look(room, "claims_returned")
    room.desk.hear(CallbacksChanged(callbacks=()))
    room.stage.claims.touchBack()
    assert room.said[-1] == f"{room.desk.property('headline')} {room.desk.property('guide')}"
    before = room.desk.property("guide")
    room.stage.claims.touchAged()
    room.stage.claims.touchDisabled()
    assert room.desk.property("guide") != before
    assert room.said[-1].endswith(room.desk.property("guide"))
    room.now += 65
    room.desk.hear(Ticked())
    room.desk.hear(LineChanged(up=False))
    room.desk.hear(LineChanged(up=True))
    room.stage.claims.take()
    room.stage.inform.understand()
    asked = room.asked()
    assert isinstance(asked, OpenVisit)
    assert set(asked.claims) == {Claim.AGED, Claim.DISABLED}
    room.desk.hear(Answered(command=asked.id, code=Code.UNAVAILABLE))


def test_half_the_size_shows_the_same_at_half_the_scale(app: QGuiApplication, qtbot: QtBot) -> None:
    room = KioskRoom(app)
    room.show(960, 540)
    room.go_to("pin")
    QTest.qWait(60)
    button = page_buttons(room.stage.lower)[0]
    assert place(button).height() == pytest.approx(button.height() / 2)
    room.close()


def test_nothing_of_the_resident_is_left_after_the_end(app: QGuiApplication) -> None:
    room = KioskRoom(app)
    room.show()
    room.go_to("rating")
    room.snapshot(State.ENDED)
    QTest.qWait(60)
    kept = repr(room.desk.scene) + "".join(
        str(text.property("text")) for window in (room.stage.upper, room.stage.lower) for text in texts(window)
    )
    for trace in ("张福生", "310103194601151230", "13800138000", "A012", "SL-310101"):
        assert trace not in kept
    assert room.still_is_empty()
    room.close()


RECORDED = ("serving", "document", "review", "sign", "signed", "submitted")


def test_what_is_shown_and_its_end_stand_beside_the_recording_mark(room: KioskRoom) -> None:
    room.go_to("serving")
    given = Recording(id="r1", consent=Consent.GIVEN, days=180)
    room.snapshot(State.SERVING, recording=given, shown=Shown.APPLICATION)
    room.snapshot(State.SERVING, recording=given, shown=Shown.NOTHING)
    words = [text.property("text") for text in texts(room.stage.upper)]
    assert room.said[-1] in words
    room.snapshot(State.ENDED)
    assert not room.desk.beside.property("over")


def recording_of(consent: Consent) -> Recording:
    return Recording(id="r1", consent=consent, days=180)


def test_the_question_whether_to_record_has_two_answers_of_equal_size_and_is_said_aloud(room: KioskRoom) -> None:
    room.go_to("serving")
    room.snapshot(State.SERVING, recording=recording_of(Consent.ASKED))
    buttons = page_buttons(room.stage.lower)
    assert len({(button.width(), button.height(), button.property("main")) for button in buttons}) == 1
    assert len(buttons) == 2
    assert "180" in room.said[-1]
    room.desk.hear(LineChanged(up=False))


@pytest.mark.parametrize("screen", RECORDED)
def test_the_mark_and_its_stop_are_on_both_screens_whatever_else_is_shown(room: KioskRoom, screen: str) -> None:
    room.go_to(screen)
    visit = room.desk.scene.visit
    assert visit is not None
    room.snapshot(visit.state, recording=recording_of(Consent.GIVEN))
    for window in (room.stage.upper, room.stage.lower):
        assert any(kind(item) == "RecordMark" for item in shown(window.contentItem()))
    room.snapshot(visit.state, recording=recording_of(Consent.FAILED))
    for window in (room.stage.upper, room.stage.lower):
        assert not any(kind(item) == "RecordMark" for item in shown(window.contentItem()))


VERDICTS = (
    (JobState.WAITING, ("media-empty-report",)),
    (JobState.QUEUED, ("print-service-offline",)),
    (JobState.UNCERTAIN, ()),
    (JobState.DONE, ()),
)


@pytest.mark.parametrize(("state", "reasons"), VERDICTS)
def test_the_device_pages_verdicts_can_be_read(room: KioskRoom, state: JobState, reasons: tuple[str, ...]) -> None:
    good = state is JobState.DONE
    room.go_to("check")
    for device in Device:
        room.desk.hear(OwnDeviceChanged(device=device, present=good or device is Device.LOUDSPEAKER))
    check = room.desk.device_check
    if good:
        room.desk.hear(SomethingHeard())
    check.hear(LevelMoved(0.6))
    check.play()
    assert isinstance(room.orders[-1], PlayTone)
    room.desk.hear(ToneEnded(heard=good))
    check.print()
    command = room.asked()
    room.answer()
    room.desk.hear(TrialChanged(trial=command.id, state=state, reasons=reasons))
    assert len(check.property("good").split()) == (5 if good else 0)
    assert check.property("level") == pytest.approx(0.6)
    room.desk.back()
    assert any(isinstance(order, CloseCheck) for order in room.orders[-2:])  # and a sheet that waits is cancelled
    assert (room.desk.property("screen"), check.property("level")) == ("matters", 0.0)
