"""Words for the list of materials: how each stands, and how the whole list does."""

from PySide6.QtCore import QCoreApplication

from counter_app import flaw_phrases, phrases
from counter_app.papers import HERE, Paper, Standing
from windowkit.matters import Material, Matter

translate = QCoreApplication.translate


def standing(paper: Paper) -> str:
    """How this one stands."""
    match paper.standing:
        case Standing.WANTED:
            return translate("papers", "The resident is photographing it …")
        case Standing.FLAWED:
            flaws = phrases.listed(flaw_phrases.flaw(each) for each in paper.pages[-1].flaws)
            return _pages(paper, translate("papers", "Received, but: {0}").format(flaws))
        case Standing.TAKEN:
            last = paper.pages[-1]
            return _pages(paper, translate("papers", "Received, {0} × {1} pixels").format(last.width, last.height))
        case Standing.COPIED:
            assert paper.copied is not None
            words = translate("papers", "Copied from case {0} of {1}").format(paper.copied.case, paper.copied.day)
            return _pages(paper, words)
        case Standing.EARLIER:
            assert paper.earlier is not None
            return translate("papers", "Not here; case {0} of {1} has it").format(paper.earlier.case, paper.earlier.day)
        case _:
            return _plain(paper.standing)


def _plain(found: Standing) -> str:
    match found:
        case Standing.SEEN:
            return translate("papers", "The original was seen")
        case Standing.NOT_NEEDED:
            return translate("papers", "Not needed this time")
        case Standing.NOT_NOW:
            return translate("papers", "Not needed, as the form says")
        case Standing.LACKING:
            return translate("papers", "Missing, as you said")
        case Standing.UNDECIDED:
            return translate("papers", "Needed or not: the form does not say yet")
        case Standing.OPTIONAL:
            return translate("papers", "Not shown yet; it goes without")
        case Standing.ON_PAPER:
            return translate("papers", "Looked at, not photographed")
        case _:
            return translate("papers", "Missing: not shown yet")


def _pages(paper: Paper, words: str) -> str:
    if len(paper.pages) < 2:
        return words
    pages = translate("papers", "{0} pages").format(len(paper.pages))
    return f"{pages}  ·  {words}"


def whole(found: tuple[Paper, ...], left: int) -> str:
    """The list in one look; `left` are missing."""
    here = sum(one.standing in HERE for one in found)
    if not left:
        return translate("papers", "{0} here, nothing missing").format(here)
    return translate("papers", "{0} here, {1} missing").format(here, left)


def next_step(missing: tuple[Material, ...]) -> str:
    """What the resident is to do where these are missing; empty where none is."""
    if not missing:
        return ""
    names = phrases.listed(phrases.local(one.name, one.name_en) for one in missing)
    return translate("papers", "Please bring {0}, and come back to go on.").format(names)


def told(matter: Matter, missing: tuple[Material, ...]) -> str:
    """What the one-time notice will say is missing, and where each is to be had."""
    if not missing:
        return translate("papers", "Nothing on the list is missing: write below what else is needed.")
    called = {one.code: phrases.local(one.name, one.name_en) for one in matter.institutions}
    lines = [translate("papers", "The notice will say that these are missing:")]
    for one in missing:
        places = [*([phrases.local(one.where, one.where_en)] if one.where else []), *(called[code] for code in one.at)]
        name = phrases.local(one.name, one.name_en)
        lines.append("· " + (phrases.label(name, phrases.listed(places)) if places else name))
    return "\n".join(lines)
