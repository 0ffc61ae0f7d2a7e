"""The notices page in real QML, in both languages: every list, question and state of a sheet."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication

from kiosk_app.scene import Ticked
from tests.peers.kiosk_eyes import look
from tests.peers.kiosk_room import HANDOUTS, KioskRoom
from windowkit.messages import JobState, StaffPapers


@pytest.fixture(params=("zh_CN", "en"))
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    made = KioskRoom(qapp, request.param)
    made.show()
    yield made
    made.close()


def test_the_notices_page_and_each_of_its_questions_can_be_read(room: KioskRoom) -> None:
    room.go_to("notices")
    handing = room.desk.handing_out
    assert "4" in room.said[-1]
    room.desk.turnPage(1)
    handing.turnTo("reminders")
    handing.printList()
    room.answer()
    room.desk.hear(replace(HANDOUTS, sheet=JobState.WAITING, sheet_reasons=("media-empty",)))
    handing.turnTo("papers")
    handing.choose("s1")
    assert "第1次打印" in room.said[-1]
    handing.settle(False)
    room.answer()
    reprinted = replace(HANDOUTS.papers[0], state=JobState.QUEUED, attempt=2, reasons=("print-service-offline",))
    room.desk.hear(replace(HANDOUTS, papers=(reprinted, HANDOUTS.papers[1])))
    handing.choose("")
    handing.choose("s2")
    assert not any(name in "".join(room.said) for name in "周欧")  # not said aloud in a room with others
    handing.discard()
    handing.meanDiscard(False)
    waits = replace(HANDOUTS.papers[1], state=JobState.WAITING, reasons=("media-empty",))
    room.desk.hear(replace(HANDOUTS, papers=(waits,)))
    look(room, "notices_waits")
    room.desk.hear(replace(HANDOUTS, papers=()))
    look(room, "notices_printed")
    room.desk.hear(StaffPapers(seconds=60.0))
    handing.turnTo("papers")
    room.now += 61
    room.desk.hear(Ticked())
    assert room.desk.property("screen") == "welcome"
    assert room.desk.scene.handing is None
