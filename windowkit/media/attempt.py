"""One peer of a call among its elder and its younger: what it shows and plays depends on who is the current one."""

import asyncio
import time
from collections.abc import Callable

import msgspec
from av.video.frame import VideoFrame

from windowkit.media.peer import Ends, Peer, PeerEvent, PeerState
from windowkit.media.playout import SoundPacket
from windowkit.media.split import SoundSplit
from windowkit.messages import IceServer


class Attempt:
    """A peer of one epoch; `hear` gets what happens to it. It shows frames unless a younger one is current."""

    def __init__(
        self,
        ends: Ends,
        split: SoundSplit | None,
        ice_servers: tuple[IceServer, ...],
        current: Callable[[], "Attempt | None"],
        hear: Callable[["Attempt", PeerEvent], None],
    ) -> None:
        self.epoch = 0
        self.ice_servers = ice_servers
        self.built = time.monotonic()
        self.answered = False
        self._left = False
        self.flowing = asyncio.Event()
        self.decided = asyncio.Event()  # flowing, or never will be
        self.first_frame = asyncio.Event()
        self._ends = ends
        self._current = current
        self._hear = hear
        self._tap = split.tap() if split is not None else None
        own = msgspec.structs.replace(
            ends, sound=self._tap, on_frame=self._on_frame, on_sound=self._on_sound, on_second=self._on_second
        )
        self.peer = Peer(own, ice_servers, self._on_event)

    def leave(self) -> None:
        """Nothing is shown, played, recorded or told any more, from this moment."""
        self._left = True
        self.decided.set()
        self.peer.ears.stop()
        if self._tap is not None:
            self._tap.close()

    async def close(self) -> None:
        """Nothing is sent any more either."""
        self.leave()
        await self.peer.close()

    def _on_frame(self, frame: VideoFrame) -> None:
        if self._shows():
            self._ends.on_frame(frame)

    def _on_second(self, frame: VideoFrame) -> None:
        if self._shows():
            self._ends.on_second(frame)

    def _shows(self) -> bool:
        current = self._current()
        return not self._left and (current is None or self.epoch >= current.epoch)

    def _on_sound(self, packet: SoundPacket) -> None:
        current = self._current()
        if not self._left and (current is None or current is self):  # never both at once
            self._ends.on_sound(packet)

    def _on_event(self, event: PeerEvent) -> None:
        if self._left:
            return
        if event.state is PeerState.FLOWING:
            self.flowing.set()
            self.decided.set()
        elif event.state is PeerState.CLOSED:
            self.decided.set()
        elif event.state is PeerState.FIRST_FRAME:
            self.first_frame.set()
        self._hear(self, event)
