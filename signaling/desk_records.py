"""What a visit keeps of its clerk's work with papers and guide, and what of a case's papers outlives it."""

import msgspec

from windowkit.deskwork import EarlierPaper, Edit, PaperWord, Tick, Will
from windowkit.parts import Document


class CopyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A still taken over from an earlier case: the visit it was taken in, whose it is (ID number), who took it over.

    `by` is the clerk's sign-in name; `at` UNIX seconds; `day` when the earlier case was filed.
    """

    visit: str
    case: str
    day: str
    id_number: str
    by: str
    service_number: str
    at: float


class DeskRecord(msgspec.Struct, frozen=True, kw_only=True):
    """See windowkit.deskwork.Deskwork. `instead`: the page that the next photograph replaces."""

    papers: dict[str, PaperWord] = {}
    edits: dict[str, tuple[Edit, ...]] = {}
    replaced: dict[str, str] = {}
    copied: dict[str, CopyRecord] = {}
    earlier: dict[str, EarlierPaper] = {}
    ticks: tuple[Tick, ...] = ()
    will: Will | None = None
    instead: str = ""


class CasePaper(msgspec.Struct, frozen=True, kw_only=True):
    """A page that was filed with a case and may serve again while it is valid: whose it is, where the still lies."""

    visit: str
    document: Document
    edits: tuple[Edit, ...]
    id_number: str
    name: str
    case: str
    day: str


class SnippetRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk's own snippet; without words it is forgotten. `clerk` is the sign-in name."""

    clerk: str
    key: str
    words: str
