"""A ringing visit is on the clerk's desktop, over a real bus, and goes from there; no desktop is no harm."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from counter_app.notifying import Notifier
from tests.peers.synthetic_desktop import bus, desktop


async def test_it_is_shown_once_replaced_and_taken_back(tmp_path: Path) -> None:
    async with bus(tmp_path) as address, desktop(address) as shows:
        notifier = Notifier(address)
        await notifier.show("ring", "A visit rings", "A012")
        await notifier.show("ring", "A visit rings", "A013")
        assert list(shows.shown.values()) == [("A visit rings", "A013")]
        assert set(shows.shown) <= shows.urgent, "it would go by itself while it still rings"
        await notifier.withdraw("ring")
        assert shows.shown == {}
        await notifier.withdraw("ring")
        await notifier.show("ring", "A visit rings", "A014")
        await notifier.close()
        assert shows.shown == {}


async def test_a_ring_and_a_question_stand_beside_each_other_and_go_by_themselves(tmp_path: Path) -> None:
    async with bus(tmp_path) as address, desktop(address) as shows:
        notifier = Notifier(address)
        await notifier.show("asked", "Li Fang asks for you", "A012")
        await notifier.show("ring", "A visit rings", "A013")
        assert sorted(words for _, words in shows.shown.values()) == ["A012", "A013"]
        await notifier.withdraw("ring")
        assert list(shows.shown.values()) == [("Li Fang asks for you", "A012")]
        await notifier.show("ring", "A visit rings", "A014")
        await notifier.withdraw("asked")
        assert list(shows.shown.values()) == [("A visit rings", "A014")]
        await notifier.show("asked", "Li Fang asks for you", "A012")
        await notifier.close()
        assert shows.shown == {}


@asynccontextmanager
async def odd_bus(folder: Path) -> AsyncIterator[str]:
    """A bus that lets nobody in."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"REJECTED EXTERNAL\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_unix_server(refuse, folder / "odd")
    async with server:
        yield f"unix:path={folder / 'odd'}"


async def test_no_bus_and_no_desktop_are_no_harm_and_one_that_comes_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with odd_bus(tmp_path) as rude:
        for address in (f"unix:path={tmp_path / 'nothing'}", rude):
            nowhere = Notifier(address)
            await nowhere.show("ring", "A visit rings", "A012")
            await nowhere.close()
    async with bus(tmp_path) as address:
        notifier = Notifier(address)
        await notifier.show("ring", "A visit rings", "A012")
        await notifier.withdraw("ring")
        async with desktop(address) as shows:
            await notifier.show("ring", "A visit rings", "A013")
            assert list(shows.shown.values()) == [("A visit rings", "A013")]
            await notifier.close()
