"""What is known of residents outside a visit: their results, their committee, what they were given. Pure."""

from datetime import date
from typing import Final

from signaling import papers
from signaling.effects import Save
from signaling.floor import Floor
from signaling.records import Assessment, CaseRecord, Home, JobRecord, VisitRecord
from signaling.stored import Stored
from windowkit.errors import Code, Refused
from windowkit.matters import Matter, Mode

_GRADES: Final = frozenset(f"level_{grade}" for grade in range(1, 7))  # what runs out; the others open nothing


class Residents:
    """By ID number (GB 11643)."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._results: dict[str, tuple[Assessment, ...]] = {}
        self._homes: dict[str, str] = {}
        self._cases: dict[str, CaseRecord] = {}
        self._given: dict[str, int] = {}
        self.moved: set[str] = set()  # committees whose residents came or went, until their staff are told

    def load(self, stored: Stored) -> None:
        """Take up what the store holds; results are learned one by one."""
        self._homes, self._cases, self._given = stored.homes, stored.cases, stored.given

    def learn(self, found: Assessment) -> None:
        """Know this result; the same reference a second time changes nothing."""
        known = self._results.get(found.id_number, ())
        if found.reference not in {one.reference for one in known}:
            self._results[found.id_number] = (*known, found)

    def check(self, found: Assessment) -> None:
        """Raises Refused(BAD_FIELD) where the result names a case that is somebody else's."""
        case = self._cases.get(found.case)
        if case is not None and case.id_number != found.id_number:
            raise Refused(Code.BAD_FIELD, "case: of another applicant")

    def results(self, number: str) -> tuple[Assessment, ...]:
        """Every delivered result of this person."""
        return self._results.get(number, ())

    # -- which committee is theirs ----------------------------------------------------------------------------

    def confirmed(self, number: str, record: VisitRecord) -> None:
        """The resident read this ID number on the form, at this visit's committee, and said that it is right."""
        committee = record.committee.code
        if number and self._homes.get(number) != committee:
            self.moved |= {self._homes.get(number, ""), committee}
            self._homes[number] = committee
            self._floor.effects.append(Save(Home(id_number=number, committee=committee)))

    def filed(self, record: VisitRecord, number: str, matter: Matter) -> None:
        """The visit's case has its number; where its matter is not decided by who receives it, its home decides."""
        case = CaseRecord(
            case=record.case,
            id_number=number,
            committee=record.committee.code,
            centre=record.office.code,
            home=record.centre.code if matter.mode is Mode.FORWARDED else "",
        )
        self._cases[record.case] = case
        self._floor.effects.append(Save(case))

    def committee(self, found: Assessment) -> str:
        """Whose staff hand this result out: where its case was filed, else the person's last committee; "" unknown."""
        case = self._cases.get(found.case)
        return case.committee if case is not None else self._homes.get(found.id_number, "")

    # -- what they were given -----------------------------------------------------------------------------------

    def came_out(self, job: JobRecord) -> str:
        """A sheet of this job came out, or may have; the reference of the result that it is, if it is one."""
        if job.notice.template != papers.RESULT:
            return ""
        reference = job.notice.number
        self._given[reference] = max(job.notice.attempt, self.given(reference))
        return reference

    def stayed_in(self, job: JobRecord) -> None:
        """What counted as a sheet that may be out is none: the printer says so."""
        reference = job.notice.number
        if job.notice.template == papers.RESULT and self.given(reference) == job.notice.attempt:
            self._given[reference] -= 1
            if not self._given[reference]:
                del self._given[reference]

    def given(self, reference: str) -> int:
        """How many sheets of this result came out, or may have."""
        return self._given.get(reference, 0)

    # -- for a committee's staff ----------------------------------------------------------------------------------

    def ready(self, committee: str, today: str) -> list[Assessment]:
        """The results that nobody was given yet and that still count, the newest first."""
        found = [
            one
            for results in self._results.values()
            for one in results
            if self.committee(one) == committee and one.reference not in self._given and one.valid_until >= today
        ]
        return sorted(found, key=lambda one: (one.assessed_on, one.reference), reverse=True)

    def ending(self, committee: str, today: str, days: int) -> list[Assessment]:
        """Each person's latest result, where it runs out within so many days; the soonest first."""
        latest = [
            max(results, key=lambda one: (one.assessed_on, one.valid_until)) for results in self._results.values()
        ]
        found = [
            one
            for one in latest
            if one.level in _GRADES and self.committee(one) == committee and 0 <= _days(today, one.valid_until) <= days
        ]
        return sorted(found, key=lambda one: (one.valid_until, one.reference))


def _days(today: str, day: str) -> int:
    return (date.fromisoformat(day) - date.fromisoformat(today)).days
