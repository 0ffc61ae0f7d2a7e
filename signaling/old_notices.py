"""What the store has of an old notice or case that staff ask for at their help desk: read, and judged by the hall."""

import re
from typing import Final

import msgspec
from sqlalchemy import Connection, func, or_, select

from signaling import papers, tables as t, timing
from signaling.old_records import Old
from signaling.records import Assessment, JobRecord, VisitRecord
from signaling.store import Store
from windowkit.ending import UNFINISHED
from windowkit.helpdesk import AskCase, FromStore
from windowkit.matters import Matter
from windowkit.messages import JobState
from windowkit.printers import HANDED_ON

_CHECK: Final = re.compile(r"/verify/([A-Za-z0-9_-]{1,64})(?:\?|\Z)")
OUT: Final = (JobState.DONE.value, JobState.UNCERTAIN.value, HANDED_ON, "seen")  # or maybe
_MOST: Final = 12  # notices of one number: a case has some five
_RESULT: Final = "result~"  # begins the id of a result's sheet (signaling/staff.py)


class OldNotices:
    """Reads in the calling thread. Raises StoreFailure. `key` (base64) is the server's own, of `timing.resident`."""

    def __init__(self, store: Store, matters: dict[str, Matter], key: str) -> None:
        self._store = store
        self._matters = matters
        self._key = key

    def find(self, asked: FromStore) -> tuple[Old, ...]:
        """Whatever was put on paper under that code or number, whosever it is; the newest first."""
        return self._store.read(lambda connection: self._found(connection, asked))

    def _found(self, connection: Connection, asked: FromStore) -> tuple[Old, ...]:
        number = "".join(asked.number.split())
        if asked.code:
            code = _CHECK.search(asked.code)
            where = t.NOTICES.c.check == (code[1] if code else "")
        elif number:
            where = func.upper(t.NOTICES.c.number) == number.upper()
        else:
            return ()
        query = select(t.NOTICES.c.check).where(where, t.NOTICES.c.check != "").order_by(t.NOTICES.c.issued.desc())
        checks = connection.execute(query.limit(_MOST)).scalars().all()
        identity = "".join(asked.proof.identity.split()).upper()
        found = tuple(old for check in checks if (old := self._old(connection, check, identity)) is not None)
        return found or (_case(connection, number) if isinstance(asked, AskCase) and number else ())

    def _old(self, connection: Connection, check: str, identity: str) -> Old | None:
        """The notice as it was put on paper last; None where none came out."""
        query = select(t.JOBS.c.body, t.DELIVERIES.c.committee).join(t.DELIVERIES, t.DELIVERIES.c.job == t.JOBS.c.id)
        query = query.where(t.DELIVERIES.c.check == check, t.DELIVERIES.c.became.in_(OUT))
        row = connection.execute(query.order_by(t.DELIVERIES.c.attempt.desc()).limit(1)).first()
        if row is None:
            return None
        job = msgspec.json.decode(row[0], type=JobRecord)
        record, owner = self._whose(connection, job, identity)
        owner = owner.upper()
        later = _later(connection, record, owner) if record is not None else None
        return Old(notice=job.notice, owner=owner, committee=row[1], record=record, later=later)

    def _whose(self, connection: Connection, job: JobRecord, identity: str) -> tuple[VisitRecord | None, str]:
        """The visit that the notice is of, if it is of one, and the ID number of whom it is for; "" nobody knows, or
        not whoever has this one."""
        notice = job.notice
        if notice.id.startswith(_RESULT):
            query = select(t.ASSESSMENTS.c.body).where(t.ASSESSMENTS.c.reference == notice.number)
            body = connection.execute(query).scalar()
            return None, "" if body is None else msgspec.json.decode(body, type=Assessment).id_number
        visit = job.visit or notice.id.removesuffix(f"-{notice.template}-{notice.number}")
        body = connection.execute(select(t.VISITS.c.body).where(t.VISITS.c.id == visit)).scalar()
        if body is None:
            return None, ""
        record = msgspec.json.decode(body, type=VisitRecord)
        one = next((one for one in record.notices if one.notice.check == notice.check), None)
        return record, "" if one is None else one.owner or self._applicant(connection, record, identity)

    def _applicant(self, connection: Connection, record: VisitRecord, identity: str) -> str:
        """A visit without a case keeps no form; whether it was this person's, what is kept for the figures says."""
        matter = self._matters.get(record.matter)
        number = papers.values(record).get(matter.applicant_id_number, "") if matter is not None else ""
        if number:
            return number
        known = select(t.ENDED.c.resident).where(t.ENDED.c.visit == record.visit.id)
        return identity if connection.execute(known).scalar() == timing.resident(identity, self._key) else ""


def _case(connection: Connection, number: str) -> tuple[Old, ...]:
    """The case of that number, none of whose notices came out: it stands all the same."""
    query = select(t.VISITS.c.body, t.SERVED.c.id_number).join(t.SERVED, t.SERVED.c.visit == t.VISITS.c.id)
    spelled = select(t.NOTICES.c.number).where(func.upper(t.NOTICES.c.number) == number.upper())  # however it was typed
    query = query.where(or_(t.SERVED.c.case == number, t.SERVED.c.case.in_(spelled)))
    row = connection.execute(query.limit(1)).first()
    if row is None:
        return ()
    record = msgspec.json.decode(row[0], type=VisitRecord)
    return (Old(notice=None, owner=row[1].upper(), committee=record.committee.code, record=record),)


def _later(connection: Connection, record: VisitRecord, owner: str) -> VisitRecord | None:
    """The first visit after this unfinished one in which its person filed the same matter."""
    if record.case or not owner or record.visit.outcome not in UNFINISHED:
        return None
    query = (
        select(t.VISITS.c.body)
        .join(t.SERVED, t.SERVED.c.visit == t.VISITS.c.id)
        .join(t.ENDED, t.ENDED.c.visit == t.VISITS.c.id)
        .where(t.SERVED.c.id_number == owner, t.SERVED.c.case != "", t.ENDED.c.matter == record.matter)
        .where(t.ENDED.c.opened > record.opened)
        .order_by(t.ENDED.c.opened)
        .limit(1)
    )
    body = connection.execute(query).scalar()
    return None if body is None else msgspec.json.decode(body, type=VisitRecord)
