"""The call of one visit: keeps a peer up for it, and rebuilds it beside the old one when it fails.

The kiosk always offers (no glare), the counter answers or asks for an offer. Each peer has an epoch, which
grows; an answer counts for its own epoch only. The picture goes on while the line to the server is down.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from enum import StrEnum, auto
from typing import Final

import msgspec

from windowkit import consent, logs
from windowkit.media.answering import Answering
from windowkit.media.attempt import Attempt
from windowkit.media.encoded import Encoded, Track
from windowkit.media.mending import Mending
from windowkit.media.offering import Offering
from windowkit.media.peer import TRY, Ends, PeerEvent, PeerState
from windowkit.media.saying import Saying
from windowkit.media.succession import Succession
from windowkit.messages import Answer, AskOffer, IceServer, Message, Offer

_log: Final = logging.getLogger(__name__)

_OFFERS_AFTER: Final = 1.0  # s of silence until the kiosk builds a new peer beside the old one
_ASKS_AFTER: Final = TRY  # s of silence until the counter asks; the kiosk offers by itself, so later
_LOOK: Final = 0.2  # s between two looks of the watch
_STATS: Final = 2.0  # s
_SAID: Final = 6.0  # s that a no is said; a line to the server that is cut silently is known to be down after 5
_NO_WAY: Final = 6.0  # s; a call through the last of three relays comes up in 4


class CallKind(StrEnum):
    """What happened to a call."""

    CONNECTING = auto()
    UP = auto()  # the other side's media come
    FIRST_FRAME = auto()  # once for a visit: the other side's first picture was decoded
    NO_WAY = auto()  # no media came since the call began 6 s ago: none of the ways is open; it is tried on
    STALLED = auto()  # nothing comes for 1 s, or nothing of ours arrives; it is being mended
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
    ) -> None:
        self._succession = Succession(ends, self._hear, self._taken_over)
        self._saying = Saying(ends, send)
        self._offering = Offering(self._succession, send) if offers else None
        self._answering = Answering(self._succession, send)
        self._ahead = (self._offering or self._answering).ahead
        self._on_event = on_event
        self._visit = ""
        self._line = True
        self._mending = self._new_mending()
        self._early: Offer | None = None  # came before the window had begun its visit
        self._tasks: set[asyncio.Task[None]] = set()
        self._up = False
        self._was_up = False  # in this visit
        self._had_frame = False
        self._overhears: Callable[[Encoded], None] | None = None

    @property
    def visit(self) -> str:
        """The visit whose call this is; empty between calls."""
        return self._visit

    @property
    def prepared(self) -> bool:
        """Whether the next peer lies ready."""
        return self._ahead.ready

    @property
    def quiet(self) -> bool:
        """Whether no peer is being closed any more."""
        return self._succession.quiet

    @property
    def _epoch(self) -> int:
        return (self._offering or self._answering).epoch

    def use_ice_servers(self, servers: tuple[IceServer, ...]) -> None:
        """For the peers that are built from now on."""
        self._succession.relaying.use(servers)

    def prepare(self) -> None:
        """While a resident waits: make the next peer and gather. No picture and no sound leaves the machine."""
        if not self._visit:
            self._ahead.prepare()

    def prepare_no_more(self) -> None:
        """Nobody waits any more: what lies ready is not made anew."""
        self._ahead.rest()

    def begin(self, visit: str, after: int = 0) -> None:
        """Build the call of `visit`; the kiosk continues after the snapshot's epoch. Again: nothing happens."""
        if self._visit == visit:
            return
        if self._visit:
            self._forget()
        self._visit = visit
        self._mending = mending = self._new_mending()
        (self._offering or self._answering).epoch = after
        self._tell(CallKind.CONNECTING)
        self._own((self._offering or self._answering).run(visit, mending))
        self._own(self._watch())
        early, self._early = self._early, None
        if early is not None:
            self.receive(early)

    def receive(self, message: Offer | Answer | AskOffer) -> None:
        """What the other side says; what is not of this visit or epoch is passed over."""
        mine = message.visit == self._visit
        match message:
            case Offer() if self._offering is None and not mine:
                self._early = message
            case Offer() if self._offering is None and message.call > self._epoch:
                self._own(self._answering.answer(message, self._mending))
            case Answer() if self._offering is not None and mine:
                self._own(self._offering.accept(message))
            case AskOffer() if self._offering is not None and mine:
                self._anew()
            case _:
                logs.event(_log, "call_message_passed_over", kind=type(message).__name__)

    def line_is_lost(self) -> None:
        """The line to the server is down: nothing can be built, and what flows goes on."""
        self._line = False
        self._mending.line(up=False, at=time.monotonic())

    def line_is_back(self) -> None:
        """The line to the server is up again: if media do not come, now is the time to build anew."""
        self._line = True
        self._mending.line(up=True, at=time.monotonic())
        if self._visit and not self._up:
            self._anew()

    def rebuild(self) -> None:
        """Build a new peer beside the old one: a person asked, or this machine has another address."""
        self._ahead.renew()
        if self._visit:
            self._anew()

    def overhear(self, hear: Callable[[Encoded], None] | None) -> None:
        """Tell `hear` what the current peer and those after it send and get, as it is encoded, until the visit ends.

        None: nobody hears anything any more, from this moment.
        """
        self._overhears = hear
        self._listen()

    def refuse(self, recording: str) -> None:
        """Say the resident's no to a recording on this way, too: the server's may be dead and nobody know it yet."""
        self._own(self._say_no(consent.short(recording)))

    def want_key(self, track: Track) -> None:
        """Have the sender of a picture, who may be we, send one that needs no other."""
        if self._succession.current is not None:
            self._succession.current.peer.ears.want_key(track)

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
        self._ahead.forget()
        await self._succession.closed()

    def _new_mending(self) -> Mending:
        now = time.monotonic()
        if self._offering is not None:
            return Mending(now, patience=_OFFERS_AFTER, line=self._line)
        return Mending(now + _ASKS_AFTER, patience=_ASKS_AFTER, line=self._line)

    def _anew(self) -> None:
        self._mending.now(time.monotonic())
        if self._offering is not None:
            self._offering.anew()
        else:
            self._answering.nudge()

    def _forget(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.overhear(None)  # who hears this visit has no right to hear the next one
        self._succession.forget()
        self._saying.forget()
        self._visit = ""
        self._up = self._was_up = self._had_frame = False

    async def _say_no(self, recording: bytes) -> None:
        """Again and again: one word would be lost like any packet, and a second one changes nothing."""
        until = time.monotonic() + _SAID
        while time.monotonic() < until:
            if (current := self._succession.current) is not None:
                await current.peer.say_no(recording)
            await asyncio.sleep(_LOOK)

    async def _watch(self) -> None:
        """Says what this side sends, and counts."""
        began = counted = time.monotonic()
        told = False
        while True:
            await asyncio.sleep(_LOOK)
            now, current = time.monotonic(), self._succession.current
            if now - began > _NO_WAY and self._line and not self._was_up and not told:
                told = True
                self._tell(CallKind.NO_WAY)
            epoch = current.epoch if self._up and current is not None else self._epoch
            self._saying.look(self._visit, epoch, up=self._up, since=now - began)
            if now - counted > _STATS and current is not None:
                counted = now
                self._on_event(CallStats(self._visit, current.epoch, current.peer.frames, current.peer.bytes))

    def _listen(self) -> None:
        current = self._succession.current
        if current is not None and self._overhears is None:
            current.peer.ears.stop()
        elif current is not None and self._overhears is not None:
            current.peer.ears.listen(self._visit, current.epoch, self._overhears)

    def _taken_over(self) -> None:
        self._listen()
        self._set_up(up=self._succession.up)

    def _hear(self, attempt: Attempt, event: PeerEvent) -> None:
        match event.state:
            case PeerState.FLOWING if attempt is self._succession.current:
                self._set_up(up=True)
            case PeerState.FIRST_FRAME if not self._had_frame:
                self._had_frame = True
                self._on_event(CallEvent(CallKind.FIRST_FRAME, self._visit, attempt.epoch, event.at))
            case PeerState.STALLED if attempt is self._succession.current:
                self._set_up(up=False)
            case PeerState.CLOSED if attempt is self._succession.current:
                self._set_up(up=False)
                self._anew()
            case _:
                pass

    def _set_up(self, *, up: bool) -> None:
        if up != self._up:
            self._up = up
            self._was_up = True
            self._mending.media(up=up, at=time.monotonic())
            (self._offering or self._answering).nudge()
            self._tell(CallKind.UP if up else CallKind.STALLED)

    def _tell(self, kind: CallKind) -> None:
        current = self._succession.current
        epoch = current.epoch if current is not None else self._epoch
        logs.event(_log, f"call_{kind}", call=epoch)
        self._on_event(CallEvent(kind, self._visit, epoch, time.monotonic()))

    def _own(self, coroutine: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._reap)

    def _reap(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("call_task_failed", exc_info=error)
