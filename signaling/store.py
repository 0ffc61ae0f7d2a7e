"""The only module that knows the database: what was acknowledged is on the disk.

One writer thread owns one connection and commits in groups: whoever waits is answered only after the COMMIT of
its group. SQLite runs in WAL mode with synchronous=FULL (measured: 0.4 ms a commit, 33,000 rows a second at 64
writers); PostgreSQL takes its place by the URL alone.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Engine, Select, Table, create_engine, delete, event, func, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from signaling import tables as t
from signaling.act_records import HOUR, Act
from signaling.appointment_records import AppointmentRecord
from signaling.concern_records import ConcernRecord
from signaling.desk_records import CasePaper
from signaling.effects import Count, Effect, Save
from signaling.keeping import keep_all, upsert
from signaling.paper_tickets import PaperLine
from signaling.records import Assessment, CaseRecord, Clerk, DraftRecord, JobRecord, SheetRecord, VisitRecord
from signaling.stored import Stored
from signaling.upgrading import NotUpgraded, upgrade
from signaling.waits import LATEST
from windowkit.concerns import ConcernState
from windowkit.errors import BadInput, Failure

_GROUP: Final = 512  # writes that share one COMMIT


_UNCLOSED: Final = select(t.CONCERNS.c.body).where(t.CONCERNS.c.state != ConcernState.CLOSED.value)


class StoreFailure(Failure):
    """Nothing can be stored at the moment: a full disk, a database that is away."""


type Write = Callable[[Connection], Any]


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled device. `kiosk` is the kiosk a print service prints for, or a kiosk's own id."""

    id: str
    role: str
    committee: str
    kiosk: str
    public_key: str


