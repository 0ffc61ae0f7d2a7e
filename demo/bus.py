"""A private D-Bus session bus, so that a screen reader's view of the programs exists where there is no desktop."""

import contextlib
import os
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Final

from demo.leash import leashed
from windowkit.errors import Failure

_COMMAND: Final = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--nosyslog")


@contextlib.contextmanager
def session_bus(folder: Path, environment: dict[str, str]) -> Generator[dict[str, str]]:
    """Run it; gives what a program needs so that its windows can be read through AT-SPI on it.

    The bus starts the accessibility bus and its registry by itself when they are first asked for.
    """
    runtime = folder / "runtime"  # made with its parents: `folder` need not be there
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    environment = {"XDG_RUNTIME_DIR": str(runtime), **environment}
    read, write = os.pipe()
    with (folder / "bus.log").open("w") as log:
        try:
            daemon = subprocess.Popen(
                leashed(*_COMMAND, f"--print-address={write}", f"--address=unix:path={folder / 'bus.socket'}"),
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
                stderr=log,
                pass_fds=(write,),
                start_new_session=True,
            )
        except FileNotFoundError as error:
            os.close(read)
            raise Failure("no dbus-daemon: install the package dbus-daemon (scripts/install does)") from error
        finally:
            os.close(write)
    try:
        with os.fdopen(read) as line:
            address = line.readline().strip()
        if not address:
            raise Failure(f"the D-Bus session bus did not start; {folder / 'bus.log'} says why")
        yield {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "QT_ACCESSIBILITY": "1",
        }
    finally:
        daemon.terminate()
        daemon.wait(10)
