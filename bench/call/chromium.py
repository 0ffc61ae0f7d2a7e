"""Chromium's ends: two browsers, each with a page of one RTCPeerConnection, on the same screens and sound server."""

import contextlib
import http.server
import threading
import time
from collections.abc import AsyncGenerator, Generator
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from playwright.async_api import BrowserContext, Page, async_playwright
from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.call.pair import CEILING, SIDES
from bench.call.watch import Place
from demo.sound import Sound, sound
from demo.xserver import COUNTER, LOWER, UPPER, xserver

_PROGRAM: Final = "/usr/bin/chromium"
_FLAGS: Final = (
    "--no-sandbox",  # measured as root, too
    "--use-fake-ui-for-media-stream",  # nobody is asked whether the microphone may be used
    "--autoplay-policy=no-user-gesture-required",
    "--window-position=0,0",
    "--window-size=1920,1080",
    "--kiosk",
)


class Chromium:
    """Two pages that call each other through a relay of WebSockets."""

    name = "Chromium"
    wall = True

    def __init__(
        self, pages: dict[str, Page], folders: dict[str, Path], places: dict[str, Place], rooms: Sound
    ) -> None:
        self.places = places
        self.sound = rooms
        self._pages = pages
        self._folders = folders

    async def accept(self) -> float:
        """The counter's page says so to the kiosk's, which offers."""
        accepted = await self._pages["counter"].evaluate("accept()")
        return time.monotonic() - (time.time() - accepted / 1000)

    async def hang_up(self) -> None:
        """Close both connections."""
        for page in self._pages.values():
            await page.evaluate("hangUp()")

    def processes(self, side: str) -> list[int]:
        """The browser, its renderers, its GPU, audio and network services."""
        return _tree(str(self._folders[side]))


def _tree(folder: str) -> list[int]:
    """The process that was given this profile folder, and all below it."""
    parents: dict[int, int] = {}
    roots: set[int] = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if f"--user-data-dir={folder}" in (entry / "cmdline").read_text().split("\0"):
                    roots.add(int(entry.name))
    found = roots
    while below := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= below
    return sorted(found)


@contextlib.asynccontextmanager
async def chromium(folder: Path, places: dict[str, Place]) -> AsyncGenerator[Chromium]:
    """Both browsers with their pages ready; the pictures stand where ours did."""
    async with contextlib.AsyncExitStack() as built:
        displays = {
            "kiosk": built.enter_context(xserver(folder / "kiosk-screens", (UPPER, LOWER))),
            "counter": built.enter_context(xserver(folder / "counter-screen", (COUNTER,))),
        }
        rooms = built.enter_context(sound(folder / "sound"))
        site = built.enter_context(_site())
        relay = await built.enter_async_context(_relay())
        driver = await built.enter_async_context(async_playwright())
        pages: dict[str, Page] = {}
        there: dict[str, Place] = {}
        folders = {side: folder / f"profile-{side}" for side in SIDES}
        for side in SIDES:
            context: BrowserContext = await driver.chromium.launch_persistent_context(
                folders[side],
                executable_path=_PROGRAM,
                headless=False,
                args=_FLAGS,
                no_viewport=True,
                env={**displays[side].environment, **rooms.environment(side)},
                permissions=["microphone"],
            )
            built.push_async_callback(context.close)
            page = pages[side] = context.pages[0]
            asked = {"side": side, "relay": relay, "ceiling": CEILING}
            await page.goto(f"{site}/page.html?{urlencode(asked)}")
            await page.evaluate("([x, y, width, height]) => place(x, y, width, height)", list(places[side][1:]))
            await page.evaluate("ready()")
            x, y = await page.evaluate("[screenX + (outerWidth - innerWidth) / 2, screenY + outerHeight - innerHeight]")
            was = places[side]
            there[side] = was._replace(display=displays[side].name, x=was.x + round(x), y=was.y + round(y))
        yield Chromium(pages, folders, there, rooms)


@contextlib.contextmanager
def _site() -> Generator[str]:
    """This folder's page on an address of its own: a microphone needs a secure place, which localhost is."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(Path(__file__).parent)))
    threading.Thread(target=server.serve_forever, name="bench site", daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.asynccontextmanager
async def _relay() -> AsyncGenerator[str]:
    """What one page says, the other hears: the signalling server's part."""
    there: set[ServerConnection] = set()

    async def serve_one(connection: ServerConnection) -> None:
        there.add(connection)
        try:
            async for message in connection:
                broadcast(there - {connection}, message)
        finally:
            there.discard(connection)

    async with serve(serve_one, "127.0.0.1", 0) as server:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"
