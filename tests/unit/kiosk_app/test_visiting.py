"""Stories told to the conductor while a visit lives: waiting, form, papers, reading, signing."""

import pytest

from kiosk_app.scene import (
    CloseTable,
    FormConfirmed,
    HangUp,
    LeaveMeant,
    LeaveTouched,
    LineRated,
    ObjectionMade,
    ObjectionTouched,
    OpenTable,
    PageTurned,
    Photo,
    Screen,
    SendStill,
    ShutterTouched,
    SignatureGiven,
    StartCall,
    StillAccepted,
    StillFailed,
    StillRejected,
    StillTaken,
    TakeStill,
    UploadEnded,
    UploadMoved,
    WarmCall,
)
from tests.unit.kiosk_app.story import MATTER, SIGNATURE, Story, snapshot
from windowkit.errors import Code
from windowkit.messages import (
    CancelVisit,
    ConfirmForm,
    DocumentFailed,
    FieldChanged,
    Filled,
    Flaw,
    MatterDefined,
    ObjectForm,
    PlaceChanged,
    SignForm,
)
from windowkit.visit import State

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


def test_a_flawed_still_is_sent_only_after_a_second_try_and_says_so(document: Story) -> None:
    for flaw in (Flaw.BLURRED, Flaw.GLARE):
        assert document.tell(StillAccepted()).orders == []
        document.tell(StillRejected(), ShutterTouched())
        document.tell(StillTaken(still=document.scene.still, flaws=(flaw,)))
    (order,) = document.tell(StillAccepted()).orders
    assert isinstance(order, SendStill)
    assert order.flaws == (Flaw.GLARE,)


def test_a_good_still_after_a_flawed_one_is_sent_at_once(document: Story) -> None:
    document.tell(ShutterTouched())
    document.tell(StillTaken(still=document.scene.still, flaws=(Flaw.CUT_OFF,)), StillRejected(), ShutterTouched())
    (order,) = document.tell(StillTaken(still=document.scene.still), StillAccepted()).orders
    assert isinstance(order, SendStill)
    assert order.flaws == ()


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


# -- the second pictures --------------------------------------------------------------------------------------------


def test_the_table_is_filmed_while_the_clerk_looks_and_only_then(waiting: Story) -> None:
    waiting.visit(State.SERVING)
    assert OpenTable() in waiting.visit(State.SERVING, table_seen=True).orders
    assert waiting.visit(State.REVIEWING, table_seen=True).orders == []
    assert waiting.visit(State.REVIEWING, table_seen=False).orders == [CloseTable()]


def test_a_look_that_goes_on_after_a_paper_begins_anew_without_its_stills(waiting: Story) -> None:
    waiting.visit(State.SERVING, table_seen=True)
    assert OpenTable() not in waiting.visit(State.DOCUMENT, table_seen=True).orders
    assert waiting.visit(State.SERVING, table_seen=True).orders == [CloseTable(), OpenTable()]
    assert CloseTable() in waiting.visit(State.RATING, table_seen=False).orders


def test_the_lines_bars_are_kept_for_the_screens(waiting: Story) -> None:
    assert waiting.tell(LineRated(bars=1)).scene.bars == 1
