"""What a clerk looks up of visits that ended: their day, cases, a resident's history. Reads the store, not the hall.

Every look at what a resident did before is in the store before anything of it is told.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from signaling import earlier, households, papers, tables as t
from signaling.counting import rows as ended_rows
from signaling.effects import Sender
from signaling.figures import By, Measure, figures
from signaling.floor import Floor
from signaling.papers import ZONE
from signaling.records import Clerk, DraftRecord, EndedRecord, VisitRecord
from signaling.served_records import FINDING, LookRecord
from signaling.store import Store
from windowkit import past as w
from windowkit.errors import Code, Refused
from windowkit.identity import masked, masked_name
from windowkit.matters import Matter, problem
from windowkit.visit import Outcome

_DONE: Final = frozenset({Outcome.DONE, Outcome.ACCEPTED})
_LEAST: Final = 2  # characters to look for; one would list everybody

type Told = w.DayTold | w.CasesFound | w.HistoryTold | w.AnswersFound | w.HouseholdFound


class PastVisits:
    """Answers to those who are signed in as clerks."""

    def __init__(
        self, store: Store, floor: Floor, matters: dict[str, Matter], clock: Callable[[], float] = time.time
    ) -> None:
        self._store = store
        self._floor = floor
        self._matters = matters
        self._clock = clock

    async def answer(self, asked: w.AskPast, sender: Sender) -> Told:
        """Raises Refused, and StoreFailure where the database is away."""
        clerk = self._floor.clerks[sender.key]
        match asked:
            case w.AskDay():
                return await asyncio.to_thread(self._day, clerk)
            case w.FindCases():
                return await self._find(asked, clerk)
            case w.AskHistory():
                _may_say(asked.reason, clerk)
                row = await asyncio.to_thread(self._of, asked.visit, clerk)
                await self._looked(clerk, [asked.visit], asked.reason)
                return await asyncio.to_thread(self._history, asked.visit, row, clerk)
            case w.AskAnswers():
                return await self._answers(asked, sender, clerk)
            case w.AskHousehold():
                return await self._household(asked, sender, clerk)

    async def _looked(self, clerk: Clerk, visits: Iterable[str], reason: str) -> None:
        """A row for each that is told of, with a name of its own: by no name of a command is a look kept from it."""
        now = self._clock()
        rows = [
            msgspec.to_builtins(
                LookRecord(id=uuid4().hex, at=now, clerk=clerk.name, centre=clerk.centre, visit=one, reason=reason)
            )
            for one in visits
        ]
        await asyncio.wrap_future(self._store.write(lambda one: one.execute(t.LOOKS.insert(), rows) and None))

    # -- the day --------------------------------------------------------------------------------------------------

    def _day(self, clerk: Clerk) -> w.DayTold:
        now = self._clock()
        midnight = datetime.fromtimestamp(now, ZONE).replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        today = t.ENDED.c.ended >= midnight
        mine = self._past(t.SERVED.c.clerk == clerk.name, today, limit=w.MOST)
        measure = Measure(since=midnight, until=now + 1, now=now)
        counted = [one for one in ended_rows(self._store, midnight, now + 1) if one.answered_at is not None]
        clerks = self._store.read(lambda connection: _clerks(connection, [one.visit for one in counted]))
        here = [one for one in counted if one.visit in clerks and clerks[one.visit][1] == clerk.centre]
        return w.DayTold(
            visits=mine,
            unfinished=self._left(lambda one: one.service_number == clerk.service_number),
            mine=_figures([one for one in here if clerks[one.visit][0] == clerk.name], measure),
            centre=_figures(here, measure),
        )

    def _left(self, whose: Callable[[DraftRecord], bool]) -> tuple[w.Unfinished, ...]:
        found = [one for one in reversed(list(self._floor.drafts.values())) if whose(one)]
        return tuple(self._unfinished(one) for one in found[: w.MOST])

    def _unfinished(self, draft: DraftRecord) -> w.Unfinished:
        matter = self._matters.get(draft.matter)
        return w.Unfinished(
            visit=draft.id,
            ticket=draft.ticket,
            left=draft.left,
            matter=draft.matter,
            matter_name=matter.name if matter else draft.matter,
            matter_name_en=matter.name_en if matter else draft.matter,
            committee=draft.committee.name,
            committee_en=draft.committee.name_en,
            name=masked_name(draft.name),
            id_number=masked(draft.id_number),
            outcome=draft.outcome,
            next_step=draft.next_step,
        )

    # -- cases ----------------------------------------------------------------------------------------------------

    async def _find(self, asked: w.FindCases, clerk: Clerk) -> w.CasesFound:
        needless = asked.reason is None and w.is_case_number(asked.words)
        if not needless:
            _may_say(asked.reason, clerk)
        found = await asyncio.to_thread(self._found, asked, clerk)
        # That there is none is an answer about somebody, too.
        reason = FINDING if asked.reason is None else f"{FINDING}:{asked.reason}"
        await self._looked(clerk, [one.visit for one in found.found] or [""], reason)
        return found

    def _found(self, asked: w.FindCases, clerk: Clerk) -> w.CasesFound:
        words = "".join(asked.words.split())
        if len(words) < _LEAST:
            return w.CasesFound(words=asked.words, page=asked.page, found=())
        found = self._past(
            t.SERVED.c.case != "",
            _looked_for(words),
            *_reach(clerk),
            limit=w.PAGE + 1,
            offset=asked.page * w.PAGE,
        )
        more = len(found) > w.PAGE
        return w.CasesFound(words=asked.words, page=asked.page, found=found[: w.PAGE], more=more)

    def _past(self, *where: ColumnElement[bool], limit: int, offset: int = 0) -> tuple[w.PastVisit, ...]:
        query = _query().where(*where).order_by(t.ENDED.c.ended.desc(), t.ENDED.c.visit).limit(limit).offset(offset)
        rows = self._store.read(lambda connection: list(connection.execute(query).mappings()))
        return tuple(self._shown(row) for row in rows)

    def _shown(self, row: RowMapping, next_step: str = "") -> w.PastVisit:
        matter = self._matters.get(row["matter"])
        centre = self._floor.centres.get(row["office"])
        clerk = self._floor.clerks.get(row["clerk"])
        return w.PastVisit(
            visit=row["visit"],
            ticket=row["ticket"],
            opened=row["opened"],
            ended=row["ended"],
            handled=row["handled"],
            matter=row["matter"],
            matter_name=matter.name if matter else row["matter"],
            matter_name_en=matter.name_en if matter else row["matter"],
            centre=centre.name if centre else row["office"],
            centre_en=centre.name_en if centre else row["office"],
            clerk=clerk.display if clerk else "",
            service_number=clerk.service_number if clerk else "",
            outcome=Outcome(row["outcome"]),
            case=row["case"],
            name=masked_name(row["name"]),
            id_number=masked(row["id_number"]),
            next_step=next_step,
        )

    # -- a resident's history ---------------------------------------------------------------------------------------

    def _of(self, visit: str, clerk: Clerk) -> RowMapping:
        """The visit that somebody looks at; raises Refused where it is none of theirs."""
        query = _query().where(t.SERVED.c.visit == visit, *_reach(clerk))
        row = self._store.read(lambda connection: connection.execute(query).mappings().first())
        if row is None:
            raise Refused(Code.UNKNOWN_VISIT)
        return row

    def _history(self, visit: str, row: RowMapping, clerk: Clerk) -> w.HistoryTold:
        drafts = list(self._floor.drafts.values())  # at once: the hall goes on meanwhile
        draft = next((one for one in drafts if one.id == visit), None)
        name, number = (draft.name, draft.id_number) if draft is not None else (row["name"], row["id_number"])
        known = t.ENDED.c.resident == row["resident"] if row["resident"] else t.ENDED.c.visit == visit
        query = _query(t.VISITS.c.body).join(t.VISITS, t.VISITS.c.id == t.ENDED.c.visit).where(known, *_reach(clerk))
        query = query.order_by(t.ENDED.c.ended.desc(), t.ENDED.c.visit).limit(w.MOST)
        rows = self._store.read(lambda connection: list(connection.execute(query).mappings()))
        told = tuple(self._shown(one, msgspec.json.decode(one["body"], type=VisitRecord).next_step) for one in rows)
        theirs = [one.id for one in drafts if number and one.id_number.upper() == number.upper()]
        near = self._within(theirs, clerk)
        mine = self._left(lambda one: one.id in near)
        return w.HistoryTold(
            visit=visit, name=masked_name(name), id_number=masked(number), visits=told, unfinished=mine
        )

    def _within(self, visits: list[str], clerk: Clerk) -> set[str]:
        """Those of them that this clerk sees."""
        query = select(t.SERVED.c.visit).where(t.SERVED.c.visit.in_(visits), *_reach(clerk))
        return set(self._store.read(lambda connection: list(connection.execute(query).scalars())))

    # -- answers from an earlier case -------------------------------------------------------------------------------

    async def _answers(self, asked: w.AskAnswers, sender: Sender, clerk: Clerk) -> w.AnswersFound:
        _, matter, whose = self._own(asked.visit, sender)
        last = await asyncio.to_thread(self._last_case, whose)
        # Whose case it was: name and number on the form may be others by tomorrow.
        told = asked.visit if last is None else last.visit.id
        await self._looked(clerk, [told], w.LookReason.FILLING)
        if last is None:
            return w.AnswersFound(visit=asked.visit)
        then = self._matters.get(last.matter)
        return w.AnswersFound(
            visit=asked.visit,
            case=last.case,
            day=papers.day(last.opened),
            matter_name=then.name if then else last.matter,
            matter_name_en=then.name_en if then else last.matter,
            fields=_fitting(last, matter),
        )

    def _own(self, visit: str, sender: Sender) -> tuple[VisitRecord, Matter, earlier.Whose]:
        """The clerk's own visit, and whose form it has."""
        record = self._floor.own(visit, sender, "")
        if record is None:
            raise Refused(Code.UNKNOWN_VISIT)
        matter = self._matters[record.matter]
        whose = earlier.whose(record, matter)
        if whose is None:
            raise Refused(Code.INCOMPLETE, matter.applicant_id_number)
        return record, matter, whose

    async def _household(self, asked: w.AskHousehold, sender: Sender, clerk: Clerk) -> w.HouseholdFound:
        record, matter, whose = self._own(asked.visit, sender)
        where = households.home_of(papers.values(record), matter)
        if not where:
            raise Refused(Code.INCOMPLETE, matter.household.by[0] if matter.household is not None else "")
        there = await asyncio.to_thread(
            self._store.read, lambda connection: households.living_at(connection, where, whose.id_number)
        )
        near = [one for one in there if clerk.leader or one.centre == clerk.centre]
        crowded = len(there) > households.MOST
        found, told = households.told(record, matter, [] if crowded else near, self._matters)
        # Whose household was asked for stands in it, too.
        await self._looked(clerk, [asked.visit, *told], w.LookReason.HOUSEHOLD)
        return msgspec.structs.replace(found, crowded=crowded)

    def _last_case(self, whose: earlier.Whose) -> VisitRecord | None:
        """Number and name must both be theirs: a number typed wrong may be somebody else's."""
        query = (
            select(t.VISITS.c.body)
            .join(t.SERVED, t.SERVED.c.visit == t.VISITS.c.id)
            .join(t.ENDED, t.ENDED.c.visit == t.VISITS.c.id)
            .where(t.SERVED.c.case != "", t.SERVED.c.id_number == whose.id_number, t.SERVED.c.name == whose.name)
            .order_by(t.ENDED.c.ended.desc())
            .limit(1)
        )
        body = self._store.read(lambda connection: connection.execute(query).scalar())
        return None if body is None else msgspec.json.decode(body, type=VisitRecord)


