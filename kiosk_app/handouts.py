"""What staff see of the papers to hand out: frozen values, gone with the page."""

from enum import StrEnum, auto
from typing import Final

import msgspec

from windowkit.messages import JobState, StaffPaper, StaffPapers

ROWS: Final = 3  # on a page, each large enough to be touched without looking twice


class Tab(StrEnum):
    """Which of the two lists is shown."""

    PAPERS = auto()
    REMINDERS = auto()


class Handouts(msgspec.Struct, frozen=True, kw_only=True):
    """`chosen` is the paper that is looked at alone; `handed`: it has just come out, as a queue says or the printer."""

    news: StaffPapers | None = None
    ends_at: float | None = None  # when the PIN's time is over (UNIX s)
    tab: Tab = Tab.PAPERS
    page: int = 0
    chosen: str = ""
    discarding: bool = False  # "really throw it away?"
    handed: bool = False
    by_queue: bool = False

    @property
    def paper(self) -> StaffPaper | None:
        """The paper that is looked at alone."""
        papers = self.news.papers if self.news is not None else ()
        return next((one for one in papers if one.id == self.chosen), None)

    @property
    def is_asked(self) -> bool:
        """Whether staff are to say of that paper whether its sheet came out: the printer did not."""
        return self.paper is not None and self.paper.state is JobState.UNCERTAIN

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        if self.news is None:
            return 1
        rows = self.news.papers if self.tab is Tab.PAPERS else self.news.reminders
        return max(1, -(-len(rows) // ROWS))


MOVING = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.WAITING, JobState.PRINTING})


def is_moving(state: JobState | None) -> bool:
    """Whether a sheet is on its way."""
    return state in MOVING
