"""How Chinese text is spelt: what may be typed for each letter. Slow the first time (70 ms): not for the window."""

import itertools
import os
from functools import cache
from typing import Final

# Single characters are all that is read; pypinyin's phrases would take 250 ms and 30 MB at the first import.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
from pypinyin import Style, pinyin

type Spelt = tuple[tuple[str, ...], ...]

_WAYS: Final = 8  # of reading one text: three such letters

# Letters that are commonly read in more than one way. Of all others the usual reading alone: rare ones find what
# nobody looked for (接 as cha).
_SEVERAL: Final = frozenset("长重行会还乐单调传大都率差降便量数参着得和系给")


def spelt(text: str) -> Spelt:
    """A letter's readings without tones, itself among them; what nobody types (blanks, brackets) has none."""
    return tuple(map(_letter, text))


def initials(text: str) -> tuple[str, ...]:
    """The first letters of what is typed for a text, in lower case; several where a letter is read in several ways."""
    first = [dict.fromkeys(one[0] for one in letter if one.isascii()) for letter in spelt(text)]
    ways = itertools.product(*(one for one in first if one))
    return tuple("".join(way) for way in itertools.islice(ways, _WAYS))


@cache
def _letter(letter: str) -> tuple[str, ...]:
    if not letter.isalnum():
        return ()
    if letter.isascii():
        return (letter.casefold(),)
    readings = pinyin(letter, style=Style.NORMAL, heteronym=letter in _SEVERAL)
    return tuple(dict.fromkeys((letter, *(one for found in readings for one in found))))
