"""A paper is missing: the resident goes home with the whole list in print, and with the next step."""

import re
from typing import Final

from demo.play import Play
from windowkit.errors import Failure

_LIST: Final = "一次性告知书（还缺什么）"
_PRINTED: Final = 60.0  # s


class MaterialMissing(Play):
    """The visit ends without a case."""

    outcome = "materials_missing"
    farewell = "还缺一些材料"

    async def all(self) -> None:
        """Up to the form's first answers; then the list, once and whole."""
        await self.open()
        await self.unlock()
        await self.take_ticket()
        await self.meet()
        await self.fill_in(self.matter.fields[:4])
        await self.tell_what_is_missing()
        await self.finish()

    async def tell_what_is_missing(self) -> None:
        """The clerk writes the list, and it prints at the kiosk."""
        await self.clerk.press("写一份告知书")
        await self.clerk.choose(_LIST)
        await self.clerk.press("写好了")
        await self.clerk.press(f"打印：{_LIST}", seconds=20)
        await self.clerk.sees(re.compile("^已打印  ·"), seconds=_PRINTED)
        if not list(self._stage.printer.prints.glob("*.pdf")):
            raise Failure("the list of what is missing did not come out of the printer")
        self._diary.stage("list_printed")

    async def choose_outcome(self) -> None:
        """Papers are missing; the list says what to bring, as the next step."""
        await self.clerk.choose("材料不齐")
        self._diary.stage("outcome_chosen")
