"""Stories told to the conductor: before a visit, its end, and the line."""

import msgspec
import pytest
from msgspec.structs import replace

from kiosk_app.claiming import ClaimTouched, ReturnTouched, StaffStay, TicketWanted
from kiosk_app.conductor import LINE_LOST, RESUME
from kiosk_app.ease import Ease
from kiosk_app.easing import EaseChosen, chosen
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.informing import Understood
from kiosk_app.parting import GOODBYE
from kiosk_app.phrases import sentences
from kiosk_app.scene import (
    CloseTable,
    DigitErased,
    DigitTouched,
    EndCall,
    FaceTouched,
    LineChanged,
    MatterChosen,
    Photo,
    PinEntered,
    Scene,
    Screen,
    Started,
    StayWanted,
    Ticked,
    WarmCall,
    WentBack,
    Wipe,
)
from kiosk_app.visiting import RATING, SCREENS
from tests.unit.kiosk_app.story import MATTER, WELCOME, Story, snapshot
from windowkit.errors import Code
from windowkit.messages import (
    Callback,
    CallbacksChanged,
    CallbackState,
    Claim,
    Filled,
    MatterDefined,
    OpenVisit,
    PrinterChanged,
    Rate,
    UnlockKiosk,
)
from windowkit.visit import Outcome, State

# -- before a visit ----------------------------------------------------------------------------------------------


def test_staff_unlock_with_their_pin_and_the_matters_appear(story: Story) -> None:
    story.tell(Started(), *(DigitTouched(digit=digit) for digit in "12345"), DigitErased(), PinEntered())
    assert story.asked() == UnlockKiosk(id=story.scene.asking, pin="1234")
    story.done()
    assert story.scene.screen is Screen.MATTERS
    assert story.scene.pin == ""
    assert [entry.code for entry in story.scene.matters] == ["ltci", "booklet", "z"]


def test_a_wrong_pin_is_forgotten_and_told(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done(Code.BAD_CREDENTIALS)
    assert (story.scene.screen, story.scene.pin, story.scene.refusal) == (Screen.PIN, "", Code.BAD_CREDENTIALS)


def test_an_empty_pin_is_not_asked(story: Story) -> None:
    assert story.tell(Started(), PinEntered()).orders == []


def test_without_a_line_nothing_begins() -> None:
    assert Story().tell(Started()).scene.screen is Screen.WELCOME


def test_a_kiosk_the_server_will_not_have_does_not_begin(story: Story) -> None:
    story.tell(LineChanged(up=False, reason=Code.REPLACED), Started())
    assert story.scene.screen is Screen.WELCOME


def test_a_matter_takes_a_ticket_once(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), TicketWanted(language="en"), Understood())
    asked = story.asked()
    assert isinstance(asked, OpenVisit)
    assert (asked.matter, asked.language, asked.claims) == ("ltci", "en", ())
    assert story.tell(TicketWanted(), Understood()).orders == []
    story.done().tell(MatterDefined(matter=MATTER), snapshot(visit=asked.visit))
    assert story.scene.screen is Screen.WAITING
    assert story.orders == [WarmCall(visit=asked.visit)]


def test_a_ticket_refused_for_want_of_a_pin_goes_back_to_the_pin(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), ClaimTouched(claim=Claim.AGED), TicketWanted(), Understood()).done(
        Code.NOT_SIGNED_IN
    )
    assert (story.scene.screen, story.scene.claims) == (Screen.PIN, ())


def test_an_unknown_matter_is_not_asked_for(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="nothing"))
    assert (story.scene.screen, story.orders) == (Screen.MATTERS, [])


