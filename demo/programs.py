"""The programs as processes: their settings, their starting, their logs, their end."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, cast

import msgspec

from demo.leash import leashed
from demo.waiting import until
from windowkit.errors import Failure

type Tables = Mapping[str, Sequence[Mapping[str, object]]]

ROOT: Final = Path(__file__).resolve().parents[1]
_STOP: Final = 10.0  # s a program has to end by itself


class Program:
    """One running program. Its log is a JSON object a line on standard error, kept in a file."""

    def __init__(
        self,
        name: str,
        module: str,
        arguments: tuple[str, ...],
        environment: Mapping[str, str],
        log: Path,
        before: Sequence[str],
    ) -> None:
        self.name = name
        self.log = log
        with log.open("ab") as file:
            self._process = subprocess.Popen(
                leashed(*before, sys.executable, "-m", module, *arguments),
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,  # a Ctrl+C is for the demo, which stops its parts in order
            )

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def events(self) -> Iterator[dict[str, Any]]:
        """What it has logged so far, the oldest first."""
        for line in self.log.read_text(errors="replace").splitlines():
            with contextlib.suppress(msgspec.MsgspecError):  # a library's plain line
                yield msgspec.json.decode(line, type=dict[str, Any])

    async def event(self, name: str, /, *, seconds: float = 20, since: float = 0.0, **values: object) -> dict[str, Any]:
        """The first event of that name and those values since UNIX second `since`; waits for it."""

        async def look() -> dict[str, Any] | None:
            for event in self.events():
                if event.get("event") == name and event.get("t", 0.0) >= since and _has(event, values):
                    return event
            self.check()
            return None

        return await until(f"{self.name} to log {name} {values}", look, seconds=seconds, instead=self.last_words)

    def check(self) -> None:
        """Raises Failure with its last words where it has ended."""
        if not self.running:
            raise Failure(f"{self.name} has ended with {self.status}: {self.last_words()}")

    def last_words(self) -> str:
        """The end of its log."""
        return f"The end of {self.log}: " + self.log.read_text(errors="replace")[-1500:]

    def stop(self) -> None:
        """Ask it to end, and end it where it does not."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self.running:
            self._process.send_signal(how)
        try:
            self._process.wait(_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        # What it had started itself (a voice) goes with it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    @property
    def status(self) -> int | None:
        """Its exit status; None while it runs, negative where a signal ended it."""
        return self._process.poll()


class Programs:
    """All programs of a stage.

    `environments` name what each needs beside this process's own environment, `rooms` the words that put it on
    another network (demo/network.py).
    """

    def __init__(
        self,
        folder: Path,
        environments: Mapping[str, Mapping[str, str]],
        rooms: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._folder = folder
        self._environments = environments
        self._rooms = rooms or {}
        self._running: dict[str, Program] = {}
        self._logs = folder / "logs"
        self._logs.mkdir(parents=True, exist_ok=True)

    def __getitem__(self, name: str) -> Program:
        return self._running[name]

    def settings(self, name: str, /, tables: Tables | None = None, **values: object) -> Path:
        """Write a program's settings (TOML): plain values, and lists of tables."""
        path = self._folder / f"{name}.toml"
        path.write_text(to_toml(values, tables or {}), encoding="utf-8")
        return path

    def start(
        self, name: str, settings: Path, module: str = "", environment: Mapping[str, str] | None = None
    ) -> Program:
        """Start it; a second one of a program has a name of its own, and says of which `module` it is, and where."""
        arguments = ("--config", str(settings))
        there = self._environments.get(name, {}) if environment is None else environment
        log, before = self._logs / f"{name}.log", self._rooms.get(name, ())
        program = Program(name, module or name, arguments, there, log, before)
        self._running[name] = program
        return program

    def order(self, name: str, settings: Path, *arguments: str, said: str = "") -> str:
        """Run an administrator's command to its end; gives its answer."""
        command = [sys.executable, "-m", name, "--config", str(settings), *arguments]
        environment = {**os.environ, **self._environments.get(name, {})}
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=said, capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode:
            raise Failure(f"{name} {' '.join(arguments)} failed: {done.stderr.strip()[-800:]}")
        return done.stdout.strip()

    def stop(self) -> None:
        """End all, those that show first."""
        for program in reversed(self._running.values()):
            program.stop()


def to_toml(values: Mapping[str, object], tables: Tables) -> str:
    """JSON's way of writing strings, numbers, truths and lists is TOML's."""
    lines = [f"{key} = {_value(value)}" for key, value in values.items()]
    for name, entries in tables.items():
        for entry in entries:
            lines += ["", f"[[{name}]]", *(f"{key} = {_value(value)}" for key, value in entry.items())]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, dict):
        entries = cast("dict[str, object]", value)
        return "{" + ", ".join(f"{key} = {_value(one)}" for key, one in entries.items()) + "}"
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)


def _has(event: dict[str, Any], values: Mapping[str, object]) -> bool:
    return all(event.get(key) == value for key, value in values.items())
