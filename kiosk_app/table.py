"""The document camera: open only while a paper or a look at the table is asked for.

Its stills live in memory alone, until they are sent.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from kiosk_app.photo_model import StillSeen
from kiosk_app.scanner import Scanner
from kiosk_app.scene import StillFailed, StillTaken
from kiosk_app.shutter import Shutter
from windowkit import logs
from windowkit.errors import DeviceLost
from windowkit.media.camera import Camera
from windowkit.media.second import SecondPicture

if TYPE_CHECKING:
    from windowkit.media.still import Still

_log: Final = logging.getLogger(__name__)
_SHOWN: Final = QSize(1216, 900)  # pixels of the largest place the desk has for a still


class Table:
    """Lives in the engine's loop; `camera` is None where the settings have none."""

    def __init__(self, camera: Camera | None, post: Callable[[object], None]) -> None:
        self.camera = camera
        self.scanner = Scanner(camera, post)  # outside a visit: what a paper's code says
        self.seen = SecondPicture()  # what the clerk sees of the table
        if camera is not None:
            self.seen.joined(camera)
        self._post = post
        self._shutter = Shutter(camera, post) if camera is not None else None
        self._stills: dict[str, bytes] = {}
        self._closings = 0  # a still begun before the last one is of a paper that is over
        self._in_order = asyncio.Lock()

    async def open(self) -> None:
        """Start the live picture."""
        async with self._in_order:
            if self.camera is not None:
                self.camera.open()
                if self._shutter is not None:
                    self._shutter.begin()
                self.seen.on = True  # the live picture goes to the clerk exactly while the camera is open

    async def close(self) -> None:
        """Close the camera and forget every still."""
        self._closings += 1
        self._stills.clear()
        if self._shutter is not None:
            self._shutter.end()
        self.seen.on = False
        async with self._in_order:
            self.seen.on = False  # an opening may have come in between
            if self._shutter is not None:
                self._shutter.end()  # the last look at a paper goes, too
            if self.camera is not None:
                await asyncio.to_thread(self.camera.close)

    async def photograph(self, still: str, *, coded: bool = False) -> None:
        """One still at full resolution; answered by StillSeen or StillFailed, or not at all once it was closed.

        `coded`: the code on the paper is read, too.
        """
        began = self._closings
        try:
            if self.camera is None:
                raise DeviceLost("document camera", "none in the settings")
            taken, code = await asyncio.to_thread(_take, self.camera, coded)
            image = await asyncio.to_thread(_shrunk, taken.content)
        except DeviceLost as lost:
            logs.event(_log, "still_failed", reason=lost.reason)
            self._post(StillFailed(still=still))
            return
        except Exception:  # noqa: BLE001 - of OpenCV, FFmpeg, memory: nobody waits for a still that never comes
            _log.exception("still_broke")
            self._post(StillFailed(still=still))
            return
        if began != self._closings:
            return
        self._stills = {still: taken.content}
        size = {"width": taken.width, "height": taken.height, "bytes": len(taken.content)}
        logs.event(_log, "still_taken", **size, flaws=" ".join(taken.flaws))
        self._post(StillSeen(StillTaken(still=still, flaws=taken.flaws, code=code), image))

    def content(self, still: str) -> bytes | None:
        """The JPEG, unless it has been forgotten."""
        return self._stills.get(still)


def _take(camera: Camera, coded: bool) -> tuple["Still", str]:
    """The newest frame, developed. OpenCV comes with the first still: 50 MB that a call has no use for."""
    from windowkit.media import paper_code  # noqa: PLC0415
    from windowkit.media.still import develop  # noqa: PLC0415

    frame = camera.newest()
    return develop(frame), paper_code.read(frame) if coded else ""


def _shrunk(content: bytes) -> QImage:
    """A JPEG at most `_SHOWN` large; QImage is safe outside the GUI thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(_SHOWN, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
