"""What the desk says beside the scene: that something works again, and the question that was cut off."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app import phrases
from kiosk_app.scene import OwnDeviceChanged
from tests.peers.kiosk_room import KioskRoom
from windowkit.media.devices import Device
from windowkit.messages import Consent, JobState, NoticeState, Recording
from windowkit.visit import State


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, "en")
    room.go_to("serving")
    yield room
    room.close()


def asked(room: KioskRoom, consent: Consent, name: str) -> None:
    room.snapshot(State.SERVING, recording=Recording(id=name, consent=consent, days=30))


def device(room: KioskRoom, which: Device, present: bool) -> None:
    room.desk.hear(OwnDeviceChanged(device=which, present=present))


def test_a_device_that_came_back_is_said_to_work_again(room: KioskRoom) -> None:
    device(room, Device.CAMERA, present=False)
    device(room, Device.CAMERA, present=True)
    assert room.said[-1] == phrases.again()


def test_a_camera_that_is_only_closed_is_not_said_to_work_again(room: KioskRoom) -> None:
    room.snapshot(State.SERVING, table_seen=True)
    device(room, Device.DOCUMENT_CAMERA, present=False)
    room.snapshot(State.SERVING, table_seen=False)
    assert room.desk.property("trouble") == ""
    assert phrases.again() not in room.said


def test_a_camera_that_stays_open_over_a_step_stays_missing(room: KioskRoom) -> None:
    room.snapshot(State.SERVING, table_seen=True)
    device(room, Device.DOCUMENT_CAMERA, present=False)
    room.snapshot(State.REVIEWING, table_seen=True, form_hash="h")
    assert "over the table" in room.desk.property("trouble")
    assert phrases.again() not in room.said


def notice(state: JobState) -> tuple[NoticeState, ...]:
    return (NoticeState(id="n1", template="acceptance", number="1", attempt=1, state=state),)


def test_the_resident_is_asked_to_look_for_a_paper_and_its_answer_is_no_mended_fault(room: KioskRoom) -> None:
    room.snapshot(State.SUBMITTED, case="1", notices=notice(JobState.UNCERTAIN))
    assert room.said[-1].startswith("Did your paper come out?")
    assert room.desk.property("trouble") == room.said[-1]
    room.snapshot(State.SUBMITTED, case="1", notices=notice(JobState.SEEN))
    assert room.desk.property("trouble") == ""
    assert phrases.again() not in room.said


def test_the_question_is_said_last_when_it_is_asked_again(room: KioskRoom) -> None:
    asked(room, Consent.GIVEN, "r1")
    asked(room, Consent.FAILED, "r1")
    asked(room, Consent.ASKED, "r2")
    assert room.said[-1].startswith("May we record")
    assert phrases.again() not in room.said


def test_the_question_is_said_again_after_what_cut_it_off(room: KioskRoom) -> None:
    asked(room, Consent.ASKED, "r1")
    question = room.said[-1]
    device(room, Device.CAMERA, present=False)
    assert room.said[-1].startswith("This machine's camera")
    assert room.said[-1].endswith(question)


def test_who_is_asked_for_a_paper_hears_that_the_clerk_sees_the_table(room: KioskRoom) -> None:
    room.snapshot(State.DOCUMENT, wanted="A")
    assert room.said[-1].startswith("Please put this on the table")
    assert room.said[-1].endswith(phrases.seen_aside())
