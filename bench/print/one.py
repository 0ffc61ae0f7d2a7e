"""One engine in a process of its own: `python -m bench.print.one ENGINE COUNT FILE` says its times as JSON.

FILE gets the last notice's pages.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bench.print.sample import NOTICES, sample
from print_service.settings import Fonts
from windowkit.messages import Notice

type Make = Callable[[Notice], bytes]
_WARM: Final = 3  # notices before it counts; the first one's time is told apart


def _ours() -> Make:
    from print_service.notices.render import Renderer  # noqa: PLC0415 - another engine's process stays free of it

    return Renderer(NOTICES, Fonts()).render


def _typst() -> Make:
    from print_service.notices.archive import Archive  # noqa: PLC0415

    return Archive(NOTICES, Fonts()).archived


def _each_time() -> Make:
    from bench.print.naive import each_time  # noqa: PLC0415

    return each_time()


def _kept() -> Make:
    from bench.print.naive import kept  # noqa: PLC0415

    return kept()


def _weasy() -> Make:
    from bench.print.page import weasy  # noqa: PLC0415

    return weasy()


ENGINES: Final[dict[str, Callable[[], Make]]] = {
    "ours": _ours,
    "naive": _each_time,
    "kept": _kept,
    "weasyprint": _weasy,
    "typst": _typst,
}


def main() -> None:
    """Make COUNT notices, each another one."""
    engine, count, into = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    began = time.perf_counter()
    make = ENGINES[engine]()
    pages = make(sample(0))
    first = time.perf_counter() - began
    for number in range(1, _WARM):
        make(sample(number))
    times: list[float] = []
    for number in range(count):
        notice = sample(number)
        began = time.perf_counter()
        pages = make(notice)
        times.append((time.perf_counter() - began) * 1000)
    into.write_bytes(pages)
    told = {
        "count": count,
        "first_ms": round(first * 1000, 1),
        "p50_ms": round(statistics.median(times), 2),
        "p95_ms": round(statistics.quantiles(times, n=20)[-1], 2),
        "per_second": round(1000 / statistics.fmean(times), 1),
        "rss_mib": round(_rss() / 2**20, 1),
        "kib": round(len(pages) / 1024, 1),
    }
    print(json.dumps(told))


def _rss() -> int:
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * 4096


if __name__ == "__main__":
    main()
