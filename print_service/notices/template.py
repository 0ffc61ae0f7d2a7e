"""A notice's texts and layout as data: one TOML file of assets/notices/ each; an unknown key is refused."""

import re
from datetime import date
from pathlib import Path
from typing import Final, Literal

import msgspec

from windowkit.errors import BadInput

_PLACE: Final = re.compile(r"\{(\w+)(?:\|(\w+))?\}")


class _Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Block(_Data, frozen=True, kw_only=True):
    """One piece of the page, top to bottom.

    `text` (paragraph, big, item, heading) and the two columns of `rows` may hold {key} or {key|words}, where
    `words` is `date` or a table of `words`. A block with `when` is left out where that key has no value, or a
    value that is not among `among`.

    `list`, `answers` and `boxes` make one entry of each line of their text: a name and, each after a tab, what is to
    know of it. `parts` says how: as ["{}份"]; in a list they follow the name, below a box each has a line of its own;
    an answer stands in a row, beside its name. A block with `unless` is left out where that key has a value. A `place`
    is a frame to sign in, always at the same place of the last sheet.
    """

    kind: Literal[
        "paragraph", "heading", "big", "item", "rows", "list", "answers", "boxes", "signature", "place", "seal"
    ]
    text: str = ""
    parts: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    when: str = ""
    unless: str = ""
    among: tuple[str, ...] = ()


class Template(_Data, frozen=True, kw_only=True):
    """A notice. `checked_on` is when figures and terms were held against the official text; empty: not yet."""

    title: str
    title_en: str
    checked_on: str
    required: tuple[str, ...]
    blocks: tuple[Block, ...]
    words: dict[str, dict[str, str]] = {}
    optional: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()  # of these at least one has a value
    code: bool = True  # whether the sheet carries a code to check it by
    large: bool = False  # always in large type

    def shown(self, data: dict[str, str]) -> list[Block]:
        """The blocks that this data calls for."""
        return [block for block in self.blocks if _called_for(block, data)]

    def entries(self, block: Block, data: dict[str, str]) -> list[tuple[str, list[str]]]:
        """The entries of a list: each name, and what is to know of it."""
        entries: list[tuple[str, list[str]]] = []
        for line in self.fill(block.text, data).splitlines():
            name, *known = line.split("\t")
            more = [part.replace("{}", one) for part, one in zip(block.parts, known, strict=False) if one]
            entries.append((name, more))
        return entries

    def fill(self, text: str, data: dict[str, str]) -> str:
        """The text with its places filled. Raises BadInput naming a code that has no words."""

        def place(found: re.Match[str]) -> str:
            key, words = found[1], found[2]
            value = data.get(key, "")
            if words is None or not value:
                return value
            return _day(key, value) if words == "date" else self._word(key, words, value)

        return _PLACE.sub(place, text)

    def _word(self, key: str, words: str, value: str) -> str:
        try:
            return self.words[words][value]
        except KeyError as error:
            raise BadInput(f"no words for {key}") from error


def load_templates(folder: Path) -> dict[str, Template]:
    """Every template by its file's name; raises BadInput naming file and place."""
    templates: dict[str, Template] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            templates[path.stem] = msgspec.toml.decode(path.read_bytes(), type=Template)
        except msgspec.MsgspecError as error:
            raise BadInput(f"{path.name}: {error}") from error
        _check(path, templates[path.stem])
    if not templates:
        raise BadInput(f"no notice (*.toml) in {folder}; set `notices` to their folder")
    return templates


def _check(path: Path, template: Template) -> None:
    known = {*template.required, *template.optional}
    strange = sorted({*template.any_of} - {*template.optional})
    if strange:
        raise BadInput(f"{path.name}: any_of: {strange[0]} is not in `optional`")
    for block in template.blocks:
        texts = (block.text, *(part for row in block.rows for part in row))
        used = [(found[1], found[2]) for text in texts for found in _PLACE.finditer(text)]
        for key, words in [*used, *([(key, None) for key in (block.when, block.unless) if key])]:
            if key not in known:
                raise BadInput(f"{path.name}: {{{key}}} is neither in `required` nor in `optional`")
            if words not in {None, "date"} and words not in template.words:
                raise BadInput(f"{path.name}: there are no words.{words}")


def _called_for(block: Block, data: dict[str, str]) -> bool:
    if block.unless and data.get(block.unless):
        return False
    value = data.get(block.when, "") if block.when else "always"
    return bool(value) and (not block.among or value in block.among)


def _day(key: str, value: str) -> str:
    """A day as papers write it (GB/T 9704, 7.3.5.4: Arabic digits without leading zeros)."""
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise BadInput(f"no day in {key}") from error
    return f"{day.year}年{day.month}月{day.day}日"