def test_who_is_to_be_called_earlier_says_so_with_the_ticket(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"))
    assert (story.scene.screen, story.orders) == (Screen.CLAIMS, [])  # no number is drawn before
    both = (ClaimTouched(claim=Claim.AGED), ClaimTouched(claim=Claim.DISABLED))
    story.tell(*both, both[0], both[0], both[1], TicketWanted(language="zh"), Understood())
    asked = story.asked()
    assert isinstance(asked, OpenVisit)
    assert (asked.matter, asked.claims) == ("ltci", (Claim.AGED,))
    story.done().tell(snapshot(visit=asked.visit))
    assert (story.scene.screen, story.scene.claims) == (Screen.WAITING, ())  # nothing of it stays here


def test_staff_who_stay_beside_the_resident_say_so_with_the_ticket_and_nothing_of_it_stays(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), StaffStay(), WentBack(), MatterChosen(code="ltci"))
    assert not story.scene.accompanied, "another resident's"
    story.tell(StaffStay(), StaffStay(), StaffStay(), TicketWanted(), Understood())
    asked = story.asked()
    assert isinstance(asked, OpenVisit)
    assert asked.accompanied
    story.done().tell(snapshot(visit=asked.visit))
    assert not story.scene.accompanied


def test_who_had_the_number_that_was_not_finished_says_so_and_nobody_else_is_taken_for_them(story: Story) -> None:
    callbacks = tuple(
        Callback(visit=f"v-{matter}", ticket="A012", state=CallbackState.BROKEN, matter=matter)
        for matter in ("ltci", "x")
    )
    story.tell(CallbacksChanged(callbacks=callbacks))
    assert story.scene.screen is Screen.WELCOME
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), ReturnTouched(), ReturnTouched())
    assert story.scene.returning == "", "not after all"
    story.tell(ReturnTouched(), TicketWanted(), Understood())
    asked = story.asked()
    assert isinstance(asked, OpenVisit)
    assert asked.returning == "v-ltci"
    story.done().tell(snapshot(visit=asked.visit))
    assert (story.scene.screen, story.scene.returning) == (Screen.WAITING, "")


def test_a_ticket_that_was_refused_is_asked_for_again_from_the_same_page(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), TicketWanted(), Understood()).done(Code.UNAVAILABLE)
    assert (story.scene.screen, story.scene.refusal) == (Screen.CLAIMS, Code.UNAVAILABLE)
    assert isinstance(story.tell(TicketWanted(), Understood()).asked(), OpenVisit)


def test_one_step_back_from_the_claims_are_the_matters_and_nothing_is_kept(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), ClaimTouched(claim=Claim.DISABLED), WentBack())
    assert (story.scene.screen, story.scene.wanted, story.scene.claims) == (Screen.MATTERS, "", ())
    assert story.tell(MatterChosen(code="z")).scene.claims == ()


@pytest.mark.parametrize("screen", [Screen.PIN, Screen.MATTERS, Screen.CLAIMS])
def test_an_idle_screen_warns_and_then_closes(story: Story, screen: Screen) -> None:
    story.tell(Started())
    if screen is not Screen.PIN:
        story.tell(DigitTouched(digit="1"), PinEntered()).done()
    if screen is Screen.CLAIMS:
        story.tell(MatterChosen(code="ltci"))
    story.now += IDLE - 1
    assert story.tell(Ticked()).scene.seconds_left is None
    story.now += 1
    assert story.tell(Ticked()).scene.seconds_left == GRACE
    story.now += GRACE - 0.5
    assert story.tell(Ticked()).scene.screen is screen
    story.now += 0.5
    assert story.tell(Ticked()).scene.screen is Screen.WELCOME


def test_one_touch_anywhere_keeps_an_idle_screen(story: Story) -> None:
    story.tell(Started())
    story.now += IDLE + 10
    story.tell(Ticked(), StayWanted())
    story.now += IDLE - 1
    assert story.tell(Ticked()).scene.seconds_left is None


# -- the end ------------------------------------------------------------------------------------------------------


@pytest.fixture
def rating(serving: Story) -> Story:
    return serving.visit(State.SUBMITTED, case="C1").visit(State.RATING, outcome=Outcome.ACCEPTED)


def test_rating_closes_the_call_and_counts_down_from_the_start(rating: Story) -> None:
    assert rating.orders == [EndCall()]
    assert rating.scene.seconds_left == RATING


