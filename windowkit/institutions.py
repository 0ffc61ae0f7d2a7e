"""The institutions that a site sends people to: designated hospitals, offices that issue a paper. One TOML file a site.

    [[institutions]]
    code = "first-hospital"
    name = "..."
    name_en = "..."
    address = "..."
    address_en = "..."
    phone = "021-..."
    hours = "周一至周五 8:00—16:30"
    hours_en = "Monday to Friday, 8:00 to 16:30"

A matter names them by their codes.
"""

import re
from pathlib import Path
from typing import Annotated, Final

import msgspec

from windowkit.errors import BadInput

_Words = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_Key = Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{1,64}$")]

# As it is printed for somebody to dial: digits, with an area code, an extension, or as a short number of a hotline.
_PHONE: Final = re.compile(r"\d{3,4}-\d{7,8}(-\d{1,6})?|\d{5,11}")


class Institution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place that people are sent to; all of it stands on their list of what is missing."""

    code: _Key
    name: _Words
    name_en: _Words
    address: _Words
    address_en: _Words
    phone: _Words
    hours: _Words
    hours_en: _Words


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    institutions: tuple[Institution, ...]


def load_institutions(path: Path) -> dict[str, Institution]:
    """Every institution of a site's file, by code; raises BadInput naming the file and what to change."""
    try:
        found = msgspec.toml.decode(path.read_bytes(), type=_File).institutions
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name}: {error}") from error
    except OSError as error:
        raise BadInput(f"institutions: {path} cannot be read: {error.strerror}") from error
    known: dict[str, Institution] = {}
    for one in found:
        if one.code in known:
            raise BadInput(f"{path.name}: the code {one.code} stands there twice; give each a code of its own")
        if not _PHONE.fullmatch(one.phone):
            raise BadInput(f"{path.name}: {one.code}: phone is a number to dial, as 021-55550100, or a hotline's")
        odd = next((key for key, value in msgspec.structs.asdict(one).items() if {"\n", "\t"} & set(value)), None)
        if odd is not None:
            raise BadInput(f"{path.name}: {one.code}: {odd} is one line, without tabs")
        known[one.code] = one
    return known
