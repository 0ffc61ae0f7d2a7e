"""`python -m bench.turn`: from the clerk's taking a visit to the first 720p picture shown, directly and through TURN.

Shown is painted, at the size of a kiosk's screen, but on none (`demo/shown.py`). A real coturn in a network of our own;
needs root and about a minute.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from demo.leash import end_in_order
from demo.relay import Relay
from demo.relayed import relayed_rooms
from demo.windowless import TAKE
from windowkit.errors import Failure

_RESULTS: Final = Path(__file__).parent / "results" / "turn.json"
_ROUNDS: Final = 3
_TARGET: Final = 400.0  # ms, through TURN
_READY: Final = 2.0  # s that the resident waits at least: the offer is prepared
_WAYS: Final[dict[str, Callable[[Relay], tuple[str, ...]]]] = {
    "direct": lambda relay: (relay.udp,),
    "TURN over UDP": lambda relay: (relay.udp,),
    "TURN over TCP": lambda relay: (relay.tcp,),
    "TURN over TLS": lambda relay: (relay.tls,),
}


def _first_pictures(folder: Path, way: str) -> tuple[float, float]:
    """Milliseconds from taking the visit to the first picture shown, at the kiosk and at the counter."""
    with relayed_rooms(folder, _WAYS[way], size="hd", apart=way != "direct", shown=True) as rooms:
        if rooms.counter.first("waiting", lambda _: True, since=0, seconds=20) is None:
            raise Failure(f"nobody waits. {rooms.kiosk.last_words()}")
        time.sleep(_READY)
        asked = time.monotonic()
        rooms.counter.tell(TAKE)
        taken = rooms.counter.first("taken", lambda _: True, since=asked, seconds=5)
        shown = [end.first("shown", lambda _: True, since=asked, seconds=10) for end in rooms.ends]
        if taken is None or None in shown:
            raise Failure(f"no picture over {way}. {rooms.kiosk.last_words()}")
        kiosk, counter = ((one["t"] - taken["t"]) * 1000 for one in shown if one is not None)
        return kiosk, counter


def main() -> int:
    """Print the table and write it as JSON; 1 where the target was missed."""
    results: dict[str, dict[str, float]] = {}
    print(f"taking -> first 720p picture shown, ms, median of {_ROUNDS} (each round: kiosk, counter)")
    try:
        for way in _WAYS:
            with tempfile.TemporaryDirectory(prefix="window-turn-") as folder:
                rounds = [_first_pictures(Path(folder) / str(number), way) for number in range(_ROUNDS)]
            kiosk, counter = (statistics.median(side) for side in zip(*rounds, strict=True))
            results[way] = {"kiosk": round(kiosk), "counter": round(counter), "target": _TARGET}
            print(f"{way:16} kiosk {kiosk:5.0f}  counter {counter:5.0f}   {[tuple(map(round, one)) for one in rounds]}")
    except Failure as failure:
        print(f"bench.turn: {failure}", file=sys.stderr)
        return 1
    _RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    return 0 if all(max(one["kiosk"], one["counter"]) <= _TARGET for one in results.values()) else 1


if __name__ == "__main__":
    sys.exit(end_in_order(main))
