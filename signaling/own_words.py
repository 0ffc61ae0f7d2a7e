"""Clerks' own snippets: how many each may have, and what is kept of one. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping

from signaling.desk_records import SnippetRecord
from windowkit.deskwork import MOST_SNIPPETS, KeepSnippet
from windowkit.errors import Code, Refused


class OwnWords:
    """Which keys each clerk (by sign-in name) has; the words themselves lie in the store."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}

    def load(self, stored: Mapping[str, Iterable[str]]) -> None:
        """Take up what the store holds."""
        self._keys = {clerk: set(keys) for clerk, keys in stored.items()}

    def kept(self, clerk: str, message: KeepSnippet) -> SnippetRecord:
        """A clerk's own words, on one line. Raises Refused; there are databases that keep no control character."""
        words = " ".join(message.words.split())
        if any(unicodedata.category(one) == "Cc" for one in words):
            raise Refused(Code.BAD_FIELD, "words")
        keys = self._keys.get(clerk, set())
        after = keys | {message.key} if words else keys - {message.key}
        if len(after) > max(len(keys), MOST_SNIPPETS):  # who has more of before may still change them
            raise Refused(Code.TOO_LARGE, "snippets")
        self._keys[clerk] = after
        return SnippetRecord(clerk=clerk, key=message.key, words=words)
