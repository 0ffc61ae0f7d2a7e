"""The kiosk on a real X server with two monitors, of which one is pulled and plugged in again."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from demo.xserver import LOWER, UPPER, xserver
from tests.peers.monitors import Monitors
from windowkit.keys import DeviceKey, new_private, save_key

WINDOW, DESK = "Virtual window: the window", "Virtual window: the desk"
ABOVE, BELOW = (0, 0, 1920, 1080), (0, 1080, 1920, 1080)


def until(what: Callable[[], dict[str, tuple[int, int, int, int]]], wanted: dict[str, tuple[int, ...]]) -> None:
    end = time.monotonic() + 30
    while (seen := what()) != wanted:
        assert time.monotonic() < end, seen
        time.sleep(0.02)


@pytest.mark.timeout(240)  # an X server and a kiosk start, on a machine that may be busy with other tests
def test_the_touched_window_has_the_last_monitor_and_both_come_back(tmp_path: Path) -> None:
    save_key(tmp_path / "state", DeviceKey(device="kiosk-7", private=new_private()))
    (tmp_path / "state" / "kept.json").write_text('{"swapped":true}')
    config = tmp_path / "kiosk.toml"
    config.write_text(f'server = "http://127.0.0.1:9"\nstate = "{tmp_path}/state"\nlanguage = "en"\nvoice = false\n')
    with xserver(tmp_path / "x", (UPPER, LOWER)) as server:
        monitors = Monitors(server)
        kiosk = subprocess.Popen(
            (sys.executable, "-m", "kiosk_app", "--config", config),
            env=os.environ | server.environment | {"QT_QUICK_BACKEND": "software"},
            stderr=subprocess.DEVNULL,
        )
        try:
            until(monitors.windows, {WINDOW: BELOW, DESK: ABOVE})  # swapped, as they were before
            monitors.pull(UPPER.name)
            until(monitors.windows, {DESK: BELOW})
            monitors.plug(UPPER.name)
            until(monitors.windows, {WINDOW: BELOW, DESK: ABOVE})
        finally:
            kiosk.terminate()
            kiosk.wait(20)
            monitors.close()
