"""A server whose machine's clock is set right, or wrong, all at once."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.server_cast import Cast, serving
from tests.peers.server_process import (
    PIN,
    ServerProcess,
    clerk_hello,
    clerk_token,
    device_hello,
    enrolled,
    on_the_line,
)
from windowkit import messages as m
from windowkit.visit import State

HOUR = 3600.0


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path, lifetime=10 * HOUR)
    process.program = "tests.peers.set_clock"
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


def _alone(seen: m.VisitSnapshot) -> bool:
    return not seen.kiosk_present


@pytest.mark.parametrize("by", [HOUR, -HOUR])
async def test_a_clock_that_is_set_ends_no_visit_whose_kiosk_is_away_for_a_moment(
    server: ServerProcess, tmp_path: Path, by: float
) -> None:
    kiosk_hello = device_hello(await enrolled(server, m.Role.KIOSK), m.Role.KIOSK)
    async with on_the_line(server, clerk_hello(await clerk_token(server))) as counter:
        await counter.ask(m.SetReady, ready=True)
        async with on_the_line(server, kiosk_hello) as kiosk:
            all_ = Cast(kiosk, counter, kiosk)
            await serving(all_)
        await counter.until(m.VisitSnapshot, _alone)
        (tmp_path / "set_by").write_text(str(by))
        for revision, value in enumerate(
            ("employee", "resident"), 1
        ):  # each is a turn of the hall, which looks at its deadlines after it
            await counter.ask(m.EditField, visit=all_.visit, field="insurance_kind", value=value, revision=revision)
        async with on_the_line(server, kiosk_hello) as kiosk:
            back = await kiosk.until(m.VisitSnapshot)
            assert (back.visit, back.state) == (all_.visit, State.SERVING)
            assert back.fields["insurance_kind"].value == "resident"
        told = await counter.until(m.TokenRenewed)  # it lives by the new clock, and the counter counts by it
        assert told.server_time == pytest.approx(time.time() + by, abs=30)
        assert told.token_expires == pytest.approx(time.time() + by + 10 * HOUR, abs=30)


async def test_a_clock_that_is_set_back_gives_no_more_than_the_grace(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, grace=1.0)
    server.program = "tests.peers.set_clock"
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        kiosk_hello = device_hello(await enrolled(server, m.Role.KIOSK), m.Role.KIOSK)
        async with on_the_line(server, clerk_hello(await clerk_token(server))) as counter:
            await counter.ask(m.SetReady, ready=True)
            async with on_the_line(server, kiosk_hello) as kiosk:
                all_ = Cast(kiosk, counter, kiosk)
                await serving(all_)
            (tmp_path / "set_by").write_text(str(-HOUR))
            await counter.until(m.VisitSnapshot, lambda one: one.state is State.ENDED)
        assert server.log.count('"clock_set"') == 1
    finally:
        server.stop()


async def test_a_clock_that_is_set_while_nobody_is_in_a_visit_is_followed_at_once(
    server: ServerProcess, tmp_path: Path
) -> None:
    hello = device_hello(await enrolled(server, m.Role.KIOSK), m.Role.KIOSK)
    (tmp_path / "set_by").write_text(str(HOUR))
    async with on_the_line(server, hello) as kiosk:
        first = (await kiosk.until(m.Welcome)).server_time
    (tmp_path / "set_by").write_text(str(-HOUR))
    async with on_the_line(server, hello) as kiosk:
        assert -2 * HOUR < (await kiosk.until(m.Welcome)).server_time - first < -1.9 * HOUR
