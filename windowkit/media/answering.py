"""The counter's part of a call's set-up: it answers the kiosk's offers, and asks for one when it needs one."""

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
from windowkit.messages import Answer, AskOffer, Message, Offer

_log: Final = logging.getLogger(__name__)


class Answering:
    """Lives in the engine's loop; `run` is one visit's work."""

    def __init__(self, succession: Succession, send: Callable[[Message], None]) -> None:
        self._succession = succession
        self._send = send
        self._nudge = asyncio.Event()
        self.ahead = Ahead(succession.readied, succession.drop)
        self.epoch = 0

    def nudge(self) -> None:
        """Look at once whether to ask."""
        self._nudge.set()

    async def run(self, visit: str, mending: Mending) -> None:
        """Ask for an offer whenever one is due and none is being tried; until cancelled."""
        while True:
            self._nudge.clear()
            due = mending.due() if self._succession.trying is None else None
            wait = None if due is None else due - time.monotonic()
            if wait is None or wait > 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._nudge.wait()
                continue
            logs.event(_log, "offer_asked_for")
            self._send(AskOffer(visit=visit))
            mending.asked(time.monotonic())

    async def _readied(self) -> Attempt | None:
        """The peer that was made while somebody waited, if there is one."""
        readying = self.ahead.take()
        try:
            return None if readying is None else await readying
        except Failure:
            return None  # one made at once may do better
        except asyncio.CancelledError:
            assert readying is not None
            self.ahead.let_go(readying)
            raise

    async def answer(self, offer: Offer, mending: Mending) -> None:
        """Answer an offer that is younger than all before; a try that was under way is given up for it."""
        self.epoch = offer.call
        mending.asked(time.monotonic())  # an offer is here: ask for no other while it is being answered
        try:
            ready = await self._readied()
            attempt, sdp = await self._succession.described(lambda peer: peer.answer(offer.sdp), offer.call, ready)
        except Failure as failure:
            logs.event(_log, "offer_refused", call=offer.call, why=str(failure))
            return
        if self.epoch != offer.call:  # a newer offer came meanwhile
            self._succession.drop(attempt)
            return
        self._succession.try_out(attempt)
        attempt.answered = True
        attempt.peer.start_sending()
        logs.event(_log, "call_answered", call=attempt.epoch)
        self._send(Answer(visit=offer.visit, call=attempt.epoch, sdp=sdp))
        await self._succession.settle(attempt)
        if not self._succession.up and self._succession.trying is None and mending.due() is None:
            mending.asked(time.monotonic())  # the kiosk offers anew by itself
        self._nudge.set()
