"""`python -m bench.cards`: photographed identity cards read by the counter's engine, and what that costs a call.

Drawn cards, ten ways of lying, light and focus of each (four people, three other sides, two foreigners' permits):
what was read right, the processor's time for each of the first, the engine's memory. Then a call between two processes
shown on a screen, alone and with the engine reading without a pause.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from bench.latency import cpu_seconds, measure
from counter_app.photographed.back import CardBack
from counter_app.photographed.lines import Lines, framed
from counter_app.photographed.words import CardWords, Unread, card_words
from tests.peers.drawn_cards import PEOPLE, SEEN, all_seen
from tests.peers.drawn_other_cards import Foreigner, all_others
from windowkit.cards import IdCard

_ENGINE: Final = (sys.executable, "-m", "counter_app.photographed.engine")
_RESULTS: Final = Path(__file__).with_name("results") / "cards.json"


class _Running:
    """The engine as the counter starts it."""

    def __init__(self, *more: str) -> None:
        self._process = subprocess.Popen((*_ENGINE, *more), stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, picture: bytes) -> Lines:
        """The words of a picture."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(framed(picture))
        self._process.stdin.flush()
        return msgspec.json.decode(self._process.stdout.readline(), type=Lines)

    def used(self) -> float:
        """Seconds of the processor so far: what others do on the machine is not in it."""
        return cpu_seconds(self._process.pid)

    def peak(self) -> float:
        """Its memory at most so far, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def end(self) -> None:
        """Let it go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def _cards(people: int) -> dict[str, float]:
    engine = _Running("0")
    engine.read(b"nothing")
    loaded = engine.used()
    right, names, addresses, times = 0, 0, 0, list[float]()
    for how, person, picture in islice(all_seen(), people * len(SEEN)):
        began = engine.used()
        words = card_words(engine.read(picture).lines)
        times.append(engine.used() - began)
        card = words.card if isinstance(words, CardWords) else None
        number = card is not None and card.number == person.id_number
        name = card is not None and card.name == person.name
        address = card is not None and card.address == person.address
        right, names, addresses = right + number, names + name, addresses + address
        if not (number and name and address):
            print(f"  {how}: {'number ' * (not number)}{'name ' * (not name)}{'address' * (not address)}")
    peak = engine.peak()
    engine.end()
    return {
        "cards": len(times),
        "number_right": right,
        "name_right": names,
        "address_right": addresses,
        "start_cpu_s": round(loaded, 2),
        "card_cpu_p50_s": round(statistics.median(times), 2),
        "card_cpu_max_s": round(max(times), 2),
        "memory_mb": round(peak),
    }


def _others() -> dict[str, float]:
    """Three cards' sides without the name and two foreigners' permits, each lying in ten ways."""
    engine = _Running("0")
    found: dict[str, float] = {"backs": 0, "backs_right": 0, "permits": 0, "permits_right": 0}
    for how, said, picture in all_others():
        words = card_words(engine.read(picture).lines)
        if isinstance(said, CardBack):
            kind, right = "backs", words == said
        else:
            kind, right = "permits", isinstance(words, CardWords) and _as_printed(words.card, said)
        found[kind] += 1
        found[f"{kind}_right"] += right
        if not right:
            print(f"  {how}: {words if isinstance(words, Unread) else 'read otherwise'}")
    engine.end()
    return found


def _as_printed(card: IdCard, said: Foreigner) -> bool:
    days = (card.born, card.valid_from, card.valid_to) == tuple(map(str, (said.born, said.valid_from, said.valid_to)))
    return days and (card.number, card.name) == (said.number, said.name) and card.sex[0] == said.sex[-1].lower()


@contextmanager
def _reading() -> Generator[None]:
    """The engine reads one card after the other meanwhile: more than any clerk would ask of it."""
    picture = next(all_seen())[2]
    engine, over = _Running(), threading.Event()

    def go_on() -> None:
        while not over.is_set():
            engine.read(picture)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        engine.end()


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(prog="python -m bench.cards", description=__doc__)
    parser.add_argument("--seconds", type=float, default=15.0, help="of each call")
    parser.add_argument("--people", type=int, default=len(PEOPLE), help="whose cards, ten of each")
    parser.add_argument("--no-call", action="store_true", help="the cards alone")
    asked = parser.parse_args()
    print(f"{os.cpu_count()} cores")
    found: dict[str, object] = {"cards": _cards(asked.people), "others": _others()}
    if not asked.no_call:
        found["call_alone"] = measure(asked.seconds)
        with _reading():
            found["call_while_reading"] = measure(asked.seconds)
    text = json.dumps(found, indent=2)
    print(text)
    _RESULTS.write_text(text + "\n")


if __name__ == "__main__":
    main()
