"""The print service as a process, and what a printer's sheets say."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from demo.bus import session_bus
from demo.printer import Printer, printer
from tests.peers.server_cast import Cast
from tests.peers.server_process import (
    PIN,
    ServerProcess,
    clerk_hello,
    clerk_token,
    device_hello,
    enrolled,
    on_the_line,
)
from windowkit import messages as m
from windowkit.keys import save_key

ROOT = Path(__file__).parents[2]


@contextmanager
def print_service(folder: Path, server: str, uri: str) -> Iterator[None]:
    """It runs meanwhile; its key is in `folder`/print."""
    (config := folder / "print.toml").write_text(
        f'server = "{server}"\nprinter = "{uri}"\nstate = "{folder / "print"}"\n'
        f'notices = "{ROOT / "assets" / "notices"}"\n'
    )
    command = [sys.executable, "-m", "print_service", "--config", str(config)]
    with (folder / "print.log").open("w") as log, subprocess.Popen(command, cwd=ROOT, stderr=log) as process:
        try:
            yield
        finally:
            process.terminate()


@asynccontextmanager
async def printing_cast(folder: Path) -> AsyncIterator[tuple[ServerProcess, Cast, Printer]]:
    """A server, a kiosk and a ready clerk on its line, and a real print service with a real IPP printer."""
    with session_bus(folder / "bus", {}) as bus, printer(folder / "device", next(iter(bus.values()))) as device:
        server = ServerProcess(folder)
        server.office.set_pin("hyl-03", PIN)
        server.start()
        try:
            kiosk_key = await enrolled(server, m.Role.KIOSK)
            save_key(folder / "print", await enrolled(server, m.Role.PRINTING, kiosk_key.device))
            async with (
                on_the_line(server, device_hello(kiosk_key, m.Role.KIOSK)) as kiosk,
                on_the_line(server, clerk_hello(await clerk_token(server))) as counter,
            ):
                with print_service(folder, server.url, device.uri):
                    await counter.ask(m.SetReady, ready=True)
                    yield server, Cast(kiosk, counter, kiosk), device
        finally:
            server.stop()


def sheets(device: Printer) -> list[Path]:
    """What came out, the oldest first."""
    return sorted(device.prints.glob("*.pdf"), key=lambda one: one.stat().st_mtime)


def words(device: Printer) -> list[str]:
    """What stands on each sheet that came out, without blanks."""
    read = (
        subprocess.run(["pdftotext", one, "-"], capture_output=True, text=True, check=True) for one in sheets(device)
    )
    return ["".join(one.stdout.split()) for one in read]
