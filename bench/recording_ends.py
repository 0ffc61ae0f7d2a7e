"""One end of the call that `bench.recording` measures; as a program it is the kiosk's, joined by its pipes."""

import asyncio
import sys
from collections.abc import Callable

from av.video.frame import VideoFrame

from windowkit.media.call import Call, CallEvent, CallKind, CallStats
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.messages import (
    Answer,
    AskOffer,
    CallUp,
    Message,
    Offer,
    decode_from_server,
    encode,
)


class End:
    """A call whose set-up goes out as lines by `out` and comes in by `read`."""

    def __init__(self, *, offers: bool, out: Callable[[bytes], None]) -> None:
        self.seen = asyncio.Event()
        self.frames = 0
        self.size = (0, 0)
        self._out = out
        self._camera = SyntheticCamera(width=1280, height=720, fps=30)
        self._camera.open()
        ends = Ends(picture=self._camera, sound=SyntheticMicrophone(), on_frame=self._count, on_sound=_drop)
        self.call = Call(offers=offers, ends=ends, send=self._send, on_event=self._happened)

    async def read(self, lines: asyncio.StreamReader) -> None:
        """What the other end says, until it is gone."""
        while line := await lines.readline():
            message = decode_from_server(line)
            if isinstance(message, Offer | Answer | AskOffer):
                self.call.receive(message)

    async def close(self) -> None:
        """Leave."""
        await self.call.close()
        self._camera.close()

    def _count(self, frame: VideoFrame) -> None:
        self.frames += 1
        self.size = frame.width, frame.height

    def _send(self, message: Message) -> None:
        if not isinstance(message, CallUp):
            self._out(encode(message) + b"\n")

    def _happened(self, event: CallEvent | CallStats) -> None:
        if isinstance(event, CallEvent) and event.kind is CallKind.FIRST_FRAME:
            self.seen.set()


def _drop(_what: object) -> None:
    """Nobody hears."""


async def _kiosk() -> None:
    loop, lines = asyncio.get_running_loop(), asyncio.StreamReader(limit=1 << 20)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)

    def out(line: bytes) -> None:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()

    end = End(offers=True, out=out)
    end.call.begin("bench")
    await end.read(lines)
    await end.close()


if __name__ == "__main__":
    asyncio.run(_kiosk())
