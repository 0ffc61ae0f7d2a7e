"""The one way into the hall: decide, save in groups, and only then tell.

The hall decides at once and in order; what it decided while the last group was being committed is the next group.
What cannot be saved is told to nobody: the hall takes up what is stored, and whoever asked is told to ask again.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import Final

from signaling.clock import Clock
from signaling.effects import Effect, Recall, Send
from signaling.hall import Hall
from signaling.recalling import Recalling
from signaling.store import Store, StoreFailure
from windowkit import logs

_log: Final = logging.getLogger(__name__)
_LONGEST: Final = 60.0  # s until the machine's clock is looked at again: somebody may have set it
_PAUSE: Final = 1.0  # s before a deadline that could not be saved is tried again


class _Decision:
    """Effects that wait for their commit, and whoever waits for that."""

    def __init__(self, effects: list[Effect]) -> None:
        self.effects = effects
        self._saved: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def settle(self, saved: bool) -> None:
        if not self._saved.done():  # whoever asked may be gone
            self._saved.set_result(saved)

    async def saved(self) -> bool:
        return await self._saved


class Turns:
    """`tell` passes a message on to whoever is on the line. `run` and `deadlines` live as long as the server.

    `on_clock_set` hears that the clock was set: what a program was told of the time is wrong now.
    """

    def __init__(
        self, store: Store, hall: Hall, tell: Callable[[Send], None], on_clock_set: Callable[[], None]
    ) -> None:
        self._clock = Clock()
        self._on_clock_set = on_clock_set
        self._store = store
        self._hall = hall
        self._tell = tell
        self._clock = Clock()
        self._decided: list[_Decision] = []
        self._wake = asyncio.Event()
        self._moved = asyncio.Event()  # a deadline may have moved
        self._stale = False  # the hall holds something that was not saved
        self._loading = asyncio.Lock()
        self._recalling = Recalling(store, hall, self.take)

    async def take(self, decide: Callable[[float], list[Effect]]) -> bool:
        """Let the hall decide something, now, and perform it; False where it was not saved and nothing changed."""
        if not await self._true_to_store():
            return False
        decision = _Decision(decide(self.now()))
        self._decided.append(decision)
        self._wake.set()
        return await decision.saved()

    def now(self) -> float:
        """The time, by which the hall decides; where the clock was set, the hall has moved along."""
        by = self._clock.moved()
        if by:
            logs.event(_log, "clock_set", seconds=round(by))
            self._hall.clock_set(by)
            self._on_clock_set()
        return self._clock.read()

    async def run(self) -> None:
        """Commit what was decided, group by group."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            group, self._decided = self._decided, []
            await self._keep(group)
            self._moved.set()

    async def deadlines(self) -> None:
        """One timer for the earliest deadline of all visits."""
        while True:
            self._moved.clear()
            now = self.now()  # first: it may move what is due
            due = self._hall.next_deadline()
            wait = _LONGEST if due is None else min(_LONGEST, due - now)
            if wait > 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._moved.wait()
            elif not await self.take(self._hall.overdue):
                await asyncio.sleep(_PAUSE)  # the disk is full or away: not at full speed

    async def _keep(self, group: list[_Decision]) -> None:
        try:
            await self._store.keep([effect for decision in group for effect in decision.effects])
        except StoreFailure as failure:
            _log.error("not_stored", extra={"why": str(failure)})
            self._stale = True
            lost = [*group, *self._decided]  # what was decided meanwhile stood on what is lost
            self._decided = []
            await self._true_to_store()
            for decision in lost:
                decision.settle(False)
            return
        for decision in group:
            for effect in decision.effects:
                if isinstance(effect, Send):
                    self._tell(effect)
                elif isinstance(effect, Recall):
                    self._recalling.begin(effect.id_number)
            decision.settle(True)

    async def _true_to_store(self) -> bool:
        """Whether the hall holds what is stored; takes it up again where it does not."""
        async with self._loading:
            if not self._stale:
                return True
            try:
                stored = await asyncio.to_thread(self._store.running)
            except StoreFailure as failure:
                _log.error("not_read", extra={"why": str(failure)})
                return False
            self._hall.load(stored, self.now())
            self._stale = False
            return True
