"""What a screen reader reads of both programs' windows, as processes, over AT-SPI: a name and a role for all."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bench.screen import x_server
from demo.bus import session_bus
from demo.eyes import Eyes, Item, Role, View
from demo.waiting import until
from tests.boundary.test_kiosk_program import KEY, VISIT
from tests.peers.far_end import far_end
from tests.peers.kiosk_room import MATTER
from windowkit.keys import save_key
from windowkit.messages import MatterDefined
from windowkit.visit import State

FOCUSABLE = 11  # AtspiStateType
NAMELESS = {"", "unknown", "invalid"}
CONTROLS = {Role.BUTTON, Role.TOGGLE, Role.RADIO, Role.CHECK, Role.TEXT, Role.PASSWORD, Role.LIST, "menu item", "link"}
COUNTER = ("sign_in", "serving_staff_called", "finish_missing", "leading")


@pytest.fixture
async def desktop(tmp_path: Path) -> AsyncIterator[tuple[Eyes, dict[str, str]]]:
    """A screen, a bus, and eyes on it."""
    with x_server(1920, 1080) as display, session_bus(tmp_path / "bus", {}) as bus:
        async with Eyes(bus["DBUS_SESSION_BUS_ADDRESS"]) as eyes:
            look = {"QT_QPA_PLATFORM": "xcb", "QT_QUICK_BACKEND": "software", "DISPLAY": display}
            yield eyes, {**os.environ, **bus, **look}


def faults(items: list[Item]) -> list[str]:
    """Controls that say nothing to who cannot see them."""
    return [
        f"{one.role!r} {one.words!r} at {one.x}, {one.y}, {one.width} x {one.height}"
        for one in items
        if (one.states >> FOCUSABLE & 1 or one.role in CONTROLS)
        and not (one.words.strip() and one.role not in NAMELESS)
    ]


def buttons(items: list[Item]) -> set[str]:
    return {one.name for one in items if one.role == Role.BUTTON}


@pytest.mark.timeout(240)
async def test_the_kiosk_s_windows(desktop: tuple[Eyes, dict[str, str]], tmp_path: Path) -> None:
    eyes, environment = desktop
    save_key(tmp_path / "state", KEY)
    config = tmp_path / "kiosk.toml"
    async with far_end() as server:
        config.write_text(
            f'server = "http://127.0.0.1:{server.port}"\nstate = "{tmp_path}/state"\ncamera = "none"\n'
            'document_camera = "none"\nmicrophone = "none"\nloudspeaker = "none"\nvoice = false\n'
        )
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kiosk_app", "--config", config), env=environment, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await server.until_signed_in(1)
            view = await eyes.program(process.pid)
            await view.find("开始办事", Role.BUTTON)
            await _check(view, {"开始办事", "English", "字大声大", "读给我听", "叫工作人员"})
            await server.say(MatterDefined(matter=MATTER))
            await server.say(VISIT)
            await view.find("不等了", Role.BUTTON)
            await _check(view, {"不等了", "字大声大"})
            await server.say(replace(VISIT, state=State.REVIEWING, version=3, changes=3, clerk="王敏", form_hash="h"))
            await view.find("下一页", Role.BUTTON)
            await _check(view, {"下一页", "有不对的地方"})
        finally:
            process.terminate()
            await process.wait()


async def _check(view: View, expected: set[str]) -> None:
    items = await view.items()
    assert not (found := faults(items)), "\n".join(found)
    assert expected <= buttons(items)


@pytest.mark.timeout(240)
async def test_the_counter_s_window(desktop: tuple[Eyes, dict[str, str]]) -> None:
    eyes, environment = desktop
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.peers.shown_counter"),
        env=environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    wrong, seen = list[str](), 0
    try:
        for state in COUNTER:
            process.stdin.write(f"{state}\n".encode())
            assert (await process.stdout.readline()).decode().strip() == f"shown {state}"
            view = await eyes.program(process.pid)
            items = await until(f"controls of {state}", lambda shown=view: _controls(shown), seconds=10)
            wrong += [f"{state}: {fault}" for fault in faults(items)]
            seen += len(buttons(items))
    finally:
        process.stdin.close()
        await process.wait()
    assert not wrong, "\n".join(wrong)
    assert seen > 5 * len(COUNTER)


async def _controls(view: View) -> list[Item] | None:
    items = await view.items()
    return items if buttons(items) else None
