"""The clerk shows another program's window; one key ends it, and so does its closing, with words on both screens."""

import asyncio
import itertools
import os
import re
import subprocess
import sys
from typing import Any

import numpy as np
from PIL import Image

from demo.diary import photograph
from demo.eyes import Role
from demo.play import Play
from demo.programs import ROOT
from demo.stage import Stage
from demo.waiting import until
from demo.xserver import UPPER

_PAGE = (20, 200, 700, 800)  # left, top, width, height: over the queue and the form, beside the call
_SHARP = 0.8  # of the likeness of two pictures of small letters, 0 to 1; without the letters it is below 0.3


async def shared(built: Stage, play: Play, seen: dict[str, Any]) -> None:
    """Chosen by its picture, seen sharp, ended by F9; shown again, ended by its closing."""
    environment = built.counter_display.environment
    command = [sys.executable, "-m", "tests.peers.other_window", "评估记录", *map(str, _PAGE), "white"]
    page = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env={**os.environ, **environment}, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert page.stdout is not None
    assert await page.stdout.readline() == b"shown\n"
    await _choose(built, play)
    await play.resident.sees("工作人员给您看这个")
    seen["sharp"] = await _sharp(built)
    await play.clerk.sees(re.compile("F9"))
    built.hands.click((370.0, 990.0))  # the other program has the keyboard now
    built.hands.press("F9")
    await play.resident.sees("工作人员已停止展示。")
    await play.clerk.sees("给居民看")
    await _choose(built, play)
    await play.resident.sees("工作人员给您看这个")
    assert page.stdin is not None
    page.stdin.write(b"quit\n")
    await page.wait()
    seen["closed"] = [
        (await play.clerk.sees(re.compile("您展示的窗口已关闭"))).words,
        (await play.resident.sees("工作人员已停止展示。")).words,
    ]


async def _choose(built: Stage, play: Play) -> None:
    share = await built.counter.find("给居民看")
    built.hands.click(share.centre)
    for key in ("Down", "Down", "Down", "Return"):  # the third: another program's window
        built.hands.press(key)
    window = await built.counter.find("评估记录", Role.ENTRY)
    built.hands.click(window.centre)
    show = await built.counter.find("给居民看", Role.BUTTON)  # the picker's; the one beside the call has a menu
    built.hands.click(show.centre)


async def _sharp(built: Stage) -> float:
    """How alike the page and what the resident sees become; raises NotInTime where the letters stay unreadable."""
    place = await built.kiosk.find("工作人员给您看的内容")
    best = 0.0

    async def look() -> float | None:
        nonlocal best
        left, top, width, height = _PAGE
        original = photograph(built.counter_display, None).crop((left, top, left + width, top + height))
        shown = photograph(built.kiosk_display, UPPER)
        part = shown.crop((place.x, place.y, place.x + place.width, place.y + place.height))
        best = max(best, _likeness(original, part))
        return best if best >= _SHARP else None

    return await until("a sharp page", look, seconds=10, instead=lambda: f"The likeness is {best:.2f}.")


def _likeness(page: Image.Image, shown: Image.Image) -> float:
    """Of their letters, at the place where they agree best: the screens round their middles differently."""
    scale = min(shown.width / page.width, shown.height / page.height)
    size = (round(page.width * scale), round(page.height * scale))
    told = np.asarray(page.resize(size, Image.Resampling.BICUBIC).convert("L"), np.float64)[4:-4, 4:-4]
    seen = np.asarray(shown.convert("L"), np.float64)
    left, top = (shown.width - size[0]) // 2 + 4, (shown.height - size[1]) // 2 + 4
    found: list[float] = []
    for x, y in itertools.product(range(left - 2, left + 3), range(top - 2, top + 3)):
        part = seen[y : y + told.shape[0], x : x + told.shape[1]]
        if part.min() == part.max():
            return 0.0  # one even colour: nothing is shown there yet, and nothing can be like it
        found.append(float(np.corrcoef(part.ravel(), told.ravel())[0, 1]))
    return max(found)
