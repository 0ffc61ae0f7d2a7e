"""The commands about what residents could not get done: see them, answer, close."""

import argparse
import sys
import time
from uuid import uuid4

import msgspec
from sqlalchemy import select

from signaling import papers, tables as t
from signaling.concern_records import ConcernRecord, ConcernWord
from signaling.effects import Save
from signaling.keeping import keep_all
from signaling.settings import SignalingSettings
from signaling.store import Store
from windowkit.concerns import ConcernState
from windowkit.errors import BadInput
from windowkit.identity import masked_name

_LONGEST = 500  # characters of a reply, as on the wire


def add_to(line: argparse.ArgumentParser) -> None:
    """The commands' own arguments."""
    kinds = line.add_subparsers(dest="kind", required=True, metavar="WHAT")
    listed = kinds.add_parser("list", help="what is not closed, the soonest due first; overdue ones are marked")
    listed.add_argument("--centre", default="", metavar="CODE", help="of this centre alone")
    listed.add_argument("--overdue", action="store_true", help="only what should have been answered")
    answer = kinds.add_parser("answer", help="the reply to the resident (read from standard input)")
    answer.add_argument("concern", metavar="ID")
    answer.add_argument("--by", required=True, metavar="NAME", help="the duty leader, as the notice names them")
    close = kinds.add_parser("close", help="nothing more is to be done; only what was answered")
    close.add_argument("concern", metavar="ID")


def told(asked: argparse.Namespace, settings: SignalingSettings, store: Store) -> str:
    """Do it, and what it prints. Raises BadInput naming what to change."""
    if asked.kind == "list":
        known = {one.code for one in settings.centres}
        if asked.centre and asked.centre not in known:
            raise BadInput(f"the settings have no centre {asked.centre}")
        return "\n".join(_lines(store, asked.centre, overdue=asked.overdue)) or "none"
    found = _found(store, asked.concern)
    wanted = ConcernState.OPEN if asked.kind == "answer" else ConcernState.ANSWERED
    if found.state is not wanted:
        raise BadInput(f"{found.id} is {found.state}; to {asked.kind} it, it must be {wanted}")
    reply = sys.stdin.read().strip() if asked.kind == "answer" else ""
    if asked.kind == "answer" and not 0 < len(reply) <= _LONGEST:
        raise BadInput(f"the reply is empty or longer than {_LONGEST} characters")
    word = ConcernWord(id=uuid4().hex, concern=found.id, reply=reply, by=getattr(asked, "by", ""))
    store.write(lambda connection: keep_all(connection, [Save(word)])).result()
    return f"{found.id}: the server does it within seconds, or at its next start"


def _found(store: Store, concern: str) -> ConcernRecord:
    row = store.one(t.CONCERNS, "id", concern)
    if row is None:
        raise BadInput(f"there is no {concern}; `concerns list` shows what there is")
    return msgspec.json.decode(row["body"], type=ConcernRecord)


def _lines(store: Store, centre: str, *, overdue: bool) -> list[str]:
    today = papers.day(time.time())
    query = select(t.CONCERNS.c.body).where(t.CONCERNS.c.state != ConcernState.CLOSED.value)
    bodies = store.read(lambda connection: list(connection.execute(query).scalars()))
    found = [msgspec.json.decode(body, type=ConcernRecord) for body in bodies]
    shown = [one for one in found if not centre or one.centre.code == centre]
    late = {one.id for one in shown if one.state is ConcernState.OPEN and one.due < today}
    shown.sort(key=lambda one: (one.state is not ConcernState.OPEN, one.due, one.id))
    return [_line(one, late=one.id in late) for one in shown if not overdue or one.id in late]


def _line(one: ConcernRecord, *, late: bool) -> str:
    """Of the resident the masked name alone."""
    why = ",".join((*([str(one.outcome)] if one.outcome is not None else []), *map(str, one.reasons)))
    about = (one.matter, one.committee.name, one.ticket, masked_name(one.name), why, " ".join(one.words.split()))
    return "\t".join((one.id, "OVERDUE" if late else str(one.state), one.due, *about))
