"""The call of one visit: keeps a peer up for it, and rebuilds it beside the old one when it fails.

The kiosk always offers (no glare), the counter answers or asks for an offer. Each peer has an epoch, which
grows; an answer counts for its own epoch only. The picture goes on while the line to the server is down.
"""

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Callable, Coroutine
from enum import StrEnum, auto
from typing import Final

import msgspec

from windowkit import logs
from windowkit.errors import Failure
from windowkit.media.attempt import Attempt
from windowkit.media.peer import TRY, Ends, PeerEvent, PeerState
from windowkit.media.split import SoundSplit
from windowkit.messages import Answer, AskOffer, CallUp, IceServer, Message, Offer

_log: Final = logging.getLogger(__name__)

_GO_ON: Final = 4.0  # s until a side says it goes on with what it has
_PATIENCE: Final = 3.0  # s of silence until a new peer is built without anybody asking
_LONGEST: Final = 10.0  # s between two tries while nobody answers
_FIRST_PICTURE: Final = 1.0  # s the old peer is kept for the new one's first picture
_FRESH: Final = 120.0  # s a prepared offer may lie; addresses change
_LOOK: Final = 0.2  # s between two looks of the watch
_STATS: Final = 2.0  # s


class CallKind(StrEnum):
    """What happened to a call."""

    CONNECTING = auto()
    UP = auto()  # the other side's media come
    FIRST_FRAME = auto()  # once for a visit: the other side's first picture was decoded
    STALLED = auto()  # nothing comes for 1 s; it is being mended
    DOWN = auto()  # ended


class CallEvent(msgspec.Struct, frozen=True):
    """Something happened to the call of `visit` at `at` (time.monotonic())."""

    kind: CallKind
    visit: str
    call: int
    at: float


class CallStats(msgspec.Struct, frozen=True):
    """What came so far on the current peer."""

    visit: str
    call: int
    frames: int
    bytes: int


