"""One pair after the other, measured in the chosen rows."""

import contextlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bench.call import account, scene
from bench.call.chromium import chromium
from bench.call.ours import ours
from bench.call.pair import Pair
from bench.call.picture import first_frames, poor, talk
from bench.call.rows import Figures, Group
from bench.call.voices import echo, mouth_to_ear
from bench.call.watch import Watch
from demo.network import Network, network
from demo.waiting import until

_LINES: Final = {Group.LINE1000: 1_000_000, Group.LINE300: 300_000}  # bit/s of the kiosk's line, each way
_LOST: Final = 0.02  # of its packets, each way

type Say = Callable[[str], None]


class Session:
    """What was measured, by the pair's name; `told` are figures without a target, for the record."""

    def __init__(self, groups: set[Group], *, alone: bool, account_for: bool = False, say: Say) -> None:
        self.figures: dict[str, Figures] = {"ours": {}, "Chromium": {}}
        self.told: dict[str, dict[str, object]] = {}
        self._groups = groups
        self._alone = alone
        self._account_for = account_for
        self._say = say

    async def run(self) -> None:
        """Measure; the machine's own loopback first, then the poor lines."""
        if self._account_for:
            account.name_threads()
        plain, lines = self._groups - set(_LINES), self._groups & set(_LINES)
        with tempfile.TemporaryDirectory(prefix="window-bench-") as made, contextlib.ExitStack() as built:
            raw = scene.write(Path(made) / "footage.i420")
            if plain:
                await self._both(Path(made) / "plain", raw, None)
            if lines:
                await self._both(Path(made) / "lines", raw, built.enter_context(network()))

    async def _both(self, folder: Path, raw: Path, net: Network | None) -> None:
        async with ours(folder / "ours", raw, net) as pair:
            await pair.accept()
            await pair.look()
            await pair.hang_up()
            places = pair.places
            await self._watched(pair, net)
        if not self._alone:
            async with chromium(folder / "chromium", raw, places, net) as peer:
                await self._watched(peer, net)

    async def _watched(self, pair: Pair, net: Network | None) -> None:
        with contextlib.closing(Watch(pair.places, wall=pair.wall)) as watch:
            if net is not None:
                await self._lines(pair, watch, net)
                return
            if Group.FIRST in self._groups:
                self._say(f"{pair.name}: first frames")
                self._keep(pair, await first_frames(pair, watch))
            if self._groups & {Group.TALK, Group.VOICE, Group.ECHO}:
                await pair.accept()
                await self._call(pair, watch)
                await pair.hang_up()

    async def _call(self, pair: Pair, watch: Watch) -> None:
        if Group.TALK in self._groups:
            self._say(f"{pair.name}: a call")
            figures = await talk(pair, watch, self._say if self._account_for else None)
            self._keep(pair, figures, await pair.told(), Group.TALK)
        if Group.VOICE in self._groups:
            self._say(f"{pair.name}: mouth to ear")
            self._keep(pair, await mouth_to_ear(pair.sound))
        if Group.ECHO in self._groups:
            self._say(f"{pair.name}: echo")
            self._keep(pair, await echo(pair.sound))

    async def _lines(self, pair: Pair, watch: Watch, net: Network) -> None:
        for group in sorted(self._groups & set(_LINES)):
            self._say(f"{pair.name}: a line of {_LINES[group] // 1000} kbit/s")
            net.limit("kiosk", _LINES[group])
            net.lose("kiosk", _LOST)
            await pair.accept()
            await _shown(pair, watch)
            figures = await poor(pair, watch, group)
            told = await pair.told()
            net.lose("kiosk", 0)
            net.unlimit("kiosk")
            self._keep(pair, figures, told, group)
            await pair.hang_up()

    def _keep(
        self, pair: Pair, figures: Figures, told: dict[str, object] | None = None, group: Group | None = None
    ) -> None:
        beside = {key.removeprefix("told_"): round(one, 3) for key, one in figures.items() if key.startswith("told_")}
        self.figures[pair.name] |= {key: one for key, one in figures.items() if not key.startswith("told_")}
        if group is not None:
            self.told[f"{pair.name}, {group}"] = {**beside, **(told or {})}


async def _shown(pair: Pair, watch: Watch) -> None:
    """The call is up: a picture is on both screens. On a poor line that may take its time."""
    watch.start()

    async def look() -> bool | None:
        return watch.both() or None

    await until(f"{pair.name}: both pictures", look, seconds=30, pause=0.2)
    watch.stop()
