"""The device page told as stories: opened by staff only, left with everything closed, each device's verdict."""

import numpy as np
import pytest

from kiosk_app import check_phrases, tone
from kiosk_app.checking import (
    CheckWanted,
    CloseCheck,
    OpenCheck,
    PlayTone,
    SheetUnwanted,
    SheetWanted,
    SomethingHeard,
    ToneEnded,
    ToneWanted,
)
from kiosk_app.checks import Tone
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.scene import (
    Ask,
    DigitTouched,
    MatterChosen,
    OwnDeviceChanged,
    PinEntered,
    Screen,
    Started,
    Ticked,
    WentBack,
)
from tests.unit.kiosk_app.story import Story
from windowkit.errors import Code
from windowkit.media.devices import Device
from windowkit.media.ring import RATE
from windowkit.messages import CancelTrial, JobState, PrintTrial, TrialChanged, decode_to_server, encode
from windowkit.printers import HANDED_ON
from windowkit.visit import State


@pytest.fixture
def matters(story: Story) -> Story:
    return story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()


@pytest.fixture
def page(matters: Story) -> Story:
    return matters.tell(CheckWanted())


def test_only_the_pin_leads_to_the_page(story: Story) -> None:
    assert story.tell(CheckWanted()).scene.screen is Screen.WELCOME
    assert story.tell(Started(), CheckWanted()).scene.screen is Screen.PIN
    story.tell(DigitTouched(digit="1"), PinEntered()).done().tell(CheckWanted())
    assert story.scene.screen is Screen.CHECK
    assert story.orders == [OpenCheck()]


@pytest.mark.parametrize("state", [State.WAITING, State.SERVING, State.REVIEWING])
def test_in_a_visit_nothing_leads_there(story: Story, state: State) -> None:
    story.visit(state).tell(CheckWanted())
    assert story.scene.checking is None
    assert story.orders == []


def test_back_leads_to_the_matters_with_every_device_closed(page: Story) -> None:
    page.tell(WentBack())
    assert (page.scene.screen, page.scene.checking) == (Screen.MATTERS, None)
    assert page.orders == [CloseCheck()]
    page.tell(MatterChosen(code="ltci"))
    assert page.scene.wanted


def test_a_forgotten_page_closes_itself_and_every_device(page: Story) -> None:
    page.now += IDLE + GRACE
    page.tell(Ticked())
    assert page.scene.screen is Screen.WELCOME
    assert page.orders == [CloseCheck()]


def test_a_visit_that_the_server_tells_of_closes_the_page_first(page: Story) -> None:
    page.visit(State.WAITING)
    assert page.scene.checking is None
    assert page.orders[0] == CloseCheck()


def test_cameras_are_judged_by_their_pictures(page: Story) -> None:
    assert "Looking" in check_phrases.camera(page.scene.checking, Device.CAMERA)
    page.tell(OwnDeviceChanged(device=Device.CAMERA, present=True))
    page.tell(OwnDeviceChanged(device=Device.DOCUMENT_CAMERA, present=False))
    assert "Works" in check_phrases.camera(page.scene.checking, Device.CAMERA)
    assert "over the table" in check_phrases.camera(page.scene.checking, Device.DOCUMENT_CAMERA)
    page.tell(OwnDeviceChanged(device=Device.CAMERA, present=False))
    assert "above the screen" in check_phrases.camera(page.scene.checking, Device.CAMERA)


def test_the_microphone_works_when_it_has_heard_somebody(page: Story) -> None:
    page.tell(OwnDeviceChanged(device=Device.MICROPHONE, present=True))
    assert "say something" in check_phrases.microphone(page.scene.checking)
    page.tell(SomethingHeard())
    assert "Works" in check_phrases.microphone(page.scene.checking)


def test_the_tone_is_played_once_at_a_time_and_the_microphone_is_its_witness(page: Story) -> None:
    page.tell(OwnDeviceChanged(device=Device.LOUDSPEAKER, present=True), ToneWanted())
    assert page.orders == [PlayTone()]
    assert page.tell(ToneWanted()).orders == []
    page.tell(ToneEnded(heard=False))
    assert "did not hear" in check_phrases.loudspeaker(page.scene.checking)
    page.tell(ToneWanted(), ToneEnded(heard=True))
    assert page.scene.checking is not None
    assert page.scene.checking.tone is Tone.HEARD


