"""A notice is written, looked at by the clerk, read by the resident on the touch screen, and printed."""

import asyncio
import re
from typing import Any

from demo.eyes import Role
from demo.play import Play
from demo.stage import Stage
from demo.waiting import until

_NAME = "一次性告知书（还缺什么）"


async def noticed(built: Stage, play: Play, seen: dict[str, Any]) -> None:
    """The list of what is missing, before any paper was photographed."""
    await play.clerk.press("写一份告知书")
    choice = await built.counter.find(_NAME, Role.RADIO)
    built.hands.click(choice.centre)
    await play.clerk.press("写好了")
    await play.clerk.press(f"预览：{_NAME}", seconds=20)
    await built.counter.find("请居民看", Role.BUTTON, seconds=20)
    built.hands.press("F8")
    seen["notice_read"] = [(await play.resident.sees("请看要打印的通知书", seconds=20)).words]
    page = await play.resident.sees("要打印的通知书")
    seen["notice_wide"] = page.width
    await play.resident.touch("放大")
    larger = await until("a larger page", lambda: _wider(play, page.width), seconds=10)
    seen["notice_larger"] = larger
    await play.resident.touch("看完了")
    seen["notice_read"].append((await play.clerk.sees(f"居民已看完：{_NAME}")).words)
    await play.clerk.press(f"打印：{_NAME}")
    await play.clerk.sees(re.compile("^已打印  ·"), seconds=60)
    (printed,) = built.printer.prints.glob("*.pdf")
    reading = await asyncio.create_subprocess_exec("pdftotext", "-layout", printed, "-", stdout=asyncio.subprocess.PIPE)
    seen["notice_words"] = (await reading.communicate())[0].decode()
    seen["notice_job"] = await built.printer.job(int(printed.name.split("-")[0]))


async def _wider(play: Play, before: int) -> int | None:
    page = await play.resident.sees("要打印的通知书")
    return page.width if page.width > before else None
