"""Our ends: the real programs on the demo's stage, with synthetic cameras that draw the time into the picture."""

import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Final, override

from bench.call import processes
from bench.call.watch import Place
from demo.diary import Diary
from demo.eyes import Item, Role
from demo.network import Network
from demo.play import Play
from demo.stage import Stage, stage
from demo.waiting import until
from windowkit.media.synthetic import SYNTHETIC

_PICTURES: Final = {"kiosk": "工作人员的画面", "counter": "居民的画面"}
_ANY_EVENT: Final = frozenset({"t", "event", "level", "logger", "name"})
_PROGRAMS: Final = {"kiosk": "kiosk_app", "counter": "counter_app"}


class _Blank(Diary):
    """Nothing is written while something is measured."""

    @override
    def stage(self, name: str, **facts: object) -> None:
        pass


class Ours:
    """Kiosk and counter. `places` is known after the first call."""

    name = "ours"
    held = 0
    wall = False

    def __init__(self, built: Stage) -> None:
        self.places: dict[str, Place] = {}
        self.sound = built.sound
        self.built = built
        self._play = Play(built, _Blank(built))
        self._opened = False

    async def open(self) -> None:
        """Start everything, up to the kiosk's welcome screen and the clerk at the counter. Again: nothing happens."""
        if not self._opened:
            await self._play.open()
            self._opened = True

    async def accept(self) -> float:
        """A visit up to the clerk's click on 'take'."""
        await self.open()
        await self._play.unlock()
        await self._play.take_ticket()
        take = await self.built.counter.find("接待", Role.BUTTON)
        return self.built.hands.click(take.centre)

    async def look(self) -> None:
        """Find where the pictures stand, once they are shown and stand still."""

        async def still() -> bool | None:
            before = dict(self.places)
            await self._find()
            return True if self.places == before else None

        await until("the pictures to stand still", still, seconds=20, pause=1.0)

    async def _find(self) -> None:
        for side, view, screen in (
            ("kiosk", self.built.kiosk, self.built.kiosk_display),
            ("counter", self.built.counter, self.built.counter_display),
        ):
            item: Item = await view.find(_PICTURES[side], enabled=False)
            self.places[side] = Place(screen.name, item.x, item.y, item.width, item.height)

    async def hang_up(self) -> None:
        """The clerk ends the visit without a case; the kiosk returns to its welcome screen."""
        await self._play.clerk.press("结束")
        answered = await self.built.counter.find("已办结：已答复或已打印告知书", Role.RADIO)
        self.built.hands.click(answered.centre)
        await self._play.clerk.press("确认结束")
        await self._play.resident.touch("非常满意")
        await self._play.resident.touch("回到首页")
        await self._play.resident.sees("开始办事")

    def processes(self, side: str) -> list[int]:
        """The program, and what it may have started."""
        return processes.tree([self.built.company.programs[_PROGRAMS[side]].pid])

    def displays(self) -> list[int]:
        """Both sides' X servers."""
        folders = [screen.touch.parent for screen in (self.built.kiosk_display, self.built.counter_display)]
        return [pid for folder in folders for pid in processes.named(str(folder / "xorg.conf"))]

    async def told(self) -> dict[str, object]:
        """The newest line of each program's log about the picture it shows."""
        newest: dict[str, object] = {}
        for side, program in _PROGRAMS.items():
            for event in self.built.company.programs[program].events():
                if event.get("event") == "picture_shown":
                    newest[f"{side}_{event.get('name')}"] = {key: event[key] for key in event if key not in _ANY_EVENT}
        return newest


@contextlib.asynccontextmanager
async def ours(folder: Path, raw: Path, network: Network | None = None) -> AsyncGenerator[Ours]:
    """Our programs, running; their cameras show the footage `raw`."""
    camera = f"{SYNTHETIC}{raw}"
    async with stage(folder, kiosk_camera=camera, counter_camera=camera, network=network, dead_silent=True) as built:
        yield Ours(built)