def test_a_face_is_told_once(rating: Story) -> None:
    assert rating.tell(FaceTouched(faces=5)).asked() == Rate(id=rating.scene.asking, visit="v", faces=5)
    assert rating.tell(FaceTouched(faces=1)).orders == []


def test_no_face_in_time_is_told_as_none(rating: Story) -> None:
    rating.now += RATING
    assert rating.tell(Ticked()).asked() == Rate(id=rating.scene.asking, visit="v", faces=None)
    rating.now += 5
    assert rating.tell(Ticked()).orders == []


@pytest.mark.parametrize("state", SCREENS)
def test_the_end_wipes_every_trace_from_any_state(story: Story, state: State) -> None:
    secret = {"f0": Filled(value="秘密", revision=1)}
    story.tell(MatterDefined(matter=MATTER)).visit(state, fields=secret, case="C1", clerk="王敏")
    story.tell(EaseChosen(ease=Ease(volume=5))).visit(State.ENDED)
    assert story.orders == [EndCall(), CloseTable(), Wipe()]
    left = msgspec.json.encode(story.scene).decode()
    assert "秘密" not in left
    assert chosen(story.scene) is None
    assert story.scene.visit is None
    assert story.scene.matter is None
    assert story.scene.screen is Screen.GOODBYE
    story.now += GOODBYE
    assert story.tell(Ticked()).scene == replace(story.scene, screen=Screen.WELCOME)
    assert story.scene.ease == story.scene.usual


def test_an_end_without_a_case_is_called_so(waiting: Story) -> None:
    assert waiting.visit(State.ENDED, outcome=Outcome.BROKEN_OFF).scene.broken_off


def test_an_ended_visit_told_again_changes_nothing(waiting: Story) -> None:
    before = waiting.visit(State.ENDED).tell(WentBack()).scene
    assert before.screen is Screen.WELCOME
    assert waiting.tell(snapshot(state=State.ENDED, version=99)).scene == before
    assert waiting.orders == []


# -- the line -----------------------------------------------------------------------------------------------------


def test_a_visit_the_server_no_longer_knows_after_a_reconnect_ends(serving: Story) -> None:
    serving.tell(LineChanged(up=False), WELCOME, LineChanged(up=True))
    serving.now += RESUME - 1
    assert serving.tell(Ticked()).scene.screen is Screen.SERVING
    serving.now += 1
    assert Wipe() in serving.tell(Ticked()).orders


def test_a_visit_the_server_knows_goes_on_after_a_reconnect(serving: Story) -> None:
    serving.tell(LineChanged(up=False), WELCOME, LineChanged(up=True)).visit(State.SERVING)
    serving.now += RESUME + 1
    assert serving.tell(Ticked()).scene.screen is Screen.SERVING


def test_a_line_lost_for_long_wipes_what_is_shown(serving: Story) -> None:
    serving.tell(LineChanged(up=False))
    serving.now += LINE_LOST - 1
    assert serving.tell(LineChanged(up=False), Ticked()).orders == []
    serving.now += 1
    assert Wipe() in serving.tell(Ticked()).orders


def test_every_state_but_the_last_has_a_screen() -> None:
    assert set(SCREENS) == set(State) - {State.ENDED}


@pytest.mark.parametrize("screen", Screen)
@pytest.mark.parametrize("photo", Photo)
def test_every_scene_has_a_spoken_sentence(screen: Screen, photo: Photo) -> None:
    for visit in (None, snapshot()):
        scene = Scene(line=True, screen=screen, photo=photo, visit=visit or snapshot())
        assert sentences(scene, "ID card").spoken


def test_what_belongs_to_the_machine_outlives_a_visit() -> None:
    printer = PrinterChanged(reasons=("media-empty",))
    story = Story(help_phone="021 5555 0100").tell(WELCOME, LineChanged(up=True), printer, Started(), WentBack())
    assert (story.scene.help_phone, story.scene.printer) == ("021 5555 0100", printer)
