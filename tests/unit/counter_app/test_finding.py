"""Looking up by Chinese, pinyin, its first letters and English; words inserted by a few letters."""

import time

import pytest

from counter_app.finding import MOST, index
from counter_app.snippets import expanded
from counter_app.typed import Letters
from tests.peers.counter_desk_work import KNOWLEDGE, LEARNT
from windowkit.knowledge import Knowledge, Snippet
from windowkit.spelling import spelt


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chx", True),
        ("changhuxian", True),
        ("chhux", True),
        ("zhanghuxian", True),  # 长 is read so, too
        ("长护险", True),
        ("hx", True),
        ("xc", False),
        ("chxx", False),
        ("chhg", False),
    ],
)
def test_what_is_typed_is_one_letters_reading_after_anothers(typed: str, found: bool) -> None:
    stands, _ = Letters(["险", "长护险", "长"], spelt).found(typed)
    assert stands.tolist() == [False, found, False]


def test_brackets_between_letters_are_not_typed() -> None:
    stands, begins = Letters(["保险（长护险）申请", "", "（长护险）"], spelt).found("bxchxsq")
    assert stands.tolist() == begins.tolist() == [True, False, False]
    stands, begins = Letters(["保险（长护险）申请", "", "（长护险）"], spelt).found("chx")
    assert stands.tolist() == [True, False, True]
    assert begins.tolist() == [False, False, False]


def test_nothing_is_found_from_the_end_of_one_text_into_the_next_nor_where_there_is_none() -> None:
    stands, _ = Letters(["长护", "险", "", "险"], spelt).found("chx")
    assert not stands.any()
    assert not Letters([], spelt).found("chx")[0].size
    assert index(Knowledge(), spelt).found("chx") == ()


def test_the_clerks_own_words_stand_first_and_change_by_themselves() -> None:
    before = index(KNOWLEDGE, spelt).with_own((), spelt)
    own = before.with_own((Snippet(key="chx", words="长护险的话"),), spelt)
    first, *others = own.found("chx")
    assert first.own
    assert others == list(before.found("chx"))[: MOST - 1]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("chx", "长期护理保险（长护险）申请/续期"),
        ("jyjlc", "医保门急诊就医记录册申领/换领"),
        ("booklet", "医保门急诊就医记录册申领/换领"),
        ("sqrsfz", "申请人身份证"),
        ("样例路医院", "样例路医院（虚构）"),
        (";dz", ";dz"),
        ("yljg zz", None),
    ],
)
def test_the_best_stands_first(typed: str, first: str | None) -> None:
    found = LEARNT.index.found(typed)
    assert (found[0].name if found else None) == first


def test_the_index_is_built_at_once() -> None:
    """Once the readings are loaded, which the counter does beside the window. 50 ms is what we want of it."""
    spelt("长")
    began = time.process_time()
    index(KNOWLEDGE, spelt)
    assert time.process_time() - began < 0.2


WORDS = {"dz": "地址", "dzh": "地址和户号", "dh": "电话"}


@pytest.mark.parametrize(
    ("before", "becomes"),
    [
        (";dh", (3, "电话")),
        ("住在；dh", (3, "电话")),
        (";dz", None),  # ;dzh may still come
        (";dz ", (4, "地址")),
        (";dzh", (4, "地址和户号")),
        ("dh", None),
        (";xx", None),
        (";dh。", None),
    ],
)
def test_letters_become_words_once_no_longer_key_is_meant(before: str, becomes: tuple[int, str] | None) -> None:
    assert expanded(before, WORDS) == becomes
