"""The player's eyes: what a screen reader reads of a program's windows, through AT-SPI on D-Bus.

Nothing is called in a program but the accessibility questions that every screen reader asks: what is shown,
what is it called, where does it stand. Hands and fingers then go to that place.
"""

import asyncio
import math
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Final, NamedTuple, Self

import msgspec
from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

from demo.waiting import until
from windowkit.errors import Failure

_ROOT: Final = "/org/a11y/atspi/accessible/root"
_REGISTRY: Final = "org.a11y.atspi.Registry"
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_COMPONENT: Final = "org.a11y.atspi.Component"
_TEXT: Final = "org.a11y.atspi.Text"
_VALUES: Final = "org.freedesktop.DBus.Properties"
_ON_SCREEN: Final = 0  # coordinates of the whole screen (ATSPI_COORD_TYPE_SCREEN)
_CHECKED, _ENABLED, _FOCUSED, _SHOWING = 4, 8, 12, 25  # AtspiStateType
_EVERYWHERE: Final = (-math.inf, -math.inf, math.inf, math.inf)  # left, top, right, bottom
_DEEP: Final = 40  # levels; no window is built deeper


class Role(StrEnum):
    """AT-SPI's names of what stands on a screen."""

    BUTTON = "push button"
    TOGGLE = "toggle button"
    RADIO = "radio button"
    CHECK = "check box"
    TEXT = "text"
    PASSWORD = "password text"
    LIST = "combo box"
    ENTRY = "list item"
    LABEL = "label"
    WINDOW = "frame"
    DIALOG = "dialog"


type Reference = tuple[str, str]
"""A program's name on the bus, and the path of one of its things."""

_Children = list[tuple[str, str]]


class Item(NamedTuple):
    """One thing on a screen. x, y, width and height in pixels of the whole screen."""

    reference: Reference
    role: str
    name: str
    text: str
    x: int
    y: int
    width: int
    height: int
    states: int
    view: tuple[float, float, float, float] = _EVERYWHERE

    @property
    def in_view(self) -> bool:
        """Whether its middle can be touched: no list or window around it cuts it off."""
        x, y = self.centre
        left, top, right, bottom = self.view
        return left <= x < right and top <= y < bottom

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def enabled(self) -> bool:
        """Whether it can be used."""
        return bool(self.states >> _ENABLED & 1)

    @property
    def checked(self) -> bool:
        """Whether it is chosen."""
        return bool(self.states >> _CHECKED & 1)

    @property
    def focused(self) -> bool:
        """Whether it has the keyboard."""
        return bool(self.states >> _FOCUSED & 1)

    @property
    def words(self) -> str:
        """What it says: its name, or its text where it has no name."""
        return self.name or self.text

    def __str__(self) -> str:
        off = "" if self.enabled else " (off)"
        return f"{self.role} “{self.words}”{off}"


