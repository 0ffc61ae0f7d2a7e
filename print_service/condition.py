"""What a printer's attributes mean: why it cannot print, what is foreseen, what it can do. Pure.

Printers answer oddly: values are missing, stand alone where a list belongs, or have another syntax. Whatever
cannot be read counts as not said; nothing here raises.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from print_service.ipp import Group
from windowkit.printers import PrinterDetail, Supply, Tray

WANTED: Final = (
    "printer-make-and-model",
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "printer-input-tray",
    "printer-supply",
    "printer-supply-description",
    "marker-names",
    "marker-types",
    "marker-levels",
    "marker-colors",
    "printer-impressions-completed",
    "printer-media-sheets-completed",
    "sides-supported",
    "finishings-supported",
    "cups-version",
    "device-uri",
)
# What keeps paper from coming out (RFC 8011, 5.4.12; PWG 5100.9).
BLOCKING: Final = frozenset(
    {
        "cover-open",
        "door-open",
        "fuser-over-temp",
        "input-tray-missing",
        "interlock-open",
        "marker-supply-empty",
        "marker-waste-full",
        "media-empty",
        "media-jam",
        "media-needed",
        "moving-to-paused",
        "offline",
        "opc-life-over",
        "output-area-full",
        "output-tray-missing",
        "paused",
        "shutdown",
        "spool-area-full",
        "timed-out",
        "toner-empty",
    }
)
# What will keep it from coming out, and is better mended today. The last: CUPS does not know what became of a job.
FORESEEN: Final = frozenset(
    {
        "marker-supply-low",
        "marker-waste-almost-full",
        "media-low",
        "opc-near-eol",
        "output-area-almost-full",
        "toner-low",
        "cups-ipp-missing-job-history",
    }
)
_COLOURS: Final = {  # PWG 5100.13 names them, CUPS's marker-colors has sRGB
    "#000000": "black",
    "#00FFFF": "cyan",
    "#FF00FF": "magenta",
    "#FFFF00": "yellow",
    "MULTI-COLOR": "multi-color",
}
_STOPPED: Final = 5  # printer-state
_LOW: Final = 10  # percent; for printers that give levels and no word
_MOST: Final = 8  # trays, supplies, reasons: the rest of a printer's list says nothing new
_LONGEST: Final = 64  # characters of a name
_STAPLES: Final = (20, 4)  # finishings: top left, else wherever it staples
_KEYWORD: Final = re.compile(r"[a-z0-9._-]{1,64}")
_DUPLEX: Final = "two-sided-long-edge"


class Condition(msgspec.Struct, frozen=True):
    """A printer now: why it cannot print (empty when it can), what else it says, what it can do."""

    blocking: tuple[str, ...] = ()
    detail: PrinterDetail = PrinterDetail()
    duplex: bool = False
    staple: int = 0  # the `finishings` value; 0: it cannot


class Finish(msgspec.Struct, frozen=True):
    """How a job's sheets are to come: both sides of the paper, and the `finishings` value (0: none)."""

    duplex: bool = False
    staple: int = 0


def read(group: Group) -> Condition:
    """The condition that a printer's attributes tell."""
    trays, supplies = _trays(group), _supplies(group)
    said = {_plain(one) for one in texts(group, "printer-state-reasons")} - {"none", ""}
    sheets = number(group, "printer-media-sheets-completed", -1)
    if sheets < 0:
        sheets = number(group, "printer-impressions-completed", -1)
    return Condition(
        blocking=_blocking(group, said),
        detail=PrinterDetail(
            name=text(group, "printer-make-and-model")[:_LONGEST],
            notes=tuple(sorted((said & FORESEEN) | _foreseen(said, trays, supplies))),
            trays=trays,
            supplies=supplies,
            sheets=max(0, sheets),
            counted_here=sheets < 0,
            indirect="cups-version" in group or "device-uri" in group,
        ),
        duplex=_DUPLEX in texts(group, "sides-supported"),
        staple=next((one for one in _STAPLES if one in numbers(group, "finishings-supported")), 0),
    )


def finish(condition: Condition | None, pages: Sequence[int]) -> Finish:
    """What suits notices of so many pages in one job, of what the printer offers. Each begins on a sheet of its own."""
    if condition is None:
        return Finish()
    duplex = condition.duplex and max(pages) > 1
    return Finish(duplex, condition.staple if sum(sheets(pages, duplex=duplex)) > 1 else 0)


