"""A closed committee at the real server: its kiosk is told when it opens, and gets no ticket."""

import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from signaling.papers import ZONE
from tests.peers.server_cast import MATTER
from tests.peers.server_process import PIN, ServerProcess, device_hello, enrolled, on_the_line
from windowkit import messages as m
from windowkit.errors import Code, Refused


async def _story(server: ServerProcess, opens: str) -> None:
    key = await enrolled(server, m.Role.KIOSK)
    async with on_the_line(server, device_hello(key, m.Role.KIOSK)) as kiosk:
        told = await kiosk.until(m.HoursChanged)
        assert told == m.HoursChanged(open=False, opens=opens)
        await kiosk.ask(m.UnlockKiosk, pin=PIN)
        with pytest.raises(Refused) as refused:
            await kiosk.ask(m.OpenVisit, told=True, visit=str(uuid4()), matter=MATTER.code)
        assert refused.value.code is Code.CLOSED


def test_the_settings_close_a_committee_and_say_when_it_opens(tmp_path: Path) -> None:
    today = datetime.now(ZONE).date()
    closed = [str(today + timedelta(days=days)) for days in (-1, 0, 1)]  # midnight may come in between
    always = 'workdays = ["00:00-24:00"]\nweekends = ["00:00-24:00"]\n'
    server = ServerProcess(tmp_path, more=f"[committees.hours]\n{always}closed = {json.dumps(closed)}\n")
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        asyncio.run(_story(server, f"{today + timedelta(days=2)}T00:00"))
    finally:
        server.stop()
