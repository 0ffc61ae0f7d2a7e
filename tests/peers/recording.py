"""A talk that is recorded: both sides over real UDP, the counter's side with a recorder; and what a file holds.

As a program (`python -m tests.peers.recording FILE KEY`) it records until it is killed.
"""

import asyncio
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import av
import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from tests.peers.two_sides import Side, join, until
from windowkit.consent import Permission, answered, asked, permission
from windowkit.media.call import CallKind
from windowkit.media.recorder import Recorder
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.sealed import Unsealer, public_key
from windowkit.visit import State

VISIT = "v1"


def permitted(visit: str = VISIT) -> Permission:
    """As after a resident's yes."""
    given = permission(
        visit, State.SERVING, answered(asked(None, State.SERVING, "r1", 180), "r1", yes=True), reachable=True
    )
    assert given is not None
    return given


class Talk:
    """Two sides of a call in this process."""

    def __init__(self) -> None:
        self.camera = SyntheticCamera(width=640, height=360, fps=25)
        self.camera.open()
        self.kiosk = Side(offers=True, picture=self.camera, sound=SyntheticMicrophone(440.0))
        self.counter = Side(offers=False, picture=self.camera, sound=SyntheticMicrophone(880.0))
        join(self.kiosk, self.counter)

    async def begin(self, visit: str = VISIT) -> None:
        """Both see each other."""
        for side in (self.kiosk, self.counter):
            side.call.begin(visit)
        await until(lambda: all(CallKind.FIRST_FRAME in one.kinds() for one in (self.kiosk, self.counter)))

    def record(self, path: Path, key: X25519PublicKey, on_failed: Callable[[], None] = lambda: None) -> Recorder:
        """From now on, at the counter."""
        recorder = Recorder(permitted(), path, key, self.counter.call.want_key, on_failed)
        self.counter.call.overhear(recorder.hear)
        return recorder

    async def close(self) -> None:
        """Everything ends."""
        await self.kiosk.call.close()
        await self.counter.call.close()
        self.camera.close()


class Played(msgspec.Struct, frozen=True):
    """What a recording holds: frames and their times (s) by track, whether its end is whole, what FFmpeg said."""

    times: dict[int, list[float]]
    whole: bool
    complaints: tuple[str, ...]


def play(path: Path, key: X25519PrivateKey) -> Played:
    """Open, decrypt and decode everything."""
    times: dict[int, list[float]] = {}
    with path.open("rb") as file:
        unsealer = Unsealer(file, key)
        content = b"".join(unsealer.chunks())
    av.logging.set_level(av.logging.WARNING)
    try:
        with av.logging.Capture() as complaints, av.open(io.BytesIO(content)) as container:
            for packet in container.demux():
                for frame in packet.decode():
                    times.setdefault(packet.stream.index + 1, []).append(float(frame.time or 0.0))
    finally:
        av.logging.set_level(None)
    return Played(times, unsealer.whole, tuple(words for _, _, words in complaints))


async def _record_for_ever(path: Path, key: X25519PublicKey) -> None:
    talk = Talk()
    await talk.begin()
    talk.record(path, key)
    while True:
        sys.stdout.write(f"{time.time()}\n")
        sys.stdout.flush()
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(_record_for_ever(Path(sys.argv[1]), public_key(sys.argv[2])))
