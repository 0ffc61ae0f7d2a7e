"""A bus of its own with a synthetic desktop on it, which shows notifications by keeping them."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from dbus_fast import NameFlag, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, method


class SyntheticDesktop(ServiceInterface):
    """What stands on it now, by number; `urgent` are the numbers that say so."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.shown: dict[int, tuple[str, str]] = {}
        self.urgent: set[int] = set()
        self._last = 0

    @method(name="Notify")
    def notify(  # noqa: PLR0917 - the specification's
        self,
        program: "s",  # noqa: F821
        replaces: "u",  # noqa: F821
        icon: "s",  # noqa: F821
        title: "s",  # noqa: F821
        words: "s",  # noqa: F821
        actions: "as",  # noqa: F722
        hints: "a{sv}",  # noqa: F722
        expires: "i",  # noqa: F821
    ) -> "u":  # noqa: F821
        if replaces in self.shown:
            number = replaces
        else:
            self._last += 1
            number = self._last
        self.shown[number] = (title, words)
        urgency: Variant | None = hints.get("urgency")
        if urgency is not None and urgency.value == 2:
            self.urgent.add(number)
        return number

    @method(name="CloseNotification")
    def close(self, number: "u") -> None:  # noqa: F821
        self.shown.pop(number, None)


@asynccontextmanager
async def bus(folder: Path) -> AsyncIterator[str]:
    """The address of a bus that nobody else is on."""
    daemon = shutil.which("dbus-daemon")
    assert daemon is not None, "scripts/packages.txt installs it"
    address = f"unix:path={folder / 'bus'}"
    line = (daemon, "--session", "--nofork", "--print-address", f"--address={address}")
    process = await asyncio.create_subprocess_exec(*line, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    said = (await process.stdout.readline()).decode().strip()
    try:
        yield said
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def desktop(address: str) -> AsyncIterator[SyntheticDesktop]:
    """One on that bus."""
    line = await MessageBus(bus_address=address).connect()
    shows = SyntheticDesktop()
    line.export("/org/freedesktop/Notifications", shows)
    await line.request_name("org.freedesktop.Notifications", NameFlag.REPLACE_EXISTING)
    try:
        yield shows
    finally:
        line.disconnect()
        await line.wait_for_disconnect()
