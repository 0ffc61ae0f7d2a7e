"""The command that prints the figures: for people, for a spreadsheet, for a program."""

import argparse
import csv
import io
import time
from datetime import date, datetime, timedelta
from unicodedata import east_asian_width

import msgspec
from sqlalchemy import Connection, select

from signaling import tables as t
from signaling.figures import ALL, By, Figures, Measure, figures
from signaling.papers import ZONE
from signaling.records import EndedRecord
from signaling.settings import SignalingSettings
from signaling.store import Store
from windowkit.errors import BadInput


def add_to(line: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    line.add_argument("--from", dest="since", required=True, metavar="DAY", help="the first day, as 2026-11-01")
    line.add_argument("--to", dest="until", required=True, metavar="DAY", help="the last day, counted too")
    line.add_argument("--by", type=By, choices=list(By), default=By.CENTRE, help="a row for each (centre)")
    shape = line.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="everything, with outcomes, reasons and faces")
    shape.add_argument("--csv", action="store_true", help="for a spreadsheet")


def told(asked: argparse.Namespace, settings: SignalingSettings, store: Store) -> str:
    """What it prints. Raises BadInput naming the day that is none."""
    measure = Measure(
        since=beginning(day_named("--from", asked.since)),
        until=beginning(day_named("--to", asked.until) + timedelta(days=1)),
        now=time.time(),
        within=settings.answer_within,
        repeat_days=settings.repeat_days,
    )
    if measure.until <= measure.since:
        raise BadInput("--to is before --from")
    found = figures(rows(store, *measure.reach), measure, asked.by)
    if asked.json:
        return msgspec.json.format(msgspec.json.encode(found)).decode()
    return _csv(found) if asked.csv else _table(found, _names(asked.by, settings), measure)


def rows(store: Store, since: float, until: float) -> list[EndedRecord]:
    """The visits that were opened in between (UNIX seconds)."""

    def read(connection: Connection) -> list[EndedRecord]:
        query = select(t.ENDED).where(t.ENDED.c.opened >= since, t.ENDED.c.opened < until)
        return [
            msgspec.convert({str(key): value for key, value in row.items()}, EndedRecord)
            for row in connection.execute(query).mappings()
        ]

    return store.read(read)


def day_named(argument: str, day: str) -> date:
    """The day that this argument names; raises BadInput."""
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise BadInput(f"{argument} {day} is no day; write it as 2026-11-01") from error


def beginning(day: date) -> float:
    """The beginning of that day in Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp()


def _names(by: By, settings: SignalingSettings) -> dict[str, str]:
    places = {By.CENTRE: settings.centres, By.COMMITTEE: settings.committees}.get(by, ())
    return {one.code: one.name for one in places}


def _csv(found: list[Figures]) -> str:
    flat = [one for one in Figures.__struct_fields__ if one not in {"outcomes", "reasons", "faces", "whys"}]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(flat)
    writer.writerows([getattr(one, name) for name in flat] for one in found)
    return text.getvalue().rstrip("\n")


def _table(found: list[Figures], names: dict[str, str], measure: Measure) -> str:
    heads = ("", "visits", "answered", "gave up", f"in {measure.within:g} s", "or gave up so early")
    more = ("wait p50", "p90", "handling p50", "p90", "first visits", "done at once", "may change", "passed on")
    lines: list[tuple[str, ...]] = [(*heads, *more)]
    for one in found:
        name = "all" if one.key == ALL else f"{one.key} {names.get(one.key, '')}".strip()
        lines.append(
            (
                name,
                *map(str, (one.visits, one.answered, one.abandoned)),
                *map(_percent, (one.service_level, one.service_level_2)),
                *map(_minutes, (one.wait_p50, one.wait_p90, one.handling_p50, one.handling_p90)),
                str(one.first_visits),
                _percent(one.first_time),
                str(one.first_open),
                str(one.transferred),
            )
        )
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(_filled(word, width) for word, width in zip(line, widths, strict=True)) for line in lines
    )


def _filled(word: str, width: int) -> str:
    return word + " " * (width - _width(word))


def _width(word: str) -> int:
    """In columns of a terminal: Chinese takes two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in word)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"


def _minutes(seconds: float | None) -> str:
    return "-" if seconds is None else f"{int(seconds) // 60}:{int(seconds) % 60:02}"
