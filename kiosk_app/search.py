"""A matter looked for among many: by the first letters of its name in pinyin, or by the office it belongs to. Pure."""

import re
from typing import Final

import msgspec

from windowkit.messages import MatterEntry

RESULTS: Final = 4  # on a page
LONGEST: Final = 12  # letters; more finds nothing that fewer did not
_WORD: Final = re.compile(r"[a-z0-9]+")
KEYS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed so far, in lower case; `office`: the department that was chosen, by its name in Chinese."""

    typed: str = ""
    office: str = ""
    page: int = 0


def offices(matters: tuple[MatterEntry, ...]) -> dict[str, int]:
    """How many matters each department has, the most first."""
    counted: dict[str, int] = {}
    for one in matters:
        counted[one.department] = counted.get(one.department, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: -item[1]))


def found(search: Search, matters: tuple[MatterEntry, ...]) -> tuple[MatterEntry, ...]:
    """Of the chosen office, whose name has these letters in it: those first that begin with them."""
    near = [one for one in matters if not search.office or one.department == search.office]
    ranked = [(rank, one) for one in near if (rank := _rank(search.typed, one)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda pair: pair[0]))


def chooses_office(search: Search) -> bool:
    """Whether nothing was typed or chosen yet: then the offices stand there."""
    return not search.typed and not search.office


def pages(search: Search, matters: tuple[MatterEntry, ...]) -> int:
    """How many there are to turn."""
    listed = len(offices(matters)) if chooses_office(search) else len(found(search, matters))
    return max(1, -(-listed // RESULTS))


def here(search: Search, matters: tuple[MatterEntry, ...]) -> int:
    """The page that is shown: the last one, where the list has grown shorter meanwhile."""
    return min(search.page, pages(search, matters) - 1)


def _rank(typed: str, entry: MatterEntry) -> int | None:
    """0: a name begins with it; 1: it stands in one; None: nowhere. English by its words, or their first letters."""
    words = _WORD.findall(entry.name_en.casefold())
    spelt = (*entry.initials, "".join(word[0] for word in words))
    if any(one.startswith(typed) for one in (*spelt, *words)):
        return 0
    return 1 if any(typed in one for one in spelt) else None
