"""The real signalling server as a process, with programs on its line that tests drive message by message."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from signaling.auth import Office
from signaling.records import Clerk
from signaling.store import Store
from windowkit import files, messages as m
from windowkit.errors import Refused
from windowkit.keys import DeviceKey, prove
from windowkit.link import Link, LinkState

ROOT = Path(__file__).parents[2]
PIN, PASSWORD = "246810", "correct horse"
_SETTINGS = """
host = "127.0.0.1"
port = {port}
public_url = "https://window.example"
data = "{data}"
matters = "{matters}"
notices = "{notices}"
guides = "{guides}"
kiosk_grace = {grace}
clerk_grace = {grace}
printing_grace = {grace}
token_lifetime = {lifetime}
[[centres]]
code = "hyl"
name = "海源路街道社区事务受理服务中心"
name_en = "Haiyuan Road Centre"
letter = "A"
{queue}
[[committees]]
code = "hyl-03"
name = "第三居民委员会"
name_en = "Third Committee"
centre = "hyl"
"""


class ServerProcess:
    """`python -m signaling` on a port of this machine; `kill` is a power cut, `start` its return."""

    def __init__(
        self, folder: Path, *, grace: float = 120.0, lifetime: float = 600.0, more: str = "", queue: str = ""
    ) -> None:
        self._folder = folder
        self._more = more  # of the settings
        self._queue = queue  # of its one centre
        self.program = "signaling"  # the module that is started
        self._config = folder / "signaling.toml"
        self._grace, self._lifetime = grace, lifetime
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._store: Store | None = None
        self.port = 0
        self.code: int | None = None  # how the process ended

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """What the server has logged so far."""
        return (self._folder / "signaling.log").read_text()

    @property
    def store(self) -> Store:
        """The same database, in this process: an administrator's commands cost a second each as processes."""
        if self._store is None:
            (self._folder / "data").mkdir(exist_ok=True)
            self._store = Store(f"sqlite:///{self._folder / 'data' / 'signaling.sqlite'}")
        return self._store

    @property
    def office(self) -> Office:
        return Office(self.store)

    def start(self) -> None:
        """Start it, on the same port as before, and wait until it listens."""
        self._configure()
        command = [sys.executable, "-m", self.program, "--config", str(self._config)]
        self._process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        stream = self._process.stderr
        assert stream is not None
        for line in stream:
            self._note(line)
            if '"listening"' in line:
                self.port = json.loads(line)["port"]
                break
        else:
            raise AssertionError("the server ended: " + self.log)
        self._reader = threading.Thread(target=self._follow, args=(stream,))
        self._reader.start()

    @property
    def data(self) -> Path:
        """Its data folder."""
        return self._folder / "data"

    def kill(self) -> None:
        """SIGKILL: nothing is written any more."""
        self._stop(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, as a service manager does; and let go of the database."""
        self._stop(signal.SIGTERM)
        if self._store is not None:
            self._store.close()
            self._store = None

    def admin(self, *arguments: str, secret: str = "") -> str:
        """An administrator's command; its one line."""
        self._configure()
        command = [sys.executable, "-m", "signaling", "--config", str(self._config), *arguments]
        done = subprocess.run(command, cwd=ROOT, input=secret + "\n", capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _configure(self) -> None:
        data = {"port": self.port, "data": self._folder / "data", "matters": ROOT / "assets" / "matters"}
        data["notices"] = ROOT / "assets" / "notices"
        data["guides"] = ROOT / "assets" / "guides"
        self._config.write_text(
            _SETTINGS.format(**data, grace=self._grace, lifetime=self._lifetime, queue=self._queue) + self._more
        )

    def _note(self, line: str) -> None:
        with (self._folder / "signaling.log").open("a") as log:
            log.write(line)

    def _follow(self, stream: IO[str]) -> None:
        """Read on, so that a full pipe never stops the server."""
        for line in stream:
            self._note(line)

    def _stop(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, how)
        self.code = self._process.wait(timeout=10)
        if self._reader is not None:
            self._reader.join()
        if self._process.stderr is not None:
            self._process.stderr.close()
        self._process = None


class Program:
    """A program on the line: what it heard, and a way to wait for something."""

    def __init__(self, server: ServerProcess, hello: object) -> None:
        self.heard: list[m.FromServer] = []
        self.states: list[LinkState] = []
        self._changed = asyncio.Condition()
        self._wakes: set[asyncio.Task[None]] = set()
        self.link = Link(server.url, hello, self._hear, self._state)  # type: ignore[arg-type]

    async def until[T](self, kind: type[T], holds: object = None) -> T:
        """The newest message of that kind for which `holds` is true; waits for one."""

        def found() -> T | None:
            test = holds if callable(holds) else (lambda _: True)
            return next((one for one in reversed(self.heard) if isinstance(one, kind) and test(one)), None)

        async with self._changed, asyncio.timeout(10):
            await self._changed.wait_for(lambda: found() is not None)
        message = found()
        assert message is not None
        return message

    async def ask(self, kind: type[m.Command], /, **values: object) -> None:
        """Say a command and wait until it is done."""
        async with asyncio.timeout(10):
            await self.link.command(kind(id=str(uuid4()), **values))

    def _hear(self, message: m.FromServer) -> None:
        self.heard.append(message)
        self._wake()

    def _state(self, state: LinkState) -> None:
        self.states.append(state)
        self._wake()

    def _wake(self) -> None:
        async def notify() -> None:
            async with self._changed:
                self._changed.notify_all()

        task = asyncio.get_running_loop().create_task(notify())
        self._wakes.add(task)
        task.add_done_callback(self._wakes.discard)


def device_hello(key: DeviceKey, role: m.Role) -> object:
    """What a device says of itself."""
    return lambda nonce: m.Hello(
        protocol=m.PROTOCOL, role=role, software="test", device=key.device, proof=prove(key, nonce)
    )


def clerk_hello(token: str) -> object:
    """What a counter says of itself."""
    return lambda _: m.Hello(protocol=m.PROTOCOL, role=m.Role.COUNTER, software="test", token=token)


@asynccontextmanager
async def on_the_line(server: ServerProcess, hello: object) -> AsyncIterator[Program]:
    """A program whose line is up."""
    program = Program(server, hello)
    task = asyncio.create_task(program.link.run())
    try:
        await program.until(m.Welcome)
        yield program
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Refused):
            await task


async def enrolled(server: ServerProcess, role: m.Role, kiosk: str = "") -> DeviceKey:
    """A device that just traded its code."""
    return await files.enrol(server.url, server.office.make_code(role, "hyl-03", kiosk), "test")


async def clerk_token(server: ServerProcess) -> str:
    """A token of a new clerk: tests that share a server share no clerk."""
    name = f"clerk-{uuid4().hex[:8]}"
    server.office.add_clerk(Clerk(name=name, display="王敏", service_number="0217", centre="hyl"), PASSWORD)
    return (await files.sign_in(server.url, name, PASSWORD)).token
