"""Guards around every test: nothing may linger, nothing may complain unasked."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import AsyncIterator, Iterator

import pytest

# Before anything imports Qt: windows without a display, drawn without a GPU.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

_GRACE = 5.0  # s: threads of decoders and pools end by themselves soon after their owner
# Threads that belong to the process, not to a test: pools of loops and libraries that live until the end.
_STANDING = ("MainThread", "asyncio_", "ThreadPoolExecutor", "AnyIO", "pytest_timeout", "QDBus", "Dummy-")


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
