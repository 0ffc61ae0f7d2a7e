"""The peers of a call: the current one, the one being tried, and how the younger takes the elder's place."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable, Coroutine
from typing import Final

from windowkit import logs
from windowkit.media.attempt import Attempt
from windowkit.media.peer import TRY, Ends, Peer, PeerEvent, PeerState
from windowkit.media.relaying import Relaying
from windowkit.media.split import SoundSplit

_log: Final = logging.getLogger(__name__)

_FIRST_PICTURE: Final = 1.0  # s the old peer is kept for the new one's first picture


class Succession:
    """Lives in the engine's loop. `hear` gets what happens to a peer, after the succession has drawn its own."""

    def __init__(self, ends: Ends, hear: Callable[[Attempt, PeerEvent], None], changed: Callable[[], None]) -> None:
        self._ends = ends
        self._split = SoundSplit(ends.sound) if ends.sound is not None else None
        self._hear_on = hear
        self._changed = changed
        self._closing: set[asyncio.Task[None]] = set()
        self.relaying = Relaying()
        self.current: Attempt | None = None
        self.trying: Attempt | None = None

    @property
    def up(self) -> bool:
        """Whether the current peer's media come."""
        return self.current is not None and self.current.peer.flowing

    @property
    def quiet(self) -> bool:
        """Whether nothing is being closed any more."""
        return not self._closing

    async def readied(self) -> Attempt:
        """A peer for an offer that is yet to come: what can be done before it is done. Raises Failure."""
        attempt = self._build(0)
        await self._whole(attempt, attempt.peer.ready())
        return attempt

    async def described(
        self, describe: Callable[[Peer], Coroutine[object, object, str]], epoch: int = 0, ready: Attempt | None = None
    ) -> tuple[Attempt, str]:
        """A peer that nobody knows of yet and its description, through a relay that works. Raises Failure."""
        while True:
            attempt, ready = ready or self._build(epoch), None
            attempt.epoch = epoch
            sdp = await self._whole(attempt, describe(attempt.peer))
            now = time.monotonic()
            relay = self.relaying.gathered(sdp, attempt.ice_servers, now)
            if relay is None:
                return attempt, sdp
            logs.event(_log, "relay_unusable", url=relay, why=", ".join(attempt.peer.relays_say) or "silent")
            if not self.relaying.again(now):
                logs.event(_log, "no_relay")  # the direct way may do
                return attempt, sdp
            self.drop(attempt)

    async def _whole[T](self, attempt: Attempt, step: Coroutine[object, object, T]) -> T:
        """A step of a peer; it is dropped where that fails or nobody waits any more."""
        doing = asyncio.ensure_future(step)
        try:
            # Not broken off with us: a socket that gathering has just opened would be nobody's.
            return await asyncio.shield(doing)
        except BaseException:
            doing.add_done_callback(_passed_over)
            self.drop(attempt)
            raise

    def _build(self, epoch: int) -> Attempt:
        servers = self.relaying.chosen(time.monotonic())
        attempt = Attempt(self._ends, self._split, servers, lambda: self.current, self._hear)
        attempt.epoch = epoch
        return attempt

    def try_out(self, attempt: Attempt) -> None:
        """Let it be the one being tried; an earlier one is given up."""
        if self.trying is not None:
            self.drop(self.trying)
        self.trying = attempt

    async def settle(self, attempt: Attempt) -> bool:
        """Whether the tried peer's media come in time; then it takes the old one's place."""
        try:
            async with asyncio.timeout(TRY):
                await attempt.decided.wait()
        except TimeoutError:
            logs.event(_log, "call_try_failed", call=attempt.epoch, answered=attempt.answered)
        if self.trying is not attempt or not attempt.flowing.is_set():
            self.abandon(attempt)
            return self.current is attempt
        if self.current is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FIRST_PICTURE):
                    await attempt.first_frame.wait()
        if self.trying is attempt:
            self._take_over(attempt)
        return self.current is attempt

    def abandon(self, attempt: Attempt) -> None:
        """Give a tried peer up; the current one stays."""
        if attempt is self.current:
            return
        if self.trying is attempt:
            self.trying = None
        self.drop(attempt)

    def drop(self, attempt: Attempt) -> None:
        """Close a peer in the background; from now on nothing of it is shown or told."""
        attempt.leave()
        task = asyncio.create_task(attempt.close(), name="close peer")
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def forget(self) -> None:
        """The visit is over."""
        for attempt in (self.current, self.trying):
            if attempt is not None:
                self.drop(attempt)
        self.current = self.trying = None

    async def closed(self) -> None:
        """Wait until every peer that was dropped is closed."""
        if self._closing:
            await asyncio.wait(self._closing, timeout=TRY)

    def _take_over(self, attempt: Attempt) -> None:
        old, self.current, self.trying = self.current, attempt, None
        if old is not None:
            self.drop(old)
        self._changed()

    def _hear(self, attempt: Attempt, event: PeerEvent) -> None:
        left = event.state in (PeerState.STALLED, PeerState.CLOSED) and attempt is self.current
        if left and self.trying is not None and self.trying.flowing.is_set():
            self._take_over(self.trying)  # the other side has left the old peer already
        else:
            self._hear_on(attempt, event)


def _passed_over[T](doing: asyncio.Future[T]) -> None:
    if not doing.cancelled():
        doing.exception()  # nobody waits for it any more
