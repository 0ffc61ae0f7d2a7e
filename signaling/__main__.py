"""The signalling server: `python -m signaling --config FILE`, and an administrator's commands."""

import asyncio
import logging
import secrets
import socket
import sys
import time
from pathlib import Path

import uvicorn

from signaling import commands
from signaling.auth import Auth
from signaling.floor import Rules
from signaling.hall import Hall
from signaling.server import Server
from signaling.settings import SignalingSettings
from signaling.stills import Stills
from signaling.store import Store
from signaling.web import Web
from windowkit import logs
from windowkit.errors import BadInput, Failure
from windowkit.matters import load_matters
from windowkit.messages import MAX_BYTES
from windowkit.settings import load_settings, state_folder


async def serve(settings: SignalingSettings, store: Store, data: Path) -> None:
    """Run until a signal ends it."""
    matters = load_matters(Path(settings.matters))
    rules = Rules(kiosk_grace=settings.kiosk_grace, clerk_grace=settings.clerk_grace, base=settings.public_url)
    hall = Hall(matters, rules, lambda: secrets.token_urlsafe(16))
    for found in store.assessments():
        hall.delivered(found, time.time())
    hall.load(*store.running(), time.time())
    auth = Auth(store, settings.token_lifetime)
    server = Server(settings, matters, store, auth, hall)
    app = Web(server, auth, store, Stills(data / "stills")).app()
    listening = socket.create_server((settings.host, settings.port))
    logs.event(logging.getLogger("signaling"), "listening", port=listening.getsockname()[1])
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
    timer = asyncio.create_task(server.deadlines())
    try:
        await uvicorn.Server(config).serve(sockets=[listening])
    finally:
        timer.cancel()


def main() -> int:
    """The program; 2 where the command line or the settings are wrong."""
    asked = commands.parser().parse_args()
    logs.start("signaling")
    try:
        settings = load_settings(Path(asked.config), SignalingSettings)
        data = state_folder(settings.data, "signaling")
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = Store(settings.database or f"sqlite:///{data / 'signaling.sqlite'}")
        try:
            if asked.command in {None, "serve"}:
                asyncio.run(serve(settings, store, data), loop_factory=_loop_factory())
            else:
                commands.run(asked, settings, store)
        finally:
            store.close()
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    except (Failure, OSError) as error:
        print(f"cannot start: {error}", file=sys.stderr)
        return 1
    return 0


def _loop_factory() -> type[asyncio.AbstractEventLoop] | None:
    """uvloop is worth 1.5 to 5 times the messages; where it has no wheel the plain loop serves too."""
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        return None
    return uvloop.Loop


if __name__ == "__main__":
    sys.exit(main())
