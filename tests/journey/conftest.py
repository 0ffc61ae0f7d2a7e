"""The journeys' stages: each is built and played once, and many tests look at what it left."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.journey.troubled import troubled_visit

_ROOT = Path(__file__).resolve().parents[2]


class Played(msgspec.Struct, frozen=True):
    """A visit that was played: how the command ended, what it said, and where its output is."""

    status: int
    said: str
    folder: Path

    @property
    def visit(self) -> dict[str, Any]:
        """visit.json."""
        return msgspec.json.decode((self.folder / "visit.json").read_bytes())


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The demo's visit, by the demo's own command."""
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "DEMO_OUTPUT": str(folder), "AUTO": "1"}
    command = [sys.executable, "-m", "demo"]
    done = subprocess.run(command, cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=400, check=False)
    return Played(done.returncode, done.stdout + done.stderr, folder)


@pytest.fixture(scope="session")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """A visit in which much goes wrong; gives what was seen."""
    return asyncio.run(troubled_visit(tmp_path_factory.mktemp("troubled")))
