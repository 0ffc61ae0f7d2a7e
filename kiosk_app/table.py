"""The document camera: open only while a paper is asked for; its stills live in memory alone, until sent."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kiosk_app.scene import StillFailed, StillTaken
from windowkit import logs
from windowkit.errors import DeviceLost
from windowkit.media.camera import Camera

_log: Final = logging.getLogger(__name__)
_SHOWN: Final = QSize(1216, 900)  # pixels of the largest place the desk has for a still


class StillSeen(msgspec.Struct, frozen=True):
    """A still for the desk to show, already as small as it is shown."""

    taken: StillTaken
    image: QImage


class Table:
    """Lives in the engine's loop; `camera` is None where the settings have none."""

    def __init__(self, camera: Camera | None, post: Callable[[object], None]) -> None:
        self._camera = camera
        self._post = post
        self._stills: dict[str, bytes] = {}
        self._in_order = asyncio.Lock()

    async def open(self) -> None:
        """Start the live picture."""
        async with self._in_order:
            if self._camera is not None:
                self._camera.open()

    async def close(self) -> None:
        """Close the camera and forget every still."""
        self._stills.clear()
        async with self._in_order:
            if self._camera is not None:
                await asyncio.to_thread(self._camera.close)

    async def photograph(self, still: str) -> None:
        """One still at full resolution; answered by StillSeen or StillFailed."""
        try:
            if self._camera is None:
                raise DeviceLost("document camera", "none in the settings")
            content, width, height = await asyncio.to_thread(self._camera.still)
            image = await asyncio.to_thread(_shrunk, content)
        except DeviceLost as lost:
            logs.event(_log, "still_failed", reason=lost.reason)
            self._post(StillFailed(still=still))
            return
        self._stills = {still: content}
        logs.event(_log, "still_taken", width=width, height=height, bytes=len(content))
        self._post(StillSeen(StillTaken(still=still), image))

    def content(self, still: str) -> bytes | None:
        """The JPEG, unless it has been forgotten."""
        return self._stills.get(still)


def _shrunk(content: bytes) -> QImage:
    """A JPEG at most `_SHOWN` large; QImage is safe outside the GUI thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(_SHOWN, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
