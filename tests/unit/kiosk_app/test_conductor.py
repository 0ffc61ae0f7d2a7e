"""Stories told to the conductor, and what it makes of them."""

from typing import Final

import msgspec
import pytest
from msgspec.structs import replace

from kiosk_app.conductor import GRACE, IDLE, LINE_LOST, RESUME, advance
from kiosk_app.phrases import sentences
from kiosk_app.scene import (
    Answered,
    Ask,
    CloseTable,
    DigitErased,
    DigitTouched,
    EndCall,
    FaceTouched,
    FormConfirmed,
    HangUp,
    LeaveMeant,
    LeaveTouched,
    LineChanged,
    MatterChosen,
    ObjectionMade,
    ObjectionTouched,
    OpenTable,
    Order,
    PageTurned,
    Photo,
    PinEntered,
    Scene,
    Screen,
    SendStill,
    ShutterTouched,
    SignatureGiven,
    StartCall,
    Started,
    StayWanted,
    StillAccepted,
    StillFailed,
    StillRejected,
    StillTaken,
    TakeStill,
    Ticked,
    UploadEnded,
    UploadMoved,
    WarmCall,
    WentBack,
    Wipe,
)
from kiosk_app.visiting import GOODBYE, RATING, SCREENS
from windowkit.errors import Code
from windowkit.matters import Field, Material, Matter, Mode, Section
from windowkit.messages import (
    CancelVisit,
    ConfirmForm,
    DocumentFailed,
    FieldChanged,
    Filled,
    MatterDefined,
    MatterEntry,
    ObjectForm,
    OpenVisit,
    PlaceChanged,
    Point,
    Rate,
    Signature,
    SignForm,
    UnlockKiosk,
    VisitSnapshot,
    Welcome,
)
from windowkit.visit import Outcome, State

FIELDS: Final = tuple(Field(key=f"f{at}", label=f"第{at}项", label_en=f"Field {at}") for at in range(6))
MATTER: Final = Matter(
    code="ltci",
    name="长期护理保险申请",
    name_en="Care insurance",
    department="市医保局",
    department_en="Healthcare Security",
    kind="申请",
    mode=Mode.DIRECT,
    citywide=True,
    who_may_apply=(),
    materials=(Material(code="id", name="身份证", name_en="ID card"),),
    sections=(Section(key="s", title="申请人", title_en="Applicant", fields=FIELDS),),
    applicant_name="f0",
    applicant_id_number="f1",
    working_days=15,
    fee="",
    hotline="",
    legal_basis="",
    verified_on="",
)
WELCOME: Final = Welcome(
    server_time=0,
    token="t",
    token_expires=1,
    place="甲居委会",
    place_en="Jia",
    centre="乙中心",
    centre_en="Yi",
    matters=tuple(
        MatterEntry(code=code, name=code, name_en=code, department="", department_en="", hot=hot)
        for code, hot in (("z", 0), ("booklet", 2), ("ltci", 1))
    ),
)
SIGNATURE: Final = Signature(width=100, height=50, strokes=((Point(0, 0, 0), Point(100, 100, 10)),))


class Story:
    """A scene, its clock, and the orders so far."""

    def __init__(self) -> None:
        self.scene = Scene()
        self.now = 1000.0
        self.orders: list[Order] = []
        self._ids = 0

    def tell(self, *happenings: object) -> "Story":
        """Events, one after the other; `orders` are those of the last."""
        for event in happenings:
            self._ids += 1
            self.scene, orders = advance(self.scene, event, self.now, f"id{self._ids}")
            self.orders = list(orders)
        return self

    def asked(self) -> object:
        """The one command of the last event."""
        (order,) = self.orders
        assert isinstance(order, Ask)
        return order.command

    def done(self, code: Code | None = None) -> "Story":
        """The server answers."""
        return self.tell(Answered(command=self.scene.asking, code=code))

    def visit(self, state: State, **more: object) -> "Story":
        """A newer snapshot."""
        known = self.scene.visit
        version = known.version + 1 if known else 1
        first = known or snapshot()
        return self.tell(replace(first, state=state, version=version, changes=version, **more))


def snapshot(**more: object) -> VisitSnapshot:
    first = VisitSnapshot(
        visit="v",
        state=State.WAITING,
        version=1,
        changes=1,
        ticket="A1",
        matter="ltci",
        committee="甲",
        committee_en="Jia",
        opened=0,
    )
    return replace(first, **more)


@pytest.fixture
def story() -> Story:
    return Story().tell(WELCOME, LineChanged(up=True))


