"""What several boundary tests share: a whole kiosk by touch, with a real server, and a clerk at the other end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_visit import Clerk, Kiosk, Office
from windowkit.engine import EngineThread


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The server with its accounts; a test that wants it otherwise has one of its own."""
    made = Office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def engine() -> Iterator[EngineThread]:
    """Where everything that waits runs."""
    with EngineThread("test engine") as made:
        yield made


@pytest.fixture
def kiosk(qapp: QGuiApplication, office: Office, engine: EngineThread, qtbot: QtBot) -> Iterator[Kiosk]:
    """Both windows, enrolled and on the line."""
    prepare_qt()
    made = Kiosk(qapp, office, engine, qtbot)
    yield made
    made.close()


@pytest.fixture
def clerk(office: Office, engine: EngineThread) -> Iterator[Clerk]:
    """A clerk without a window."""
    made = Clerk(engine, office.url)
    yield made
    made.close()
