"""All texts' letters as they may be typed, one after another in one array: where something typed stands; pure.

What is typed is found where it is one letter's reading after another's, each whole or as its beginning. All places
where it may begin are followed at once, so that a catalogue of a whole centre is looked through between two letters.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

type Spelt = tuple[tuple[str, ...], ...]
type Whole = NDArray[np.int32]
type Found = NDArray[np.bool_]

_LONGEST: Final = 8  # letters of a reading that are compared: none is longer in pinyin (zhuang)
_CODE: Final = np.dtype("<u4")
_END: Final = -1  # the text of what stands after the last letter
_NONE: Final = np.zeros(0, np.int32)


class Letters:
    """The letters of `texts`; `spell` says for each letter of a text what may be typed for it."""

    def __init__(self, texts: Sequence[str], spell: Callable[[str], Spelt]) -> None:
        codes = _codes("".join(texts))
        lengths = np.array([len(text) for text in texts], np.int64)
        known, kinds = np.unique(codes, return_inverse=True)
        readings = spell("".join(map(chr, known)))
        self._of, self._readings = _readings(readings)  # which letter each reading is of, and the readings
        typed = np.array([bool(each) for each in readings], bool)[kinds]  # nobody types brackets
        starts = np.zeros(len(codes) + 1, bool)
        starts[np.concatenate(([0], np.cumsum(lengths)))] = True
        self._texts = len(texts)
        self._text = np.append(np.repeat(np.arange(len(texts), dtype=np.int32), lengths)[typed], _END)
        self._first = starts[:-1][typed]  # whether a text begins with this letter
        self._kind = np.append(kinds[typed], 0).astype(np.int32)
        # Where each known letter stands: `_places` from its one bound to the next.
        self._places = np.argsort(self._kind[:-1], kind="stable").astype(np.int32)
        self._bounds = np.searchsorted(self._kind[self._places], np.arange(len(known) + 1))

    def found(self, typed: str) -> tuple[Found, Found]:
        """Of each text whether this stands in it, and whether it begins with it."""
        stands, begins = np.zeros(self._texts, bool), np.zeros(self._texts, bool)
        goal, wanted = len(typed), _codes(typed)
        alike = [self._alike(wanted[at : at + _LONGEST]) for at in range(goal if self._texts else 0)]
        # Where each possible beginning is by now, by how much of what was typed it has behind it.
        begun: list[list[tuple[Whole, Whole]]] = [[] for _ in alike]
        for at, here in enumerate(alike):
            if at and not begun[at]:
                continue
            begin, now = _together(begun[at]) if at else self._everywhere(np.flatnonzero(here))
            most = here[self._kind[now]]
            for length in range(1, int(most.max(initial=0)) + 1):
                fits = most >= length
                begin, now, most = begin[fits], now[fits], most[fits]
                if at + length == goal:
                    stands[self._text[begin]] = True
                    begins[self._text[begin[self._first[begin]]]] = True
                    continue
                goes_on = alike[at + length][self._kind[now + 1]] > 0  # a twentieth does
                early, late = begin[goes_on], now[goes_on] + 1
                same = self._text[late] == self._text[early]
                begun[at + length].append((early[same], late[same]))
        return stands, begins

    def _everywhere(self, letters: NDArray[np.int64]) -> tuple[Whole, Whole]:
        """Where one of these letters stands: where something begins, and where it is by now."""
        places = [self._places[self._bounds[each] : self._bounds[each + 1]] for each in letters]
        found = np.concatenate(places) if places else _NONE
        return found, found

    def _alike(self, wanted: NDArray[np.uint32]) -> NDArray[np.int8]:
        """How many letters of what is wanted each known letter's reading has, at its beginning."""
        same = self._readings[:, : len(wanted)] == wanted
        run = np.logical_and.accumulate(same, axis=1).sum(axis=1, dtype=np.int8)
        most = np.zeros(len(self._bounds) - 1, np.int8)
        np.maximum.at(most, self._of, run)
        return most


def _together(begun: list[tuple[Whole, Whole]]) -> tuple[Whole, Whole]:
    return np.concatenate([begin for begin, _ in begun]), np.concatenate([now for _, now in begun])


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), _CODE)


def _readings(spelt: Spelt) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    of = np.array([number for number, each in enumerate(spelt) for _ in each], np.int64)
    rows = np.zeros((len(of), _LONGEST), _CODE)
    for row, reading in zip(rows, (one for each in spelt for one in each), strict=True):
        codes = _codes(reading[:_LONGEST])
        row[: len(codes)] = codes
    return of, rows
