"""A visit passed on to a colleague: to whom, with which words, and who is there to be asked."""

from typing import Annotated, Final

import msgspec

from windowkit.duty import ClerkState
from windowkit.ids import Id
from windowkit.parts import Command, Message, Value

LONGEST: Final = 300  # characters of a note
MOST: Final = 40  # colleagues in one answer; who looks for somebody else types a part of the name
_CODE: Final = 64

Code = Annotated[str, msgspec.Meta(max_length=_CODE)]
Words = Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Note(Value, frozen=True, kw_only=True):
    """A clerk's words for whoever serves the visit next; `at` is UNIX seconds. Residents never see it."""

    by: str
    service_number: str
    at: float
    words: str


class Target(Value, frozen=True, kw_only=True):
    """Whom a visit is passed on to: one clerk by sign-in name, or whoever is at this centre and has these skills."""

    clerk: Code = ""
    centre: Code = ""
    group: Code = ""
    language: Code = ""


class TransferVisit(Command, frozen=True, kw_only=True):
    """The clerk passes their visit on: it waits again, first for `to`, and keeps all that was done."""

    visit: Id
    to: Target
    note: Words = ""


class Reassign(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: a visit that waits at the own centre, or that its clerk has, goes to `to` instead.

    `clerk` (sign-in name): whose it was when the leader decided, "": it waited; refused as STALE where that is so no
    more.
    """

    visit: Id
    clerk: Code = ""
    to: Target
    note: Words = ""


class FindColleagues(Command, frozen=True, kw_only=True):
    """Who could go on with this visit, one's own or one that a duty leader may reassign.

    All of `words`, parted by blanks, stand in what is shown of them.
    """

    visit: Id
    words: Annotated[str, msgspec.Meta(max_length=_CODE)] = ""


class Colleague(Value, frozen=True, kw_only=True):
    """Another clerk; `centre` is named where it is not the asking clerk's own."""

    name: str
    display: str
    service_number: str
    state: ClerkState
    centre: str = ""
    centre_en: str = ""


class OtherCentre(Value, frozen=True, kw_only=True):
    """A centre that may go on with the visit, and how many clerks are at work there."""

    code: str
    name: str
    name_en: str
    at_work: int


class ColleaguesFound(Message, frozen=True, kw_only=True):
    """Server to a counter that asked: colleagues who are signed in, and every centre and skill; `more` are left out."""

    visit: str
    words: str
    clerks: tuple[Colleague, ...]
    more: int = 0
    centres: tuple[OtherCentre, ...] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
