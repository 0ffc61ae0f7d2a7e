"""Deletes what nobody may look at any more: files of stills, soon after the hall said so, old closed concerns, and
whose pages of cases served again.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection, delete, select

from signaling import papers, tables as t
from signaling.concern_records import ConcernRecord
from signaling.stills import Stills
from signaling.store import Store, StoreFailure
from windowkit.concerns import ConcernState

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 1.0  # s between two looks
_MOST: Final = 500  # rows of one commit


class Forgetting:
    """The file goes first and its row after: what a kill leaves between the two is done again.

    A closed concern, with the words that clerks wrote in it, is kept for `concern_days` after the day it was closed;
    that a case's page may serve its person again for `paper_days` (the page itself stays with its case).
    """

    def __init__(
        self,
        store: Store,
        stills: Stills,
        concern_days: int,
        clock: Callable[[], float] = time.time,
        *,
        paper_days: int = 0,
    ) -> None:
        self._store = store
        self._stills = stills
        self._concern_days = concern_days
        self._clock = clock
        self._looked = ""  # the day that closed concerns were looked through
        self._paper_days = paper_days
        self._swept = ""  # the day that pages of cases were

    async def run(self) -> None:
        """Look and delete, until cancelled."""
        while True:
            try:
                await self.once()
                await self.concerns()
                await self.case_papers()
            except (StoreFailure, OSError) as failure:
                _log.error("not_forgotten", extra={"why": type(failure).__name__})
            await asyncio.sleep(_PAUSE)

    async def once(self) -> int:
        """Delete what is there to delete; how many stills that were. Raises StoreFailure, OSError."""
        rows = await asyncio.to_thread(self._store.read, _rows)
        for _, visit, document in rows:
            await asyncio.to_thread(self._stills.drop, visit, document)
        if rows:
            done = delete(t.FORGOTTEN).where(t.FORGOTTEN.c.id.in_([one for one, _, _ in rows]))
            await asyncio.wrap_future(self._store.write(lambda connection: connection.execute(done) and None))
        return len(rows)

    async def concerns(self) -> None:
        """Once a day, and at the start: delete the closed concerns that are too old. Raises StoreFailure."""
        today = papers.day(self._clock())
        if today == self._looked:
            return
        last = (date.fromisoformat(today) - timedelta(days=self._concern_days)).isoformat()
        old = await asyncio.to_thread(self._store.read, lambda connection: _closed(connection, last))
        if old:
            done = delete(t.CONCERNS).where(t.CONCERNS.c.id.in_(old), t.CONCERNS.c.state == ConcernState.CLOSED.value)
            await asyncio.wrap_future(self._store.write(lambda connection: connection.execute(done) and None))
        if len(old) < _MOST:
            self._looked = today

    async def case_papers(self) -> None:
        """Once a day, and at the start: forget which pages served again until now. Raises StoreFailure."""
        today = papers.day(self._clock())
        if today != self._swept:
            first = (date.fromisoformat(today) - timedelta(days=self._paper_days)).isoformat()
            done = delete(t.CASE_PAPERS).where(t.CASE_PAPERS.c.day < first)
            await asyncio.wrap_future(self._store.write(lambda connection: connection.execute(done) and None))
            self._swept = today


def _rows(connection: Connection) -> list[tuple[str, str, str]]:
    return [(row[0], row[1], row[2]) for row in connection.execute(select(t.FORGOTTEN).limit(500))]


def _closed(connection: Connection, last: str) -> list[str]:
    """The ids of those that were closed on that day or before."""
    closed = select(t.CONCERNS.c.body).where(t.CONCERNS.c.state == ConcernState.CLOSED.value)
    found = (msgspec.json.decode(body, type=ConcernRecord) for body in connection.execute(closed).scalars())
    # An older server kept no day of closing: it was to be answered by its due day.
    return [one.id for one in found if (one.closed or one.due) <= last][:_MOST]
