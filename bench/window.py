"""The near end of a measured call: a process of its own, with a window that shows what comes, as the kiosk does."""

import os
import sys
import threading
from multiprocessing.connection import Connection
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickView

from windowkit.engine import EngineThread
from windowkit.media.peer import Ends, Peer
from windowkit.qt.bridge import Bridge
from windowkit.qt.graphics import choose_backend
from windowkit.qt.video import VideoItem

_QML: Final = """
import QtQuick
import VirtualWindow.Video
VideoItem {{ name: "bench"; width: {}; height: {} }}
"""


def screen_side(pipe: Connection, screen: str, size: tuple[int, int]) -> None:
    """Answer the offer that comes through the pipe and show the picture on this X server, until told to stop."""
    os.environ |= {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    sys.setswitchinterval(0.0005)
    choose_backend()
    app = QGuiApplication([])
    view, item = _window(size)
    view.show()
    over = Bridge()
    over.arrived.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    with EngineThread() as engine:
        peer = engine.submit(_answer(pipe, item)).result(10)

        def until_told() -> None:
            pipe.recv()
            engine.submit(peer.close()).result(10)
            over.post(None)

        threading.Thread(target=until_told, name="bench control").start()
        app.exec()


def _window(size: tuple[int, int]) -> tuple[QQuickView, VideoItem]:
    view = QQuickView()
    view.setFlags(Qt.WindowType.FramelessWindowHint)
    component = QQmlComponent(view.engine())
    component.setData(_QML.format(*size).encode(), QUrl())
    item = component.create()
    assert isinstance(item, VideoItem)
    view.setContent(QUrl(), component, item)
    view.setGeometry(0, 0, *size)
    return view, item


async def _answer(pipe: Connection, item: VideoItem) -> Peer:
    ends = Ends(picture=None, sound=None, on_frame=item.show_frame, on_sound=lambda _: None)
    peer = Peer(ends, (), lambda _: None)
    peer.start_sending()
    pipe.send(await peer.answer(pipe.recv()))
    return peer
