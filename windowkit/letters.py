"""Which characters may go on paper: all of GB 18030-2022; old private codes become the characters they stood for. Pure.

Names from old systems carry code points of Unicode's private use area for characters that got real ones later:
GBK's (code page 936) for what GB 18030 already knew otherwise, and GB 18030-2000's own for what Unicode 4.1 to 9.0
added. GB 18030-2022, annex D, names the last ones.
"""

import unicodedata
from typing import Final

_LATER: Final = {
    "\ue816": "\U00020087",
    "\ue817": "\U00020089",
    "\ue818": "\U000200cc",
    "\ue81e": "\u9fb4",
    "\ue826": "\u9fb5",
    "\ue82b": "\u9fb6",
    "\ue82c": "\u9fb7",
    "\ue831": "\U000215d7",
    "\ue832": "\u9fb8",
    "\ue83b": "\U0002298f",
    "\ue843": "\u9fb9",
    "\ue854": "\u9fba",
    "\ue855": "\U000241fe",
    "\ue864": "\u9fbb",
    "\ue78d": "\ufe10",
    "\ue78e": "\ufe12",
    "\ue78f": "\ufe11",
    "\ue790": "\ufe13",
    "\ue791": "\ufe14",
    "\ue792": "\ufe15",
    "\ue793": "\ufe16",
    "\ue794": "\ufe17",
    "\ue795": "\ufe18",
    "\ue796": "\ufe19",
    "\ue7c7": "\u1e3f",
    "\ue7c8": "\u01f9",
}
# Code page 936 put these double bytes at successive private code points; GB 18030 has real characters there.
_RUNS: Final = ((0xE7E7, 0xA9, range(0x89, 0x96)), (0xE815, 0xFE, [*range(0x50, 0x7F), *range(0x80, 0xA1)]))
_ALLOWED: Final = "\n\t"


class BadLetter(Exception):
    """A character that cannot be put on paper; `reason` is a keyword and its code point, as control:U+0007."""

    def __init__(self, kind: str, character: str) -> None:
        self.reason = f"{kind}:U+{ord(character):04X}"
        super().__init__(self.reason)


def _old_codes() -> dict[int, str]:
    run = {
        first + at: bytes((lead, trail)).decode("gb18030")
        for first, lead, trails in _RUNS
        for at, trail in enumerate(trails)
    }
    known = {point: real for point, real in run.items() if unicodedata.category(real) != "Co"}
    return known | {ord(old): real for old, real in _LATER.items()}


# And no variation selectors: they ask for another drawing of a character, which the fonts here do not have.
_OLD: Final = _old_codes() | dict.fromkeys(range(0xFE00, 0xFE10), "") | dict.fromkeys(range(0xE0100, 0xE01F0), "")
_SUSPECT: Final = {"Cc": "control", "Cf": "control", "Co": "private-use", "Cs": "surrogate", "Cn": "unassigned"}


def printable(text: str) -> str:
    """The text with old private codes replaced. Raises BadLetter for what no paper can show."""
    if text.isascii() and text.isprintable():
        return text
    clean = text.translate(_OLD)
    for character in clean:
        kind = _SUSPECT.get(unicodedata.category(character))
        if kind and character not in _ALLOWED:
            raise BadLetter(kind, character)
    return clean
