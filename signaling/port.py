"""The one port for WebSocket and HTTP: uvicorn, set up for many small messages."""

import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Coroutine
from contextlib import suppress
from types import FrameType
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette

from windowkit import logs
from windowkit.messages import MAX_BYTES

_log: Final = logging.getLogger(__name__)


async def listen(app: Starlette, host: str, port: int, beside: Coroutine[Any, Any, None]) -> None:
    """Serve the application until a signal ends it, `beside` running with it; where that breaks this ends too."""
    listening = socket.create_server((host, port))
    logs.event(_log, "listening", port=listening.getsockname()[1])
    config = uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_max_size=4 * MAX_BYTES,  # what is a little too long is refused with a word, not cut off
        ws_ping_interval=2.0,
        ws_ping_timeout=3.0,
        ws_per_message_deflate=False,  # 45 instead of 13 KiB a line, and slower, for 400-byte messages
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    heart = asyncio.create_task(beside)
    heart.add_done_callback(lambda _: setattr(server, "should_exit", True))
    await server.serve(sockets=[listening])  # every open line hears 1012: come back soon
    heart.cancel()
    with suppress(asyncio.CancelledError):
        await heart


def end_on_signals() -> None:
    """SIGTERM and SIGINT end the process with status 0, after uvicorn has let the lines go."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _end)


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit(0)


def loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    """uvloop is worth 1.5 to 5 times the messages; where it has no wheel the plain loop serves too."""
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        return None
    return uvloop.Loop
