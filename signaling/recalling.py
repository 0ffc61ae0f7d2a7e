"""Reads for the hall what it does not hold: papers of ended cases that may serve their person again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from signaling.effects import Effect
from signaling.hall import Hall
from signaling.store import Store, StoreFailure

_log: Final = logging.getLogger(__name__)


class Recalling:
    """`take` is the way into the hall (Turns.take)."""

    def __init__(
        self, store: Store, hall: Hall, take: Callable[[Callable[[float], list[Effect]]], Awaitable[bool]]
    ) -> None:
        self._store = store
        self._hall = hall
        self._take = take
        self._reading: set[asyncio.Task[None]] = set()

    def begin(self, id_number: str) -> None:
        """Read what this person's cases have; the hall hears of it a moment later."""
        task = asyncio.create_task(self._read(id_number))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _read(self, id_number: str) -> None:
        try:
            found = await asyncio.to_thread(self._store.case_papers, id_number)
        except StoreFailure as failure:
            _log.error("not_read", extra={"why": str(failure)})
            found = None
        await self._take(lambda now: self._hall.recalled(id_number, found, now))
