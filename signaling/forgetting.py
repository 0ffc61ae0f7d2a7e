"""Deletes the files of stills that nobody may look at any more, soon after the hall said so."""

import asyncio
import logging
from typing import Final

from sqlalchemy import Connection, delete, select

from signaling import tables as t
from signaling.stills import Stills
from signaling.store import Store, StoreFailure

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 1.0  # s between two looks


class Forgetting:
    """The file goes first and its row after: what a kill leaves between the two is done again."""

    def __init__(self, store: Store, stills: Stills) -> None:
        self._store = store
        self._stills = stills

    async def run(self) -> None:
        """Look and delete, until cancelled."""
        while True:
            try:
                await self.once()
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


def _rows(connection: Connection) -> list[tuple[str, str, str]]:
    return [(row[0], row[1], row[2]) for row in connection.execute(select(t.FORGOTTEN).limit(500))]
