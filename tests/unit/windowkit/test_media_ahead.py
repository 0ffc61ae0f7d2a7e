"""What is made ahead: once, anew when it is of no use any more, and dropped where nobody takes it."""

import asyncio

import pytest

from windowkit.media import ahead as ahead_module
from windowkit.media.ahead import Ahead


class Peers:
    """Numbers instead of peers."""

    def __init__(self) -> None:
        self.made = 0
        self.dropped: list[int] = []
        self.ahead = Ahead(self._make, self.dropped.append)

    async def _make(self) -> int:
        await asyncio.sleep(0)
        self.made += 1
        return self.made


async def made() -> None:
    """Each step of the making is one turn of the loop."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_it_is_made_once_and_is_the_takers_then() -> None:
    peers = Peers()
    peers.ahead.prepare()
    peers.ahead.prepare()
    taken = peers.ahead.take()
    assert taken is not None
    assert await taken == 1
    assert peers.ahead.take() is None
    peers.ahead.forget()
    assert (peers.made, peers.dropped) == (1, [])


async def test_what_is_of_no_use_any_more_is_made_anew_and_the_old_one_dropped() -> None:
    peers = Peers()
    peers.ahead.renew()  # nobody wanted one
    peers.ahead.prepare()
    await made()
    assert peers.ahead.ready
    peers.ahead.renew()
    await made()
    assert peers.ahead.ready
    peers.ahead.forget()
    assert (peers.made, peers.dropped) == (2, [1, 2])


async def test_what_is_half_made_is_not_finished_for_nobody() -> None:
    peers = Peers()
    peers.ahead.prepare()
    peers.ahead.forget()
    await asyncio.sleep(0)
    assert (peers.made, peers.dropped, peers.ahead.ready) == (0, [], False)


async def test_whoever_waits_long_finds_a_fresh_one_and_whoever_rests_finds_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A resident may wait for an hour; an offer lies for two minutes."""
    monkeypatch.setattr(ahead_module, "FRESH", 0.05)
    peers = Peers()
    peers.ahead.prepare()
    async with asyncio.timeout(5):
        while peers.made < 4:
            assert peers.ahead.ready or peers.made == len(peers.dropped)
            await asyncio.sleep(0.005)
    assert peers.dropped == [1, 2, 3]
    peers.ahead.rest()
    async with asyncio.timeout(5):
        while peers.dropped != [1, 2, 3, 4]:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    assert (peers.made, peers.ahead.take()) == (4, None)
