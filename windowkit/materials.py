"""Which of a matter's materials are needed, given the form; and what of it is not here. Pure."""

from collections.abc import Collection, Mapping
from enum import StrEnum, auto
from typing import Final

from windowkit.deskwork import PaperWord
from windowkit.matters import Material, Matter


class Need(StrEnum):
    """Whether a material is needed in this case."""

    NEEDED = auto()
    OPTIONAL = auto()
    NOT_NOW = auto()  # the form says so
    UNDECIDED = auto()  # needed or not: the form does not say yet


_LACKS: Final = frozenset({Need.NEEDED, Need.UNDECIDED})


def need(material: Material, form: Mapping[str, str]) -> Need:
    """By the form as it is filled in now."""
    when = material.when
    if when is not None:
        said = form.get(when.field, "")
        if not said and material.required:
            return Need.UNDECIDED
        if said not in when.among:
            return Need.NOT_NOW
    return Need.NEEDED if material.required else Need.OPTIONAL


def missing(
    matter: Matter, form: Mapping[str, str], have: Collection[str], papers: Mapping[str, PaperWord]
) -> list[Material]:
    """What is needed and not here, in the list's order: whoever is sent home is told all of it at once, so also what
    the form does not decide yet. `have` are the materials with a photograph; the clerk's words on `papers` stand above
    what the form says."""
    return [one for one in matter.materials if _lacks(one, form, have, papers.get(one.code))]


def _lacks(material: Material, form: Mapping[str, str], have: Collection[str], word: PaperWord | None) -> bool:
    if word is not None:
        return word is PaperWord.LACKING
    return material.photograph and material.code not in have and need(material, form) in _LACKS
