"""Both sides of a call in one process, joined by a line that can be cut; the media go over real UDP."""

import asyncio
import time
from collections.abc import Callable

from av.video.frame import VideoFrame

from windowkit.media.call import Call, CallEvent, CallKind, CallStats
from windowkit.media.peer import Ends
from windowkit.media.playout import SoundPacket
from windowkit.media.tracks import PictureSource, SoundSource
from windowkit.messages import Answer, AskOffer, CallUp, Message, Offer


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait by condition; fails with TimeoutError."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - conditions of many objects, without hooks in them
            await asyncio.sleep(0.01)


class Side:
    """A call with what it saw, heard and was told."""

    def __init__(
        self,
        *,
        offers: bool,
        picture: PictureSource | None,
        sound: SoundSource | None,
        second: PictureSource | None = None,
        hear: Callable[[SoundPacket], None] | None = None,
    ) -> None:
        self.second = second
        self.seconds: list[VideoFrame] = []
        self.events: list[CallEvent] = []
        self.stats: list[CallStats] = []
        self.said: list[Message] = []
        self.frames: list[VideoFrame] = []
        self.frame_times: list[float] = []
        self.sounds: list[SoundPacket] = []
        self.other: Side | None = None
        self.line_up = True
        self.call = Call(
            offers=offers,
            ends=Ends(
                picture=picture,
                sound=sound,
                on_frame=self._on_frame,
                on_sound=hear or self.sounds.append,
                second=second,
                on_second=self.seconds.append,
            ),
            send=self._send,
            on_event=self._on_event,
        )

    def _on_frame(self, frame: VideoFrame) -> None:
        self.frames = [frame]
        self.frame_times.append(time.monotonic())

    def _on_event(self, event: CallEvent | CallStats) -> None:
        if isinstance(event, CallEvent):
            self.events.append(event)
        else:
            self.stats.append(event)

    def _send(self, message: Message) -> None:
        self.said.append(message)
        if self.line_up and self.other is not None and isinstance(message, Offer | Answer | AskOffer):
            asyncio.get_running_loop().call_soon(self.other.call.receive, message)

    def kinds(self) -> list[CallKind]:
        """What happened, in order."""
        return [event.kind for event in self.events]

    def call_ups(self) -> list[CallUp]:
        """What it said about its own media."""
        return [message for message in self.said if isinstance(message, CallUp)]


def join(kiosk: Side, counter: Side) -> None:
    """Let them hear each other."""
    kiosk.other, counter.other = counter, kiosk
