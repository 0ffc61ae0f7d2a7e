"""The demo: `python -m demo` (make demo).

With a display a person plays it; without one, or with AUTO=1, it plays itself. SCENARIO names what happens in it
(SCENARIO=help lists them), MATTER what it is about.
"""

import asyncio
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Final

from demo.by_hand import by_hand
from demo.diary import Diary
from demo.leash import end_in_order
from demo.programs import ROOT
from demo.scenarios import Scenario, chosen, listed, matter
from demo.stage import stage
from windowkit.errors import Failure

_USUAL: Final = Path("demo-output")
_MARK: Final = ".virtual-window-demo"  # a folder that has it may be emptied


async def play(folder: Path, scenario: Scenario, about: str) -> bool:
    """Play the visit on a stage of our own; whether every stage happened."""
    print(f"The visit is played on a stage of its own; pictures, PDFs and visit.json go to {folder}/", flush=True)
    started = time.monotonic()
    async with stage(folder) as built:
        print(f"The stage stands after {time.monotonic() - started:.1f} s.", flush=True)
        diary = Diary(built)
        happened = False
        try:
            await scenario.play(built, diary, about).all()
            happened = True
        except Failure as failure:
            diary.stage("where_it_stopped")
            print(f"It did not all happen. {failure}", file=sys.stderr)
        finally:
            path = await diary.close(happened)
    print(f"{path}: {'every stage happened' if happened else 'NOT every stage happened'}.")
    return happened


def begin_in(folder: Path) -> None:
    """An empty folder that is known as the demo's own; raises Failure where somebody else's things would go."""
    ours = folder == _USUAL.resolve() or (folder / _MARK).exists()
    if folder.exists() and not ours and not (folder.is_dir() and not any(folder.iterdir())):
        raise Failure(f"{folder} holds something that no demo has made; name a new folder in DEMO_OUTPUT")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / _MARK).touch()


def main() -> int:
    """0 only if every stage happened."""
    folder = Path(os.environ.get("DEMO_OUTPUT") or _USUAL).resolve()
    shown = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    alone = os.environ.get("AUTO", "") not in ("", "0")
    wanted = os.environ.get("SCENARIO", "")
    if wanted == "help":
        print(listed())
        return 0
    try:
        scenario, about = chosen(wanted), matter(os.environ.get("MATTER", ""), ROOT / "assets" / "matters")
        begin_in(folder)
        played = by_hand(folder, scenario, about) if shown and not alone else play(folder, scenario, about)
        return 0 if asyncio.run(played) else 1
    except Failure as failure:
        print(f"demo: {failure}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(end_in_order(main))
