"""What kiosks say of their machines, and what operators want of them: between the lines, the store and the commands.

Beside the hall, which it only asks whether a kiosk is on the line and has a visit: nothing here is about one.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select, update

from signaling import tables as t
from signaling.effects import Send, Sender
from signaling.floor import Floor
from signaling.orders import KioskOrder, OrderState, expired, goes, in_turn
from signaling.store import Store, StoreFailure, put
from windowkit import logs, messages as m
from windowkit.errors import Code
from windowkit.operating import HealthReport, OperateKiosk, OperationDone

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 1.0  # s between two looks for new words


class Kiosks:
    """`tell` says something to whoever is on the line; `now` is UNIX seconds."""

    def __init__(
        self, store: Store, floor: Callable[[], Floor], tell: Callable[[Send], None], now: Callable[[], float]
    ) -> None:
        self._store = store
        self._floor = floor
        self._tell = tell
        self._now = now
        self._said: dict[str, float] = {}  # by word: when it went out last

    async def hear(self, message: HealthReport | OperationDone, sender: Sender) -> m.Message | None:
        """Keep it; the answer, where one is due."""
        if isinstance(message, HealthReport):
            row = {"kiosk": sender.key, "at": self._now(), "body": msgspec.json.encode(message.health)}
            try:
                await asyncio.wrap_future(self._store.write(put(t.HEALTH, "kiosk", row)))
            except StoreFailure as failure:
                _log.error("health_not_kept", extra={"why": str(failure)})
            return None
        if message.busy:
            return m.Done(re=message.id)  # it stays as it is, and is said again
        mine = (t.KIOSK_ORDERS.c.id == message.operation, t.KIOSK_ORDERS.c.kiosk == sender.key)
        try:
            await self._end(OrderState.DONE, *mine)
        except StoreFailure:
            return m.Denied(re=message.id, code=Code.UNAVAILABLE)
        logs.event(_log, "kiosk_obeyed", device=sender.key, operation=message.operation)
        return m.Done(re=message.id)

    async def run(self) -> None:
        """Say what waits, until cancelled."""
        while True:
            try:
                for order in in_turn(await asyncio.to_thread(self._store.read, waiting)):
                    await self._say(order)
            except StoreFailure as failure:
                _log.error("not_read", extra={"why": str(failure)})
            await asyncio.sleep(_PAUSE)

    async def _say(self, order: KioskOrder) -> None:
        floor, now, name = self._floor(), self._now(), order.word.operation
        kiosk = Sender(m.Role.KIOSK, order.kiosk)
        if expired(order, now):
            await self._end(OrderState.EXPIRED, t.KIOSK_ORDERS.c.id == name)
            return
        present, visit = kiosk in floor.present, floor.visit_of(kiosk) is not None
        if goes(order, now, said=self._said.get(name), present=present, visit=visit):
            self._said[name] = now
            self._tell(Send(kiosk, order.word))

    async def _end(self, state: OrderState, *which: Any) -> None:
        ended = update(t.KIOSK_ORDERS).where(*which, t.KIOSK_ORDERS.c.state == OrderState.WAITING.value)
        values = {"state": state.value, "ended": self._now()}
        await asyncio.wrap_future(self._store.write(lambda one: one.execute(ended.values(values)) and None))


def waiting(connection: Connection) -> list[KioskOrder]:
    """The words that are not done, the oldest first."""
    query = select(t.KIOSK_ORDERS).where(t.KIOSK_ORDERS.c.state == OrderState.WAITING.value)
    rows = connection.execute(query.order_by(t.KIOSK_ORDERS.c.at).limit(1000)).mappings()
    return [
        KioskOrder(
            kiosk=row["kiosk"],
            word=msgspec.json.decode(row["word"], type=OperateKiosk),
            by=row["by"],
            at=row["at"],
        )
        for row in rows
    ]
