"""Camera, loudspeaker and microphone of the kiosk are pulled out in a call and plugged in again, one by one."""

import asyncio
import re
import time
from typing import Any, Final

from demo.play import Play
from demo.stage import Stage
from demo.waiting import until
from tests.peers.net_camera import NetCamera

# What each side says, the least urgent first: the kiosk says one thing at a time, the most urgent.
_CAMERA: Final = ("工作人员听得到您，看不到您", "您看不到居民")
_SPEAKER: Final = ("喇叭没有接通", "居民听不到您")
_EAR: Final = ("话筒没有接通", "您听不到居民")


async def devices_come_and_go(built: Stage, play: Play, camera: NetCamera, seen: dict[str, Any]) -> None:
    """Each is missed on both screens, and back on both without a restart."""
    thread = asyncio.to_thread
    took = seen["device_seconds"] = dict[str, float]()
    for name, pull, words in (
        ("camera gone", thread(camera.unplug), _CAMERA),
        ("loudspeaker gone", thread(built.sound.unplug, "kiosk", "speaker"), _SPEAKER),
        ("microphone gone", thread(built.sound.unplug, "kiosk", "ear"), _EAR),
    ):
        began = time.monotonic()
        await pull
        await asyncio.gather(
            play.resident.sees(re.compile(words[0]), seconds=10), play.clerk.sees(re.compile(words[1]), seconds=10)
        )
        took[name] = time.monotonic() - began
    await asyncio.gather(
        thread(camera.plug), thread(built.sound.plug, "kiosk", "speaker"), thread(built.sound.plug, "kiosk", "ear")
    )
    began = time.monotonic()
    await asyncio.gather(
        *(_unsaid(built.kiosk.shows, words[0]) for words in (_CAMERA, _SPEAKER, _EAR)),
        *(_unsaid(built.counter.shows, words[1]) for words in (_CAMERA, _SPEAKER, _EAR)),
    )
    took["all back"] = time.monotonic() - began
    await built.company.programs["counter_app"].event("picture_shown", since=time.time(), name="resident")


async def _unsaid(shows: Any, words: str) -> None:
    async def look() -> bool | None:
        return True if await shows(re.compile(words)) is None else None

    await until(f"nothing of “{words}” on the screen", look, seconds=20, pause=0.2)
