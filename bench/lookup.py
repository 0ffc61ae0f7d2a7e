"""`python -m bench.lookup`: what it takes until a clerk can look things up, and for each letter that is typed.

On the site's own files, and on a catalogue as large as a centre's: 175 matters, each with a guide and words of its own.
"""

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import msgspec

from counter_app.finding import Index, index
from windowkit.catalogue import load_matters
from windowkit.guides import load_guides
from windowkit.institutions import load_institutions
from windowkit.knowledge import Knowledge, load_snippets
from windowkit.spelling import spelt

_ASSETS: Final = Path(__file__).parents[1] / "assets"
_MATTERS: Final = 175
_TYPED: Final = ("c", "ch", "chx", "sfz", "changhuxian", "长护险", "yiyuan", "qqq", "shi shen", "a", "shanghaishi")
_TARGET: Final = 50.0  # ms for this site's index
_LETTER: Final = 5.0  # ms in the window's thread, for any letter of either
_LOAD: Final = """
import time
began = time.process_time()
from windowkit.spelling import spelt
spelt("长")
print(time.process_time() - began)
"""


def _site() -> Knowledge:
    matters = load_matters(_ASSETS / "matters")
    return Knowledge(
        matters=tuple(matters.values()),
        guides=tuple(load_guides(_ASSETS / "guides", matters).values()),
        institutions=tuple(load_institutions(_ASSETS / "institutions.example.toml").values()),
        snippets=load_snippets(_ASSETS / "snippets.example.toml"),
    )


def _many(site: Knowledge) -> Knowledge:
    """As many matters and guides as a centre has: the site's again and again, with the Chinese letters shuffled."""
    chance = random.Random(7)
    letters = sorted({letter for letter in msgspec.json.encode(site).decode() if "\u4e00" <= letter <= "\u9fff"})

    def others[T](one: T) -> T:
        mixed = str.maketrans(dict(zip(letters, chance.sample(letters, len(letters)), strict=True)))
        return msgspec.json.decode(msgspec.json.encode(one).decode().translate(mixed), type=type(one))

    return msgspec.structs.replace(
        site,
        matters=tuple(others(site.matters[at % len(site.matters)]) for at in range(_MATTERS)),
        guides=tuple(others(site.guides[at % len(site.guides)]) for at in range(_MATTERS)),
    )


def _built(knowledge: Knowledge) -> tuple[Index, float]:
    made, took = Index(), list[float]()
    for _ in range(5):
        began = time.process_time()
        made = index(knowledge, spelt)
        took.append((time.process_time() - began) * 1000)
    return made, statistics.median(took)


def main() -> int:
    """Print the figures; 1 where the site's own index or any letter took longer than its target."""
    loads = [
        float(subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, check=True).stdout) for _ in range(5)
    ]
    print(f"readings loaded, once, beside the window: {statistics.median(loads) * 1000:.0f} ms")
    site = _site()
    worst = slowest = 0.0
    for name, knowledge in (("this site", site), (f"{_MATTERS} matters", _many(site))):
        made, took = _built(knowledge)
        worst = worst or took
        asked = list[float]()
        for typed in _TYPED:
            began = time.process_time()
            made.found(typed)
            asked.append((time.process_time() - began) * 1000)
        slowest = max(slowest, *asked)
        print(f"{name}: {len(made.listed)} entries, index {took:.1f} ms, a letter {max(asked):.1f} ms at most")
    return 0 if worst <= _TARGET and slowest <= _LETTER else 1


if __name__ == "__main__":
    sys.exit(main())