def sheets(pages: Sequence[int], *, duplex: bool) -> tuple[int, ...]:
    """How many each notice takes."""
    return tuple((one + 1) // 2 if duplex else one for one in pages)


def _blocking(group: Group, said: set[str]) -> tuple[str, ...]:
    blocking = said & BLOCKING
    if number(group, "printer-state", 3) == _STOPPED and not blocking:
        # It has stopped and says why in words of its own, or not at all.
        others = {one for one in said - FORESEEN if _KEYWORD.fullmatch(one)}
        return tuple(sorted(others)[:_MOST]) or ("stopped",)
    accepting = [one.value for one in group.get("printer-is-accepting-jobs", ())]
    if accepting[:1] == [False] and not blocking:
        return ("not-accepting-jobs",)
    return tuple(sorted(blocking)[:_MOST])


def _foreseen(said: set[str], trays: tuple[Tray, ...], supplies: tuple[Supply, ...]) -> set[str]:
    """From levels, for printers that give no word of it."""
    found: set[str] = set()
    levels = [tray.level for tray in trays if tray.level]
    empty = any(tray.level == 0 for tray in trays)
    if levels and not empty and max(levels) <= _LOW and "media-empty" not in said:
        found.add("media-low")
    for supply in supplies:
        if supply.level is None:
            continue
        waste = supply.kind.startswith("waste")
        if waste and supply.level >= 100 - _LOW and "marker-waste-full" not in said:
            found.add("marker-waste-almost-full")
        if not waste and 0 < supply.level <= _LOW:
            found.add("toner-low" if supply.kind.startswith("toner") else "marker-supply-low")
    return found


def _trays(group: Group) -> tuple[Tray, ...]:
    """PWG 5100.13: one octet string a tray, `type=...;maxcapacity=250;level=0;name=main;`."""
    trays = list[Tray]()
    for one in group.get("printer-input-tray", ()):
        parts = _parts(one.value)
        name = parts.get("name", "")[:_LONGEST]
        if name and name != "auto" and not parts.get("type", "").endswith("Manual"):
            trays.append(Tray(name=name, level=_percent(parts)))
    return tuple(trays[:_MOST])


def _supplies(group: Group) -> tuple[Supply, ...]:
    names = texts(group, "marker-names")
    if names:
        kinds, levels = texts(group, "marker-types"), numbers(group, "marker-levels")
        colours = texts(group, "marker-colors")
        return tuple(
            Supply(
                name=name[:_LONGEST],
                kind=_kind(kinds[at]) if at < len(kinds) else "",
                colour=_colour(colours[at]) if at < len(colours) else "",
                level=levels[at] if at < len(levels) and 0 <= levels[at] <= 100 else None,
            )
            for at, name in enumerate(names[:_MOST])
        )
    words = texts(group, "printer-supply-description")
    found = [_parts(one.value) for one in group.get("printer-supply", ())][:_MOST]
    return tuple(
        Supply(
            name=(words[at] if at < len(words) else parts.get("type", ""))[:_LONGEST],
            kind=_kind(parts.get("type", "")),
            colour=_colour(parts.get("colorantname", "")),
            level=_percent(parts),
        )
        for at, parts in enumerate(found)
    )


def _kind(word: str) -> str:
    """`wasteToner` and `waste-toner` are the same."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", word).lower()[:_LONGEST]


def _colour(word: str) -> str:
    """By its name; `#00FFFF#FF00FF#FFFF00` is one cartridge of several."""
    if word.count("#") > 1:
        return "multi-color"
    return _COLOURS.get(word.upper(), word.lower() if word.lower() in _COLOURS.values() else "")


def _parts(value: object) -> dict[str, str]:
    words = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return {key.strip(): word for key, equals, word in (part.partition("=") for part in words.split(";")) if equals}


def _percent(parts: dict[str, str]) -> int | None:
    try:
        level, full = int(parts.get("level", "")), int(parts.get("maxcapacity", ""))
    except ValueError:
        return None
    if level < 0 or (full <= 0 and level > 0):
        return None
    return 0 if level == 0 else max(1, min(100, level * 100 // full))


def _plain(reason: str) -> str:
    """The reason without its severity: printers add it by their own state, not by the trouble."""
    return reason.removesuffix("-report").removesuffix("-warning").removesuffix("-error")


def texts(group: Group, name: str) -> list[str]:
    """The attribute's values that are text."""
    return [one.value for one in group.get(name, ()) if isinstance(one.value, str)]


def text(group: Group, name: str) -> str:
    """The first of them, or nothing."""
    return next(iter(texts(group, name)), "")


def numbers(group: Group, name: str) -> list[int]:
    """The attribute's values that are numbers."""
    return [one.value for one in group.get(name, ()) if type(one.value) is int]


def number(group: Group, name: str, otherwise: int) -> int:
    """The first of them."""
    return next(iter(numbers(group, name)), otherwise)
