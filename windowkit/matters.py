"""A matter (事项) as data: who may apply, what to bring, which fields to fill in, which notices follow.

A matter is one TOML file in assets/matters/. A file with an unknown key, a wrong type or a doubled field
is refused when a program starts, with its name and the place; nothing is guessed.
"""

from enum import StrEnum, auto
from pathlib import Path
from typing import Annotated, Final

import msgspec

from windowkit.errors import BadInput
from windowkit.fields import (
    Choice as Choice,
    Data,
    Field as Field,
    Key,
    Kind as Kind,
    Problem as Problem,
    Words,
    is_date,
    problem as problem,
)
from windowkit.institutions import Institution


class Mode(StrEnum):
    """Who decides (handling mode)."""

    DIRECT = auto()  # 直接受理: decided by the centre that receives it
    FORWARDED = auto()  # 收受分离: received here, sent to the home centre
    GUIDANCE = auto()  # 仅指导: must go to a named institution


class Recorded(StrEnum):
    """Whether talks about a matter are recorded (双录); never without the resident's yes."""

    NEVER = auto()
    BY_CLERK = auto()  # the clerk may ask
    ASKED = auto()  # the counter asks by itself as soon as the two talk


class Moment(StrEnum):
    """When a notice is issued."""

    SUBMITTED = auto()  # the application was taken in
    ASKED = auto()  # whenever the clerk writes one


# What a visit itself knows for its notices (signaling/papers.py).
KNOWN: Final = frozenset(
    {
        "case", "matter", "matter_en", "department", "applicant_name", "applicant_id", "agent_name", "resident",
        "received_on", "decided_on", "day", "working_days", "fee", "legal_basis", "hotline", "service_number", "clerk",
        "destination", "materials", "received", "missing", "institutions", "centre", "committee", "verify_url",
    }
)  # fmt: skip

_Count = Annotated[int, msgspec.Meta(ge=0)]


class Section(Data, frozen=True, kw_only=True):
    """A titled group of fields."""

    key: Key
    title: Words
    title_en: Words
    fields: Annotated[tuple[Field, ...], msgspec.Meta(min_length=1)]


class Material(Data, frozen=True, kw_only=True):
    """One paper the resident brings; `photograph` where the kiosk's document camera takes it."""

    code: Key
    name: Words
    name_en: Words
    original: bool = True
    copies: _Count = 0
    photograph: bool = True
    required: bool = True
    where: str = ""  # it is to be had, for the list of what is missing: in words ...
    at: tuple[Key, ...] = ()  # ... or by the codes of the site's institutions
    note: str = ""


class MatterNotice(Data, frozen=True, kw_only=True):
    """A notice that this matter issues: `template` names a file of assets/notices/.

    `fields` are what the clerk fills in, under the template's own keys; `name` is what the clerk calls it where the
    counter has no words for the template.
    """

    template: Key
    on: Moment = Moment.SUBMITTED
    name: str = ""
    name_en: str = ""
    fields: tuple[Field, ...] = ()
    filed: bool = False  # only once the case has its number
    guides: bool = False  # says where to go instead: with it a visit ends whose matter is for guidance only
    needs: tuple[str, ...] = ()  # what the visit must know for it; the template says so, the loader writes it here
    any_of: tuple[str, ...] = ()  # of these one must have a value; the same


class CardPart(StrEnum):
    """What an identity card says (windowkit/cards.py, IdCard)."""

    NAME = auto()
    NUMBER = auto()
    SEX = auto()
    BORN = auto()
    ADDRESS = auto()
    VALID_FROM = auto()
    VALID_TO = auto()


class Card(Data, frozen=True, kw_only=True):
    """An identity card that the form asks for: whose it is, and which field takes up which part of it."""

    whose: Key
    label: Words
    label_en: Words
    fields: dict[CardPart, Key]


class Matter(Data, frozen=True, kw_only=True):
    """One public service, whole. `applicant_*` name the fields that identify whom the case is for.

    `designated` are the codes of the institutions that it sends people to, such as the hospitals that may assess a
    disability; `institutions` those and its materials', from the site's file: the loader writes them here.
    """

    code: Key
    name: Words
    name_en: Words
    department: Words
    department_en: Words
    kind: str
    mode: Mode
    citywide: bool
    group: Key = "general"  # which of a clerk's skills it asks for
    who_may_apply: tuple[str, ...]
    materials: tuple[Material, ...]
    sections: tuple[Section, ...]
    applicant_name: str
    applicant_id_number: str
    working_days: _Count
    fee: str
    hotline: str
    legal_basis: str
    verified_on: str  # empty: not yet checked against the official guide, and shown so
    notices: tuple[MatterNotice, ...] = ()
    designated: tuple[Key, ...] = ()
    institutions: tuple[Institution, ...] = ()
    aliases: tuple[str, ...] = ()
    recording: Recorded = Recorded.NEVER
    cards: tuple[Card, ...] = ()
    hot: _Count = 0  # rank on the kiosk's first page; 0 is not there

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in the form's order."""
        return tuple(field for section in self.sections for field in section.fields)

    def field(self, key: str) -> Field | None:
        """The field of that key, if the form has one."""
        return next((field for field in self.fields if field.key == key), None)

    def card(self, whose: str) -> Card | None:
        """That person's card, if the form asks for it."""
        return next((card for card in self.cards if card.whose == whose), None)

    def written(self, *, filed: bool) -> tuple[MatterNotice, ...]:
        """The notices that the clerk may write, before the case is filed or after."""
        return tuple(notice for notice in self.notices if notice.on is Moment.ASKED and (filed or not notice.filed))


def problems(matter: Matter, values: dict[str, str]) -> dict[str, Problem]:
    """Every field that keeps the form from being read out and signed, by key."""
    found = {field.key: problem(field, values.get(field.key, "")) for field in matter.fields}
    return {key: what for key, what in found.items() if what is not None}


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
    for key in (
        matter.applicant_name,
        matter.applicant_id_number,
        *(one for card in matter.cards for one in card.fields.values()),
    ):
        if matter.field(key) is None:
            return f"names the field {key}, which no section has"
    fields = [*matter.fields, *(field for notice in matter.notices for field in notice.fields)]
    bare = [field.key for field in fields if (field.kind is Kind.CHOICE) != bool(field.choices)]
    if bare:
        return f"choices belong to fields of kind choice, and only there: {', '.join(bare)}"
    written = _written_fault(matter)
    if written:
        return written
    if matter.verified_on and not is_date(matter.verified_on):
        return "verified_on is a day, YYYY-MM-DD, or empty"
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
