"""A form that is signed on paper, as the conductor has it."""

from typing import Final

from msgspec.structs import replace

from kiosk_app import inking, papers, phrases, reading
from kiosk_app.conductor import advance
from kiosk_app.inking import PaperDone, PaperWanted, Stand
from kiosk_app.lying import PaperLies
from kiosk_app.scene import (
    Ask,
    CloseTable,
    LineChanged,
    ObjectionDropped,
    ObjectionMade,
    ObjectionTouched,
    OpenTable,
    Order,
    OwnDeviceChanged,
    Photo,
    Scene,
    Screen,
    SendStill,
    ShutterTouched,
    StillAccepted,
    StillTaken,
    TakeStill,
)
from tests.unit.kiosk_app.story import MATTER, WELCOME
from windowkit.inking import MATERIAL, Ink, InkStage, PaperSigned, SignOnPaper
from windowkit.media.devices import Device
from windowkit.messages import (
    DocumentFailed,
    JobState,
    MatterDefined,
    NoticeState,
    ObjectForm,
    Reading,
    ReadingStage,
    VisitSnapshot,
)
from windowkit.parts import Flaw
from windowkit.signing import Signing
from windowkit.visit import State

INK: Final = Ink(stage=InkStage.PAPER, notice="n", number="A012-1", check="code-1")
CODE: Final = "https://window.example/verify/code-1?t=form_to_sign"


class Tale:
    """A visit whose form is to be signed."""

    def __init__(self, signing: Signing) -> None:
        self.scene = Scene()
        self.orders: tuple[Order, ...] = ()
        self._version = 0
        matter = replace(MATTER, signature=signing)
        for event in (WELCOME, LineChanged(up=True), MatterDefined(matter=matter)):
            self.hear(event)
        self.told()

    def hear(self, event: object) -> None:
        self._version += 1
        self.scene, self.orders = advance(self.scene, event, 0.0, f"c{self._version}")

    def told(
        self,
        ink: Ink | None = None,
        state: JobState | None = JobState.DONE,
        step: State = State.SIGNING,
        **more: object,
    ) -> None:
        sheet = NoticeState(id="n", template="form_to_sign", number="A012-1", attempt=1, state=state)
        news = VisitSnapshot(
            visit="v",
            state=step,
            version=1,
            changes=self._version,
            ticket="A012",
            matter=MATTER.code,
            committee="",
            committee_en="",
            opened=0.0,
            form_hash="h",
            ink=ink,
            notices=(sheet,),
        )
        self.hear(replace(news, **more))

    def asked(self) -> object:
        return next((one.command for one in self.orders if isinstance(one, Ask)), None)


def test_the_resident_goes_to_paper_and_back_where_the_matter_lets_them() -> None:
    tale = Tale(Signing.EITHER)
    tale.hear(PaperWanted(on=True))
    asked = tale.asked()
    assert isinstance(asked, SignOnPaper)
    assert asked.on
    tale.told(INK, JobState.QUEUED)
    assert (tale.scene.screen, inking.stand(tale.scene)) == (Screen.INK, Stand.PRINTING)
    tale.told(INK, JobState.WAITING)
    assert inking.stand(tale.scene) is Stand.STUCK
    tale.hear(PaperWanted(on=False))
    back = tale.asked()
    assert isinstance(back, SignOnPaper)
    assert not back.on
    tale.told()
    assert tale.scene.screen is Screen.SIGN


def test_no_way_leads_around_what_the_department_wants() -> None:
    for signing, on in ((Signing.SCREEN, True), (Signing.INK, False)):
        tale = Tale(signing)
        if not on:
            tale.told(INK)
        tale.hear(PaperWanted(on=on))
        assert tale.orders == ()


def test_it_is_photographed_only_after_it_is_signed_and_the_table_is_open_only_then() -> None:
    tale = Tale(Signing.INK)
    tale.told(INK, JobState.PRINTING)
    tale.hear(PaperDone())
    assert tale.orders == (), "no sheet is out yet"
    tale.told(INK)
    tale.hear(PaperDone())
    assert isinstance(tale.asked(), PaperSigned)
    tale.told(replace(INK, stage=InkStage.PHOTO), wanted=MATERIAL)
    assert tale.scene.screen is Screen.DOCUMENT
    assert OpenTable() in tale.orders
    tale.hear(ShutterTouched())
    (take,) = tale.orders
    assert isinstance(take, TakeStill)
    assert take.coded, "the code on the paper is read, too"
    tale.hear(StillTaken(still=take.still, code=CODE))
    tale.hear(StillAccepted())
    (send,) = tale.orders
    assert isinstance(send, SendStill)
    assert (send.material, send.code) == (MATERIAL, CODE)
    tale.told(replace(INK, stage=InkStage.SHOWN, still="s"))
    assert (tale.scene.screen, inking.stand(tale.scene)) == (Screen.INK, Stand.SHOWN)
    assert CloseTable() in tale.orders
    assert not tale.scene.still


