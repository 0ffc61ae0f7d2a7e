"""A real CUPS queue before a printer: cupsd with a configuration, folders and a port of its own, and nothing of this
machine's.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from demo.leash import leashed
from demo.printer import free_port
from demo.waiting import wait
from windowkit.errors import Failure

NAME: Final = "Kiosk"
_SETTINGS: Final = """LogLevel warn
Listen 127.0.0.1:{port}
Browsing No
WebInterface No
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow localhost
  </Limit>
</Policy>
"""
# Without PidFile: 2.4.2 refuses to start with one.
_FILES: Final = """ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/requests
TempDir {folder}/temp
AccessLog {folder}/access
ErrorLog {folder}/log
PageLog {folder}/pages
ServerKeychain {folder}/keys
{user}
"""
# A raw queue: what it is given goes to the printer as it is, by CUPS's own ipp backend.
_ADD: Final = """{{
  OPERATION CUPS-Add-Modify-Printer
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  GROUP printer-attributes-tag
  ATTR uri device-uri {device}
  ATTR boolean printer-is-accepting-jobs true
  ATTR enum printer-state 3
  STATUS successful-ok
}}
"""


@contextmanager
def print_queue(device: str) -> Generator[str]:
    """A queue before the printer at the address `device`; gives the queue's address."""
    # Not in pytest's own folder: as root cupsd gives its backends to `lp`, who has to go through to them.
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with _running(folder) as port:
            uri = f"ipp://127.0.0.1:{port}/printers/{NAME}"
            (adding := folder / "add.test").write_text(_ADD.format(device=device))
            added = subprocess.run(["ipptool", "-t", uri, str(adding)], capture_output=True, text=True, check=False)
            if added.returncode:
                raise Failure(f"cupsd makes no queue: {added.stdout[-400:]} {(folder / 'log').read_text()[-400:]}")
            yield uri


@contextmanager
def _running(folder: Path) -> Generator[int]:
    port, user = free_port(), ""
    for name in ("root", "state", "cache", "requests", "temp", "keys"):
        (folder / name).mkdir()
        if os.geteuid() == 0:
            user = "User lp\nGroup lp"
            shutil.chown(folder / name, group="lp")
            (folder / name).chmod(0o770)
    (settings := folder / "cupsd.conf").write_text(_SETTINGS.format(port=port))
    (files := folder / "cups-files.conf").write_text(_FILES.format(folder=folder, user=user))
    program = shutil.which("cupsd", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        raise Failure("no cupsd: install the package cups-daemon (scripts/install does)")
    command = leashed(program, "-f", "-c", str(settings), "-s", str(files))
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        wait("cupsd", lambda: _listens(port), seconds=10)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def _listens(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
