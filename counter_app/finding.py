"""Finding in what a clerk can look up: by Chinese, by pinyin, by pinyin's initials, by English; pure.

What is typed is found in a text where it is one letter's reading after another's, each whole or as its beginning:
"chx", "changhu", "chhuxian" and "长护险" all find 长护险.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum, auto
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from counter_app.typed import Letters, Spelt
from windowkit.fields import Kind
from windowkit.guides import Guide
from windowkit.institutions import Institution
from windowkit.knowledge import Knowledge, Snippet
from windowkit.matters import Material, Matter

_NOWHERE: Final = 3
MOST = 30  # found at once: whoever looks for something else types on


class Of(StrEnum):
    """What a found entry is; the order in which equally good ones stand."""

    SNIPPET = auto()
    MATTER = auto()
    MATERIAL = auto()
    GUIDE = auto()
    INSTITUTION = auto()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be found: its heading, and what is read once it is chosen, both in two languages.

    `insert`: what goes into the field that the clerk was in.
    """

    of: Of
    name: str
    name_en: str
    text: str
    text_en: str
    insert: str = ""
    own: bool = False


class _Part:
    """Entries that are listed together, names and texts side by side."""

    def __init__(self, listed: tuple[Entry, ...], spell: Callable[[str], Spelt]) -> None:
        self.listed = listed
        self._letters = Letters([*(one.name for one in listed), *(one.text for one in listed)], spell)
        self._english = [f"{one.name_en}\n{one.text_en}".casefold() for one in listed]

    def ranks(self, words: list[str]) -> NDArray[np.int64]:
        """Of each entry: 0: each word begins its name; 1: stands in it; 2: in its text; 3: one of them is nowhere."""
        worst = np.zeros(len(self.listed), np.int64)
        for word in words:
            (named, in_text), (begun, _) = (found.reshape(2, -1) for found in self._letters.found(word))
            in_english = np.array([word in one for one in self._english], bool)
            rank = np.select([begun, named, in_text, in_english], [0, 1, 2, 2], _NOWHERE)
            worst = np.maximum(worst, rank)
        return worst


class Index(msgspec.Struct, frozen=True):
    """Everything that can be found: the clerk's own words, and what is everybody's."""

    parts: tuple[_Part, ...] = ()

    @property
    def listed(self) -> tuple[Entry, ...]:
        """All of it, in the order in which equally good ones stand."""
        return tuple(entry for part in self.parts for entry in part.listed)

    @property
    def own(self) -> tuple[Entry, ...]:
        """The clerk's own words."""
        return tuple(one for one in self.listed if one.own)

    def found(self, typed: str) -> tuple[Entry, ...]:
        """What has all the words that were typed, names before texts; everything where nothing is typed."""
        words = typed.casefold().split()
        best: list[tuple[int, Entry]] = []
        for part in self.parts:
            ranks = part.ranks(words)
            order = np.argsort(ranks, kind="stable")[:MOST]
            best += [(int(ranks[at]), part.listed[at]) for at in order if ranks[at] < _NOWHERE]
        best.sort(key=lambda one: one[0])
        return tuple(entry for _, entry in best[:MOST])

    def with_own(self, own: Iterable[Snippet], spell: Callable[[str], Spelt]) -> "Index":
        """The same, with other words of the clerk's own."""
        return Index((_Part(_own(own), spell), *self.parts[1:]))


def index(knowledge: Knowledge, spell: Callable[[str], Spelt]) -> Index:
    """`spell` says for each letter of a text what may be typed for it."""
    return Index((_Part(_own(knowledge.own), spell), _Part(tuple(_everybodys(knowledge)), spell)))


# -- what there is -------------------------------------------------------------------------------------------------


def _own(snippets: Iterable[Snippet]) -> tuple[Entry, ...]:
    return tuple(_snippet(one, own=True) for one in snippets)


def _everybodys(knowledge: Knowledge) -> Iterable[Entry]:
    """In the order in which equally good ones stand."""
    for snippet in knowledge.snippets:
        yield _snippet(snippet, own=False)
    for matter in knowledge.matters:
        yield _matter(matter)
    for matter in knowledge.matters:
        called = {one.code: one for one in knowledge.institutions}
        for material in matter.materials:
            yield _material(matter, material, called)
    for guide in knowledge.guides:
        yield from _steps(guide)
    for institution in knowledge.institutions:
        yield _institution(institution)


def _snippet(one: Snippet, *, own: bool) -> Entry:
    name = f";{one.key}"
    return Entry(of=Of.SNIPPET, name=name, name_en=name, text=one.words, text_en="", insert=one.words, own=own)


def _matter(one: Matter) -> Entry:
    who = "\n".join(f"· {line}" for line in one.who_may_apply)
    papers = "\n".join(f"· {material.name}{_note(material)}" for material in one.materials)
    papers_en = "\n".join(f"· {material.name_en}{_note_en(material)}" for material in one.materials)
    fields = "、".join(field.label for field in one.fields if field.kind is not Kind.CHOICE)
    return Entry(
        of=Of.MATTER,
        name=one.name,
        name_en=one.name_en,
        text=f"{one.department}，{one.working_days}个工作日，{one.fee}，{one.hotline}\n{who}\n\n{papers}\n\n{fields}"
        f"\n\n{one.legal_basis}\n{' '.join(one.aliases)}",
        text_en=f"{one.department_en}, {one.working_days} working days, {one.hotline}\n\n{papers_en}",
    )


def _note(material: Material) -> str:
    return f"（{material.note}）" if material.note else ""


def _note_en(material: Material) -> str:
    return f" ({material.note_en})" if material.note_en else ""


def _material(matter: Matter, one: Material, called: dict[str, Institution]) -> Entry:
    places = [called[code] for code in one.at if code in called]
    where = "\n".join((*([one.where] if one.where else []), *(f"{at.name}，{at.address}，{at.phone}" for at in places)))
    places_en = (f"{at.name_en}, {at.address_en}, {at.phone}" for at in places)
    where_en = "\n".join((*([one.where_en] if one.where_en else []), *places_en))
    return Entry(
        of=Of.MATERIAL,
        name=one.name,
        name_en=one.name_en,
        text=f"{matter.name}\n{one.note}\n{where}".rstrip(),
        text_en=f"{matter.name_en}\n{one.note_en}\n{where_en}".rstrip(),
    )


def _steps(guide: Guide) -> Iterable[Entry]:
    for step in guide.steps:
        answers = " / ".join(one.label for one in step.answers)
        answers_en = " / ".join(one.label_en for one in step.answers)
        yield Entry(
            of=Of.GUIDE,
            name=step.title,
            name_en=step.title_en,
            text="\n".join((guide.title, *step.say, step.ask, answers)).rstrip(),
            text_en="\n".join((guide.title_en, *step.say_en, step.ask_en, answers_en)).rstrip(),
        )


def _institution(one: Institution) -> Entry:
    return Entry(
        of=Of.INSTITUTION,
        name=one.name,
        name_en=one.name_en,
        text=f"{one.address}\n{one.phone}\n{one.hours}",
        text_en=f"{one.address_en}\n{one.phone}\n{one.hours_en}",
        insert=f"{one.name}，{one.address}，{one.phone}",
    )
