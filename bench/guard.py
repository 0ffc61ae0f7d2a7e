"""`python -m bench.guard`: a kiosk is killed, at its welcome and in a visit; seconds until its guard has it back.

The program as it is run, under its guard, on an X server without a GPU, with a real server and a clerk's real call; the
time begins with the kill and ends when the screen shows it: the welcome's button, the visit's page as it was, the
clerk's moving picture.
"""

import argparse
import asyncio
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.screen import Eye, x_server
from bench.start import green_of_the_button
from demo import people
from demo.company import Company, Site
from demo.leash import end_in_order, leashed
from demo.printer import free_port
from demo.programs import ROOT, Programs
from demo.two_rooms import End
from demo.windowless import MATTER
from kiosk_app.line import SOFTWARE
from windowkit.errors import Failure
from windowkit.keys import DeviceKey, load_key, prove
from windowkit.link import Link
from windowkit.messages import PROTOCOL, Hello, OpenVisit, Role, UnlockKiosk

_RESULTS: Final = Path(__file__).with_name("results") / "guard.json"
_SIZE: Final = (1920, 1080)
_ROWS: Final = range(300, 780, 20)  # of both windows, which stand side by side in the screen's middle
_PICTURE: Final = 400  # a row of the clerk's picture
_SAME: Final = 0.99  # part of a page's pixels that are as they were: the seconds in a corner may differ
_LOOK: Final = 0.02  # s
_LIMIT: Final = 30.0  # s
_SETTLE: Final = 3.0  # s of a call before it is cut
_TARGET: Final = 3.0  # s


class Sight:
    """The screen, as somebody before the kiosk sees it."""

    def __init__(self, eye: Eye) -> None:
        self._eye = eye
        self._green = green_of_the_button()

    def page(self) -> NDArray[np.uint8]:
        """The lower window's rows."""
        return np.concatenate([self._eye.row(y)[:, _SIZE[0] // 2 :] for y in _ROWS])

    def welcome(self) -> bool:
        """Whether the big button is there."""
        return int(np.count_nonzero(self.page() == self._green, axis=1).max()) >= 150

    def moves(self) -> bool:
        """Whether the clerk's picture is there and moves."""
        before = self._eye.row(_PICTURE)[:, : _SIZE[0] // 2]
        time.sleep(0.1)
        now = self._eye.row(_PICTURE)[:, : _SIZE[0] // 2]
        return int(np.count_nonzero(before != now)) > 50

    def until(self, what: Callable[[], bool], name: str) -> float:
        """When it is so (monotonic); raises Failure where it never is."""
        start = time.monotonic()
        while not what():
            if time.monotonic() > start + _LIMIT:
                raise Failure(f"no {name} within {_LIMIT:g} s")
            time.sleep(_LOOK)
        return time.monotonic()


class Guarded:
    """The guard with its kiosk."""

    def __init__(self, settings: Path, screen: str, log: Path) -> None:
        with log.open("ab") as file:
            self._guard = subprocess.Popen(
                leashed(sys.executable, "-P", "kiosk_app/guard.py", "--config", str(settings)),
                cwd=ROOT,
                env=os.environ | {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )

    def kill_the_kiosk(self) -> float:
        """At once, as the kernel would; when (monotonic)."""
        pid = self._guard.pid
        kiosk = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        os.kill(int(kiosk[0]), signal.SIGKILL)
        return time.monotonic()

    def stop(self) -> None:
        """Both."""
        self._guard.terminate()
        self._guard.wait(30)


async def _open_a_visit(server: str, key: DeviceKey) -> None:
    """What staff do at the kiosk, before its program is started."""

    def hello(nonce: str) -> Hello:
        return Hello(protocol=PROTOCOL, role=Role.KIOSK, software=SOFTWARE, device=key.device, proof=prove(key, nonce))

    link = Link(server, hello, lambda _: None, lambda _: None)
    line = asyncio.create_task(link.run())
    await link.command(UnlockKiosk(id=str(uuid.uuid4()), pin=people.STAFF_PIN))
    await link.command(OpenVisit(id=str(uuid.uuid4()), visit=str(uuid.uuid4()), matter=MATTER, told=True))
    line.cancel()
    with suppress(asyncio.CancelledError):
        await line


def _falls(sight: Sight, kiosk: Guarded, runs: int) -> dict[str, list[float]]:
    """Seconds from each kill in the visit to its page, and to the clerk's picture."""
    found: dict[str, list[float]] = {"page_s": [], "picture_s": []}
    for _ in range(runs):
        sight.until(sight.moves, "picture")
        time.sleep(_SETTLE)
        page = sight.page()
        killed = kiosk.kill_the_kiosk()
        sight.until(lambda page=page: _part(sight.page(), page) < _SAME, "gap")
        found["page_s"].append(sight.until(lambda page=page: _part(sight.page(), page) >= _SAME, "page") - killed)
        found["picture_s"].append(sight.until(sight.moves, "picture") - killed)
    return found


def _part(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.count_nonzero(one == other)) / one.size


async def _measure(runs: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="window-guard-") as made, x_server(*_SIZE) as screen:
        folder = Path(made)
        programs = Programs(folder, {})
        site = Site(port=free_port(), printer="", kiosk_camera="synthetic:", document_camera="none", counter_camera="")
        company = Company(programs, folder, site)
        eye = Eye(screen, _SIZE[0])
        sight, settings = Sight(eye), company.settings["kiosk_app"]
        try:
            await company.prepare()
            kiosk = Guarded(settings, screen, folder / "kiosk.log")
            try:
                sight.until(sight.welcome, "welcome")
                killed = kiosk.kill_the_kiosk()
                sight.until(lambda: not sight.welcome(), "gap")
                welcome = sight.until(sight.welcome, "welcome") - killed
            finally:
                kiosk.stop()
            await _open_a_visit(company.server, load_key(folder / "state" / "kiosk_app"))
            found = _in_the_visit(sight, settings, screen, folder, company.server, runs)
        finally:
            programs.stop()
            eye.close()
    medians = {name: round(statistics.median(values), 2) for name, values in found.items()}
    return {"welcome_s": round(welcome, 2)} | medians


def _in_the_visit(
    sight: Sight, settings: Path, screen: str, folder: Path, server: str, runs: int
) -> dict[str, list[float]]:
    kiosk = Guarded(settings, screen, folder / "kiosk.log")
    clerk = End("counter", "--server", server, environment=os.environ, log=folder / "clerk.log")
    try:
        return _falls(sight, kiosk, runs)
    except Failure as failure:
        raise Failure(f"{failure}. {(folder / 'kiosk.log').read_text()[-1500:]}") from failure
    finally:
        clerk.close()
        kiosk.stop()


def main() -> int:
    """Measure, print, and keep the results."""
    parser = argparse.ArgumentParser("python -m bench.guard", description=__doc__)
    parser.add_argument(
        "--runs", type=int, default=3, help="falls in the visit; more than three within five minutes rest"
    )
    chosen = parser.parse_args()
    try:
        found = asyncio.run(_measure(chosen.runs))
    except Failure as failure:
        print(f"guard: {failure}", file=sys.stderr)
        return 1
    for name, value in found.items():
        print(f"{name:12} {value:6.2f}  target {_TARGET:g}  {'' if value <= _TARGET else 'MISSED'}")
    _RESULTS.write_text(json.dumps({"runs": chosen.runs, "results": found}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(end_in_order(main))
