"""Play random stories on the hall (tests/peers/district.py) and check it after every step: make hall-stories.

A story that fails is printed with its number; the same number plays the same story.
"""

import argparse
import os
import random
import sys
import time
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.peers.district import District, Step, play
from windowkit.visit import State

_MOST = 60  # steps


def story(number: int) -> list[Step]:
    """The story of that number."""
    dice = random.Random(number)
    return [(dice.randrange(64), dice.randrange(64), dice.randrange(64)) for _ in range(dice.randint(5, _MOST))]


def several(numbers: range) -> tuple[Counter[str], list[int]]:
    """What happened in these stories, and the numbers of those that failed."""
    seen: Counter[str] = Counter()
    failed: list[int] = []
    for number in numbers:
        steps = story(number)
        try:
            district = play(steps)
        except Exception:  # noqa: BLE001 - a bug of any kind is what is looked for
            failed.append(number)
            print(f"story {number}:\n{traceback.format_exc()}", file=sys.stderr)
            continue
        seen["stories"] += 1
        seen["steps"] += len(steps)
        seen += _happened(district)
    return seen, failed


def _happened(district: District) -> Counter[str]:
    visits = district.visits.values()
    assert all(one.visit.state is State.ENDED for one in visits)
    offices = district.paper.offices.values()
    return Counter(
        visits=len(visits),
        taken=sum(one.taken is not None for one in visits),
        elsewhere=sum(one.received_at is not None for one in visits),
        returned=sum(one.returns > 0 for one in visits),
        transfers=sum(one.transfers for one in visits),
        papers=sum(one.drawn for one in offices),
    ) + Counter(f"papers {step}" for one in offices for step in one.steps)


def main() -> int:
    """1 where a story failed."""
    line = argparse.ArgumentParser(description=__doc__)
    line.add_argument("--stories", type=int, default=100_000)
    line.add_argument("--first", type=int, default=0, help="the number of the first one")
    asked = line.parse_args()
    began = time.monotonic()
    parts = [
        range(at, min(at + 500, asked.first + asked.stories))
        for at in range(asked.first, asked.first + asked.stories, 500)
    ]
    seen: Counter[str] = Counter()
    failed: list[int] = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for some, bad in pool.map(several, parts):
            seen += some
            failed += bad
    print(", ".join(f"{count:,} {what}" for what, count in seen.items()), f"in {time.monotonic() - began:.0f} s")
    print(f"{len(failed)} failed{': ' + ', '.join(map(str, failed[:20])) if failed else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