def _may_say(reason: w.LookReason | None, clerk: Clerk) -> None:
    """Raises Refused for what only the server says, or only a duty leader."""
    if reason not in w.SAID or (reason is w.LookReason.OVERSIGHT and not clerk.leader):
        raise Refused(Code.BAD_FIELD, "reason")


def _fitting(last: VisitRecord, matter: Matter) -> dict[str, str]:
    """The answers that this matter asks for too, under the same name, and would take."""
    names = {matter.applicant_name, matter.applicant_id_number}
    said = papers.values(last)
    return {
        field.key: said[field.key]
        for field in matter.fields
        if field.key not in names and said.get(field.key) and problem(field, said[field.key]) is None
    }


def _query(*more: Any) -> Select[*tuple[Any, ...]]:
    ended = (t.ENDED.c.visit, t.ENDED.c.matter, t.ENDED.c.opened, t.ENDED.c.ended, t.ENDED.c.handled)
    told = (*ended, t.ENDED.c.outcome, t.ENDED.c.resident)
    served = (t.SERVED.c.clerk, t.SERVED.c.ticket, t.SERVED.c.case, t.SERVED.c.name, t.SERVED.c.id_number)
    joined = t.ENDED.join(t.SERVED, t.SERVED.c.visit == t.ENDED.c.visit)
    return select(*told, *served, t.SERVED.c.centre.label("office"), *more).select_from(joined)


