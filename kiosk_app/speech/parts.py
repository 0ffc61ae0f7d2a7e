"""A text is parted at its sentences' ends: what has a recorded file, and what an engine says in between. Pure."""

import itertools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

# A Chinese mark ends a sentence wherever it stands; another one only before a blank (3.5 and a web address go on).
# A quotation's or bracket's end belongs to the sentence that it closes.
_END: Final = re.compile(r"(?:[.?!]*[。？！][。？！.?!]*[”’）》」』]*|[.?!]+[\"'”’)]*(?=\s|$))\s*")


class Part(msgspec.Struct, frozen=True):
    """What is heard in one go: from `file`, or as an engine says it."""

    text: str
    file: Path | None = None


def sentences(text: str) -> list[str]:
    """One after the other, each with the blanks behind it: together they are the text."""
    cuts = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(cuts) if text[start:end].strip()]


def planned(text: str, recorded: Mapping[str, Path], most: int) -> list[Part]:
    """In the text's order. Neighbours without a file go together, up to `most` characters: an engine knows how
    sentences follow each other, but the first sound of a long page waits for all that goes with it.
    """
    parts: list[Part] = []
    for sentence in sentences(text):
        file = recorded.get(sentence.strip())
        last = parts[-1] if parts else None
        if file is None and last is not None and last.file is None and len(last.text + sentence) <= most:
            parts[-1] = Part(last.text + sentence)
        else:
            parts.append(Part(sentence, file))
    return parts
