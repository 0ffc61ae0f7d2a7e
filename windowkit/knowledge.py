"""What a clerk can look up, and which words they insert by a few letters: all of it, as a counter fetches it.

A site's snippets are one TOML file:

    [[snippets]]
    key = "dz"
    words = "上海市海源区样例路100号"
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from windowkit.errors import BadInput
from windowkit.fields import Data
from windowkit.guides import Guide
from windowkit.institutions import Institution
from windowkit.matters import Matter


class Snippet(Data, frozen=True, kw_only=True):
    """`;key` in a field becomes the words."""

    key: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{1,12}\Z")]
    words: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """The site's matters, guides, institutions and snippets; `own` are the asking clerk's snippets."""

    matters: tuple[Matter, ...] = ()
    guides: tuple[Guide, ...] = ()
    institutions: tuple[Institution, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    own: tuple[Snippet, ...] = ()


class _File(Data, frozen=True, kw_only=True):
    snippets: tuple[Snippet, ...]


def load_snippets(path: Path) -> tuple[Snippet, ...]:
    """A site's snippets; raises BadInput naming the file and what to change."""
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=_File).snippets
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name}: {error}") from error
    except OSError as error:
        raise BadInput(f"snippets: {path} cannot be read: {error.strerror}") from error
    keys = [one.key for one in found]
    doubled = sorted({key for key in keys if keys.count(key) > 1})
    if doubled:
        raise BadInput(f"{path.name}: the key {doubled[0]} stands there twice; give each a key of its own")
    return found


def snippets(known: Mapping[str, str]) -> tuple[Snippet, ...]:
    """These, in the order of their keys."""
    return tuple(Snippet(key=key, words=known[key]) for key in sorted(known))
