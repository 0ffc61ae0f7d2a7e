"""Says on the clerk's desktop that a visit rings, or that a clerk asks for the leader, by the desktop's own
notifications (org.freedesktop.Notifications).

Nothing of a resident is in it. A desktop without them, or none at all, is said once in the log: the window and the
chime tell, too.
"""

import asyncio
import logging
from typing import Final

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.errors import DBusFastError

from windowkit import logs

_log: Final = logging.getLogger(__name__)
_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_PATIENCE: Final = 2.0  # s for a desktop to answer
_URGENT: Final = 2  # of the specification: it stays until it is taken back
_PROGRAM: Final = "virtual-window-counter"


class Notifier:
    """Lives in the engine. `address` is the bus's; "" the session's own."""

    def __init__(self, address: str = "") -> None:
        self._address = address or None
        self._bus: MessageBus | None = None
        self._shown: dict[str, int] = {}  # by source, the desktop's own number of what it shows
        self._turn = asyncio.Lock()
        self._silent = False  # said in the log that there is no desktop to tell

    async def show(self, source: str, title: str, words: str) -> None:
        """Show this instead of what was shown before of the same source."""
        hints = {"urgency": Variant("y", _URGENT), "category": Variant("s", "call.incoming")}
        async with self._turn:
            body: list[object] = [_PROGRAM, self._shown.pop(source, 0), "", title, words, [], hints, 0]
            answer = await self._say("Notify", "susssasa{sv}i", body)
            number = answer[0] if answer else None
            if isinstance(number, int):
                self._shown[source] = number

    async def withdraw(self, source: str) -> None:
        """Show nothing of this source any more."""
        async with self._turn:
            shown = self._shown.pop(source, 0)
            if shown:
                await self._say("CloseNotification", "u", [shown])

    async def close(self) -> None:
        """The program ends."""
        for source in list(self._shown):
            await self.withdraw(source)
        if self._bus is not None:
            self._bus.disconnect()

    async def _say(self, member: str, signature: str, body: list[object]) -> list[object]:
        """What the desktop answers; nothing where it does not."""
        try:
            async with asyncio.timeout(_PATIENCE):
                if self._bus is None or not self._bus.connected:
                    self._bus = await MessageBus(bus_address=self._address).connect()
                call = Message(_NAME, _PATH, _NAME, member, signature=signature, body=body)
                answer = await self._bus.call(call)
        except (OSError, EOFError, DBusFastError, TimeoutError) as error:
            self._unheard(type(error).__name__)
            return []
        if answer.message_type is MessageType.ERROR:
            self._unheard(str(answer.error_name))
            return []
        self._silent = False
        return list(answer.body)

    def _unheard(self, why: str) -> None:
        if not self._silent:
            self._silent = True
            logs.event(_log, "no_desktop_notifications", why=why)
