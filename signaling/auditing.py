"""The command that prints which duty leader was beside whose talk, when and how: for an audit."""

import argparse
from datetime import datetime, timedelta

from sqlalchemy import select

from signaling import tables as t
from signaling.counting import beginning, day_named
from signaling.papers import ZONE
from signaling.store import Store


def add_to(line: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    line.add_argument("--from", dest="since", required=True, metavar="DAY", help="the first day, as 2026-11-01")
    line.add_argument("--to", dest="until", required=True, metavar="DAY", help="the last day, counted too")


def told(asked: argparse.Namespace, store: Store) -> str:
    """What it prints: a line for each change, "left" for the end of it. Raises BadInput naming the day that is none."""
    at = t.ATTENDANCES.c.at
    since = beginning(day_named("--from", asked.since))
    until = beginning(day_named("--to", asked.until) + timedelta(days=1))
    query = select(t.ATTENDANCES).where(at >= since, at < until).order_by(t.ATTENDANCES.c.number)
    rows = store.read(lambda connection: list(connection.execute(query).mappings()))
    return "\n".join(
        "\t".join(
            (
                datetime.fromtimestamp(row["at"], ZONE).isoformat(" ", "seconds"),
                row["mode"] or "left",
                f"leader={row['leader']}",
                f"clerk={row['clerk']}",
                f"centre={row['centre']}",
                f"visit={row['visit']}",
            )
        )
        for row in rows
    )
