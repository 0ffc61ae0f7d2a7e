"""How each material of the list stands on the desk; pure."""

from enum import StrEnum, auto

import msgspec

from counter_app.desk import Desk, value
from windowkit.deskwork import Copied, Deskwork, EarlierPaper, Edit, PaperWord
from windowkit.materials import Need, missing, need
from windowkit.matters import Material
from windowkit.messages import Document


class Standing(StrEnum):
    """Where a material stands, as a code; the panel has words for each."""

    WANTED = auto()  # the resident is photographing it
    FLAWED = auto()  # here, and something is wrong with the photograph
    TAKEN = auto()
    COPIED = auto()  # from an earlier case
    SEEN = auto()  # the original was looked at
    NOT_NEEDED = auto()  # the clerk says so
    NOT_NOW = auto()  # the form says so
    LACKING = auto()  # the clerk says so
    EARLIER = auto()  # not here, and an earlier case has it
    UNDECIDED = auto()  # the form does not say yet
    OPTIONAL = auto()
    MISSING = auto()
    ON_PAPER = auto()  # looked at, not photographed


HERE = frozenset({Standing.TAKEN, Standing.FLAWED, Standing.COPIED, Standing.SEEN})
_WORDS = {
    PaperWord.SEEN: Standing.SEEN,
    PaperWord.NOT_NEEDED: Standing.NOT_NEEDED,
    PaperWord.LACKING: Standing.LACKING,
}


class Paper(msgspec.Struct, frozen=True):
    """A material, its pages that stand, how it stands; `copied` or `earlier`: from which case."""

    material: Material
    pages: tuple[Document, ...]
    standing: Standing
    copied: Copied | None = None
    earlier: EarlierPaper | None = None


def work(desk: Desk) -> Deskwork:
    """The visit's; an empty one where there is none."""
    return (desk.visit.deskwork if desk.visit is not None else None) or Deskwork()


def papers(desk: Desk) -> tuple[Paper, ...]:
    """The matter's list as it stands."""
    if desk.matter is None or desk.visit is None:
        return ()
    done = work(desk)
    return tuple(_paper(desk, done, one) for one in desk.matter.materials)


def edits(desk: Desk, document: str) -> tuple[Edit, ...]:
    """A page's."""
    return work(desk).edits.get(document, ())


def _paper(desk: Desk, done: Deskwork, material: Material) -> Paper:
    assert desk.visit is not None
    of_it = tuple(one for one in desk.visit.documents if one.material == material.code and one.id not in done.replaced)
    copied = next((done.copied[one.id] for one in of_it if one.id in done.copied), None)
    earlier = done.earlier.get(material.code)
    return Paper(material, of_it, _standing(desk, material, of_it, copied, earlier), copied, earlier)


def _standing(
    desk: Desk, material: Material, pages: tuple[Document, ...], copied: Copied | None, earlier: EarlierPaper | None
) -> Standing:
    assert desk.visit is not None
    if desk.visit.wanted == material.code:
        return Standing.WANTED
    word = work(desk).papers.get(material.code)
    if word is not None:
        return _WORDS[word]
    if pages:
        if copied is not None:
            return Standing.COPIED
        return Standing.FLAWED if pages[-1].flaws else Standing.TAKEN
    if not material.photograph:
        return Standing.ON_PAPER
    when = material.when
    needed = need(material, {} if when is None else {when.field: value(desk, when.field)})
    if needed is Need.NOT_NOW:
        return Standing.NOT_NOW
    if earlier is not None:
        return Standing.EARLIER
    return {Need.NEEDED: Standing.MISSING, Need.UNDECIDED: Standing.UNDECIDED}.get(needed, Standing.OPTIONAL)


def open_ones(desk: Desk) -> tuple[Material, ...]:
    """What the one-time notice will say is missing: as the server reckons it, by the same rule."""
    if desk.matter is None or desk.visit is None:
        return ()
    form = {field.key: value(desk, field.key) for field in desk.matter.fields}
    have = {one.material for one in desk.visit.documents}
    return tuple(missing(desk.matter, form, have, work(desk).papers))
