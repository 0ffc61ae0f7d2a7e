"""Looks for a QR code under the document camera, while staff ask for an old paper; its picture is shown meanwhile.

Nothing of the picture is kept: what the code says is posted once, and a log says only that it was.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kiosk_app.proving import CodeRead, NoCode
from windowkit import logs
from windowkit.errors import DeviceLost
from windowkit.media.camera import Camera

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 0.3  # s between two looks
_AGAIN: Final = 2.0  # s between two looks for a camera that is not there
_LONGEST: Final = 400  # letters behind a notice's code at most (print_service/notices/content.py)


class Scanner:
    """Lives in the engine's loop; `camera` is None where the settings have none."""

    def __init__(self, camera: Camera | None, post: Callable[[object], None]) -> None:
        self._camera = camera
        self._post = post
        self._looking: asyncio.Task[None] | None = None
        self._in_order = asyncio.Lock()

    async def begin(self, token: str) -> None:
        """Open the camera and look until one code was read, or `end`; `token` comes back with what is posted."""
        async with self._in_order:
            await self._end()
            if self._camera is None:
                self._post(NoCode(token))
                return
            self._camera.open()
            self._looking = asyncio.get_running_loop().create_task(self._look(self._camera, token), name="scanner")

    async def end(self) -> None:
        """Look no more, and close the camera."""
        async with self._in_order:
            await self._end()

    async def _end(self) -> None:
        if self._looking is None:
            return
        looking, self._looking = self._looking, None
        looking.cancel()
        await asyncio.wait([looking])
        if self._camera is not None:
            await asyncio.to_thread(self._camera.close)

    async def _look(self, camera: Camera, token: str) -> None:
        while True:
            try:
                code = await asyncio.to_thread(_seen, camera)
            except DeviceLost:
                self._post(NoCode(token))
                await asyncio.sleep(_AGAIN)
                continue
            except Exception:  # noqa: BLE001 - of the reader, FFmpeg, memory: nobody waits for a code that never comes
                _log.exception("scan_broke")
                self._post(NoCode(token))
                await asyncio.sleep(_AGAIN)
                continue
            if code:
                logs.event(_log, "code_read")
                self._post(CodeRead(token, code))
                return
            await asyncio.sleep(_PAUSE)


def _seen(camera: Camera) -> str:
    """The first code that can be read in the newest picture, at full resolution; "" none."""
    return code_in(camera.newest())


def code_in(frame: "VideoFrame") -> str:
    """The first code of a picture; blocks some 0.2 s at 8 megapixels."""
    import zxingcpp  # noqa: PLC0415 - with the first paper, and not with the welcome

    grey = frame.to_ndarray(format="gray")
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    return next((one.text for one in found if 0 < len(one.text) <= _LONGEST), "")
