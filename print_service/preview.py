"""A notice's page before it is printed, made by the printing's own renderer and said to the server in pieces."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final
from uuid import uuid4

from print_service.worker import Asker, CannotRender
from windowkit import logs
from windowkit.messages import FromServer, Notice, PreviewPart, RenderNotice

_log: Final = logging.getLogger(__name__)
_PIECE: Final = 32 * 1024  # bytes: 43 kB as JSON, of the 64 kB that a frame may have


class Previewer:
    """Prints nothing, keeps nothing."""

    def __init__(self, render: Callable[[Notice], bytes]) -> None:
        self._render = render
        self._making: set[asyncio.Task[None]] = set()

    def hear(self, message: FromServer, line: Asker) -> None:
        """A message of the server."""
        if isinstance(message, RenderNotice):
            task = asyncio.create_task(self._make(message, line))
            self._making.add(task)
            task.add_done_callback(self._making.discard)

    async def _make(self, wanted: RenderNotice, line: Asker) -> None:
        try:
            pages = await asyncio.to_thread(self._render, wanted.notice)
        except CannotRender as error:
            logs.event(_log, "preview_not_made", why=error.reason)
            pages = b""
        pieces = [pages[at : at + _PIECE] for at in range(0, len(pages), _PIECE)]
        for part, content in enumerate(pieces or [b""]):
            said = PreviewPart(id=str(uuid4()), preview=wanted.preview, part=part, parts=len(pieces), content=content)
            line.command(said).add_done_callback(_answered)


def _answered(done: asyncio.Future[None]) -> None:
    """A refusal ends a preview; the clerk may ask again."""
    if not done.cancelled():
        done.exception()
