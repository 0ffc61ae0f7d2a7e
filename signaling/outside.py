"""What an administrator's commands want of a running server: read from the store, done by the hall."""

import asyncio
import logging
from typing import Final

from sqlalchemy import Connection, select

from signaling import tables as t
from signaling.concern_records import ConcernWord
from signaling.server import Server
from signaling.store import Store, StoreFailure

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 1.0  # s between two looks


class Outside:
    """A word is done and deleted in one commit: what a kill leaves is done after the restart."""

    def __init__(self, store: Store, server: Server) -> None:
        self._store = store
        self._server = server

    async def run(self) -> None:
        """Look and do, until cancelled."""
        while True:
            try:
                for word in await asyncio.to_thread(self._store.read, _words):
                    await self._do(word)
            except StoreFailure as failure:
                _log.error("not_read", extra={"why": str(failure)})
            await asyncio.sleep(_PAUSE)

    async def _do(self, word: ConcernWord) -> None:
        await self._server.turn(lambda now: self._server.hall.told_outside(word, now))


def _words(connection: Connection) -> list[ConcernWord]:
    rows = connection.execute(select(t.CONCERN_WORDS).limit(100)).mappings()
    return [ConcernWord(id=row["id"], concern=row["concern"], reply=row["reply"], by=row["by"]) for row in rows]
