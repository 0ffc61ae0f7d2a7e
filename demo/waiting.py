"""Waiting by condition: for a process, a file, a number, a word on a screen."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from windowkit.errors import Failure


class NotInTime(Failure):
    """What was waited for did not come; the words say what there was instead."""


async def until[T](
    what: str,
    look: Callable[[], Awaitable[T | None]],
    *,
    seconds: float,
    pause: float = 0.05,
    instead: Callable[[], str] = str,
) -> T:
    """What `look` finds, asked again every `pause` seconds; raises NotInTime with the words of `instead`."""
    end = time.monotonic() + seconds
    while True:
        found = await look()
        if found is not None:
            return found
        if time.monotonic() > end:
            raise NotInTime(f"{what}: not within {seconds:g} s. {instead()}")
        await asyncio.sleep(pause)


def wait(what: str, look: Callable[[], bool], *, seconds: float, pause: float = 0.02) -> None:
    """Until `look` says yes, for a stage that is still being built; raises NotInTime."""
    end = time.monotonic() + seconds
    while not look():
        if time.monotonic() > end:
            raise NotInTime(f"{what}: not within {seconds:g} s")
        time.sleep(pause)
