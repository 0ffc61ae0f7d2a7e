"""What the clerk does at the counter, with eyes, mouse and keyboard."""

import re
from typing import Final

from demo import people
from demo.eyes import Item, Role, View
from demo.hands import Hands
from demo.waiting import NotInTime
from windowkit.matters import Field, Kind

_NOTCHES: Final = 2  # of the wheel at a time
_TURNS: Final = 60  # until a field counts as not there


class Clerk:
    """One clerk at one counter. The words are what the window shows in Chinese."""

    account = (people.CLERK_SIGN_IN, people.CLERK_PASSWORD)

    def __init__(self, view: View, hands: Hands) -> None:
        self._view = view
        self._hands = hands

    async def sign_in(self) -> None:
        """Name and password."""
        for label, words in zip(("用户名", "密码"), self.account, strict=True):
            field = await self._view.find(label, seconds=20, where=_is_a_line)
            self._hands.click(field.centre)
            self._hands.type(words)
        await self.press("登录")
        await self._view.find(re.compile("线路正常"), seconds=20)

    async def press(self, words: str | re.Pattern[str], seconds: float = 10) -> Item:
        """Click a button of these words, once it can be clicked."""
        button = await self._view.find(words, Role.BUTTON, seconds=seconds)
        button = await self._in_view(button)
        self._hands.click(button.centre)
        return button

    async def sees(self, words: str | re.Pattern[str], seconds: float = 10) -> Item:
        """Wait for words on the screen."""
        return await self._view.find(words, seconds=seconds, enabled=False)

    async def choose(self, words: str, role: Role = Role.RADIO) -> None:
        """Click the one of several that has these words."""
        self._hands.click((await self._view.find(words, role)).centre)

    async def pick(self, label: str, words: str) -> None:
        """One of a list that opens."""
        self._hands.click((await self._view.find(label, Role.LIST)).centre)
        self._hands.click((await self._view.find(words, Role.ENTRY)).centre)

    async def write(self, label: str, words: str) -> None:
        """Type words into an empty line or box."""
        self._hands.click((await self._view.find(label, where=_is_a_line)).centre)
        self._hands.type(words)

    async def take(self) -> None:
        """Take the first in the queue."""
        await self.sees("等候：1 位", seconds=15)
        await self.press("接待")

    async def fill_in(self, field: Field, value: str) -> None:
        """Fill in one field of the form."""
        if field.kind is not Kind.CHOICE:
            line = await self._in_view(await self._view.find(field.label, where=_is_a_line))
            self._hands.click(line.centre)
            self._hands.press("a", control=True)
            self._hands.type(value)
            return
        words = next(choice.label for choice in field.choices if choice.code == value)
        button = await self._view.shows(f"{field.label}：{words}", Role.RADIO)
        if button is None:
            box = await self._in_view(await self._view.find(field.label, Role.LIST))
            self._hands.click(box.centre)
            entry = await self._view.find(words, Role.ENTRY)
            self._hands.click(entry.centre)
        else:
            self._hands.click((await self._in_view(button)).centre)

    async def _in_view(self, item: Item) -> Item:
        """Turn the wheel until it can be clicked."""
        for _ in range(_TURNS):
            if item.in_view:
                return item
            left, top, right, bottom = item.view
            down = item.centre[1] >= bottom
            self._hands.turn_wheel(((left + right) / 2, (top + bottom) / 2), _NOTCHES if down else -_NOTCHES)
            item = await self._view.find(item.words, item.role)
        raise NotInTime(f"{item} does not come into view")


def _is_a_line(item: Item) -> bool:
    return item.role in (Role.TEXT, Role.PASSWORD)
