"""What was delivered for a person, or left by them, among the notices of the visit they are in. Pure."""

from collections.abc import Callable

from msgspec.structs import replace

from signaling import papers
from signaling.floor import Floor, Rules
from signaling.left import Left
from signaling.records import Assessment, NoticeRecord, VisitRecord
from signaling.residents import Residents
from windowkit.identity import id_number_problem
from windowkit.matters import Matter


class Delivered:
    """`fresh` makes an unguessable code."""

    def __init__(
        self,
        floor: Floor,
        matters: dict[str, Matter],
        rules: Rules,
        fresh: Callable[[], str],
        residents: Residents,
        left: Left,
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._base = rules.base
        self._fresh = fresh
        self._residents = residents
        self._left = left

    def with_results(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record with what is there for the applicant among its notices: delivered results, sheets left before."""
        number = self.applicant(record)
        if not number:
            return record
        hotline = self._matters[record.matter].hotline
        left = self._left.offered(record, number)
        held = self._held(record) | {one.notice.number for one in left}
        today = papers.day(now)
        found = [
            one for one in self._residents.results(number) if one.reference not in held and one.valid_until >= today
        ]
        offered = [self._result(record, one, hotline, now) for one in found]
        return replace(record, notices=(*record.notices, *left, *offered)) if left or offered else record

    def offer(self, now: float) -> None:
        """What is in nobody's hands any more goes to whom it is for, where they are in a visit."""
        for record in list(self._floor.visits.values()):
            offered = self.with_results(record, now)
            if offered is not record:
                self._floor.keep(offered)

    def applicant(self, record: VisitRecord) -> str:
        """The applicant's ID number on the form; "" while there is none that can be one."""
        number = papers.values(record).get(self._matters[record.matter].applicant_id_number, "")
        return number if id_number_problem(number) is None else ""

    def _held(self, record: VisitRecord) -> set[str]:
        """The numbers of what is in somebody's hands: this visit's, another's, or left as a sheet."""
        others = [one for one in self._floor.visits.values() if one.visit.id != record.visit.id]
        held = {one.notice.number for visit in (record, *others) for one in visit.notices}
        return held | {one.notice.number for one in self._floor.sheets.values()}

    def _result(self, record: VisitRecord, found: Assessment, hotline: str, now: float) -> NoticeRecord:
        """A result's notice; one that somebody was given before goes on counting its sheets."""
        one = papers.assessment_result(record, found, hotline, papers.Issue(self._fresh(), self._base, now))
        given = self._residents.given(found.reference)
        shown = replace(one.shown, attempt=given)
        return replace(one, notice=replace(one.notice, attempt=given), shown=shown, result_of=found.id_number)
