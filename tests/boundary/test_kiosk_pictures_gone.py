"""Nothing of a resident's papers that comes late stays on a screen until the next visit."""

from collections.abc import Iterator

import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QImage

from kiosk_app.photo_model import StillSeen
from kiosk_app.scene import StillTaken
from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import Shown
from windowkit.qt.frames import Frames
from windowkit.visit import State


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp)
    room.show()
    yield room
    room.close()


def holds(frames: Frames) -> bool:
    """A frame comes, and whether it is kept to be shown."""
    frames.show_frame(VideoFrame(640, 480, "yuv420p"))
    QCoreApplication.processEvents()
    return frames.present


def test_the_last_clerk_is_not_seen_before_the_next_one_has_come(room: KioskRoom) -> None:
    assert not holds(room.stage.clerk)
    room.snapshot(State.JOINING)
    assert holds(room.stage.clerk)
    room.snapshot(State.WAITING)  # that clerk's line was lost
    assert not holds(room.stage.clerk)
    room.snapshot(State.SERVING)
    assert holds(room.stage.clerk)
    room.snapshot(State.ENDED)
    assert not holds(room.stage.clerk)


def test_a_late_frame_of_what_the_clerk_showed_is_dropped(room: KioskRoom) -> None:
    room.snapshot(State.SERVING, shown=Shown.DOCUMENT)
    assert holds(room.stage.shared)
    room.snapshot(State.RATING)
    assert not holds(room.stage.shared)


def test_a_late_frame_of_the_table_is_dropped(room: KioskRoom) -> None:
    room.snapshot(State.DOCUMENT, wanted="id_card")
    assert holds(room.stage.table)
    room.snapshot(State.SERVING)
    assert not holds(room.stage.table)
    room.snapshot(State.SERVING, table_seen=True)
    assert holds(room.stage.table)
    room.snapshot(State.ENDED)
    assert not holds(room.stage.table)


def test_the_device_pages_pictures_are_dropped_when_it_is_left(room: KioskRoom) -> None:
    room.go_to("check")
    assert all(holds(item) for item in room.stage.checked)
    room.desk.back()
    assert not any(holds(item) for item in room.stage.checked)


def test_a_still_that_comes_after_the_visit_is_not_shown(room: KioskRoom) -> None:
    room.snapshot(State.DOCUMENT, wanted="id_card")
    room.desk.photographing.take()
    still = StillSeen(StillTaken(still=room.desk.scene.still), QImage(8, 8, QImage.Format.Format_RGB32))
    room.snapshot(State.ENDED)
    room.desk.hear(still)
    assert room.still_is_empty()
