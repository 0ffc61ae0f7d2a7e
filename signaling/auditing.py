"""The commands that print for an audit which duty leader was beside whose talk, who looked at a resident's past, and
what committees did at their own desks."""

import argparse
from datetime import datetime, timedelta

from sqlalchemy import Table, select

from signaling import tables as t
from signaling.counting import beginning, day_named
from signaling.papers import ZONE
from signaling.store import Store


def add_to(line: argparse.ArgumentParser) -> None:
    """The commands' own arguments."""
    line.add_argument("--from", dest="since", required=True, metavar="DAY", help="the first day, as 2026-11-01")
    line.add_argument("--to", dest="until", required=True, metavar="DAY", help="the last day, counted too")


def attendances(asked: argparse.Namespace, store: Store) -> str:
    """A line for each change of a leader's, "left" for the end of it. Raises BadInput naming the day that is none."""
    return _told(asked, store, t.ATTENDANCES, ("number",), ("mode", "leader", "clerk", "centre", "visit"))


def looks(asked: argparse.Namespace, store: Store) -> str:
    """A line for each look, and why. Raises BadInput naming the day that is none."""
    return _told(asked, store, t.LOOKS, ("at", "id"), ("reason", "clerk", "centre", "visit"))


def acts(asked: argparse.Namespace, store: Store) -> str:
    """A line for each act at a committee's help desk. Raises BadInput naming the day that is none."""
    names = ("act", "kiosk", "committee", "session", "proof", "template", "what", "copy")
    return _told(asked, store, t.DESK_ACTS, ("at", "id"), names)


def _told(asked: argparse.Namespace, store: Store, table: Table, order: tuple[str, ...], names: tuple[str, ...]) -> str:
    at, (first, *others) = table.c.at, names
    since = beginning(day_named("--from", asked.since))
    until = beginning(day_named("--to", asked.until) + timedelta(days=1))
    query = select(table).where(at >= since, at < until).order_by(*(table.c[name] for name in order))
    rows = store.read(lambda connection: list(connection.execute(query).mappings()))
    return "\n".join(
        "\t".join((_moment(row["at"]), row[first] or "left", *(f"{name}={_value(name, row[name])}" for name in others)))
        for row in rows
    )


def _value(name: str, value: object) -> object:
    return _moment(value) if name == "session" and isinstance(value, float) else value


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, ZONE).isoformat(" ", "seconds")
