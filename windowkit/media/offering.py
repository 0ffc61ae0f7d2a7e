"""The kiosk's part of a call's set-up: it always offers, and has an offer ready while the resident waits."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from typing import Final

from windowkit import logs
from windowkit.errors import Failure
from windowkit.media.ahead import Ahead
from windowkit.media.attempt import Attempt
from windowkit.media.mending import Mending
from windowkit.media.succession import Succession
from windowkit.messages import Answer, Message, Offer

_log: Final = logging.getLogger(__name__)


class Offering:
    """Lives in the engine's loop; `run` is one visit's work, the prepared offer outlives it."""

    def __init__(self, succession: Succession, send: Callable[[Message], None]) -> None:
        self._succession = succession
        self._send = send
        self.ahead = Ahead(self._write, lambda made: succession.drop(made[0]))
        self._nudge = asyncio.Event()
        self.epoch = 0

    def nudge(self) -> None:
        """Look at once whether a try is due."""
        self._nudge.set()

    def anew(self) -> None:
        """What is being tried may have been lost on the way: do not wait for it, and look whether a try is due."""
        if self._succession.trying is not None:
            self._succession.trying.decided.set()
        self._nudge.set()

    async def run(self, visit: str, mending: Mending) -> None:
        """Offer whenever it is due, until cancelled."""
        while True:
            self._nudge.clear()
            due = mending.due()
            wait = None if due is None else due - time.monotonic()
            if wait is None or wait > 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._nudge.wait()
                continue
            mending.trying()
            await self._offer(visit, mending)

    async def _offer(self, visit: str, mending: Mending) -> None:
        self.epoch += 1
        offer = await self._next_offer()
        if offer is None:
            mending.tried(answered=False, at=time.monotonic())
            return
        attempt, sdp = offer
        self._succession.try_out(attempt)
        logs.event(_log, "call_offered", call=attempt.epoch)
        self._send(Offer(visit=visit, call=attempt.epoch, sdp=sdp))
        attempt.peer.begin_picture()
        await self._succession.settle(attempt)
        if not self._succession.up and mending.due() is None:
            mending.tried(answered=attempt.answered, at=time.monotonic())

    async def _next_offer(self) -> tuple[Attempt, str] | None:
        writing = self.ahead.take() or self.ahead.make()
        try:
            attempt, sdp = await writing
        except Failure as failure:
            logs.event(_log, "offer_failed", why=str(failure))
            return None
        except asyncio.CancelledError:
            self.ahead.let_go(writing)
            raise
        attempt.epoch = self.epoch
        return attempt, sdp

    async def _write(self) -> tuple[Attempt, str]:
        return await self._succession.described(lambda peer: peer.offer())

    async def accept(self, answer: Answer) -> None:
        """The counter's answer to the offer that is being tried; another is passed over."""
        attempt = self._succession.trying
        if attempt is None or attempt.epoch != answer.call or attempt.answered:
            logs.event(_log, "call_message_passed_over", kind=type(answer).__name__)
            return
        attempt.answered = True
        attempt.peer.start_sending()
        try:
            await attempt.peer.accept(answer.sdp)
        except Failure as failure:
            logs.event(_log, "answer_refused", call=answer.call, why=str(failure))
