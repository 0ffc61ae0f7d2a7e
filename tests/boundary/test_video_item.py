"""The picture in a real QML window and in a real widget, drawn by Qt's software renderer."""

import gc
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import numpy as np
import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickView, QSGTexture
from pytestqt.qtbot import QtBot

from windowkit.media.synthetic import SyntheticCamera, draw_stamp, read_stamp
from windowkit.qt.latest import Latest
from windowkit.qt.video import VideoItem
from windowkit.qt.video_widget import VideoWidget

QML = """
import QtQuick
import VirtualWindow.Video
Rectangle {
    width: 640; height: 480; color: "#ff0000"
    VideoItem { objectName: "picture"; name: "clerk"; anchors.fill: parent; fill: FILL }
}
"""


def two_halves(width: int, height: int) -> VideoFrame:
    """Dark on the left, bright on the right."""
    picture = np.full((height * 3 // 2, width), 128, np.uint8)
    picture[:height, : width // 2] = 16
    picture[:height, width // 2 :] = 235
    return VideoFrame.from_ndarray(picture, "yuv420p")


def grey(image: QImage, x: int, y: int) -> int:
    colour = image.pixelColor(x, y)
    assert max(colour.red(), colour.green(), colour.blue()) - min(colour.red(), colour.green(), colour.blue()) < 12
    return colour.green()


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[QQuickView]:
    page = tmp_path / "Page.qml"
    page.write_text(QML.replace("FILL", getattr(request, "param", "true")))
    view = QQuickView()
    view.setSource(QUrl.fromLocalFile(str(page)))
    view.show()
    with qtbot.waitExposed(view):
        pass
    yield view
    view.close()
    view.deleteLater()


def picture(view: QQuickView) -> VideoItem:
    found = view.rootObject().findChild(VideoItem, "picture")
    assert found is not None
    return found


def shown(qtbot: QtBot, item: VideoItem | VideoWidget, frame: VideoFrame) -> None:
    """Show a frame from a thread that is not Qt's, and wait until it was painted."""
    before = item.shown
    thread = threading.Thread(target=item.show_frame, args=(frame,))
    thread.start()
    qtbot.waitUntil(lambda: item.shown == before + 1)
    thread.join()


def textures() -> int:
    gc.collect()
    return sum(isinstance(one, QSGTexture) for one in gc.get_objects())


def test_a_frame_fills_the_item_and_keeps_its_shape(qtbot: QtBot, view: QQuickView) -> None:
    shown(qtbot, picture(view), two_halves(1280, 720))
    image = view.grabWindow()
    assert grey(image, 300, 10) < 10
    assert grey(image, 340, 10) > 245
    assert grey(image, 2, 470) < 10
    assert grey(image, 637, 470) > 245


@pytest.mark.parametrize("view", ["false"], indirect=True)
def test_a_fitted_frame_is_whole_and_leaves_the_background_beside_it(qtbot: QtBot, view: QQuickView) -> None:
    shown(qtbot, picture(view), two_halves(1280, 720))
    image = view.grabWindow()
    assert image.pixelColor(320, 30) == QColor("#ff0000")  # 640 x 360 inside 640 x 480
    assert image.pixelColor(320, 450) == QColor("#ff0000")
    assert grey(image, 10, 70) < 10
    assert grey(image, 630, 410) > 245


def test_a_cleared_item_shows_and_keeps_nothing_of_the_call(qtbot: QtBot, view: QQuickView) -> None:
    item = picture(view)
    with qtbot.waitSignal(item.firstFrame):
        shown(qtbot, item, two_halves(640, 480))
    item.clear()
    qtbot.waitUntil(lambda: view.grabWindow().pixelColor(10, 10) == QColor("#ff0000"))
    with qtbot.waitSignal(item.firstFrame):
        shown(qtbot, item, two_halves(640, 480))
    assert grey(view.grabWindow(), 630, 10) > 245


def test_a_resized_item_shows_the_last_frame_in_its_new_size(qtbot: QtBot, view: QQuickView) -> None:
    item = picture(view)
    shown(qtbot, item, two_halves(1280, 720))
    view.rootObject().setProperty("width", 320)
    qtbot.waitUntil(lambda: grey(view.grabWindow(), 170, 100) > 245)
    assert item.shown == 1


def test_thirty_frames_a_second_are_shown_and_counted(
    qtbot: QtBot, view: QQuickView, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "windowkit.qt.picture")
    item = picture(view)
    camera = SyntheticCamera(width=1280, height=720, fps=30)
    camera.watch(item.show_frame)
    camera.open()
    qtbot.waitUntil(lambda: any(record.message == "picture_shown" for record in caplog.records))
    qtbot.waitUntil(lambda: item.shownPerSecond > 24)
    camera.close()
    first, report = caplog.records[0], caplog.records[1]
    assert (first.message, first.values) == ("first_frame_shown", {"name": "clerk"})
    assert json.dumps(report.values)
    assert report.values["fps"] > 20


def test_no_picture_that_was_shown_is_kept(qtbot: QtBot, view: QQuickView) -> None:
    item = picture(view)
    shown(qtbot, item, two_halves(640, 480))
    before = textures()
    for _ in range(20):
        shown(qtbot, item, two_halves(640, 480))
    assert textures() <= before


def test_each_picture_is_made_in_the_same_memory_of_which_the_software_renderer_keeps_nothing(
    qtbot: QtBot, view: QQuickView
) -> None:
    item = picture(view)
    for _ in range(3):
        shown(qtbot, item, two_halves(1280, 720))
    assert item._image is None
    (memory,) = item._frames._scaler._painter._spare
    memory[:] = 255
    assert grey(view.grabWindow(), 300, 10) < 10


def test_a_stamp_can_be_read_back_from_what_is_shown(qtbot: QtBot, view: QQuickView) -> None:
    made = np.full((720, 640), 128, np.uint8)
    draw_stamp(made[:480], 45_678)
    shown(qtbot, picture(view), VideoFrame.from_ndarray(made, "yuv420p"))
    image = view.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
    luma = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    assert read_stamp(luma) == 45_678
    assert read_stamp(luma[:200]) is None


def test_a_widget_shows_frames_once_each_and_nothing_when_cleared(qtbot: QtBot) -> None:
    widget = VideoWidget("resident")
    qtbot.addWidget(widget)
    widget.resize(320, 180)
    widget.show()
    with qtbot.waitSignal(widget.first_frame):
        shown(qtbot, widget, two_halves(1280, 720))
    image = widget.grab().toImage()
    assert grey(image, 150, 20) < 10
    assert grey(image, 170, 160) > 245
    assert widget.shown == 1
    widget.clear()
    assert widget.grab().toImage().pixelColor(200, 100) == QColor(Qt.GlobalColor.black)


def test_an_item_that_is_shut_takes_no_frame_that_comes_late(qtbot: QtBot, view: QQuickView) -> None:
    item = picture(view)
    shown(qtbot, item, two_halves(640, 480))
    item.show_frame(two_halves(640, 480))  # on its way to the GUI
    item.accept(False)
    item.show_frame(two_halves(640, 480))  # and late
    item.accept(True)
    qtbot.waitUntil(lambda: view.grabWindow().pixelColor(10, 10) == QColor("#ff0000"))
    assert item.shown == 1
    shown(qtbot, item, two_halves(640, 480))


def test_a_widget_that_is_shut_takes_no_frame_that_comes_late(qtbot: QtBot) -> None:
    widget = VideoWidget("table")
    qtbot.addWidget(widget)
    widget.show()
    shown(qtbot, widget, two_halves(640, 480))
    widget.show_frame(two_halves(640, 480))
    widget.accept(False)
    widget.show_frame(two_halves(640, 480))
    widget.accept(True)
    QCoreApplication.processEvents()
    assert widget.grab().toImage().pixelColor(widget.width() - 5, 5) == QColor(Qt.GlobalColor.black)
    shown(qtbot, widget, two_halves(640, 480))


class _Taker(QObject):
    def __init__(self, latest: Latest[int]) -> None:
        super().__init__()
        self.taken: list[int] = []
        self.wakes = 0
        self._latest = latest
        latest.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _on_arrived(self) -> None:
        self.wakes += 1
        value = self._latest.take()
        if value is not None:
            self.taken.append(value)


def test_of_a_thousand_values_the_newest_wins_and_the_gui_is_woken_rarely(qtbot: QtBot) -> None:
    latest: Latest[int] = Latest()
    taker = _Taker(latest)
    thread = threading.Thread(target=lambda: [latest.put(number) for number in range(1000)])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(taker.taken))
    assert taker.taken[-1] == 999
    assert taker.wakes < 10
