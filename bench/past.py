"""`python -m bench.past`: what ended cases cost the server: memory at its start, and a look for one person's papers.

A database of 100,000 synthetic cases, each with three pages that may serve again; `--cases N` for another number.
"""

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

import msgspec

from signaling import tables as t
from signaling.desk_records import CasePaper
from signaling.hall import Hall
from signaling.rules import Rules
from signaling.store import Store
from windowkit.catalogue import load_matters
from windowkit.identity import check_character
from windowkit.parts import Document

_ROOT: Final = Path(__file__).parents[1]
_PAGES: Final = 3
_GROUP: Final = 2_000  # cases in one COMMIT
_LOOKS: Final = 50
_TARGET: Final = 25.0  # MiB at most for the pages of all these cases; what else is kept of them grows slower


def _number(at: int) -> str:
    first = f"310106{1930 + at // 336_000:04}{1 + at // 28_000 % 12:02}{1 + at // 1_000 % 28:02}{at % 1_000:03}"
    return first + check_character(first)


def _rows(at: int) -> list[dict[str, Any]]:
    pages = [
        CasePaper(
            visit=f"visit-{at:032}",
            document=Document(
                id=f"{at:030}-{page}",
                material="applicant_id",
                media_type="image/jpeg",
                bytes=900_000,
                width=3264,
                height=2448,
            ),
            edits=(),
            id_number=_number(at),
            name="周德康",
            case=f"hyl20261101{at:06}",
            day="2026-11-01",
        )
        for page in range(_PAGES)
    ]
    return [
        {"document": one.document.id, "id_number": one.id_number, "day": one.day, "body": msgspec.json.encode(one)}
        for one in pages
    ]


def _filled(url: str, cases: int) -> None:
    store = Store(url)
    done: list[Future[None]] = []
    for first in range(0, cases, _GROUP):
        rows = [row for at in range(first, min(first + _GROUP, cases)) for row in _rows(at)]
        done.append(
            store.write(lambda connection, rows=rows: connection.execute(t.CASE_PAPERS.insert(), rows) and None)
        )
    for one in done:
        one.result()
    store.close()


def _started(url: str, told: Any) -> None:
    """In a process of its own: MiB before and after the hall has taken up what is stored, and ms for one person."""
    store = Store(url)
    hall = Hall(load_matters(_ROOT / "assets" / "matters"), Rules(notice_key=os.urandom(32).hex()), lambda: "code")
    before = _rss()
    hall.load(store.running(), time.time())
    took = list[float]()
    for at in range(_LOOKS):
        began = time.perf_counter()
        assert len(store.case_papers(_number(at))) == _PAGES
        took.append((time.perf_counter() - began) * 1000)
    told.send((_rss() - before, statistics.median(took)))
    store.close()


def _rss() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    """Print the figures; 1 where a start took more memory for them than the target."""
    parser = argparse.ArgumentParser(prog="python -m bench.past", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    cases: int = parser.parse_args().cases
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/signaling.sqlite"
        _filled(url, cases)
        hears, tells = multiprocessing.Pipe(duplex=False)
        program = multiprocessing.get_context("spawn").Process(target=_started, args=(url, tells))
        program.start()
        grown, look = hears.recv()
        program.join()
    print(f"{cases:,} cases with {_PAGES} pages each: {grown:.1f} MiB at the start, {look:.2f} ms to read one person's")
    return 0 if grown <= _TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
