"""What happened on the stage, and when: pictures of every screen, times from the resident's touch, visit.json."""

import asyncio
import contextlib
import json
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

from PIL import Image
from Xlib import X
from Xlib.display import Display as Connection

from demo.stage import Stage
from demo.xserver import LOWER, UPPER, Display, Monitor
from windowkit.errors import Failure

_FAST: Final = 1  # of zlib's levels; there are sixty pictures to write


class Diary:
    """Writes into the stage's folder. Times are ms from the resident's first touch; before it they are negative."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._folder = stage.folder / "pictures"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._stages: list[dict[str, Any]] = []
        self._touched = 0.0
        self._screens: dict[str, tuple[Display, Monitor | None]] = {
            "kiosk_upper": (stage.kiosk_display, UPPER),
            "kiosk_lower": (stage.kiosk_display, LOWER),
            "counter": (stage.counter_display, None),
        }
        self._writing: set[asyncio.Task[None]] = set()
        self.facts: dict[str, Any] = {}

    @contextlib.contextmanager
    def watching(self, what: str, display: Display) -> Generator[None]:
        """One more screen is photographed meanwhile, and a last time where it stops there."""
        self._screens[what] = (display, None)
        try:
            yield
        except Failure:
            self.stage("where_it_stopped_there")
            raise
        finally:
            del self._screens[what]

    def touched(self) -> float:
        """The resident touches now; gives that moment in UNIX seconds."""
        self._touched = time.time()
        return self._touched

    def since_touch(self, moment: float) -> int:
        """A moment (UNIX s) in ms from the touch."""
        return round((moment - self._touched) * 1000)

    def stage(self, name: str, **facts: object) -> None:
        """This stage has happened: note it, and photograph all screens."""
        moment = time.time()
        number = len(self._stages) + 1
        files = {what: f"{number:02}-{name}-{what.replace('_', '-')}.png" for what in self._screens}
        for what, (display, monitor) in self._screens.items():
            self._write(photograph(display, monitor), self._folder / files[what])
        self._stages.append({"name": name, "moment": moment, "pictures": files, **facts})
        print(f"  {number:2}  {name}", flush=True)

    async def close(self, happened: bool) -> Path:
        """Write visit.json; gives its path."""
        await asyncio.gather(*self._writing)
        stages = [
            {"name": each["name"], "ms": self.since_touch(each["moment"])}
            | {key: value for key, value in each.items() if key not in ("name", "moment")}
            for each in self._stages
        ]
        path = self._stage.folder / "visit.json"
        words = json.dumps({"happened": happened, "stages": stages, **self.facts}, ensure_ascii=False, indent=2)
        path.write_text(words + "\n", encoding="utf-8")
        return path

    def _write(self, picture: Image.Image, path: Path) -> None:
        task = asyncio.create_task(asyncio.to_thread(picture.save, path, compress_level=_FAST))
        self._writing.add(task)


def photograph(display: Display, monitor: Monitor | None) -> Image.Image:
    """What a monitor shows now, or the whole of the display."""
    place = monitor or Monitor("", 0, 0, display.width, display.height)
    with contextlib.closing(Connection(display.name)) as connection:
        root = connection.screen().root
        shot = root.get_image(place.x, place.y, place.width, place.height, X.ZPixmap, 0xFFFFFFFF)
    return Image.frombytes("RGB", (place.width, place.height), bytes(shot.data), "raw", "BGRX")