class Store:
    """A database that is open, migrated and has its writer running until `close`.

    Raises BadInput for an address that is none, Failure for a database that does not open.
    """

    def __init__(self, url: str) -> None:
        self._engine = _opened(url)
        self._queue: queue.SimpleQueue[tuple[Write, Future[Any]] | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write_groups, name="store", daemon=True)
        self._writer.start()

    def close(self) -> None:
        """Finish what is queued and let go of the database."""
        self._queue.put(None)
        self._writer.join()
        self._engine.dispose()

    # -- writing ------------------------------------------------------------------------------------------

    def write[T](self, work: Callable[[Connection], T]) -> Future[T]:
        """Do this in the writer; the future ends after the COMMIT, or raises StoreFailure."""
        done: Future[T] = Future()
        self._queue.put((work, done))
        return done

    async def keep(self, effects: Sequence[Effect]) -> None:
        """Save what the hall decided, all of it or nothing; raises StoreFailure."""
        kept = [effect for effect in effects if not _is_send(effect)]
        if kept:
            await asyncio.wrap_future(self.write(lambda connection: keep_all(connection, kept)))

    def _write_groups(self) -> None:
        while True:
            first = self._queue.get()
            if first is None:
                return
            group = [first]
            while len(group) < _GROUP and not self._queue.empty():
                following = self._queue.get()
                if following is None:
                    self._queue.put(None)
                    break
                group.append(following)
            self._write_group(group)

    def _write_group(self, group: list[tuple[Write, Future[Any]]]) -> None:
        group = [one for one in group if one[1].set_running_or_notify_cancel()]  # nobody waits for the others any more
        answers: list[tuple[Future[Any], Any, BaseException | None]] = []
        try:
            with self._engine.begin() as connection:
                for work, done in group:
                    answers.append((done, *_attempt(connection, work)))
        except Exception as error:  # noqa: BLE001 - the writer outlives whatever the driver throws
            for _, done in group:
                done.set_exception(StoreFailure(f"the database does not take anything ({type(error).__name__})"))
            return
        for done, answer, error in answers:
            if error is None:
                done.set_result(answer)
            else:
                done.set_exception(error)

    # -- reading -------------------------------------------------------------------------------------------

    def read[T](self, work: Callable[[Connection], T]) -> T:
        """Read in the calling thread, on a connection of its own."""
        try:
            with self._engine.connect() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            raise StoreFailure(f"the database does not answer ({type(error).__name__})") from error

    def running(self) -> Stored:
        """What the hall takes up."""

        def work(connection: Connection) -> Stored:
            visits = connection.execute(select(t.VISITS.c.body).where(t.VISITS.c.open == 1)).scalars()
            jobs = connection.execute(select(t.JOBS.c.body).where(t.JOBS.c.open == 1)).scalars()
            counts = connection.execute(select(t.COUNTS.c.key, t.COUNTS.c.value))
            homes = connection.execute(select(t.HOMES.c.id_number, t.HOMES.c.committee))
            cases = connection.execute(select(t.CASES)).mappings()
            given = connection.execute(
                select(t.DELIVERIES.c.reference, func.max(t.DELIVERIES.c.attempt))
                .where(t.DELIVERIES.c.reference != "")
                .group_by(t.DELIVERIES.c.reference)
            )
            return Stored(
                visits=[msgspec.json.decode(body, type=VisitRecord) for body in visits],
                jobs=[msgspec.json.decode(body, type=JobRecord) for body in jobs],
                counts={row[0]: row[1] for row in counts},
                sheets=_bodies(connection, select(t.SHEETS.c.body), SheetRecord),
                homes={row[0]: row[1] for row in homes},
                cases={row["case"]: CaseRecord(**row) for row in cases},
                given={row[0]: row[1] for row in given},
                handled=_handled(connection),
                papers=_bodies(connection, select(t.PAPER_LINES.c.body), PaperLine),
                concerns=_bodies(connection, _UNCLOSED, ConcernRecord),
                appointments=_bodies(connection, select(t.APPOINTMENTS.c.body), AppointmentRecord),
                drafts=_bodies(connection, select(t.DRAFTS.c.body), DraftRecord),
                snippets=_keys(connection),
                vain=_vain(connection),
            )

        return self.read(work)

    def case_papers(self, id_number: str) -> list[CasePaper]:
        """The pages of this person's cases that may serve again, the oldest first."""
        mine = select(t.CASE_PAPERS.c.body).where(t.CASE_PAPERS.c.id_number == id_number).order_by(t.CASE_PAPERS.c.day)
        return self.read(lambda connection: _bodies(connection, mine, CasePaper))

    def assessments(self) -> list[Assessment]:
        """Every delivered assessment result."""
        bodies = self.read(lambda connection: list(connection.execute(select(t.ASSESSMENTS.c.body)).scalars()))
        return [msgspec.json.decode(body, type=Assessment) for body in bodies]

    def clerks(self) -> list[Clerk]:
        """Every clerk, without the password."""
        rows = self.read(lambda connection: list(connection.execute(select(t.CLERKS)).mappings()))
        return [
            Clerk(
                name=row["name"],
                display=row["display"],
                service_number=row["service_number"],
                centre=row["centre"],
                groups=msgspec.json.decode(row["groups"], type=dict[str, int]),
                languages=msgspec.json.decode(row["languages"], type=dict[str, int]),
                leader=bool(row["leader"]),
            )
            for row in rows
        ]

    def snippets(self, clerk: str) -> dict[str, str]:
        """A clerk's own snippets, by key."""
        query = select(t.SNIPPETS.c.key, t.SNIPPETS.c.words).where(t.SNIPPETS.c.clerk == clerk)
        return {row[0]: row[1] for row in self.read(lambda connection: list(connection.execute(query)))}

    def device(self, device: str) -> Device | None:
        """The enrolled device of that id."""
        query = select(t.DEVICES).where(t.DEVICES.c.id == device)
        row = self.read(lambda connection: connection.execute(query).mappings().first())
        return None if row is None else Device(**row)

    def one(self, table: Table, column: str, value: str) -> dict[str, Any] | None:
        """The row of a table with this key."""
        query = select(table).where(table.c[column] == value)
        row = self.read(lambda connection: connection.execute(query).mappings().first())
        return None if row is None else dict(row)


def put(table: Table, key: str, row: dict[str, Any]) -> Callable[[Connection], None]:
    """A write that inserts the row, or replaces the one with the same key."""
    return lambda connection: connection.execute(upsert(connection, table, key, row)) and None


