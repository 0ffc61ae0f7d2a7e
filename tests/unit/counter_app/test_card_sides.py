"""The side of a card without the name, and a foreigner's permit: from lines of words to what they say."""

from datetime import date

import pytest

from counter_app.cards import back_taken, is_over
from counter_app.desk import Desk
from counter_app.photographed.back import CardBack, card_back, validity
from counter_app.photographed.lines import Line
from counter_app.photographed.words import CardWords, Unread, card_words
from tests.unit.counter_app.test_card_words import lines
from windowkit.cards import LONG_TERM, CardKind

BACK = (
    ("中华人民共和国", 200, 40),
    ("居民身份证", 260, 120),
    ("签发机关", 60, 300),
    ("上海市公安局静安分局", 260, 300),
)
DAYS = ("有效期限", 60, 380)
PERMIT = (
    ("中华人民共和国外国人永久居留身份证", 60, 0),
    ("FOREIGN PERMANENT RESIDENT ID CARD", 60, 50),
    ("姓名/Name", 60, 110),
    ("MILLER,ANNA", 300, 110),
    ("性别/Sex", 60, 170),
    ("女/F", 300, 170),
    ("出生日期/Date of Birth", 60, 230),
    ("1951.04.17", 500, 230),
    ("有效期限/Period of Validity", 60, 290),
    ("2023.12.01-2033.11.30", 600, 290),
    ("证件号码/ID No.", 60, 460),
    ("93112419510417002X", 400, 460),
)


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("2006.03.08-长期", ("2006-03-08", LONG_TERM)),
        ("有效期限2015.10.26-2035.10.26", ("2015-10-26", "2035-10-26")),
        ("2015.10.26—2025.10.26", ("2015-10-26", "2025-10-26")),
        ("20151026-20201026", ("2015-10-26", "2020-10-26")),
        ("2024.02.29-2034.03.01", ("2024-02-29", "2034-03-01")),
        ("2023.12.01-2033.11.30", ("2023-12-01", "2033-11-30")),
        ("2015.10.26-2036.10.26", None),  # 21 years: misread
        ("2015.10.26-2025.10.28", None),
        ("2035.10.26-2015.10.26", None),
        ("2015.13.26-2025.13.26", None),
        ("9999.01.01-2015.01.01", None),
        ("1906.03.08-长期", None),
        ("2015.10.26", None),
    ],
)
def test_only_a_span_that_the_law_knows_is_taken(printed: str, days: tuple[str, str] | None) -> None:
    assert validity(printed) == days


@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_the_other_side_is_read_whichever_way_it_lies(degrees: float) -> None:
    seen = lines(*reversed(BACK), DAYS, ("2006.03.08-长期", 260, 380), degrees=degrees)
    assert card_words(seen) == CardBack("上海市公安局静安分局", "2006-03-08", LONG_TERM)


def test_without_its_days_it_is_asked_for_again_and_an_office_that_is_none_is_not_named() -> None:
    assert card_words(lines(*BACK, DAYS)) is Unread.BACK
    odd = card_back(lines(("签发机关甲乙丙", 0, 0), ("2006.03.08-长期", 0, 80)))
    assert odd == CardBack("", "2006-03-08", LONG_TERM)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (
            (("中华人民共和国机动车驾驶证", 60, 0), ("姓名周德康", 60, 60), ("签发机关上海市公安局", 60, 120)),
            Unread.NO_NUMBER,
        ),
        (
            (("外国人永久居留证", 60, 0), ("MILLER,ANNA", 60, 60), ("国籍", 60, 120), ("CAN310000123456", 60, 460)),
            Unread.NO_WORDS,
        ),
        (
            (("姓名/Name", 60, 110), ("MILLER,ANNA", 300, 110), ("中华人民共和国外国人永久居留身份证", 60, 0)),
            Unread.NO_NUMBER,
        ),
        ((("会员卡", 60, 0),), Unread.NO_WORDS),
    ],
)
def test_days_on_another_paper_are_no_cards_other_side(
    other: tuple[tuple[str, float, float], ...], why: Unread
) -> None:
    assert card_words(lines(*other, ("2017.06.16-2027.06.16", 260, 300))) is why


def permit(**texts: str) -> tuple[Line, ...]:
    return lines(*((texts.get(f"at_{at}", text), x, y) for at, (text, x, y) in enumerate(PERMIT)))


@pytest.mark.parametrize("degrees", [0, 9, 180])
def test_a_foreigners_permit_is_read(degrees: float) -> None:
    found = card_words(lines(*PERMIT, degrees=degrees))
    assert isinstance(found, CardWords)
    card = found.card
    assert (card.kind, card.name, card.sex, card.born) == (CardKind.FOREIGNER, "MILLER, ANNA", "female", "1951-04-17")
    assert (card.valid_from, card.valid_to, card.address) == ("2023-12-01", "2033-11-30", "")


def test_a_permits_chinese_name_stands_for_the_latin_one_as_on_its_chip() -> None:
    found = card_words((*permit(), *lines(("中文名米安娜", 60, 140))))
    assert isinstance(found, CardWords)
    assert found.card.name == "米安娜"


@pytest.mark.parametrize("name", ["RICARDO, JUAN", "CARDINALE, CLAUDIA", "CHINARD, LUC"])
def test_a_name_with_a_printed_word_in_it_is_a_name(name: str) -> None:
    found = card_words(permit(at_3=name))
    assert isinstance(found, CardWords)
    assert found.card.name == name


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (permit(at_11="931124195104170021"), Unread.WRONG_NUMBER),
        (permit(at_7="1951.04.18"), Unread.DISAGREES),
        (permit(at_3="1"), Unread.NO_NAME),
    ],
)
def test_a_permit_that_does_not_say_one_thing_is_not_taken(seen: tuple[Line, ...], why: Unread) -> None:
    assert card_words(seen) is why


def test_the_other_side_alone_says_that_a_card_is_over_and_fills_nothing_where_nothing_is_asked() -> None:
    assert is_over(CardBack("", "2015-10-26", "2025-10-26"), date(2026, 11, 29))
    assert not is_over(CardBack("", "2006-03-08", LONG_TERM), date(2026, 11, 29))
    found = back_taken(Desk(), "applicant", CardBack("", "2015-10-26", "2025-10-26"))
    assert (found.fill, found.differs) == ({}, {})
