"""The print service as a process, and what a printer's sheets say."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from demo.printer import Printer

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


def sheets(device: Printer) -> list[Path]:
    """What came out, the oldest first."""
    return sorted(device.prints.glob("*.pdf"), key=lambda one: one.stat().st_mtime)


def words(device: Printer) -> list[str]:
    """What stands on each sheet that came out, without blanks."""
    read = (
        subprocess.run(["pdftotext", one, "-"], capture_output=True, text=True, check=True) for one in sheets(device)
    )
    return ["".join(one.stdout.split()) for one in read]
