"""The device page's hands: opens every device, listens, plays the test tone. Nothing leaves the machine."""

import asyncio
from collections.abc import Callable
from fractions import Fraction
from typing import Final

import msgspec
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from kiosk_app import tone
from kiosk_app.checking import SomethingHeard, ToneEnded
from kiosk_app.checks import LevelMoved
from kiosk_app.scene import OwnDeviceChanged
from kiosk_app.table import Table
from kiosk_app.telephone import Telephone
from windowkit.media.devices import Device
from windowkit.media.microphone import Microphone
from windowkit.media.ring import RATE
from windowkit.media.speaker import Speaker
from windowkit.media.tracks import BLOCK, PictureSource

_STEP: Final = 0.1  # s between two values of the meter
_HEARD: Final = 0.35  # of the meter (-39 dBFS): a word spoken at the kiosk; a quiet room is below 0.25
_ECHO: Final = 1.0  # s that the room and the sound server may hold the tone back


class Parts(msgspec.Struct, frozen=True):
    """What is looked at; None where the settings go without."""

    camera: PictureSource | None
    table: PictureSource | None
    microphone: Microphone | None
    speaker: Speaker | None


type Show = Callable[[VideoFrame], None]


class Inspection:
    """Lives in the engine's loop."""

    def __init__(
        self, parts: Parts, telephone: Telephone, table: Table, shows: tuple[Show, Show], post: Callable[[object], None]
    ) -> None:
        self._parts = parts
        self._telephone = telephone
        self._table = table
        self._shows = shows
        self._post = post
        self._in_order = asyncio.Lock()  # an opening waits for devices; a closing after it must find all of it
        self._leave: list[Callable[[], None]] = []
        self._listening: asyncio.Task[None] | None = None
        self._tone: list[NDArray[np.int16]] | None = None  # what was heard since it began

    async def open(self) -> None:
        """Open all and report what the settings do without."""
        async with self._in_order:
            await self._telephone.open_devices()
            await self._table.open()
            self._look()

    def _look(self) -> None:
        parts = self._parts
        for source, show in zip((parts.camera, parts.table), self._shows, strict=True):
            if source is not None:
                self._leave.append(source.watch(show))
        for part, device in (
            (parts.camera, Device.CAMERA),
            (parts.table, Device.DOCUMENT_CAMERA),
            (parts.microphone, Device.MICROPHONE),
            (parts.speaker, Device.LOUDSPEAKER),
        ):
            if part is None:
                self._post(OwnDeviceChanged(device=device, present=False))
        if parts.microphone is not None and self._listening is None:
            self._listening = asyncio.create_task(self._listen(parts.microphone), name="listen")

    async def close(self) -> None:
        """Close all."""
        async with self._in_order:
            await self._close()

    async def _close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None
        while self._leave:
            self._leave.pop()()
        await asyncio.gather(self._telephone.close(), self._table.close())

    async def play(self) -> None:
        """The test tone, at its own pace; answered by ToneEnded."""
        clock, speaker = asyncio.get_running_loop().time, self._parts.speaker
        self._tone = []
        began = clock()
        for number, block in enumerate(tone.blocks() if speaker is not None and speaker.present else []):
            assert speaker is not None
            if not speaker.present:
                break  # the page was left
            speaker.play(_frame(block, number))
            await asyncio.sleep(max(0.0, began + (number + 1) * BLOCK / RATE - clock()))
        await asyncio.sleep(_ECHO)
        heard, self._tone = self._tone, None
        self._post(ToneEnded(heard=bool(heard) and tone.is_in(np.concatenate(heard))))

    async def _listen(self, microphone: Microphone) -> None:
        loud = False
        while True:
            await asyncio.sleep(_STEP)
            samples = np.frombuffer(microphone.take(microphone.available()), np.int16)
            if self._tone is not None:
                self._tone.append(samples)
            level = tone.level(samples)
            self._post(LevelMoved(level))
            if not loud and level > _HEARD:
                loud = True
                self._post(SomethingHeard())


def _frame(block: bytes, number: int) -> AudioFrame:
    frame = AudioFrame(format="s16", layout="mono", samples=BLOCK)
    frame.planes[0].update(block)
    frame.sample_rate = RATE
    frame.pts = number * BLOCK
    frame.time_base = Fraction(1, RATE)
    return frame
