"""Chromium's ends: two browsers, each with a page of one RTCPeerConnection, on the same screens and sound server."""

import contextlib
import http.server
import shlex
import shutil
import threading
import time
from collections.abc import AsyncGenerator, Generator
from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from playwright.async_api import BrowserContext, Page, async_playwright
from websockets.asyncio.server import ServerConnection, broadcast, serve

from bench.call import processes, scene
from bench.call.pair import CEILING, SIDES
from bench.call.watch import Place
from demo.network import Network
from demo.sound import Sound, sound
from demo.xserver import COUNTER, LOWER, UPPER, xserver
from windowkit.errors import Failure

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
    held = scene.FRAMES * 1280 * 720 * 3 // 2 // (1 << 20)
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
        return processes.tree(processes.named(f"--user-data-dir={self._folders[side]}"))

    def displays(self) -> list[int]:
        """Both sides' X servers."""
        folders = [folder.with_name(f"{side}-screens") for side, folder in self._folders.items()]
        return [pid for folder in folders for pid in processes.named(str(folder / "xorg.conf"))]

    async def told(self) -> dict[str, object]:
        """What getStats() says of the pictures sent: size, rate, bitrate, and why less than was given."""
        return {side: await page.evaluate("about()") for side, page in self._pages.items()}


@contextlib.asynccontextmanager
async def chromium(
    folder: Path, raw: Path, places: dict[str, Place], network: Network | None = None
) -> AsyncGenerator[Chromium]:
    """Both browsers with their pages ready; they send the footage `raw`, and the pictures stand where ours did.

    On a `network` the browsers stand in the rooms of their names, page and relay in `server`.
    """
    async with contextlib.AsyncExitStack() as built:
        if network is not None:
            built.enter_context(network.inside("server"))
        host = "127.0.0.1" if network is None else network.address("server")
        displays = {
            "kiosk": built.enter_context(xserver(folder / "kiosk-screens", (UPPER, LOWER))),
            "counter": built.enter_context(xserver(folder / "counter-screens", (COUNTER,))),
        }
        rooms = built.enter_context(sound(folder / "sound"))
        site = built.enter_context(_site(folder / "site", raw, host))
        relay = await built.enter_async_context(_relay(host))
        driver = await built.enter_async_context(async_playwright())
        pages: dict[str, Page] = {}
        there: dict[str, Place] = {}
        folders = {side: folder / f"profile-{side}" for side in SIDES}
        for side in SIDES:
            context: BrowserContext = await driver.chromium.launch_persistent_context(
                folders[side],
                executable_path=_program(folder, side, network),
                headless=False,
                args=[*_FLAGS, f"--unsafely-treat-insecure-origin-as-secure={site}"],
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


def _program(folder: Path, side: str, network: Network | None) -> Path:
    """The browser, put into its room."""
    if not Path(_PROGRAM).exists():
        raise Failure("no Chromium: `make bench-call` installs the Debian package chromium")
    if network is None:
        return Path(_PROGRAM)
    script = folder / f"chromium-{side}"
    script.write_text(f'#!/bin/sh\nexec {shlex.join(network.within(side))} {_PROGRAM} "$@"\n')
    script.chmod(0o755)
    return script


@contextlib.contextmanager
def _site(folder: Path, raw: Path, host: str) -> Generator[str]:
    """The page and the footage, on an address of their own."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "no-store")  # a cache would hold the footage a second time
            super().end_headers()

    folder.mkdir()
    shutil.copy(Path(__file__).with_name("page.html"), folder)
    (folder / "footage.i420").symlink_to(raw)
    server = http.server.ThreadingHTTPServer((host, 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, name="bench site", daemon=True).start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.asynccontextmanager
async def _relay(host: str) -> AsyncGenerator[str]:
    """What one page says, the other hears: the signalling server's part."""
    there: set[ServerConnection] = set()

    async def serve_one(connection: ServerConnection) -> None:
        there.add(connection)
        try:
            async for message in connection:
                broadcast(there - {connection}, message)
        finally:
            there.discard(connection)

    async with serve(serve_one, host, 0) as server:
        yield f"ws://{host}:{server.sockets[0].getsockname()[1]}"
