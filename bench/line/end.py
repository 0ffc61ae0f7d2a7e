"""One end of `python -m bench.line`: told the other's description on stdin, writes what it saw and heard to a file."""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
import numpy as np
from av.video.frame import VideoFrame

from bench.line.record import Frame, Heard, Looked, Planned, Written
from windowkit.media.opus import OpusDecoder
from windowkit.media.peer import Ends, Peer, PeerEvent
from windowkit.media.playout import Playout
from windowkit.media.quality import Sight
from windowkit.media.ring import RATE
from windowkit.media.sending import KnownLine
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone, age_ms, now_ms, read_stamp

_HIGH: Final = 720  # lines of the picture as made
_BLOCK: Final = 480  # samples
_LOOK: Final = 0.05  # s between two looks at the plan


class _End:
    """A peer's devices, and what is written down."""

    def __init__(self, raw: Path, file: BinaryIO) -> None:
        self._file = file
        self._began = time.monotonic()
        self._silent = 0
        self.playout = Playout(OpusDecoder())
        self.camera = SyntheticCamera(footage=raw)
        self.ends = Ends(
            picture=self.camera,
            sound=SyntheticMicrophone(),
            on_frame=self._frame,
            on_sound=self.playout.put,
            line=KnownLine(on_sight=self._sight),
        )

    def write(self, one: Written) -> None:
        self._file.write(msgspec.json.encode(one) + b"\n")

    def _frame(self, frame: VideoFrame) -> None:
        plane = frame.planes[0]
        luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:, : frame.width]
        made = read_stamp(luma, frame.height / _HIGH)
        self.write(Frame(time.monotonic(), -1 if made is None else age_ms(made, now_ms()), frame.height))

    def _sight(self, sight: Sight) -> None:
        known = (sight.queued, sight.came, sight.lost, sight.rtt, sight.repeated, sight.sent, sight.probed)
        self.write(Looked(round(sight.at - self._began, 3), *known))

    async def hear(self) -> None:
        """As a loudspeaker does: 10 ms each 10 ms."""
        out, due, heard = np.zeros(_BLOCK, np.int16), time.monotonic(), False
        while True:
            self.playout.fill(out, time.monotonic())
            heard = heard or bool(out.any())
            self._silent += _BLOCK if heard and not out.any() else 0
            parts = (self.playout.concealed, self.playout.recovered, self._silent)
            self.write(Heard(time.monotonic(), *(part * 1000 // RATE for part in parts)))
            due += _BLOCK / RATE
            await asyncio.sleep(max(0.0, due - time.monotonic()))

    async def plans(self, peer: Peer) -> None:
        """Each change of what is sent."""
        before: object = None
        while True:
            plan, keys = peer.sending.plan, peer.sending.encoders[0].key_frames
            seen = (plan.face.height, round(plan.face.fps), plan.bars, keys)
            if seen != before:
                before = seen
                self.write(Planned(time.monotonic(), *seen, plan.face.rate))
            await asyncio.sleep(_LOOK)


def _ignore(_event: PeerEvent) -> None:
    pass


async def _read() -> str:
    return str(json.loads(await asyncio.to_thread(sys.stdin.readline)))


async def _run(side: str, end: _End) -> None:
    end.camera.open()
    peer = Peer(end.ends, (), _ignore)
    said = await peer.offer() if side == "kiosk" else await peer.answer(await _read())
    print(json.dumps(said), flush=True)
    if side == "kiosk":
        await peer.accept(await _read())
    peer.start_sending()
    tasks = [asyncio.create_task(end.hear()), asyncio.create_task(end.plans(peer))]
    await _read()
    for task in tasks:
        task.cancel()
    await peer.close()
    end.camera.close()


if __name__ == "__main__":
    with Path(sys.argv[3]).open("wb") as file:
        asyncio.run(_run(sys.argv[1], _End(Path(sys.argv[2]), file)))
