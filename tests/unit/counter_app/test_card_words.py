"""From lines of words to the card they stand on: whichever way it lies, and what is refused."""

import math

import pytest

from counter_app.photographed.lines import Line
from counter_app.photographed.words import CardWords, Unread, card_words
from windowkit.cards import CardKind
from windowkit.matters import CardPart

ADDRESS = ("住址上海市静安区样例路128弄6", "号302室")
FRONT = (
    ("姓名周德明", 60, 40),
    ("性别男", 60, 120),
    ("民族汉", 260, 120),
    ("出生1946年3月8日", 60, 200),
    (ADDRESS[0], 60, 280),
    (ADDRESS[1], 120, 330),
    ("公民身份号码", 60, 460),
    ("310106194603089978", 260, 460),
)


def lines(
    *rows: tuple[str, float, float], degrees: float = 0, scores: dict[str, float] | None = None
) -> tuple[Line, ...]:
    """Each row at its place, the card turned around its middle; letters are 30 high and wide, digits 18 wide."""
    made: list[Line] = []
    for text, x, y in rows:
        width = sum(18 if letter.isascii() else 30 for letter in text)
        turned = tuple(_turned(at, degrees) for at in ((x, y), (x + width, y), (x + width, y + 30), (x, y + 30)))
        made.append(Line(text, (scores or {}).get(text, 0.98), turned))
    return tuple(made)


def _turned(at: tuple[float, float], degrees: float) -> tuple[float, float]:
    x, y, angle = at[0] - 400, at[1] - 250, math.radians(degrees)
    return 400 + x * math.cos(angle) - y * math.sin(angle), 250 + x * math.sin(angle) + y * math.cos(angle)


@pytest.mark.parametrize("degrees", [0, 9, -14, 45, 90, 180, 270])
def test_a_card_is_read_whichever_way_it_lies(degrees: float) -> None:
    found = card_words(lines(*reversed(FRONT), degrees=degrees))
    assert isinstance(found, CardWords)
    card = found.card
    assert (card.kind, card.name, card.number) == (CardKind.CITIZEN, "周德明", "310106194603089978")
    assert (card.sex, card.born, card.address) == ("male", "1946-03-08", "上海市静安区样例路128弄6号302室")
    assert found.unsure == ()


def test_labels_in_boxes_of_their_own_a_mark_across_and_shapes_of_the_portrait_change_nothing() -> None:
    rows = (
        ("姓名", 60, 40), ("周德明", 140, 42), ("性别男", 60, 120), ("1946年3月8日", 140, 200), ("生址", 60, 280),
        ("上海市静安区样例路128弄6", 140, 280), ("号302室", 140, 330), ("D", 700, 300), ("42", 650, 285),
        ("公民身份号码310106194603089978", 60, 460),
    )  # fmt: skip
    mark = lines(("样例章样例章样例", 200, 300), degrees=20)
    found = card_words((*lines(*rows), *mark))
    assert isinstance(found, CardWords)
    assert (found.card.name, found.card.address) == ("周德明", "上海市静安区样例路128弄6号302室")


def test_what_the_engine_is_unsure_of_is_said() -> None:
    found = card_words(lines(*FRONT, scores={"姓名周德明": 0.7}))
    assert isinstance(found, CardWords)
    assert found.unsure == (CardPart.NAME,)


def changed(**texts: str) -> tuple[Line, ...]:
    return lines(*((texts.get(f"at_{at}", text), x, y) for at, (text, x, y) in enumerate(FRONT)))


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ((), Unread.NO_WORDS),
        (lines(("超市小票", 0, 0), ("合计 12.50", 0, 60)), Unread.NO_WORDS),
        (lines(("中华人民共和国", 0, 0), ("签发机关上海市公安局", 0, 60)), Unread.BACK),
        (lines(*FRONT[:-1]), Unread.NO_NUMBER),
        (changed(at_7="310106194603089979"), Unread.WRONG_NUMBER),
        (changed(at_7="310106194613089978"), Unread.WRONG_NUMBER),
        (changed(at_3="出生1946年3月9日"), Unread.DISAGREES),
        (changed(at_1="性别女"), Unread.DISAGREES),
        (changed(at_0="出生"), Unread.NO_NAME),
    ],
)  # fmt: skip
def test_what_cannot_be_trusted_is_not_taken_and_says_why(seen: tuple[Line, ...], why: Unread) -> None:
    assert card_words(seen) is why


def test_a_residents_permit_of_hong_kong_macao_and_taiwan_is_one() -> None:
    found = card_words(changed(at_7="810000199408230021", at_1="性别女", at_3="出生1994年8月23日"))
    assert isinstance(found, CardWords)
    assert (found.card.kind, found.card.sex) == (CardKind.RESIDENCE, "female")
