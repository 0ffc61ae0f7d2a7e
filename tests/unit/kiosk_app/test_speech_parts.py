"""A text is parted at its sentences' ends."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from kiosk_app.speech.parts import Part, planned, sentences

HELLO = Path("hello.wav")
BYE = Path("bye.wav")


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("您好。请坐！明白了吗？", ["您好。", "请坐！", "明白了吗？"]),
        ("Hello. Please sit! Is it clear?", ["Hello. ", "Please sit! ", "Is it clear?"]),
        ("请按“确认。”然后签字。", ["请按“确认。”", "然后签字。"]),
        ('He said "yes." Then he went.', ['He said "yes." ', "Then he went."]),
        (
            "It costs 3.5 yuan. See www.example.org/a?b for more.",
            ["It costs 3.5 yuan. ", "See www.example.org/a?b for more."],
        ),
        ("真的？！好。", ["真的？！", "好。"]),
        ("请稍等……马上好", ["请稍等……马上好"]),
        ("没有句号，\n还是一句", ["没有句号，\n还是一句"]),
        ("Wait... Go on", ["Wait... ", "Go on"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_a_sentence_ends_at_its_mark(text: str, parted: list[str]) -> None:
    assert sentences(text) == parted


@given(st.text(alphabet='ab1。？！.?! ”"\n，'))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
    assert all(one.strip() for one in sentences(text))


def test_what_is_recorded_comes_from_its_file_and_the_rest_goes_together() -> None:
    text = "一。您好。二。三。再见。 四"
    assert planned(text, {"您好。": HELLO, "再见。": BYE}, most=100) == [
        Part("一。"),
        Part("您好。", HELLO),
        Part("二。三。"),
        Part("再见。 ", BYE),
        Part("四"),
    ]


def test_without_files_a_text_stays_as_it_is() -> None:
    text = "Hello.  Please sit. \nIs it clear?"
    assert planned(text, {}, most=len(text)) == [Part(text)]


def test_a_long_text_goes_in_pieces_of_whole_sentences() -> None:
    assert planned("一二。三四。五六。七八九十。", {}, most=6) == [
        Part("一二。三四。"),
        Part("五六。"),
        Part("七八九十。"),
    ]


def test_another_language_s_sentence_is_another_sentence() -> None:
    assert planned("Hello.", {"您好。": HELLO}, most=100) == [Part("Hello.")]
