"""How sentences follow each other on a screen."""

from windowkit.prose import together


def test_english_sentences_have_a_blank_between_them() -> None:
    assert together("2 ahead of you.", "About 3 minutes.") == "2 ahead of you. About 3 minutes."


def test_chinese_sentences_have_none() -> None:
    assert (
        together("前面还有 2 位。", "大约要等 3 分钟。", "您想怎么办？")
        == "前面还有 2 位。大约要等 3 分钟。您想怎么办？"
    )


def test_what_is_empty_leaves_nothing_behind() -> None:
    assert together("", "A.", "", "B.", "") == "A. B."
    assert together() == ""
