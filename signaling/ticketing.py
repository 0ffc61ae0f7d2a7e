"""Tells a centre's own ticket system (叫号) of the kiosks' tickets and of what was decided of its paper tickets: each
change once kept, in order, until it is taken.

What is to be said was stored with the step of the visit that it is about. It is deleted only after the system took it,
so a kill, or a system that is away, loses nothing; one that took a change and could not say so hears it again, by the
same id.
"""

import asyncio
import http.client
import logging
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy import Connection, delete, select

from signaling import tables as t
from signaling.paper_tickets import Papers
from signaling.settings import Centre, TicketSystem
from signaling.store import Store, StoreFailure
from windowkit import logs
from windowkit.errors import BadInput

_log: Final = logging.getLogger(__name__)
_LOOK: Final = 0.5  # s between two looks
_MOST: Final = 60.0  # s between two tries, at most
_TIMEOUT: Final = 10.0  # s of one try
_KNOWN: Final = 409  # it had this change before
_TAKEN: Final = frozenset({*range(200, 300), _KNOWN})


class Ticketing:
    """Raises BadInput where the settings name no file with a key."""

    def __init__(self, store: Store, centres: tuple[Centre, ...], papers: Papers) -> None:
        self._papers = papers
        self._store = store
        self._systems = {one.code: (one.tickets, _key(one.tickets)) for one in centres if one.tickets is not None}

    async def run(self) -> None:
        """Tell them, until cancelled: one that is away holds up no other."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch())
            for centre, (system, key) in self._systems.items():
                group.create_task(self._follow(centre, system, key))

    async def _watch(self) -> None:
        """Log whose paper line is not heard any more; the hall says so to the duty leader."""
        known: set[str] = set()
        while True:
            away = set(self._papers.away)
            for centre in sorted(away - known):
                _log.error("paper_line_away", extra={"centre": centre})
            for centre in sorted(known - away):
                logs.event(_log, "paper_line_back", centre=centre)
            known = away
            await asyncio.sleep(_LOOK)

    async def _follow(self, centre: str, system: TicketSystem, key: str) -> None:
        wait, away = _LOOK, False
        while True:
            try:
                for number, body in await asyncio.to_thread(self._store.read, lambda one: _next(one, centre)):
                    await asyncio.to_thread(_post, system.url, key, body)
                    if away:
                        logs.event(_log, "ticket_system_back", centre=centre)
                    wait, away = _LOOK, False
                    done = delete(t.TICKET_CHANGES).where(t.TICKET_CHANGES.c.number == number)
                    await asyncio.wrap_future(self._store.write(lambda one, done=done: one.execute(done) and None))
            except (StoreFailure, OSError, http.client.HTTPException, _NotTaken) as failure:
                why = str(failure) if isinstance(failure, _NotTaken) else type(failure).__name__
                if not away:
                    _log.error("ticket_system_away", extra={"centre": centre, "why": why})
                wait, away = min(2 * wait, _MOST), True
            await asyncio.sleep(wait)


class _NotTaken(Exception):
    """The system answered with something else than that it has it."""


def _next(connection: Connection, centre: str) -> list[tuple[int, bytes]]:
    rows = t.TICKET_CHANGES.c
    query = select(rows.number, rows.body).where(rows.centre == centre).order_by(rows.number).limit(100)
    return [(row[0], row[1]) for row in connection.execute(query)]


def _post(url: str, key: str, body: bytes) -> None:
    """Raises OSError, HTTPException, _NotTaken. A redirection is not followed: the key is for this address alone."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=_TIMEOUT)
    try:
        target = parts.path or "/"
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        connection.request("POST", f"{target}?{parts.query}" if parts.query else target, body, headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    if status not in _TAKEN:
        raise _NotTaken(f"status {status}")


def _key(system: TicketSystem) -> str:
    try:
        key = Path(system.key_file).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"cannot read tickets.key_file {system.key_file}: {error}") from error
    if not key:
        raise BadInput(f"tickets.key_file {system.key_file} is empty; write the ticket system's key into it")
    return key
