"""The front of a foreigner's permanent residence permit of 2023 (五星卡): its number begins with 9. Pure.

Labels are printed in two languages and values beside or below them; what a value is, its own form says: a Latin name in
capitals, a day, a span of days. The number's last character checks it, its day of birth the printed one.
"""

import re
from collections.abc import Sequence
from typing import Final

from counter_app.photographed.back import validity
from windowkit.cards import CardKind, IdCard
from windowkit.identity import birth_date

_BORN: Final = re.compile(r"(?<!\d)(\d{4})[.．](\d{2})[.．](\d{2})(?!\d)")
_SEX: Final = re.compile(r"(男|女)[/／]?[MF]|(?:别|Sex).?(男|女)")
_LATIN: Final = re.compile(r"[A-Z][A-Z'’.\-]*(?:[ ,，]+[A-Z][A-Z'’.\-]*)+")
_CHINESE: Final = re.compile(r"(?:姓名|中文名)[/／]?(?:Name)?([\u3400-\u9fff·]{2,})$")
_COMMA: Final = re.compile(r"\s*[,，]\s*")
_PRINTED: Final = re.compile(r"PEOPLE|REPUBLIC|\bCHINA\b|FOREIGN|PERMANENT|RESIDENT|\bCARD\b|SPECIMEN")  # not RICARDO
_LABELS: Final = re.compile(r"姓\s*名|中文名|Name|[/／]")


def foreign_card(number: str, name: str, rows: Sequence[str]) -> IdCard | None:
    """The card of this number, by the words above it from the top down; None where they do not say it alike."""
    text = "\n".join(rows)
    born, days = birth_date(number), next((found for row in rows if (found := validity(row)) is not None), None)
    printed = [match for match in _BORN.finditer(text) if validity(_row_of(text, match.start())) is None]
    said = {"-".join(match.groups()) for match in printed}
    if born is None or (said and said != {born.isoformat()}):
        return None
    sex = _SEX.search("".join(text.split()))
    return IdCard(
        kind=CardKind.FOREIGNER,
        name=name,
        number=number,
        sex="" if sex is None else "male" if "男" in sex[0] else "female",
        born=born.isoformat(),
        valid_from=days[0] if days is not None else "",
        valid_to=days[1] if days is not None else "",
    )


def _row_of(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def name_on(rows: Sequence[str]) -> str:
    """As the chip has it: the Chinese name where there is one, else the Latin one; "" where none can be read."""
    chinese = next((found[1] for row in rows if (found := _CHINESE.search("".join(row.split())))), "")
    if chinese:
        return chinese
    latin = (_LATIN.search(_LABELS.sub(" ", row)) for row in rows if not _PRINTED.search(row.upper()))
    return next((_COMMA.sub(", ", found[0]) for found in latin if found is not None), "")
