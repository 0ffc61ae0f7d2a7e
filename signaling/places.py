"""Where visits happen."""

import msgspec


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A committee or centre as its screens name it."""

    code: str
    name: str
    name_en: str
