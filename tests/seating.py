"""Which test runs beside which, where several workers share a machine (`make test`). A pytest plugin.

All but one worker may work at a time: each of their tests takes a seat. What waits for sound or a clock nearly all of
its time takes none, and one worker plays that beside the others. What measures time too finely for any company is
marked `alone`.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Generator
from io import TextIOWrapper
from pathlib import Path
from typing import Final, override

import pytest
from xdist.scheduler import LoadFileScheduling

# Each uses less than a fifth of a core: tests that a loudspeaker, a microphone or a slow printer keep waiting.
_WAITING: Final = frozenset(
    f"test_{name}.py"
    for name in (
        "counter_duty",
        "kiosk_cards",
        "kiosk_inspection",
        "kiosk_voice",
        "kiosk_voice_engine",
        "media_camera",
        "media_listening",
        "media_sound",
        "media_unplugged",
        "print_faults",
        "print_slow",
    )
)
_LOOK: Final = 0.002  # s between two looks for a free seat


class _ByFile(LoadFileScheduling):
    """A file stays with one worker, for what its tests share; the journeys fill the machine, so never two of them."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        file = Path(nodeid.split("::", maxsplit=1)[0])
        if file.name in _WAITING:
            return "waiting"
        return "journey" if file.parent.name == "journey" else str(file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> _ByFile:
    """With several workers."""
    config.option.loadscopereorder = False
    return _ByFile(config, log)  # type: ignore[arg-type]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first: the journeys, then what waits, each by one worker; what must be alone last."""
    alone = {item.path for item in items if item.get_closest_marker("alone") is not None}

    def turn(item: pytest.Item) -> int:
        if item.path in alone:
            return 3
        return 0 if "journey" in item.path.parts else 2 - (item.path.name in _WAITING)

    items.sort(key=turn)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Each test in its place."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1:  # every test is alone
        return (yield)
    folder = item.config.rootpath / ".pytest_cache"
    folder.mkdir(exist_ok=True)
    alone = item.get_closest_marker("alone") is not None
    sits = not alone and item.path.name not in _WAITING
    with _room(folder, alone=alone), _seat(folder, max(2, workers - 1)) if sits else contextlib.nullcontext():
        return (yield)


@contextlib.contextmanager
def _room(folder: Path, *, alone: bool) -> Generator[None]:
    how = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    with (folder / "room.lock").open("w") as held:
        with (folder / "gate.lock").open("w") as waiting:  # who waits to be alone is not overtaken
            fcntl.flock(waiting, how)
            fcntl.flock(held, how)
        yield


@contextlib.contextmanager
def _seat(folder: Path, seats: int) -> Generator[None]:
    with contextlib.ExitStack() as held:
        places = [held.enter_context((folder / f"seat{number}.lock").open("w")) for number in range(seats)]
        with (folder / "seats.lock").open("w") as first:  # who waited longest is next
            fcntl.flock(first, fcntl.LOCK_EX)
            while not any(map(_taken, places)):
                time.sleep(_LOOK)
        yield


def _taken(place: TextIOWrapper) -> bool:
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
