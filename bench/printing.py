"""From the clerk's click to the printer, and from the printer's fault to the clerk; and what the service costs idle.

`python -m bench.printing`: the real server and the real print service as processes, ippeveprinter, and a clerk's and
a kiosk's program on the line. Writes bench/results/printing.json.
"""

import asyncio
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from demo.bus import session_bus
from demo.leash import end_in_order
from demo.printer import Printer as Device, printer
from tests.peers.server_cast import Cast, filled, serving, submitted
from tests.peers.server_process import (
    PIN,
    Program,
    ServerProcess,
    clerk_hello,
    clerk_token,
    device_hello,
    enrolled,
    on_the_line,
)
from windowkit import messages as m
from windowkit.keys import save_key

ROOT: Final = Path(__file__).parents[1]
RESULTS: Final = ROOT / "bench" / "results" / "printing.json"
_CLICKS: Final = 20
_FAULTS: Final = 15
_IDLE: Final = 60.0  # s


class _Service:
    """The print service as a process; its log says when the printer took a job."""

    def __init__(self, folder: Path, server: str, uri: str) -> None:
        (config := folder / "print.toml").write_text(
            f'server = "{server}"\nprinter = "{uri}"\nstate = "{folder / "print"}"\n'
            f'notices = "{ROOT / "assets" / "notices"}"\n'
        )
        self._log = folder / "print.log"
        command = [sys.executable, "-m", "print_service", "--config", str(config)]
        with self._log.open("w") as out:
            self._process = subprocess.Popen(command, cwd=ROOT, stderr=out)

    def sent(self, job: str) -> float | None:
        """When (UNIX s) the printer had the whole job."""
        lines = [json.loads(line) for line in self._log.read_text().splitlines()]
        return next((line["t"] for line in lines if line.get("job") == job and line.get("stage") == "sent"), None)

    def cpu(self) -> float:
        """Seconds of processor time so far, of all its threads."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        """As a service manager does."""
        self._process.terminate()
        self._process.wait(10)


async def _clicks(all_: Cast, service: _Service, notice: str) -> list[float]:
    """Milliseconds from the clerk's click to the printer's word that it has the job."""
    took = list[float]()
    for attempt in range(2, _CLICKS + 2):
        await asyncio.sleep(0.05 + random.random() * 0.5)
        clicked = time.time()
        await all_.counter.ask(m.PrintNotice, visit=all_.visit, notice=notice)
        await _done(all_.counter, notice, attempt)
        sent = service.sent(f"{notice}~{attempt}")
        assert sent is not None
        took.append((sent - clicked) * 1000)
    return took


async def _done(counter: Program, notice: str, attempt: int) -> None:
    def is_done(one: m.VisitSnapshot) -> bool:
        return any(
            each.id == notice and each.attempt == attempt and each.state is m.JobState.DONE for each in one.notices
        )

    await counter.until(m.VisitSnapshot, is_done)


async def _faults(counter: Program, device: Device) -> list[float]:
    """Milliseconds from the empty tray to the clerk's program, the printer idle."""
    took = list[float]()
    for _ in range(_FAULTS):
        await asyncio.sleep(0.2 + random.random())
        began = time.perf_counter()
        await asyncio.to_thread(device.load, 0)
        await _told(counter, empty=True)
        took.append((time.perf_counter() - began) * 1000)
        await asyncio.to_thread(device.load, 250)
        await _told(counter, empty=False)
    return took


async def _told(counter: Program, *, empty: bool) -> None:
    def latest() -> bool:
        last = next(one for one in reversed(counter.heard) if isinstance(one, m.VisitSnapshot))
        return ("media-empty" in last.printer) is empty

    async with asyncio.timeout(10):
        while not latest():  # noqa: ASYNC110 - a snapshot is looked at where it came
            await asyncio.sleep(0.001)


async def _measure(server: ServerProcess, device: Device, folder: Path) -> dict[str, float]:
    async with AsyncExitStack() as built:
        kiosk_key = await enrolled(server, m.Role.KIOSK)
        save_key(folder / "print", await enrolled(server, m.Role.PRINTING, kiosk_key.device))
        kiosk = await built.enter_async_context(on_the_line(server, device_hello(kiosk_key, m.Role.KIOSK)))
        counter = await built.enter_async_context(on_the_line(server, clerk_hello(await clerk_token(server))))
        service = _Service(folder, server.url, device.uri)
        built.callback(service.close)
        all_ = Cast(kiosk=kiosk, counter=counter, printing=kiosk)
        await serving(all_)
        await filled(all_)
        notice = (await submitted(all_)).notices[0].id
        await _done(counter, notice, 1)
        clicks, faults = await _clicks(all_, service, notice), await _faults(counter, device)
        before = service.cpu()
        await asyncio.sleep(_IDLE)
        idle = (service.cpu() - before) / _IDLE * 100
    return {
        "click_p50_ms": round(statistics.median(clicks), 1),
        "click_p95_ms": round(statistics.quantiles(clicks, n=20)[-1], 1),
        "fault_p50_ms": round(statistics.median(faults), 1),
        "fault_p95_ms": round(statistics.quantiles(faults, n=20)[-1], 1),
        "idle_percent_of_a_core": round(idle, 2),
    }


_TARGETS: Final = {"click_p50_ms": 120.0, "fault_p95_ms": 1000.0, "idle_percent_of_a_core": 0.5}


def main() -> int:
    """0 where every target was met."""
    with tempfile.TemporaryDirectory() as name, session_bus(Path(name) / "bus", {}) as bus:
        folder = Path(name)
        with printer(folder / "printer", bus["DBUS_SESSION_BUS_ADDRESS"], seconds=0.05) as device:
            server = ServerProcess(folder)
            server.office.set_pin("hyl-03", PIN)
            server.start()
            try:
                found = asyncio.run(_measure(server, device, folder))
            finally:
                server.stop()
    met = all(found[key] <= most for key, most in _TARGETS.items())
    for key, value in found.items():
        print(f"{key:24} {value:8} {f'(at most {_TARGETS[key]:g})' if key in _TARGETS else ''}")
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    RESULTS.write_text(json.dumps({"machine": machine, "targets": _TARGETS, **found, "met": met}, indent=2) + "\n")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(end_in_order(main))
