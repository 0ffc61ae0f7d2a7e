"""A matter (事项) as data: who may apply, what to bring, which fields to fill in, which notices follow.

A matter is one TOML file in assets/matters/, read by `windowkit/catalogue.py`. A file with an unknown key, a wrong type
or a doubled field is refused when a program starts, with its name and the place; nothing is guessed.
"""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.fields import (
    Choice as Choice,
    Data,
    Field as Field,
    Key,
    Kind as Kind,
    Problem as Problem,
    Words,
    problem as problem,
)
from windowkit.institutions import Institution
from windowkit.sensitive import Sensitive
from windowkit.signing import Signing


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
        "destination", "materials", "received", "missing", "institutions", "centre", "committee", "verify_url", "ink",
    }
)  # fmt: skip

_Count = Annotated[int, msgspec.Meta(ge=0)]


class Section(Data, frozen=True, kw_only=True):
    """A titled group of fields."""

    key: Key
    title: Words
    title_en: Words
    fields: Annotated[tuple[Field, ...], msgspec.Meta(min_length=1)]


class When(Data, frozen=True, kw_only=True):
    """A material is asked for where this choice of the form is one of these."""

    field: Key
    among: Annotated[tuple[Key, ...], msgspec.Meta(min_length=1)]


class Shape(StrEnum):
    """What a paper looks like, for its picture."""

    SHEET = auto()
    CARD = auto()
    BOOKLET = auto()


class Material(Data, frozen=True, kw_only=True):
    """One paper the resident brings; `photograph` where the kiosk's document camera takes it.

    `when`: not always. `valid_days`: so long its photograph in an earlier case of the same person serves again; only
    for papers of the applicant's own. `note` is what else to know of it, in plain words: when it is needed, too, where
    it is not always. `pages`: how many it has at most; after each the kiosk asks for the next by
    itself. `sensitive`: of a kind that asks for the resident's separate yes before it is photographed.
    """

    code: Key
    name: Words
    name_en: Words
    original: bool = True
    copies: _Count = 0
    photograph: bool = True
    required: bool = True
    sensitive: Sensitive | None = None
    when: When | None = None
    valid_days: _Count = 0
    pages: Annotated[int, msgspec.Meta(ge=1, le=30)] = 1
    where_en: str = ""
    where: str = ""  # it is to be had, for the list of what is missing: in words ...
    at: tuple[Key, ...] = ()  # ... or by the codes of the site's institutions
    note: str = ""
    note_en: str = ""
    shape: Shape = Shape.SHEET


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
    """An identity card that the form asks for: whose it is, and which field takes up which part of it.

    `material` is the matter's paper that is a photograph of it, "" where there is none.
    """

    whose: Key
    label: Words
    label_en: Words
    fields: dict[CardPart, Key]
    material: Annotated[str, msgspec.Meta(max_length=64)] = ""


class Household(Data, frozen=True, kw_only=True):
    """What those who live together have in common: `by` whose value they are found (the first that is filled in).

    `shared` are the fields that may be taken over from one to another; never what is a person's own.
    """

    by: Annotated[tuple[Key, ...], msgspec.Meta(min_length=1)]
    shared: Annotated[tuple[Key, ...], msgspec.Meta(min_length=1)]


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
    household: Household | None = None
    signature: Signing = Signing.SCREEN  # by finger, or in ink on the printed form
    own_will: bool = False  # it disposes of money or home: not submitted before the elder was asked for their own will
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

    def sensitive(self, material: str) -> Sensitive | None:
        """Of which kind that paper is; None where it asks for no separate yes."""
        return next((one.sensitive for one in self.materials if one.code == material), None)

    def written(self, *, filed: bool) -> tuple[MatterNotice, ...]:
        """The notices that the clerk may write, before the case is filed or after."""
        return tuple(notice for notice in self.notices if notice.on is Moment.ASKED and (filed or not notice.filed))


def problems(matter: Matter, values: dict[str, str]) -> dict[str, Problem]:
    """Every field that keeps the form from being read out and signed, by key."""
    found = {field.key: problem(field, values.get(field.key, "")) for field in matter.fields}
    return {key: what for key, what in found.items() if what is not None}
