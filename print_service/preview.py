"""A notice's page before it is printed, made by the printing's own renderer and said to the server in pieces."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final
from uuid import uuid4

from print_service.worker import CANNOT, Asker, CannotRender
from windowkit import logs
from windowkit.messages import FromServer, Notice, PreviewPart, RenderNotice
from windowkit.previews import MOST, PIECE

_log: Final = logging.getLogger(__name__)


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
            pieces, reason = _pieces(pages), ""
        except CannotRender as error:
            logs.event(_log, "preview_not_made", why=error.reason)
            pieces, reason = [], error.reason
        except Exception as error:  # noqa: BLE001 - whoever waits for the page is told that there is none
            logs.event(_log, "preview_not_made", why=type(error).__name__)
            pieces, reason = [], CANNOT
        for part, content in enumerate(pieces or [b""]):
            said = PreviewPart(
                id=str(uuid4()), preview=wanted.preview, part=part, parts=len(pieces), content=content, reason=reason
            )
            line.command(said).add_done_callback(_answered)


def _pieces(pages: bytes) -> list[bytes]:
    if len(pages) > MOST * PIECE:
        raise CannotRender("too-long")
    return [pages[at : at + PIECE] for at in range(0, len(pages), PIECE)]


def _answered(done: asyncio.Future[None]) -> None:
    """A refusal ends a preview; the clerk may ask again."""
    if not done.cancelled():
        done.exception()