def once(table: Table, key: str, row: dict[str, Any]) -> Callable[[Connection], dict[str, Any] | None]:
    """A write that inserts the row where its key is new, and else changes nothing and gives the row that is there."""

    def work(connection: Connection) -> dict[str, Any] | None:
        known = connection.execute(select(table).where(table.c[key] == row[key])).mappings().first()
        if known is None:
            connection.execute(table.insert().values(row))
        return None if known is None else dict(known)

    return work


def drop(table: Table, column: str, value: str) -> Callable[[Connection], bool]:
    """A write that deletes the row with this key and says whether there was one."""
    return lambda connection: connection.execute(delete(table).where(table.c[column] == value)).rowcount > 0


def _bodies[T](connection: Connection, query: Select[Any], kind: type[T]) -> list[T]:
    """What is kept whole, as JSON."""
    return [msgspec.json.decode(body, type=kind) for body in connection.execute(query).scalars()]


def _handled(connection: Connection) -> dict[str, tuple[float, ...]]:
    """By centre, the latest visits that a clerk had."""
    newest = func.row_number().over(partition_by=t.ENDED.c.centre, order_by=t.ENDED.c.ended.desc())
    numbered = (
        select(t.ENDED.c.centre, t.ENDED.c.handled, t.ENDED.c.ended, newest.label("at"))
        .where(t.ENDED.c.handled > 0)
        .subquery()
    )
    found: dict[str, tuple[float, ...]] = {}
    latest = select(numbered.c.centre, numbered.c.handled).where(numbered.c.at <= LATEST).order_by(numbered.c.ended)
    for centre, seconds in connection.execute(latest):
        found[centre] = (*found.get(centre, ()), seconds)
    return found


def _vain(connection: Connection) -> dict[str, tuple[float, ...]]:
    """By kiosk, when its help desk looked in vain, in the last hour of which anything is kept."""
    acts = t.DESK_ACTS.c
    latest = select(func.max(acts.at)).where(acts.act == Act.NOT_FOUND).scalar_subquery()
    query = select(acts.kiosk, acts.at).where(acts.act == Act.NOT_FOUND, acts.at > latest - HOUR).order_by(acts.at)
    found: dict[str, tuple[float, ...]] = {}
    for kiosk, at in connection.execute(query):
        found[kiosk] = (*found.get(kiosk, ()), at)
    return found


def _keys(connection: Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for clerk, key in connection.execute(select(t.SNIPPETS.c.clerk, t.SNIPPETS.c.key)):
        found.setdefault(clerk, set()).add(key)
    return found


def _attempt(connection: Connection, work: Write) -> tuple[Any, BaseException | None]:
    """One item of a group, in a savepoint of its own so that it cannot sink the others."""
    try:
        with connection.begin_nested():
            return work(connection), None
    except SQLAlchemyError as error:
        return None, StoreFailure(f"the database does not take this ({type(error).__name__})")
    except Exception as error:  # noqa: BLE001 - a failure or a bug: told to whoever asked for this write
        return None, error


def _is_send(effect: Effect) -> bool:
    return not isinstance(effect, Save | Count)


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _(raw: Any, _record: Any) -> None:
            raw.isolation_level = None  # SQLAlchemy's BEGIN below, not the driver's guess
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
                raw.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def _(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN")

    return engine


def _opened(url: str) -> Engine:
    try:
        engine = _engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        # Not the address itself: it may hold a password.
        raise BadInput(
            "the setting `database` is no address of a database that can be used here"
            f" ({type(error).__name__}); like postgresql+psycopg://user@host/name, or empty for SQLite"
        ) from error
    try:
        with engine.begin() as connection:
            upgrade(connection)
    except (SQLAlchemyError, NotUpgraded) as error:
        engine.dispose()
        reason = error if isinstance(error, NotUpgraded) else getattr(error, "orig", None) or type(error).__name__
        raise StoreFailure(f"the database does not open: {reason}") from error
    return engine
