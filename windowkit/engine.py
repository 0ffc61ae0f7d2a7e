"""The one asyncio thread beside Qt: link, call and transfers live in it; only frozen values leave it."""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Final, Self

try:
    from uvloop import new_event_loop  # the same loop in C: a third less work in a call (decision 18)
except ImportError:  # Windows has none
    from asyncio import new_event_loop

_BOUND: Final = 3  # s, for what is left to end
_STEPS: Final = 10  # of the loop in which what was begun last begins


class EngineThread:
    """A thread with a plain event loop; leaving the `with` cancels what is left and joins the thread.

    `first` is done beside it, in its executor, as soon as it runs.
    """

    def __init__(self, name: str = "engine", first: Callable[[], None] | None = None) -> None:
        self.loop: asyncio.AbstractEventLoop = new_event_loop()
        self._first = first
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()

    def submit[T](self, coroutine: Coroutine[object, object, T]) -> Future[T]:
        """Run a coroutine in the engine; whoever submits it reads the future's outcome."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop)

    def call[**P](self, function: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a plain function in the engine, soon, in the order of the calls; nothing after the end."""
        with contextlib.suppress(RuntimeError):  # the loop is closed: the program is ending
            self.loop.call_soon_threadsafe(lambda: function(*args, **kwargs))

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        if self._first is not None:
            self.loop.run_in_executor(None, self._first)
        try:
            self.loop.run_forever()
        finally:
            self.loop.run_until_complete(self._wind_down())
            self.loop.close()

    async def _wind_down(self) -> None:
        # Bounded: a camera driver that hangs must not keep the program from ending.
        until = self.loop.time() + _BOUND
        # Again: what ends may begin something, and what was submitted last begins only now.
        while (left := await self._begun(until)) and self.loop.time() < until:
            for task in left:
                task.cancel()
            await asyncio.wait(left, timeout=until - self.loop.time())
        await self.loop.shutdown_asyncgens()
        loop: Any = self.loop  # the typed interface lacks the time-out
        await loop.shutdown_default_executor(timeout=_BOUND)

    async def _begun(self, until: float) -> set[asyncio.Task[Any]]:
        """All other tasks, once each has taken its first step: what is cancelled before it never runs its `finally`.

        Of what makes tasks at every step, those of a few steps.
        """
        me, known = asyncio.current_task(), set[asyncio.Task[Any]]()
        for _ in range(_STEPS):
            if not ((left := asyncio.all_tasks() - {me}) - known) or self.loop.time() >= until:
                break
            known = left
            await asyncio.sleep(0)
        return asyncio.all_tasks() - {me}
