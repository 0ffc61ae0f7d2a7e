"""Names that programs make for what they speak about, bounded: a server keeps them and writes them again and again."""

import re
from typing import Annotated, Final

import msgspec

_ID: Final = r"^[A-Za-z0-9_-]{1,64}\Z"  # a UUID has 36; what an address and a file's name carry as it is
_MOST_DAYS: Final = 3650  # ten years, and longer than any archive law wants of a talk

Id = Annotated[str, msgspec.Meta(pattern=_ID)]
# Of a notice or a print job: the server makes it of a visit's id, a template's and a case's name.
Name = Annotated[str, msgspec.Meta(max_length=512)]
Days = Annotated[int, msgspec.Meta(ge=1, le=_MOST_DAYS)]


def is_id(text: str) -> bool:
    """Whether it may name a command, a visit, a document or a recording."""
    return re.match(_ID, text) is not None