class Call:
    """The call as a program sees it; every method in the engine's loop. `offers` is true at the kiosk."""

    def __init__(
        self,
        *,
        offers: bool,
        ends: Ends,
        send: Callable[[Message], None],
        on_event: Callable[[CallEvent | CallStats], None],
        ice_servers: tuple[IceServer, ...] = (),
    ) -> None:
        self.ice_servers = ice_servers
        self._offers = offers
        self._ends = ends
        self._split = SoundSplit(ends.sound) if ends.sound is not None else None
        self._send = send
        self._on_event = on_event
        self._visit = ""
        self._epoch = 0
        self._current: Attempt | None = None
        self._trying: Attempt | None = None
        self._prepared: tuple[Attempt, asyncio.Task[str]] | None = None
        self._early: Offer | None = None  # came before the window had begun its visit
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing: set[asyncio.Task[None]] = set()
        self._nudge = asyncio.Event()
        self._silent_since = 0.0
        self._up = False
        self._had_frame = False
        self._said: CallUp | None = None

    @property
    def visit(self) -> str:
        """The visit whose call this is; empty between calls."""
        return self._visit

    def prepare(self) -> None:
        """Kiosk, while the resident waits: gather and write the next offer. Nothing leaves the machine."""
        if self._prepared is None and self._offers and not self._visit:
            attempt = self._build()
            self._prepared = attempt, asyncio.create_task(attempt.peer.offer(), name="prepare offer")

    def begin(self, visit: str, after: int = 0) -> None:
        """Build the call of `visit`; the kiosk continues after the snapshot's epoch. Again: nothing happens."""
        if self._visit == visit:
            return
        if self._visit:
            self._forget()
        self._visit, self._epoch = visit, after
        self._silent_since = time.monotonic()
        self._tell(CallKind.CONNECTING)
        self._own(self._offer_forever() if self._offers else self._ask_forever())
        self._own(self._watch())
        early, self._early = self._early, None
        if early is not None:
            self.receive(early)

    def receive(self, message: Offer | Answer | AskOffer) -> None:
        """What the other side says; what is not of this visit or epoch is passed over."""
        match message:
            case Offer() if not self._offers and message.visit != self._visit:
                self._early = message
            case Offer() if not self._offers and message.call > self._epoch:
                self._epoch = message.call
                self._own(self._answer(message))
            case Answer() if message.visit == self._visit and self._trying and message.call == self._trying.epoch:
                self._own(self._accept(self._trying, message))
            case AskOffer() if message.visit == self._visit and self._offers:
                self._nudge.set()
            case _:
                logs.event(_log, "call_message_passed_over", kind=type(message).__name__)

    def line_is_back(self) -> None:
        """The line to the server is up again: if media do not come, now is the time to build anew."""
        if self._visit and not self._up:
            self._nudge.set()

    def end(self) -> None:
        """End the call; its peers close in the background. Again: nothing happens."""
        if self._visit:
            visit, epoch = self._visit, self._epoch
            self._forget()  # first: no frame comes after DOWN, so that a screen cleared then stays clear
            logs.event(_log, "call_down", call=epoch)
            self._on_event(CallEvent(CallKind.DOWN, visit, epoch, time.monotonic()))

    async def close(self) -> None:
        """End the call and wait until every peer is closed."""
        self.end()
        if self._prepared is not None:
            attempt, task = self._prepared
            self._prepared = None
            task.cancel()
            self._drop(attempt)
        if self._closing:
            await asyncio.wait(self._closing, timeout=TRY)

    def _forget(self) -> None:
        for task in self._tasks:
            task.cancel()
        for attempt in (self._current, self._trying):
            if attempt is not None:
                self._drop(attempt)
        self._current = self._trying = self._said = None
        self._visit = ""
        self._up = self._had_frame = False
        self._nudge.clear()

    # -- kiosk -------------------------------------------------------------------------------------------------

    async def _offer_forever(self) -> None:
        pause = TRY
        while True:
            self._nudge.clear()
            if await self._offer_once():
                pause = TRY
                self._nudge.clear()  # who asked meanwhile has got it
                await self._nudge.wait()  # asked for by the other side, the line, or the watch
            else:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(pause - TRY):
                        await self._nudge.wait()
                        pause = TRY
                pause = min(pause * 1.5, _LONGEST)

    async def _offer_once(self) -> bool:
        self._epoch += 1
        attempt, sdp = await self._next_offer()
        if sdp is None:
            return False
        self._trying = attempt
        logs.event(_log, "call_offered", call=attempt.epoch)
        self._send(Offer(visit=self._visit, call=attempt.epoch, sdp=sdp))
        return await self._settle(attempt)

    async def _next_offer(self) -> tuple[Attempt, str | None]:
        prepared, self._prepared = self._prepared, None
        if prepared is not None and time.monotonic() - prepared[0].built < _FRESH:
            attempt, writing = prepared
        else:
            if prepared is not None:
                self._drop(prepared[0])
            attempt = self._build()
            writing = asyncio.create_task(attempt.peer.offer(), name="write offer")
        attempt.epoch = self._epoch
        try:
            return attempt, await writing
        except Failure as failure:
            logs.event(_log, "offer_failed", why=str(failure))
            self._drop(attempt)
            return attempt, None

    async def _accept(self, attempt: Attempt, answer: Answer) -> None:
        if attempt.answered:
            return
        attempt.answered = True
        attempt.peer.start_sending()
        try:
            await attempt.peer.accept(answer.sdp)
        except Failure as failure:
            logs.event(_log, "answer_refused", call=answer.call, why=str(failure))

    # -- counter -----------------------------------------------------------------------------------------------

    async def _ask_forever(self) -> None:
        """The kiosk offers by itself; ask only when nothing has come for a while."""
        asked = time.monotonic()
        while True:
            await asyncio.sleep(_LOOK)
            silent = not self._up and self._trying is None and time.monotonic() - self._silent_since > TRY
            if (silent and time.monotonic() - asked > TRY) or self._nudge.is_set():
                self._nudge.clear()
                asked = time.monotonic()
                logs.event(_log, "offer_asked_for")
                self._send(AskOffer(visit=self._visit))

    async def _answer(self, offer: Offer) -> None:
        if self._trying is not None:
            self._drop(self._trying)
        attempt = self._build(offer.call)
        self._trying = attempt
        try:
            sdp = await attempt.peer.answer(offer.sdp)
        except Failure as failure:
            logs.event(_log, "offer_refused", call=offer.call, why=str(failure))
            self._abandon(attempt)
            return
        if self._trying is not attempt:  # a newer offer came meanwhile
            return
        attempt.peer.start_sending()
        logs.event(_log, "call_answered", call=attempt.epoch)
        self._send(Answer(visit=self._visit, call=attempt.epoch, sdp=sdp))
        await self._settle(attempt)

    # -- both --------------------------------------------------------------------------------------------------

    async def _settle(self, attempt: Attempt) -> bool:
        """Whether the new peer's media come in time; then it takes the old one's place."""
        try:
            async with asyncio.timeout(TRY):
                await attempt.flowing.wait()
        except TimeoutError:
            logs.event(_log, "call_try_failed", call=attempt.epoch, answered=attempt.answered)
            self._abandon(attempt)
            return False
        if self._current is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_FIRST_PICTURE):
                    await attempt.first_frame.wait()
        if self._trying is attempt:
            self._take_over(attempt)
        return self._current is attempt

    def _take_over(self, attempt: Attempt) -> None:
        old, self._current, self._trying = self._current, attempt, None
        if old is not None:
            self._drop(old)
        self._set_up(up=attempt.peer.flowing)

    def _abandon(self, attempt: Attempt) -> None:
        if self._trying is attempt:
            self._trying = None
        self._drop(attempt)

    async def _watch(self) -> None:
        """Says what this side sends, rebuilds what stays silent, and counts."""
        began = counted = time.monotonic()
        while True:
            await asyncio.sleep(_LOOK)
            now = time.monotonic()
            self._say_call_up(late=now - began > _GO_ON)
            if self._up or self._trying is not None:
                pass
            elif now - self._silent_since > _PATIENCE and self._current is not None:
                self._silent_since = now
                self._nudge.set()
            if now - counted > _STATS and self._current is not None:
                counted = now
                peer = self._current.peer
                self._on_event(CallStats(self._visit, self._current.epoch, peer.frames, peer.bytes))

    def _say_call_up(self, *, late: bool) -> None:
        """Once for an epoch, and again when a device came or went."""
        picture, sound = self._ends.picture, self._ends.sound
        known = (picture is None or picture.known) and (sound is None or sound.known)
        if not (late or (self._up and known)):
            return
        epoch = self._current.epoch if self._up and self._current is not None else self._epoch
        # Late and still without media: the call goes on with what there is, which is nothing of ours.
        says = CallUp(
            id="",
            visit=self._visit,
            call=epoch,
            picture=self._up and picture is not None and picture.present,
            sound=self._up and sound is not None and sound.present,
        )
        stalled = self._said is not None and not self._up  # a silence that is being mended is no news
        if says != self._said and not stalled:
            self._said = says
            self._send(msgspec.structs.replace(says, id=str(uuid.uuid4())))

    def _build(self, epoch: int = 0) -> Attempt:
        attempt = Attempt(self._ends, self._split, self.ice_servers, lambda: self._current, self._hear)
        attempt.epoch = epoch
        return attempt

    def _hear(self, attempt: Attempt, event: PeerEvent) -> None:
        match event.state:
            case PeerState.FLOWING if attempt is self._current:
                self._set_up(up=True)
            case PeerState.FIRST_FRAME if not self._had_frame:
                self._had_frame = True
                self._on_event(CallEvent(CallKind.FIRST_FRAME, self._visit, attempt.epoch, event.at))
            case PeerState.STALLED | PeerState.CLOSED if (
                attempt is self._current and self._trying is not None and self._trying.flowing.is_set()
            ):
                self._take_over(self._trying)  # the other side has left the old peer already
            case PeerState.STALLED if attempt is self._current:
                self._set_up(up=False)
            case PeerState.CLOSED if attempt is self._current:
                self._set_up(up=False)
                self._nudge.set()
            case _:
                pass

    def _set_up(self, *, up: bool) -> None:
        if up != self._up:
            self._up = up
            self._silent_since = time.monotonic()
            self._tell(CallKind.UP if up else CallKind.STALLED)

    def _tell(self, kind: CallKind) -> None:
        epoch = self._current.epoch if self._current is not None else self._epoch
        logs.event(_log, f"call_{kind}", call=epoch)
        self._on_event(CallEvent(kind, self._visit, epoch, time.monotonic()))

    def _drop(self, attempt: Attempt) -> None:
        attempt.leave()
        task = asyncio.create_task(attempt.close(), name="close peer")
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def _own(self, coroutine: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._reap)

    def _reap(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("call_task_failed", exc_info=error)
