"""The reader's frames and a chip's text, against the bytes of the field (facts: the readers' protocol)."""

import pytest
from hypothesis import given, strategies as st

from kiosk_app.cards.frames import Answer, Ask, BadFrame, Listener, request
from kiosk_app.cards.text import BadCard, card, text_of
from tests.peers.card_reader import chip, frame, permit
from windowkit.cards import LONG_TERM, CardKind, IdCard


@pytest.mark.parametrize(
    ("ask", "sent"),
    [
        (Ask.STATUS, "AAAAAA9669000311FFED"),
        (Ask.FIND, "AAAAAA96690003200122"),
        (Ask.SELECT, "AAAAAA96690003200221"),
        (Ask.READ, "AAAAAA96690003300132"),
        (Ask.NEWEST_ADDRESS, "AAAAAA96690003300330"),
    ],
)
def test_requests_are_the_fields_bytes(ask: Ask, sent: str) -> None:
    assert request(ask) == bytes.fromhex(sent)


@given(st.binary(max_size=40), st.binary(max_size=1300), st.integers(1, 60))
def test_an_answer_is_found_however_it_is_cut_and_whatever_noise_stands_before(
    noise: bytes, data: bytes, size: int
) -> None:
    noise = noise.replace(b"\xaa", b"")
    heard, found = Listener(), list[Answer]()
    whole = noise + frame(0x90, data)
    for at in range(0, len(whole), size):
        if (answer := heard.hear(whole[at : at + size])) is not None:
            found.append(answer)
    assert [(one.status, one.data) for one in found] == [(0x90, data)]


def test_a_wrong_sum_and_a_length_that_cannot_be_are_no_answer() -> None:
    spoilt = bytearray(frame(0x90, b"abc"))
    spoilt[-1] ^= 1
    heard = Listener()
    with pytest.raises(BadFrame):
        heard.hear(bytes(spoilt))
    with pytest.raises(BadFrame):
        heard.hear(bytes.fromhex("AAAAAA9669FFFF") + bytes(8))
    assert heard.hear(frame(0x9F)) is not None  # and it listens on


def test_a_citizens_card() -> None:
    assert card(chip()) == IdCard(
        kind=CardKind.CITIZEN,
        name="周德康",
        number="310103194803121232",
        sex="male",
        born="1948-03-12",
        address="上海市黄浦区五里桥路1弄2号301室",
        valid_from="2006-03-01",
        valid_to=LONG_TERM,
    )


def test_an_address_that_was_written_later_stands() -> None:
    newest = "上海市浦东新区张杨路5号".encode("utf-16-le").ljust(70, b"\0")
    assert card(chip(until="20260301"), newest).address == "上海市浦东新区张杨路5号"
    assert card(chip(), bytes(70)).address == "上海市黄浦区五里桥路1弄2号301室"


def test_a_foreigners_permit() -> None:
    found = card(permit())
    assert (found.kind, found.name, found.number) == (CardKind.FOREIGNER, "李安娜", "USA310075010101")
    assert (found.sex, found.born, found.valid_to) == ("female", "1975-01-01", "2030-01-02")
    assert card(permit(name="")).name == "LI, ANNA"


@pytest.mark.parametrize(
    "text",
    [
        chip(number="310103194803121230"),
        chip(born="19481312"),
        chip(until="永远"),
        chip(name=""),
        b"\xff" * 256,
        bytes(256),
        b"",
    ],
)
def test_what_cannot_stand_on_a_card_is_refused_and_nothing_of_it_is_said(text: bytes) -> None:
    with pytest.raises(BadCard) as refused:
        card(text)
    assert not {"周德康", "310103", "310103194803121230"} & set(str(refused.value).split())


def test_an_answer_without_a_text_is_refused() -> None:
    for data in (b"", b"\x01\x00\x04\x00", b"\x00\x10\x04\x00" + bytes(256)):
        with pytest.raises(BadCard):
            text_of(data)
