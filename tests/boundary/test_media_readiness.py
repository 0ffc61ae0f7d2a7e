"""What makes the first picture come soon: ICE without idle pauses, and everything slow done before."""

import asyncio
import threading

import pytest
from aioice.ice import Candidate, Connection

from windowkit.media import warming
from windowkit.media.checks import mend_checks


async def _pair() -> tuple[Connection, Connection]:
    kiosk, counter = Connection(ice_controlling=True), Connection(ice_controlling=False)
    for near, far in ((kiosk, counter), (counter, kiosk)):
        await near.gather_candidates()
        far.remote_username, far.remote_password = near.local_username, near.local_password
    return kiosk, counter


async def _meet(near: Connection, far: Connection, *more: Candidate) -> None:
    for candidate in (*far.local_candidates, *more):
        await near.add_remote_candidate(candidate)
    await near.add_remote_candidate(None)
    await near.connect()


async def test_direct_addresses_are_used_as_soon_as_they_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    mend_checks()
    paused: list[bool] = []
    check = Connection._check_periodic
    monkeypatch.setattr(Connection, "_check_periodic", lambda self: paused.append(again := check(self)) or again)
    kiosk, counter = await _pair()
    await asyncio.gather(_meet(kiosk, counter), _meet(counter, kiosk))
    assert paused == [False, False]  # one look on each side, and no pause after it
    await kiosk.send(b"hello")
    assert await counter.recv() == b"hello"
    await kiosk.close()
    await counter.close()


async def test_other_addresses_keep_their_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    mend_checks()
    paused: list[bool] = []
    check = Connection._check_periodic
    monkeypatch.setattr(Connection, "_check_periodic", lambda self: paused.append(again := check(self)) or again)
    kiosk, counter = await _pair()
    through_nat = Candidate.from_sdp("9 1 udp 1694498815 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 0")
    await asyncio.gather(_meet(kiosk, counter, through_nat), _meet(counter, kiosk))
    assert True in paused
    await kiosk.close()
    await counter.close()


def test_everything_slow_can_be_done_before_the_first_call() -> None:
    before = threading.active_count()
    warming.warm_up()
    assert threading.active_count() == before
