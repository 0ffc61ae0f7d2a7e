"""A visit in which much goes wrong: no camera at the kiosk, the server killed, the printer switched off."""

import re
import time
from pathlib import Path
from typing import Any

from counter_app.recordings import make_key
from demo import people
from demo.diary import Diary
from demo.play import Play
from demo.programs import Program
from demo.stage import Stage, stage
from demo.waiting import until
from tests.journey.devices import devices_come_and_go
from tests.journey.noticed import noticed
from tests.journey.recorded import recorded
from tests.journey.shared import shared
from tests.peers.net_camera import NetCamera


async def troubled_visit(folder: Path) -> dict[str, Any]:
    """Play it to the printed notice; gives what was seen. Raises where a screen does not say what it should."""
    seen: dict[str, Any] = {}
    camera = NetCamera()  # not plugged in yet
    key = make_key(folder / "recordings.key")
    async with stage(folder, kiosk_camera=camera.url, recording_key=key) as built:
        diary = Diary(built)
        play = Play(built, diary)
        try:
            await play.open()
            await play.unlock()
            await play.take_ticket()
            await _without_a_camera(built, play, seen)
            await recorded(built, play, camera, folder, seen)
            await devices_come_and_go(built, play, camera, seen)
            await shared(built, play, seen)
            await play.fill_in(play.matter.fields[:3])
            await _server_dies(built, play, seen)
            await play.fill_in(play.matter.fields[4:])
            await noticed(built, play, seen)
            await play.photograph()
            built.printer.switch_off()
            await play.read()
            await play.sign()
            await play.submit()
            await _printer_is_off(built, play, seen)
        finally:
            camera.unplug()
            await diary.close(happened="printed" in seen)
    return seen


async def _without_a_camera(built: Stage, play: Play, seen: dict[str, Any]) -> None:
    """The call comes up without the kiosk's picture, and both sides say so."""
    pressed = time.time()
    await play.clerk.take()
    await built.company.programs["kiosk_app"].event("first_frame_shown", since=pressed, name="clerk")
    seen["counter_says"] = (await play.clerk.sees("对方没有画面，可以通话。", seconds=15)).words
    seen["kiosk_says"] = (await play.resident.sees(re.compile("工作人员听得到您，看不到您"), seconds=15)).words


async def _server_dies(built: Stage, play: Play, seen: dict[str, Any]) -> None:
    """Killed in the middle of the form; the clerk types on; it comes back."""
    killed = time.time()
    built.company.programs["signaling"].kill()
    await play.clerk.sees(re.compile("与服务器断开了"), seconds=15)
    await play.resident.sees(re.compile("正在重新连接"), seconds=15)
    field = play.matter.fields[3]
    await play.clerk.fill_in(field, people.APPLICATION[field.key])
    kiosk = built.company.programs["kiosk_app"]
    await kiosk.event("picture_shown", since=killed + 3, name="clerk")
    seen["frames_without_server"] = _frames(kiosk, killed)
    await built.company.start_server()
    await play.clerk.sees("线路正常", seconds=30)
    await play.resident.reads_field(field, play.reading(field))
    await play.clerk.sees("已全部保存", seconds=15)
    for earlier in play.matter.fields[:3]:
        await play.resident.sees(re.compile(f"^{re.escape(earlier.plain or earlier.label)}"))
    seen["first_frames"] = [event for event in kiosk.events() if event.get("event") == "first_frame_shown"]


async def _printer_is_off(built: Stage, play: Play, seen: dict[str, Any]) -> None:
    """The job waits and the clerk sees why; switched on, it prints."""
    seen["printer_says"] = (await play.clerk.sees(re.compile("^打印机关着或没插线"), seconds=20)).words
    seen["job_says"] = (await play.clerk.sees(re.compile("^等待打印机"), seconds=20)).words
    built.printer.switch_on()
    seen["printed"] = await until("the second printed sheet", lambda: _printed(built, 2), seconds=40)
    numbers = [int(path.name.split("-")[0]) for path in built.printer.prints.glob("*.pdf")]
    seen["jobs"] = [await built.printer.job(number) for number in numbers]


async def _printed(built: Stage, count: int) -> str | None:
    done = [one.words for one in await built.counter.items() if one.words.startswith("已打印  ·")]
    return done[-1] if len(done) >= count else None


def _frames(program: Program, since: float) -> list[float]:
    """The rates at which the clerk's picture was shown since then."""
    shown = (event for event in program.events() if event.get("event") == "picture_shown" and event["t"] > since)
    return [event["fps"] for event in shown if event.get("name") == "clerk"]