def test_a_sheet_is_followed_to_the_printers_last_word_and_printed_one_at_a_time(page: Story) -> None:
    page.tell(SheetWanted())
    command = page.asked()
    assert isinstance(command, PrintTrial)
    page.done().tell(TrialChanged(trial=command.id, state=JobState.WAITING, reasons=("media-empty",)))
    assert "no paper" in check_phrases.printer(page.scene.checking)
    assert page.tell(SheetWanted()).orders == []
    page.tell(TrialChanged(trial="another", state=JobState.ABORTED))
    page.tell(TrialChanged(trial=command.id, state=JobState.DONE, reasons=(HANDED_ON,)))
    assert "Please look" in check_phrases.printer(page.scene.checking)  # a queue's word only
    assert not check_phrases.is_good(page.scene.checking, "printer")
    page.tell(TrialChanged(trial=command.id, state=JobState.DONE))
    assert "Works" in check_phrases.printer(page.scene.checking)
    assert check_phrases.is_good(page.scene.checking, "printer")
    assert page.tell(SheetWanted()).asked() != command


def test_a_sheet_that_cannot_come_out_says_why_and_can_be_cancelled(page: Story) -> None:
    page.tell(SheetWanted())
    sheet = page.asked()
    page.done()
    assert page.tell(SheetUnwanted()).orders == []  # on its way: nothing to cancel
    page.tell(TrialChanged(trial=sheet.id, state=JobState.QUEUED, reasons=("print-service-offline",)))
    assert "cannot print now" in check_phrases.printer(page.scene.checking)
    page.tell(SheetUnwanted())
    cancel = page.asked()
    assert isinstance(cancel, CancelTrial)
    assert cancel.trial == sheet.id
    page.done().tell(TrialChanged(trial=sheet.id, state=JobState.CANCELED))
    assert "cancelled" in check_phrases.printer(page.scene.checking)
    assert isinstance(page.tell(SheetWanted()).asked(), PrintTrial)


def test_a_sheet_that_waits_does_not_come_out_after_the_page_was_left(page: Story) -> None:
    page.tell(SheetWanted())
    sheet = page.asked()
    page.done().tell(TrialChanged(trial=sheet.id, state=JobState.WAITING, reasons=("media-empty",)))
    page.tell(WentBack())
    ask, close = page.orders
    assert close == CloseCheck()
    assert isinstance(ask, Ask)
    assert isinstance(ask.command, CancelTrial)
    assert ask.command.trial == sheet.id
    assert decode_to_server(encode(ask.command)) == ask.command  # the server takes its name


def test_a_pin_that_has_run_out_is_asked_for_again(page: Story) -> None:
    page.tell(SheetWanted()).done(Code.NOT_SIGNED_IN)
    assert page.scene.screen is Screen.PIN
    assert page.orders == [CloseCheck()]


# -- the tone ------------------------------------------------------------------------------------------------------


def played(gain: float, noise: float, delay: int = 9000) -> "np.ndarray[tuple[int], np.dtype[np.int16]]":
    """The tone as a room gives it back."""
    samples = np.frombuffer(b"".join(tone.blocks()), np.int16) * gain
    heard = np.random.default_rng(1).normal(0, noise, samples.size + 2 * delay)
    heard[delay : delay + samples.size] += samples
    return heard.clip(-32768, 32767).astype(np.int16)


def test_the_tone_is_known_in_a_noisy_room_and_not_in_noise_speech_or_a_hum() -> None:
    assert tone.is_in(played(gain=1.0, noise=0))
    assert tone.is_in(played(gain=0.03, noise=60))
    assert not tone.is_in(played(gain=0.0, noise=2000))
    assert not tone.is_in(played(gain=0.0, noise=0))
    hum = (np.sin(2 * np.pi * 880 * np.arange(2 * RATE) / RATE) * 9000).astype(np.int16)
    assert not tone.is_in(hum)


def test_the_meter_goes_from_silence_to_full_scale() -> None:
    assert tone.level(np.zeros(480, np.int16)) == 0.0
    assert tone.level(np.full(480, 32767, np.int16)) == 1.0
    assert tone.level(np.full(480, 1036, np.int16)) == pytest.approx(0.5, abs=0.01)  # -30 dBFS
    assert tone.level(np.zeros(0, np.int16)) == 0.0
