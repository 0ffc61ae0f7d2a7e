"""A notice rendered: ours beside ReportLab used naively, WeasyPrint and Typst, each in a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from bench.print.one import ENGINES

_COUNTS: Final = {"ours": 2000, "naive": 20, "kept": 100, "weasyprint": 30, "typst": 500}
_NAMES: Final = {
    "ours": "ours (ReportLab)",
    "naive": "ReportLab, fonts registered each time, Paragraph, qrcode",
    "kept": "the same, fonts kept",
    "weasyprint": "WeasyPrint",
    "typst": "Typst (our archive's copy, PDF/A-2a, tagged)",
}
type Figures = dict[str, float]


def measure() -> dict[str, Figures]:
    """The figures of each engine; what it made must have one sheet whose code can be read."""
    with tempfile.TemporaryDirectory() as folder:
        return {engine: _one(engine, Path(folder) / f"{engine}.pdf") for engine in ENGINES}


def _one(engine: str, pages: Path) -> Figures:
    command = (sys.executable, "-m", "bench.print.one", engine, str(_COUNTS[engine]), str(pages))
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(told.stdout)
    subprocess.run(["pdftoppm", "-r", "150", "-png", pages, pages.with_suffix("")], check=True)
    sheets = sorted(pages.parent.glob(f"{engine}-*.png"))
    subprocess.run(["zbarimg", "-q", "--raw", *map(str, sheets)], check=True, capture_output=True)
    return figures | {"sheets": len(sheets)}


def said(found: dict[str, Figures]) -> list[str]:
    """A table, ours first, each peer with its ratio to ours."""
    ours = found["ours"]["p50_ms"]
    lines = [
        "| engine | p50 ms | p95 ms | a second | MiB (after) | KiB | peer / ours |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for engine, row in found.items():
        memory = f"{row['rss_mib']} ({row['count']})"
        ratio = "" if engine == "ours" else f"{row['p50_ms'] / ours:.1f}"
        cells = (_NAMES[engine], row["p50_ms"], row["p95_ms"], row["per_second"], memory, row["kib"], ratio)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return [*lines, "", *_targets(found)]


def _targets(found: dict[str, Figures]) -> list[str]:
    ours = found["ours"]["p50_ms"]
    naive, weasy = found["naive"]["p50_ms"] / ours, found["weasyprint"]["p50_ms"] / ours
    reached = (("p50 <= 20 ms", ours <= 20), (">= 20 x naive", naive >= 20), (">= 10 x WeasyPrint", weasy >= 10))
    return [f"{name}: {'reached' if yes else 'MISSED'}" for name, yes in reached]
