"""A real IPP printer without paper: ippeveprinter of CUPS, which keeps what it was given to print."""

import asyncio
import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Final

import httpx
import msgspec

from demo.leash import leashed
from demo.waiting import wait
from windowkit.errors import Failure

# It starts with US letter. A tray left out of the form counts as empty: the main one, and the by-pass tray.
_A4: Final = "&".join(f"size{tray}=iso_a4_210x297mm&type{tray}=stationery&level{tray}={{0}}" for tray in (1, 3))
_SHEETS: Final = 250  # of the levels its form offers
# What it runs for a job; without one it takes 5 to 15 seconds of its own choosing. What came out lies in the tray.
_PAPER: Final = """#!/bin/sh
sleep {seconds}
if [ -e {trouble} ]; then
    reason=$(cat {trouble})
    echo "STATE: +$reason" >&2
    while [ -e {trouble} ]; do sleep 0.05; done
    echo "STATE: -$reason" >&2
fi
if [ -e {spoilt} ]; then
    rm {spoilt}
    exit 1
fi
sha256sum < "$1" >> {tray}
echo 'ATTR: job-impressions-completed=1' >&2
"""
_PLAIN: Final = ("-2", "-s", "20,0", "-f", "application/pdf", "-M", "Virtual Window", "-m", "Demo")
# What it can do comes from a PPD here: A4, both sides, a staple at the top left; PDF it takes anyway.
_STAPLER: Final = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "STAPLER.PPD"
*Manufacturer: "Virtual Window"
*Product: "(Demo)"
*ModelName: "Demo"
*ShortNickName: "Demo"
*NickName: "Demo"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*Throughput: "20"
*OpenUI *PageSize/Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion/Region: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "12 12 583 830"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *Duplex/Sides: PickOne
*DefaultDuplex: None
*Duplex None/One: ""
*Duplex DuplexNoTumble/Both: ""
*CloseUI: *Duplex
*OpenUI *StapleLocation/Staple: PickOne
*DefaultStapleLocation: None
*StapleLocation None/None: ""
*StapleLocation SinglePortrait/Top Left: ""
*CloseUI: *StapleLocation
"""
_ASK_JOB: Final = """{
  OPERATION Get-Job-Attributes
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR naturalLanguage attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR integer job-id $job
  ATTR keyword requested-attributes job-state,job-state-reasons,job-impressions-completed
}
"""


class JobWord(msgspec.Struct, frozen=True):
    """The printer's own word on a job (RFC 8011): its state and why."""

    ipp_job: int
    state: str
    reasons: str


class Printer:
    """One printer on `port`; it can be switched off and on again. A job takes it `seconds`. It may have a `stapler`."""

    def __init__(
        self, folder: Path, bus_address: str, port: int, seconds: float = 1.0, *, stapler: bool = False
    ) -> None:
        self._folder = folder
        self._bus = bus_address
        self.port = port
        self._process: subprocess.Popen[bytes] | None = None
        self.uri = f"ipp://localhost:{port}/ipp/print"
        self.prints = folder / "prints"
        self._paper = folder / "paper"
        self.prints.mkdir(parents=True, exist_ok=True)
        self._tray = folder / "tray"
        self._trouble = folder / "trouble"
        self._spoilt = folder / "spoilt"
        names = {"tray": self._tray, "trouble": self._trouble, "spoilt": self._spoilt}
        quoted = {name: shlex.quote(str(path)) for name, path in names.items()}
        self._paper.write_text(_PAPER.format(seconds=seconds, **quoted))
        self._paper.chmod(0o755)
        self._abilities = _PLAIN
        if stapler:
            (ability := folder / "stapler.ppd").write_text(_STAPLER)
            self._abilities = ("-P", str(ability))

    def switch_on(self) -> None:
        """Start it; returns when it listens."""
        command = ["ippeveprinter", "-r", "off", "-n", "localhost", "-p", str(self.port), "-d", str(self.prints), "-k"]
        command += [*self._abilities, "-v", "-c", str(self._paper), "Demo"]
        with (self._folder / "printer.log").open("a") as log:
            try:
                self._process = subprocess.Popen(
                    leashed(*command),
                    # It asks for DNS-SD through a system bus, even where it is to announce nothing.
                    env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": self._bus},
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            except FileNotFoundError as error:
                raise Failure("no ippeveprinter: install the package cups-ipp-utils (scripts/install does)") from error
        wait("the printer", self._listens, seconds=10)
        self.load(_SHEETS)

    def switch_off(self) -> None:
        """Cut its power."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)  # what moves the paper has no power either
            self._process.wait(10)
            self._process = None

    def freeze(self) -> None:
        """Let it hang: its port stays open, and nothing is answered."""
        self._signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on as if nothing had been."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        os.killpg(self._process.pid, number)

    def sheets(self) -> list[str]:
        """What came out, oldest first: each document's SHA-256 (hex)."""
        return [line.split()[0] for line in self._tray.read_text().splitlines()] if self._tray.exists() else []

    def fail(self, reason: str) -> None:
        """Let the job that is inside, or the next one, stand still for this reason until `mend`."""
        self._trouble.write_text(reason)

    def mend(self) -> None:
        """The trouble is over."""
        self._trouble.unlink()

    def spoil(self) -> None:
        """Let the job that is inside, or the next one, be aborted before its sheet comes out."""
        self._spoilt.touch()

    async def job(self, number: int) -> JobWord:
        """Ask it what became of a job. It forgets a finished one after a minute."""
        test = self._folder / "ask-job.test"
        test.write_text(_ASK_JOB)
        asking = await asyncio.create_subprocess_exec(
            *("ipptool", "-tv", "-d", f"job={number}", self.uri, str(test)),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        answer = (await asking.communicate())[0].decode(errors="replace")
        state = re.search(r"job-state \(enum\) = (\S+)", answer)
        reasons = re.search(r"job-state-reasons \(.*?\) = (\S+)", answer)
        if state is None:
            raise Failure(f"the printer does not know job {number}: {answer[-300:]}")
        return JobWord(ipp_job=number, state=state[1], reasons=reasons[1] if reasons else "")

    def _listens(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise Failure(f"the printer did not start; {self._folder / 'printer.log'} says why")
        with contextlib.closing(socket.socket()) as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def load(self, sheets: int) -> None:
        """Put this many sheets of A4 into its trays (250, 125, 50, 25, 5 or 0), through its own web page."""
        httpx.get(f"http://localhost:{self.port}/media?{_A4.format(sheets)}", trust_env=False).raise_for_status()


@contextlib.contextmanager
def printer(folder: Path, bus_address: str, seconds: float = 1.0, *, stapler: bool = False) -> Generator[Printer]:
    """A printer that is on, on a free port of this machine."""
    folder.mkdir(parents=True, exist_ok=True)
    device = Printer(folder, bus_address, free_port(), seconds, stapler=stapler)
    try:
        device.switch_on()
        yield device
    finally:
        device.switch_off()


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody has now."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
