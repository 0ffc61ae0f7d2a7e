"""`python -m bench.ink`: how long after the finger the ink is on the screen, and how many of its points are kept.

The real kiosk's signature page, on an X server without a GPU; the finger is the server's own synthetic touch screen, as
a panel reports 120, 250 and 1000 times a second. A look at the screen's pixels says when the ink has come to where the
finger was: from before the touch is told to the X server to the pixel, both ends' waiting included. Beside it, in the
same run: a page of Chromium's that draws every coalesced pointer event on a canvas (a "desynchronized" one shows
nothing without a GPU).
"""

import argparse
import asyncio
import contextlib
import json
import math
import multiprocessing
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import msgspec
from playwright.async_api import async_playwright
from PySide6.QtCore import QCoreApplication, QPointF, QSocketNotifier
from PySide6.QtGui import QGuiApplication

from bench.latency import cpu_seconds
from bench.screen import Eye
from demo.leash import end_in_order
from demo.touch import Finger
from demo.xserver import UPPER, Display, xserver
from kiosk_app.signature import SignaturePad
from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_room import KioskRoom
from windowkit.errors import Failure

RATES: Final = (120, 250, 1000)  # touches a second
TARGET: Final = 20.0  # ms
_SECONDS: Final = 4.0  # of drawing at each rate
_STEP: Final = 4  # pixels from point to point: less than the ink is wide and more than its round end reaches ahead
_DARK: Final = 110  # of 255: ink
_LIMIT: Final = 0.5  # s; ink that has not come by then never does
_CHROMIUM: Final = "/usr/bin/chromium"
_RESULTS: Final = Path(__file__).with_name("results") / "ink.json"
_PAGE: Final = """<!doctype html><body style="margin:0;overflow:hidden;background:#fff;touch-action:none">
<canvas id="pad"></canvas><script>
const pad = document.getElementById("pad");
const pen = pad.getContext("2d");
let points = 0, last = null;
function clean() {
  pad.width = innerWidth; pad.height = innerHeight;
  pen.lineWidth = 7; pen.lineCap = "round"; pen.strokeStyle = "#000";
  pen.fillStyle = "#fff"; pen.fillRect(0, 0, pad.width, pad.height); points = 0;
}
function draw(event) {
  for (const one of event.getCoalescedEvents?.() ?? [event]) {
    if (last) { pen.beginPath(); pen.moveTo(last.x, last.y); pen.lineTo(one.clientX, one.clientY); pen.stroke(); }
    last = {x: one.clientX, y: one.clientY}; points += 1;
  }
}
pad.addEventListener("pointerdown", event => { last = null; draw(event); });
pad.addEventListener("pointermove", event => { if (last) draw(event); });
pad.addEventListener("pointerup", () => { last = null; });
</script>"""


