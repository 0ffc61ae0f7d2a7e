"""Guards around every test: nothing may linger, nothing may complain unasked."""

import asyncio
import gc
import logging
import os
import threading
import time
from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtCore import QObject

pytest_plugins = ("tests.seating",)

# Before anything imports Qt: windows without a display, drawn without a GPU.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# Qt's main thread is whichever touches it first: an engine's, where a test without windows runs first.
QObject()

_GRACE = 5.0  # s: threads of decoders and pools end by themselves soon after their owner
_MADE = 10_000  # objects more than before, from which on garbage is looked for
# Threads that belong to the process, not to a test: pools of loops and libraries that live until the end.
_STANDING = ("MainThread", "asyncio_", "ThreadPoolExecutor", "AnyIO", "pytest_timeout", "QDBus", "Dummy-")


def pytest_collection_finish() -> None:
    """What was imported so far stays; what comes is collected between tests (`_collected`), as the programs do it.

    A window's cycles would else be collected by whichever thread makes the next object, and a timer or a widget that
    another thread destroys crashes Qt, some tests later.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    """In the thread that has Qt, before the next test; most tests leave too little to look for."""
    yield
    if gc.get_count()[0] > _MADE:
        gc.collect()


@pytest.fixture
def expected_warnings() -> set[str]:
    """Add the text of each warning that the test means to cause."""
    return set()


@pytest.fixture(autouse=True)
def _no_unexpected_warning(caplog: pytest.LogCaptureFixture, expected_warnings: set[str]) -> Iterator[None]:
    """A log record at WARNING or above fails the test, unless the test expects it or cleared it."""
    yield
    unexpected = [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.getMessage() not in expected_warnings
    ]
    assert not unexpected, f"unexpected warnings: {unexpected}"


@pytest.fixture(autouse=True)
def _no_lingering_thread() -> Iterator[None]:
    """A thread that a test started has ended with it."""
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + _GRACE
    while lingering := [
        one for one in threading.enumerate() if one not in before and not one.name.startswith(_STANDING)
    ]:
        if time.monotonic() > until:
            raise AssertionError(f"lingering threads: {[one.name for one in lingering]}")
        lingering[0].join(0.05)


@pytest.fixture(autouse=True)
async def _no_lingering_task(request: pytest.FixtureRequest) -> AsyncIterator[None]:
    """A task that an asynchronous test started has ended with it."""
    before = asyncio.all_tasks()
    yield
    loop = asyncio.get_running_loop()
    until = loop.time() + _GRACE
    mine = asyncio.current_task()
    while lingering := [one for one in asyncio.all_tasks() if one not in before and one is not mine]:
        if loop.time() > until:
            raise AssertionError(f"lingering tasks of {request.node.name}: {lingering}")
        await asyncio.wait(lingering, timeout=0.05)
