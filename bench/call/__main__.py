"""`make bench-call`: our two programs against two Chromium pages, with the same picture on the same screens.

One after the other on this machine, each on X servers without a graphics card and a sound server of its own.
Latency is glass to glass: a time stamp drawn into the camera's picture, read back from the screen's pixels.
"""

import argparse
import asyncio
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from bench.call.rows import ROWS, Group, Result, beside_stored, chosen, measured, table
from bench.call.session import Session
from demo.leash import end_in_order
from windowkit.errors import Failure

_RESULTS: Final = Path(__file__).parents[1] / "results" / "call.json"


class Record(msgspec.Struct, kw_only=True):
    """bench/results/call.json: the newest figures of every row, and what was told beside them."""

    machine: str = ""
    results: list[Result] = []
    told: dict[str, dict[str, object]] = {}


def main() -> int:
    """Measure, print, write; 1 where a row could not be measured."""
    asked = _arguments()
    try:
        groups = chosen(asked.rows)
        say = partial(print, file=sys.stderr, flush=True)
        session = Session(groups, alone=asked.ours, account_for=asked.account, say=say)
        asyncio.run(session.run())
        record = _stored()
        ours, theirs = session.figures["ours"], session.figures["Chromium"]
        results = beside_stored(groups, ours, record.results) if asked.ours else measured(groups, ours, theirs)
    except Failure as failure:
        print(f"bench-call: {failure}", file=sys.stderr)
        return 1
    print(table(results))
    for who, told in session.told.items():
        print(f"{who}: {told}")
    if asked.ours:
        print(f"Chromium's figures are those of {_RESULTS.name}, measured before; nothing is written.")
        return 0
    _write(record, results, session.told)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("make bench-call", description="Our call against Chromium's, on this machine.")
    known = ", ".join([*Group, *(row.key for row in ROWS)])
    parser.add_argument("--rows", nargs="*", default=[], help=f"only these (or those that begin so): {known}")
    parser.add_argument("--ours", action="store_true", help="only ours, against Chromium's stored figures; quick")
    parser.add_argument("--account", action="store_true", help="with talk: the CPU by process, thread and library too")
    return parser.parse_args()


def _stored() -> Record:
    try:
        return msgspec.json.decode(_RESULTS.read_bytes(), type=Record)
    except (OSError, msgspec.MsgspecError):
        return Record()


def _write(record: Record, results: list[Result], told: dict[str, dict[str, object]]) -> None:
    """The rows that were measured now, and of the others what was known."""
    commit = subprocess.run(("git", "rev-parse", "--short", "HEAD"), capture_output=True, text=True, check=False)
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    now = {one.key: msgspec.structs.replace(one, commit=commit.stdout.strip(), day=day) for one in results}
    known = {one.key: one for one in record.results} | now
    record.results = [known[row.key] for row in ROWS if row.key in known]
    record.told |= told
    record.machine = f"{os.cpu_count()} cores, {platform.system()} {platform.release()}, {platform.machine()}"
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


if __name__ == "__main__":
    sys.exit(end_in_order(main))
