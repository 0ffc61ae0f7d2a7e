"""When a visit was answered, and how long clerks had it; and what is kept of it for the figures. Pure."""

import base64
import hashlib
import hmac
from typing import Final

from msgspec.structs import replace

from signaling.effects import Effect, Save
from signaling.records import EndedRecord, VisitRecord
from signaling.served_records import served
from windowkit.matters import Matter
from windowkit.visit import Outcome, State

# A clerk is with the resident, or is being connected.
WITH_CLERK: Final = frozenset(State) - {State.WAITING, State.RATING, State.ENDED}


def followed(before: VisitRecord, moved: VisitRecord, now: float) -> VisitRecord:
    """The moved record with the time that this step ends or begins."""
    was, is_ = before.visit.state, moved.visit.state
    if is_ is State.SERVING and moved.answered_at is None:
        moved = replace(moved, answered_at=now)
    if was in WITH_CLERK and is_ not in WITH_CLERK and before.taken is not None:
        moved = replace(moved, handled=moved.handled + now - before.taken)
    return moved


def kept(record: VisitRecord, matter: Matter, id_number: str, key: str, now: float) -> list[Effect]:
    """What is kept of a visit that ends, for the figures and to be found by; nobody finds what no clerk had."""
    saved: list[Effect] = [Save(ended(record, id_number, key, now))]
    return [*saved, Save(served(record, matter))] if record.clerk else saved


def ended(record: VisitRecord, id_number: str, key: str, now: float) -> EndedRecord:
    """What figures need of it. `id_number` is the applicant's, or ""; `key` (base64) is the server's own."""
    return EndedRecord(
        visit=record.visit.id,
        matter=record.matter,
        centre=record.centre.code,
        committee=record.committee.code,
        opened=record.opened,
        ended=now,
        outcome=record.visit.outcome or Outcome.BROKEN_OFF,
        reason=record.reason,
        answered_at=record.answered_at,
        handled=record.handled,
        resident=resident(id_number, key) if id_number else "",
        transfers=record.transfers,
        faces=record.faces,
        whys=",".join(record.whys),
    )


def resident(id_number: str, key: str) -> str:
    """A name for one person that nobody without the server's key can lead back to them (HMAC-SHA-256, hex)."""
    return hmac.new(base64.b64decode(key), b"figures\n" + id_number.upper().encode(), hashlib.sha256).hexdigest()