class Field(msgspec.Struct, frozen=True):
    """Where is drawn, in pixels of the screen, and who draws there."""

    left: float
    top: float
    width: float
    height: float
    pid: int
    clear: Callable[[], Awaitable[int]]  # gives the points that were kept, and forgets them


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Of one rate: milliseconds from touch to ink, and points a second."""

    rate: int
    p50: float
    p95: float
    most: float
    sent: float
    kept: float
    cores: float


def kiosk_side(pipe: Connection, screen: str) -> None:
    """The kiosk's two windows at the signature; answers `where` and `clear` until told to stop."""
    os.environ |= {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    sys.setswitchinterval(0.0005)
    prepare_qt()
    app = QGuiApplication([])
    room = KioskRoom(app)
    room.stage.lower.setGeometry(0, 0, UPPER.width, UPPER.height)
    room.stage.lower.showFullScreen()
    room.go_to("sign")

    def told() -> None:
        word = pipe.recv()
        pad = room.stage.lower.findChild(SignaturePad, "signaturePad")
        assert pad is not None
        corner = pad.mapToGlobal(QPointF(0, 0))
        if word == "stop":
            app.exit(0)
        elif word == "where":
            pipe.send((corner.x(), corner.y(), pad.width(), pad.height()))
        else:
            pipe.send(pad.points)
            pad.clear()

    notifier = QSocketNotifier(pipe.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(told)
    app.exec()
    notifier.setEnabled(False)
    room.close()
    QCoreApplication.processEvents()


@contextlib.asynccontextmanager
async def kiosk(screen: Display, _folder: Path) -> AsyncGenerator[Field]:
    """Our signature page on this screen."""
    context = multiprocessing.get_context("spawn")
    pipe, end = context.Pipe()
    process = context.Process(target=kiosk_side, args=(end, screen.name), daemon=True)
    process.start()
    assert process.pid is not None

    async def ask(word: str) -> object:
        pipe.send(word)
        return await asyncio.to_thread(pipe.recv)

    async def clear() -> int:
        points = await ask("clear")
        assert isinstance(points, int)
        return points

    try:
        place = (0.0, 0.0, 0.0, 0.0)
        while place[1] == 0:  # not laid out yet
            await asyncio.sleep(0.05)
            place = msgspec.convert(await ask("where"), tuple[float, float, float, float])
        yield Field(*place, process.pid, clear)
    finally:
        pipe.send("stop")
        process.join(10)


@contextlib.asynccontextmanager
async def chromium(screen: Display, folder: Path) -> AsyncGenerator[Field]:
    """The canvas page, full screen."""
    async with async_playwright() as driver:
        context = await driver.chromium.launch_persistent_context(
            folder / "profile",
            executable_path=_CHROMIUM,
            headless=False,
            no_viewport=True,
            env={**os.environ, **screen.environment},
            args=[
                "--no-sandbox",
                "--test-type",
                "--kiosk",
                "--touch-events=enabled",
                "--window-position=0,0",
                "--window-size=1920,1080",
            ],
        )
        page = context.pages[0]
        await page.set_content(_PAGE)
        size = [0, 0]
        while size[0] < UPPER.width * 0.99:  # the window is not yet as large as the screen
            await asyncio.sleep(0.1)
            size = await page.evaluate("[innerWidth, innerHeight, screenY + outerHeight - innerHeight]")

        async def clear() -> int:
            return int(await page.evaluate("(() => { const was = points; clean(); return was; })()"))

        yield Field(0, size[2], size[0], size[1], 0, clear)
        await context.close()


def lines(field: Field, rate: int) -> list[list[tuple[int, int]]]:
    """Strokes from left to right, below one another, that take `_SECONDS` at this rate."""
    left, right = round(field.left + field.width * 0.1), round(field.left + field.width * 0.9)
    points = list(range(left, right, _STEP))
    count = math.ceil(rate * _SECONDS / len(points))
    down = [round(field.top + field.height * (0.08 + 0.6 * at / max(1, count))) for at in range(count)]
    return [[(x, y) for x in points] for y in down]


def draw(eye: Eye, finger: Finger, line: list[tuple[int, int]], rate: int) -> tuple[list[float], float]:
    """One stroke: ms from each touch to its ink, and how long it took."""
    told: list[float] = []
    hand = threading.Thread(target=lambda: told.extend(finger.trace(line, rate)), name="finger")
    looks: list[tuple[float, int]] = []
    began = time.monotonic()
    hand.start()
    ended = math.inf
    while time.monotonic() < ended + _LIMIT:
        at = time.monotonic()
        dark = (eye.row(line[0][1])[0, line[0][0] : line[-1][0] + 1] < _DARK).nonzero()[0]
        looks.append((at, line[0][0] + int(dark[-1]) if len(dark) else -1))
        if looks[-1][1] >= line[-1][0]:
            break
        if ended == math.inf and not hand.is_alive():
            ended = time.monotonic()
    hand.join()
    lags: list[float] = []
    look = 0
    for (x, _), said in zip(line, told, strict=True):
        while look < len(looks) and (looks[look][1] < x or looks[look][0] < said):
            look += 1
        lags.append((looks[look][0] - said) * 1000 if look < len(looks) else math.inf)
    return lags, told[-1] - began


async def measure(screen: Display, field: Field, finger: Finger, rate: int) -> Figures:
    """All strokes of one rate."""
    eye = Eye(screen.name, screen.width)
    await field.clear()
    await asyncio.sleep(0.3)  # the clean page is painted
    lags: list[float] = []
    drawn, used = 0.0, cpu_seconds(field.pid) if field.pid else 0.0
    for line in lines(field, rate):
        some, took = await asyncio.to_thread(draw, eye, finger, line, rate)
        lags += some
        drawn += took
    cores = (cpu_seconds(field.pid) - used) / drawn if field.pid else math.nan
    kept = await field.clear()
    eye.close()
    lags.sort()
    return Figures(
        rate=rate,
        p50=round(statistics.median(lags), 1),
        p95=round(lags[int(len(lags) * 0.95)], 1),
        most=round(lags[-1], 1),
        sent=round(len(lags) / drawn),
        kept=round(kept / drawn),
        cores=round(cores, 2),
    )


async def _measured(folder: Path, who: str, rates: tuple[int, ...]) -> list[Figures]:
    with xserver(folder / "screen", (UPPER,)) as screen, Finger(screen) as finger:
        async with (kiosk if who == "ours" else chromium)(screen, folder) as field:
            await measure(screen, field, finger, rates[0])  # what is slow the first time
            return [await measure(screen, field, finger, rate) for rate in rates]


def main() -> int:
    """Print both and keep them; 1 where ours misses the target."""
    parser = argparse.ArgumentParser(prog="python -m bench.ink", description=__doc__)
    parser.add_argument("--ours", action="store_true", help="without Chromium")
    options = parser.parse_args()
    if not options.ours and not Path(_CHROMIUM).exists():
        raise Failure("no Chromium: `make bench-call` installs the Debian package chromium")
    found: dict[str, list[Figures]] = {}
    with tempfile.TemporaryDirectory(prefix="window-ink-") as folder:
        for who in ("ours",) if options.ours else ("ours", "chromium"):
            found[who] = asyncio.run(_measured(Path(folder) / who, who, RATES))
            for one in found[who]:
                lags = f"{one.p50:5.1f} ms p50, {one.p95:5.1f} ms p95, {one.most:5.1f} most"
                print(f"{who:9} {one.rate:5} touches/s: {lags};", end=" ")
                print(f"{one.kept:.0f} of {one.sent:.0f} points a second kept; {one.cores:.2f} cores", flush=True)
    if not options.ours:
        _RESULTS.write_text(json.dumps(msgspec.to_builtins(found), indent=2) + "\n")
    return 0 if all(one.p95 < TARGET and one.kept >= 100 for one in found["ours"]) else 1


if __name__ == "__main__":
    sys.exit(end_in_order(main))