class Eyes:
    """Sees every program on one accessibility bus. Use `async with`."""

    def __init__(self, session_address: str) -> None:
        self._session = session_address
        self._bus: MessageBus | None = None

    async def __aenter__(self) -> Self:
        """Start the accessibility bus and its registry, before any program looks for them."""
        session = await MessageBus(bus_address=self._session).connect()
        try:
            address = await _ask(session, str, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress")
        finally:
            session.disconnect()
        self._bus = await MessageBus(bus_address=address).connect()
        await self._call(_Children, (_REGISTRY, _ROOT), _ACCESSIBLE, "GetChildren")
        return self

    async def __aexit__(self, *_why: object) -> None:
        if self._bus is not None:
            self._bus.disconnect()

    async def program(self, pid: int, seconds: float = 20) -> "View":
        """The view of the program of that process; raises NotInTime where it shows nothing."""

        async def look() -> "View | None":
            children = await self._call(_Children, (_REGISTRY, _ROOT), _ACCESSIBLE, "GetChildren")
            for child in children:
                if await self._pid(child[0]) == pid:
                    return View(self, child)
            return None

        return await until(f"windows of process {pid}", look, seconds=seconds, pause=0.1)

    async def _pid(self, owner: str) -> int | None:
        try:
            place = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
            return await self._call(int, place, "org.freedesktop.DBus", "GetConnectionUnixProcessID", "s", owner)
        except Failure:
            return None  # left since

    async def read(self, root: Reference) -> list[Item]:
        """Everything that is shown below `root`, in the windows' own order."""
        found: list[Item] = []
        await self._walk(root, found, 0, _EVERYWHERE)
        return found

    async def _walk(
        self, reference: Reference, found: list[Item], depth: int, view: tuple[float, float, float, float]
    ) -> None:
        try:
            item, children = await self._item(reference)
        except Failure:
            return  # gone between two questions
        if depth and not item.states >> _SHOWING & 1:
            return
        found.append(item._replace(view=view))
        view = _within(item, view)
        if depth < _DEEP:
            for child in children:
                await self._walk(child, found, depth + 1, view)

    async def _item(self, reference: Reference) -> tuple[Item, _Children]:
        role, name, states, children, interfaces = await asyncio.gather(
            self._call(str, reference, _ACCESSIBLE, "GetRoleName"),
            self._call(str, reference, _VALUES, "Get", "ss", _ACCESSIBLE, "Name"),
            self._call(tuple[int, int], reference, _ACCESSIBLE, "GetState"),
            self._call(_Children, reference, _ACCESSIBLE, "GetChildren"),
            self._call(list[str], reference, _ACCESSIBLE, "GetInterfaces"),
        )
        place, text = (0, 0, 0, 0), ""
        if _COMPONENT in interfaces:
            place = await self._call(tuple[int, int, int, int], reference, _COMPONENT, "GetExtents", "u", _ON_SCREEN)
        if _TEXT in interfaces:
            text = await self._call(str, reference, _TEXT, "GetText", "ii", 0, -1)
        return Item(reference, role, name, text, *place, states[0] | states[1] << 32), children

    async def _call[T](
        self, kind: type[T], place: Reference, interface: str, member: str, kinds: str = "", *body: object
    ) -> T:
        if self._bus is None:
            raise Failure("the eyes are closed: use async with")
        return await _ask(self._bus, kind, place, interface, member, kinds, *body)


class View:
    """One program's windows."""

    def __init__(self, eyes: Eyes, root: Reference) -> None:
        self._eyes = eyes
        self._root = root

    async def items(self) -> list[Item]:
        """All that is shown now."""
        return await self._eyes.read(self._root)

    async def find(
        self,
        words: str | re.Pattern[str],
        role: str | None = None,
        *,
        seconds: float = 10,
        enabled: bool = True,
        where: Callable[[Item], bool] = bool,
    ) -> Item:
        """The first item of those words (whole, or a pattern's match), once it is there and can be used.

        Raises NotInTime with a list of what is on the screen instead.
        """
        seen: list[Item] = []

        async def look() -> Item | None:
            seen[:] = await self.items()
            return next((each for each in seen if _fits(each, words, role, enabled) and where(each)), None)

        said = words if isinstance(words, str) else f"/{words.pattern}/"
        return await until(f"{role or 'anything'} “{said}”", look, seconds=seconds, instead=lambda: _listed(seen))

    async def shows(self, words: str | re.Pattern[str], role: str | None = None) -> Item | None:
        """The first item of those words that is there now."""
        return next((each for each in await self.items() if _fits(each, words, role, False)), None)


def _fits(item: Item, words: str | re.Pattern[str], role: str | None, enabled: bool) -> bool:
    if role is not None and item.role != role:
        return False
    if enabled and not item.enabled:
        return False
    if isinstance(words, str):
        return words in (item.name, item.text)
    return any(words.search(each) for each in (item.name, item.text))


def _within(item: Item, view: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """What is left of `view` inside the item; all of it where the item itself is out of view."""
    left, top = max(view[0], item.x), max(view[1], item.y)
    right, bottom = min(view[2], item.x + item.width), min(view[3], item.y + item.height)
    return (left, top, right, bottom) if left < right and top < bottom else view


def _listed(items: Iterable[Item]) -> str:
    return "On the screen: " + ("; ".join(str(item) for item in items if item.words) or "nothing")


async def _ask[T](
    bus: MessageBus, kind: type[T], place: Reference, interface: str, member: str, kinds: str = "", *body: object
) -> T:
    message = Message(
        destination=place[0], path=place[1], interface=interface, member=member, signature=kinds, body=list(body)
    )
    answer = await asyncio.wait_for(bus.call(message), 10)
    if answer.message_type is MessageType.ERROR:
        raise Failure(f"{interface}.{member}: {answer.error_name}")
    value = answer.body[0]
    return msgspec.convert(value.value if isinstance(value, Variant) else value, kind)