def photographed(*flaws: Flaw, code: str, times: int = 1) -> Scene:
    tale = Tale(Signing.INK)
    tale.told(replace(INK, stage=InkStage.PHOTO), wanted=MATERIAL)
    for _ in range(times):
        tale.scene = replace(tale.scene, photo=Photo.LIVE)
        tale.hear(ShutterTouched())
        tale.hear(StillTaken(still=tale.scene.still, flaws=flaws, code=code))
    return tale.scene


def test_another_paper_is_never_sent() -> None:
    scene = photographed(code="https://window.example/verify/code-0?t=form_to_sign", times=3)
    assert scene.flaws == (Flaw.OTHER_PAPER,)
    assert not papers.usable(scene)


def test_a_code_that_cannot_be_read_hinders_nobody_for_good() -> None:
    once = photographed(code="")
    assert once.flaws == (Flaw.NO_CODE,)
    assert not papers.usable(once)
    assert papers.usable(photographed(code="", times=2)), "the clerk compares the number"


def test_the_sheets_picture_has_a_place_of_its_own() -> None:
    tale = Tale(Signing.INK)
    shown = Reading(id="r", notice="n", stage=ReadingStage.SHOWN)
    tale.told(INK, reading=shown)
    assert reading.wanted(tale.scene) == shown
    assert not reading.is_shown(tale.scene), "it lies not over the page"


def test_what_the_clerk_asks_again_and_a_lost_camera_are_said() -> None:
    tale = Tale(Signing.INK)
    for ink, stand in ((replace(INK, again=True), Stand.AGAIN), (replace(INK, blind=True), Stand.BLIND)):
        tale.told(ink)
        assert inking.stand(tale.scene) is stand


def test_a_sheet_that_is_out_is_signed_though_the_next_one_does_not_print() -> None:
    tale = Tale(Signing.INK)
    tale.told(replace(INK, out=True), JobState.PRINTING)
    assert inking.stand(tale.scene) is Stand.PRINTING, "the new one comes"
    for state in (JobState.WAITING, JobState.ABORTED, JobState.REFUSED):
        tale.told(replace(INK, out=True), state)
        assert inking.stand(tale.scene) is Stand.SIGN
        tale.told(INK, state)
        assert inking.stand(tale.scene) is Stand.STUCK


def to_photograph(signing: Signing) -> Tale:
    tale = Tale(signing)
    tale.told(replace(INK, stage=InkStage.PHOTO), wanted=MATERIAL)
    return tale


def test_while_it_is_photographed_something_may_be_found_wrong() -> None:
    tale = to_photograph(Signing.INK)
    tale.hear(ObjectionTouched())
    assert tale.scene.objecting
    tale.hear(PaperLies(count=0))
    assert tale.orders == (), "nothing is photographed meanwhile"
    assert phrases.sentences(tale.scene, "", "").guide == "The clerk can go through the form with you once more."
    tale.hear(ObjectionDropped())
    assert not tale.scene.objecting
    tale.hear(ObjectionTouched())
    tale.hear(ObjectionMade(field="*"))
    said = tale.asked()
    assert isinstance(said, ObjectForm)
    assert said.field == "*"


def test_while_it_is_photographed_a_finger_may_be_preferred_where_it_would_do() -> None:
    for signing, goes in ((Signing.EITHER, True), (Signing.SCREEN, True), (Signing.INK, False)):
        tale = to_photograph(signing)
        tale.hear(PaperWanted(on=False))
        assert isinstance(tale.asked(), SignOnPaper) is goes


def test_of_any_other_paper_nothing_is_found_wrong_under_the_camera() -> None:
    tale = Tale(Signing.EITHER)
    tale.told(step=State.DOCUMENT, wanted="applicant_id")
    for touch in (ObjectionTouched(), PaperWanted(on=False)):
        tale.hear(touch)
        assert not tale.scene.objecting
        assert tale.orders == ()


def test_a_camera_that_is_gone_before_it_took_the_form_is_told_and_can_be_tried_again() -> None:
    gone = OwnDeviceChanged(device=Device.DOCUMENT_CAMERA, present=False)
    tale = to_photograph(Signing.INK)
    tale.hear(gone)
    assert isinstance(tale.asked(), DocumentFailed)
    tale.hear(gone)
    assert tale.orders == (), "once"
    tale.told(replace(INK, blind=True))
    assert (tale.scene.screen, inking.stand(tale.scene)) == (Screen.INK, Stand.BLIND)
    tale.hear(PaperDone())
    assert isinstance(tale.asked(), PaperSigned)
    tale.told(replace(INK, stage=InkStage.PHOTO), wanted=MATERIAL)
    tale.hear(ShutterTouched())
    tale.hear(StillTaken(still=tale.scene.still, code=CODE))
    tale.hear(gone)
    assert tale.orders == (), "its picture is here: it can be sent"


def test_a_camera_that_is_gone_while_another_paper_is_asked_for_ends_no_signature() -> None:
    tale = Tale(Signing.INK)
    tale.told(step=State.DOCUMENT, wanted="applicant_id")
    tale.hear(OwnDeviceChanged(device=Device.DOCUMENT_CAMERA, present=False))
    assert tale.orders == ()
