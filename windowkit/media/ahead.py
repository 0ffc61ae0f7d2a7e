"""Something that takes its time, made before it is needed and made anew before it is stale; in the engine's loop."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Final

FRESH: Final = 120.0  # s a prepared peer may lie; addresses change
_RENEWED: Final = 0.8  # of that: nobody is to find a stale one who waits for long


class Ahead[T]:
    """`make` makes it, `drop` is for what nobody needs any more; what is half made `make` drops itself."""

    def __init__(self, make: Callable[[], Coroutine[object, object, T]], drop: Callable[[T], None]) -> None:
        self._make = make
        self._drop = drop
        self._making: tuple[float, asyncio.Task[T]] | None = None  # begun when
        self._renewal: asyncio.TimerHandle | None = None
        self._kept = False

    @property
    def ready(self) -> bool:
        """Whether it lies ready."""
        return self._making is not None and self._making[1].done()

    def prepare(self) -> None:
        """Have it, from now on, until it is taken. Again: nothing happens."""
        self._kept = True
        if self._making is None:
            self._making = time.monotonic(), self.make()
            self._renewal = asyncio.get_running_loop().call_later(FRESH * _RENEWED, self._is_old)

    def rest(self) -> None:
        """Have it until it is old, and no longer."""
        self._kept = False

    def renew(self) -> None:
        """What there is is of no use any more: another address, other relays, too old."""
        if self._making is not None:
            self.forget()
            self.prepare()

    def _is_old(self) -> None:
        if self._kept:
            self.renew()
        else:
            self.forget()

    def forget(self) -> None:
        """None is needed."""
        taken = self.take()
        if taken is not None:
            self.let_go(taken)

    def take(self) -> asyncio.Task[T] | None:
        """It, or what is becoming it, if it is fresh; from now on it is the caller's."""
        making, self._making = self._making, None
        if self._renewal is not None:
            self._renewal.cancel()
        if making is not None and time.monotonic() - making[0] >= FRESH:
            self.let_go(making[1])
            return None
        return None if making is None else making[1]

    def make(self) -> asyncio.Task[T]:
        """One made at once."""
        return asyncio.create_task(self._make(), name="prepare peer")

    def let_go(self, making: asyncio.Task[T]) -> None:
        """Nobody needs that one any more, made or not."""
        if not making.done():
            making.cancel()
        elif not making.cancelled() and making.exception() is None:
            self._drop(making.result())
