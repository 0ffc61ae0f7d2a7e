"""The catalogue: every matter of a site's folder, read and held against what the types alone do not say."""

from pathlib import Path
from typing import Final

import msgspec

from windowkit.errors import BadInput
from windowkit.fields import Kind, is_date
from windowkit.institutions import Institution
from windowkit.matters import KNOWN, CardPart, Matter, MatterNotice, Mode, Moment
from windowkit.signing import SIGNED_FORM

# What of a card is its holder's alone: those who live together may have one address.
_OWN: Final = frozenset(CardPart) - {CardPart.ADDRESS}


def load_matters(
    folder: Path, notices: Path | None = None, institutions: dict[str, Institution] | None = None
) -> dict[str, Matter]:
    """Every matter of a folder by code; raises BadInput naming the file and what to change.

    With `notices`, the folder of the notices' templates, a matter that names one that is not there is refused too.
    `institutions` are the site's, by code; a matter that sends people to another is refused.
    """
    matters: dict[str, Matter] = {}
    for path in sorted(folder.glob("*.toml")):
        matter = _load(path)
        if matter.code in matters:
            raise BadInput(f"{path.name}: the code {matter.code} is already used by another matter; choose another")
        if notices is not None:
            held = tuple(_held(path, one, notices) for one in matter.notices)
            matter = msgspec.structs.replace(matter, notices=held)
        matters[matter.code] = _placed(path, matter, institutions or {})
    if not matters:
        raise BadInput(f"no matter (*.toml) in {folder}; set `matters` to the folder of the catalogue")
    return matters


def _placed(path: Path, matter: Matter, known: dict[str, Institution]) -> Matter:
    """The matter with the institutions that it names, each once: its own, then its materials'."""
    named = {"designated": matter.designated} | {f"materials: {one.code}": one.at for one in matter.materials}
    for place, codes in named.items():
        strange = sorted(set(codes) - known.keys())
        if strange:
            here = "add it there" if known else "set `institutions` to the file that has it"
            raise BadInput(f"{path.name}: {place}: the site's institutions have no {strange[0]}; {here}")
    codes = dict.fromkeys(code for codes in named.values() for code in codes)
    return msgspec.structs.replace(matter, institutions=tuple(known[code] for code in codes))


