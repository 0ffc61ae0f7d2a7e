"""The printer, looked at again and again: how it is now, and whether that is new."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

import msgspec
from msgspec.structs import replace

from print_service.condition import Condition
from print_service.printer import Busy, Missing, Printer, Rejected
from windowkit import logs
from windowkit.errors import Unreachable
from windowkit.messages import PrinterDetail

_log: Final = logging.getLogger(__name__)

_MISSES: Final = 3  # looks without an answer before a printer counts as off: one may be a hiccup
OFFLINE: Final = "offline"
UNKNOWN: Final = "printer-unknown"  # something answers, and knows no printer of this address


class Pace(msgspec.Struct, frozen=True):
    """Seconds between two looks: while a job is at the printer or waits for it, otherwise, and after one in vain.

    So a fault is at the clerk's within a second, in a visit or not.
    """

    follow: float = 0.25
    watch: float = 0.75
    again: float = 0.12
    longest: float = 8.0  # the longest pause of tries in vain
    gather: float = 5.0  # how long a notice waits for the messages of those that are to be stapled to it


PACE: Final = Pace()


class Watch:
    """Looks while `run` runs; `looked` is called after each look, and told whether what blocks the printer changed.

    `condition` is None while nothing is known of the printer. `detail` stays as it was last said. While `awaited`,
    the printer is looked at more often.
    """

    def __init__(self, printer: Printer, pace: Pace, counted: int, looked: Callable[[bool], None]) -> None:
        self.condition: Condition | None = None
        self.blocking: tuple[str, ...] = ()
        self.detail = PrinterDetail()
        self.awaited = False
        self._printer = printer
        self._pace = pace
        self._looked = looked
        self._missed = 0
        self._counted = counted

    def count(self, sheets: int) -> None:
        """So many sheets came out so far, for a printer that has no counter."""
        self._counted = sheets
        self._detailed()

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self._look()
            await asyncio.sleep(self._rest())

    def _rest(self) -> float:
        """The first look in vain is followed soon by two more: a plug that is out is told within a second."""
        if 0 < self._missed < _MISSES:
            return self._pace.again
        return self._pace.follow if self.awaited and self._missed == 0 else self._pace.watch

    async def _look(self) -> None:
        try:
            found = await self._printer.condition()
        except (Unreachable, Busy, Rejected) as error:
            self._missed += 1
            if self._missed < _MISSES:
                return
            self.condition, blocking = None, (UNKNOWN if isinstance(error, Missing) else OFFLINE,)
        else:
            self._missed, blocking = 0, found.blocking
            if found is not self.condition:
                self.condition = found
                self._detailed()
        changed = blocking != self.blocking
        self.blocking = blocking
        if changed:
            logs.event(_log, "printer_changed", reasons=" ".join(blocking))
        self._looked(changed)

    def _detailed(self) -> None:
        """Made anew only where something is: an unchanged one is known by its identity."""
        if self.condition is not None:
            self.detail = self.condition.detail
        if self.detail.counted_here:
            self.detail = replace(self.detail, sheets=self._counted)