def _looked_for(words: str) -> ColumnElement[bool]:
    """A person, one case, or all whose number begins so. Centres write their codes in small letters or in capitals."""
    if w.names_somebody(words):
        return or_(t.SERVED.c.name.startswith(words, autoescape=True), t.SERVED.c.id_number == words.upper())
    number, said = func.upper(t.SERVED.c.case), words.upper()
    return number == said if w.is_case_number(words) else number.startswith(said, autoescape=True)


def _reach(clerk: Clerk) -> tuple[ColumnElement[bool], ...]:
    """Of which centres a clerk sees visits: the own one's, a duty leader every one's."""
    return () if clerk.leader else (t.SERVED.c.centre == clerk.centre,)


def _clerks(connection: Connection, visits: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By visit, who served it and at which centre."""
    found: dict[str, tuple[str, str]] = {}
    for at in range(0, len(visits), 500):  # as many names as any database takes in one question
        query = select(t.SERVED.c.visit, t.SERVED.c.clerk, t.SERVED.c.centre)
        some = t.SERVED.c.visit.in_(visits[at : at + 500])
        found |= {row[0]: (row[1], row[2]) for row in connection.execute(query.where(some))}
    return found


def _figures(rows: list[EndedRecord], measure: Measure) -> w.DayFigures:
    whole = figures(rows, measure, By.CENTRE)[-1]
    handled = [one.handled for one in rows]
    return w.DayFigures(
        served=len(rows),
        done=sum(one.outcome in _DONE for one in rows),
        handled_mean=sum(handled) / len(handled) if handled else None,
        wait_p50=whole.wait_p50,
        wait_p90=whole.wait_p90,
    )