@pytest.fixture
def waiting(story: Story) -> Story:
    return story.tell(MatterDefined(matter=MATTER)).visit(State.WAITING, place=2)


@pytest.fixture
def serving(waiting: Story) -> Story:
    return waiting.visit(State.JOINING, call=3).visit(State.SERVING)


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
    story.tell(MatterChosen(code="ltci"))
    asked = story.asked()
    assert isinstance(asked, OpenVisit)
    assert asked.matter == "ltci"
    assert story.tell(MatterChosen(code="ltci")).orders == []
    story.done().tell(MatterDefined(matter=MATTER), snapshot(visit=asked.visit))
    assert story.scene.screen is Screen.WAITING
    assert story.orders == [WarmCall(visit=asked.visit)]


def test_a_ticket_refused_for_want_of_a_pin_goes_back_to_the_pin(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci")).done(Code.NOT_SIGNED_IN)
    assert story.scene.screen is Screen.PIN


def test_an_unknown_matter_is_not_asked_for(story: Story) -> None:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    assert story.tell(MatterChosen(code="nothing")).orders == []


@pytest.mark.parametrize("screen", [Screen.PIN, Screen.MATTERS])
def test_an_idle_screen_warns_and_then_closes(story: Story, screen: Screen) -> None:
    story.tell(Started())
    if screen is Screen.MATTERS:
        story.tell(DigitTouched(digit="1"), PinEntered()).done()
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


# -- waiting ------------------------------------------------------------------------------------------------------


def test_the_place_in_the_queue_moves_up(waiting: Story) -> None:
    waiting.tell(PlaceChanged(visit="v", place=1, minutes=(1, 2)), PlaceChanged(visit="other", place=9, minutes=(9, 9)))
    assert waiting.scene.visit is not None
    assert waiting.scene.visit.place == 1


def test_giving_up_asks_first(waiting: Story) -> None:
    assert waiting.tell(LeaveTouched()).orders == []
    assert not waiting.tell(LeaveMeant(yes=False)).scene.leaving
    assert isinstance(waiting.tell(LeaveTouched(), LeaveMeant(yes=True)).asked(), CancelVisit)


def test_the_call_starts_when_a_clerk_takes_the_visit_and_not_before(waiting: Story) -> None:
    assert not any(isinstance(order, StartCall) for order in waiting.orders)
    assert waiting.visit(State.JOINING, call=3).orders == [StartCall(visit="v", call=3)]
    assert waiting.visit(State.SERVING).orders == []


def test_a_lost_clerk_hangs_up_and_the_devices_stay_warm(serving: Story) -> None:
    assert serving.visit(State.WAITING).orders == [HangUp(), WarmCall(visit="v")]
    assert serving.scene.screen is Screen.WAITING


def test_a_kiosk_that_starts_again_finds_its_visit(story: Story) -> None:
    story.tell(MatterDefined(matter=MATTER), snapshot(state=State.DOCUMENT, version=9, changes=9, call=4, wanted="id"))
    assert story.scene.screen is Screen.DOCUMENT
    assert story.orders == [StartCall(visit="v", call=4), OpenTable()]


# -- the form -----------------------------------------------------------------------------------------------------


def test_the_field_typed_last_leads(serving: Story) -> None:
    for field in ("f0", "f1", "f0"):
        serving.tell(FieldChanged(visit="v", field=field, value="x", revision=serving.now))  # type: ignore[arg-type]
        serving.now += 1
    assert serving.scene.typed == ("f0", "f1")


def test_an_older_edit_changes_nothing(serving: Story) -> None:
    serving.tell(FieldChanged(visit="v", field="f0", value="new", revision=2))
    serving.tell(FieldChanged(visit="v", field="f0", value="old", revision=1))
    serving.tell(FieldChanged(visit="other", field="f0", value="foreign", revision=3))
    assert serving.scene.visit is not None
    assert serving.scene.visit.fields["f0"] == Filled(value="new", revision=2)


def test_a_snapshot_never_takes_back_a_newer_field(serving: Story) -> None:
    serving.tell(FieldChanged(visit="v", field="f0", value="new", revision=2))
    serving.visit(State.SERVING, fields={"f0": Filled(value="old", revision=1), "f1": Filled(value="b", revision=1)})
    assert serving.scene.visit is not None
    assert {key: field.value for key, field in serving.scene.visit.fields.items()} == {"f0": "new", "f1": "b"}


def test_an_older_snapshot_changes_nothing(serving: Story) -> None:
    before = serving.scene
    assert serving.tell(snapshot(state=State.WAITING, version=1)).scene == before


# -- papers -------------------------------------------------------------------------------------------------------


@pytest.fixture
def document(serving: Story) -> Story:
    return serving.visit(State.DOCUMENT, wanted="id")


def test_a_paper_is_photographed_judged_and_sent(document: Story) -> None:
    assert document.orders == [OpenTable()]
    document.tell(ShutterTouched())
    (order,) = document.orders
    assert isinstance(order, TakeStill)
    assert document.tell(ShutterTouched()).orders == []
    document.tell(StillTaken(still=order.still), StillAccepted())
    assert document.orders == [SendStill(visit="v", still=order.still, material="id")]
    document.tell(UploadMoved(still=order.still, part=0.5), UploadMoved(still=order.still, part=0.4))
    assert document.scene.sent == 0.5
    document.tell(UploadEnded(still=order.still, arrived=True)).visit(State.SERVING)
    assert document.orders == [CloseTable()]


def test_a_poor_still_is_taken_again(document: Story) -> None:
    document.tell(ShutterTouched())
    document.tell(StillTaken(still=document.scene.still), StillRejected())
    assert (document.scene.photo, document.scene.still) == (Photo.LIVE, "")


def test_a_missing_document_camera_is_told_to_the_clerk(document: Story) -> None:
    document.tell(ShutterTouched())
    document.tell(StillFailed(still=document.scene.still))
    assert isinstance(document.asked(), DocumentFailed)
    assert document.visit(State.SERVING).scene.no_document_camera
    assert not document.visit(State.REVIEWING).scene.no_document_camera


def test_an_upload_that_fails_offers_to_send_again(document: Story) -> None:
    document.tell(ShutterTouched())
    still = document.scene.still
    document.tell(StillTaken(still=still), StillAccepted(), UploadEnded(still=still, arrived=False))
    assert document.scene.sending_failed
    assert isinstance(document.tell(StillAccepted()).orders[0], SendStill)


def test_a_report_about_an_earlier_paper_changes_nothing(document: Story) -> None:
    before = document.scene
    assert document.tell(StillTaken(still="another"), UploadEnded(still="another", arrived=False)).scene == before


# -- reading, signing ----------------------------------------------------------------------------------------------


@pytest.fixture
def review(serving: Story) -> Story:
    return serving.visit(State.REVIEWING, form_hash="hash")


def test_the_form_is_confirmed_only_when_every_page_was_seen(review: Story) -> None:
    assert review.tell(FormConfirmed()).orders == []
    review.tell(PageTurned(by=1), PageTurned(by=1), FormConfirmed())
    assert review.scene.page == 1
    assert review.asked() == ConfirmForm(id=review.scene.asking, visit="v", form_hash="hash")


def test_the_resident_can_say_which_field_is_wrong(review: Story) -> None:
    review.tell(ObjectionTouched(), ObjectionMade(field="f1"))
    assert review.asked() == ObjectForm(id=review.scene.asking, visit="v", field="f1")


def test_a_form_changed_meanwhile_is_read_again(review: Story) -> None:
    review.tell(PageTurned(by=1), FormConfirmed()).done(Code.STALE)
    assert (review.scene.screen, review.scene.refusal) == (Screen.REVIEW, Code.STALE)


def test_a_no_that_time_has_overtaken_needs_no_sentence(review: Story) -> None:
    review.tell(PageTurned(by=1), FormConfirmed()).done(Code.WRONG_STATE)
    assert review.scene.refusal is None
    assert review.scene.asking == ""


def test_the_signature_goes_under_exactly_the_form_that_was_read(review: Story) -> None:
    review.visit(State.SIGNING).tell(SignatureGiven(signature=SIGNATURE))
    assert review.asked() == SignForm(id=review.scene.asking, visit="v", form_hash="hash", signature=SIGNATURE)


def test_a_signature_outside_the_signing_is_no_signature(review: Story) -> None:
    assert review.tell(SignatureGiven(signature=SIGNATURE)).orders == []


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
    story.visit(State.ENDED)
    assert story.orders == [EndCall(), CloseTable(), Wipe()]
    left = msgspec.json.encode(story.scene).decode()
    assert "秘密" not in left
    assert story.scene.visit is None
    assert story.scene.matter is None
    assert story.scene.screen is Screen.GOODBYE
    story.now += GOODBYE
    assert story.tell(Ticked()).scene == replace(story.scene, screen=Screen.WELCOME)


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