class _Asks(msgspec.Struct, frozen=True):
    """What a template asks for; the rest of it is the print service's."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


def _held(path: Path, notice: MatterNotice, folder: Path) -> MatterNotice:
    """The notice, held against its template: whatever that asks for is known to the visit or filled in."""
    template = folder / f"{notice.template}.toml"
    if not template.is_file():
        raise BadInput(f"{path.name}: notices: there is no {template.name} in {folder}")
    try:
        asks = msgspec.toml.decode(template.read_bytes(), type=_Asks)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{template.name}: {error}") from error
    filled = {field.key: field for field in notice.fields}
    nowhere = sorted(set(asks.required) - KNOWN - {key for key, field in filled.items() if field.required})
    if nowhere:
        raise BadInput(f"{path.name}: {template.name} asks for {', '.join(nowhere)}; give it a required field")
    unused = sorted(filled.keys() - {*asks.required, *asks.optional})
    if unused:
        raise BadInput(f"{path.name}: {template.name} has no place for {', '.join(unused)}")
    needs = tuple(key for key in asks.required if key in KNOWN)
    return msgspec.structs.replace(notice, needs=needs, any_of=asks.any_of)


def _load(path: Path) -> Matter:
    try:
        matter = msgspec.toml.decode(path.read_bytes(), type=Matter)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name}: {error}") from error
    except OSError as error:
        raise BadInput(f"{path.name}: cannot be read: {error.strerror}") from error
    fault = _fault(matter)
    if fault:
        raise BadInput(f"{path.name}: {fault}")
    return matter


def _fault(matter: Matter) -> str:
    """What the types alone do not say."""
    named = {
        "section keys": [section.key for section in matter.sections],
        "field keys": [field.key for field in matter.fields],
        "material codes": [material.code for material in matter.materials],
        "cards": [card.whose for card in matter.cards],
        "notices": [f"{notice.template} on {notice.on}" for notice in matter.notices],
        **{f"fields of {one.template} on {one.on}": [field.key for field in one.fields] for one in matter.notices},
        **{f"choices of {field.key}": [choice.code for choice in field.choices] for field in matter.fields},
    }
    for what, names in named.items():
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            return f"{what} used twice: {', '.join(doubled)}"
    household = (*matter.household.by, *matter.household.shared) if matter.household is not None else ()
    for key in (
        matter.applicant_name,
        matter.applicant_id_number,
        *(one for card in matter.cards for one in card.fields.values()),
        *household,
    ):
        if matter.field(key) is None:
            return f"names the field {key}, which no section has"
    fields = [*matter.fields, *(field for notice in matter.notices for field in notice.fields)]
    bare = [field.key for field in fields if (field.kind is Kind.CHOICE) != bool(field.choices)]
    if bare:
        return f"choices belong to fields of kind choice, and only there: {', '.join(bare)}"
    written = _household_fault(matter) or _written_fault(matter) or _card_fault(matter) or _material_fault(matter)
    if written:
        return written
    if matter.verified_on and not is_date(matter.verified_on):
        return "verified_on is a day, YYYY-MM-DD, or empty"
    return ""


def _card_fault(matter: Matter) -> str:
    photographed = {material.code for material in matter.materials if material.photograph} | {""}
    strange = next((card for card in matter.cards if card.material not in photographed), None)
    if strange is None:
        return ""
    return f"the card of {strange.whose} names the material {strange.material}, which is not photographed"


def _household_fault(matter: Matter) -> str:
    if matter.household is None:
        return ""
    elsewhere = [key for key in matter.household.by if _kind(matter, key) is not Kind.ADDRESS]
    if elsewhere:
        return f"a household is found by fields of kind address: {', '.join(elsewhere)}"
    own = {matter.applicant_name, *(key for card in matter.cards for part, key in card.fields.items() if part in _OWN)}
    named = [
        key
        for key in matter.household.shared
        if key in own or _kind(matter, key) in (Kind.ID_NUMBER, Kind.BANK_ACCOUNT, Kind.DATE)
    ]
    return f"a household does not share what is a person's own: {', '.join(named)}" if named else ""


def _kind(matter: Matter, key: str) -> Kind | None:
    field = matter.field(key)
    return field.kind if field is not None else None


def _material_fault(matter: Matter) -> str:
    if any(one.code == SIGNED_FORM for one in matter.materials):
        return f"no material may be called {SIGNED_FORM}: so is the photograph of a form signed on paper"
    for one in matter.materials:
        field = matter.field(one.when.field) if one.when is not None else None
        if one.when is None:
            continue
        if field is None or not set(one.when.among) <= {choice.code for choice in field.choices}:
            return f"{one.code}: when names a field of kind choice and some of its choices"
    return ""


def _written_fault(matter: Matter) -> str:
    if matter.institutions:
        return "institutions stand in the site's own file; name their codes as designated, or at of a material"
    known = sorted({field.key for notice in matter.notices for field in notice.fields} & KNOWN)
    if known:
        return f"the visit itself knows these, the clerk does not fill them in: {', '.join(known)}"
    if any(notice.needs or notice.any_of for notice in matter.notices):
        return "needs and any_of of a notice are read from its template, not written here"
    early = [notice.template for notice in matter.notices if notice.fields and notice.on is not Moment.ASKED]
    if early:
        return f"nobody fills in fields of a notice that is issued by itself: {', '.join(early)}"
    way = any(one.guides for one in matter.written(filed=False))
    if matter.mode is Mode.GUIDANCE and not (matter.designated and way):
        return (
            "a matter of mode guidance names where to go (designated), and the notice that says it (guides = true), "
            'which the clerk writes (on = "asked") without a case'
        )
    return ""
