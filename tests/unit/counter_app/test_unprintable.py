"""Each reason of the print service for making no pages, in words that the clerk can act on."""

import pytest

from counter_app import phrases


@pytest.mark.parametrize(
    ("keyword", "said"),
    [
        ("missing-glyph:U+30000", "\U00030000 (U+30000)"),
        ("bad-character:control:U+202E", "U+202E"),
        ("bad-character:private-use:U+E000", "U+E000"),
        ("missing-glyph:U+0009", "invisible"),
        ("missing-data:hotline", "hotline"),
        ("seal-unreachable", "seal system does not answer"),
        ("seal-refused", "does not seal"),
        ("seal-bad-picture", "picture"),
        ("too-long", "shorten"),
        ("bad-data", "wrong"),
        ("signature-too-large", "signature"),
        ("unknown-template", "does not have"),
    ],
)
def test_a_reason_is_said_in_words(keyword: str, said: str) -> None:
    told = phrases.printer_reasons((keyword,))
    assert said in told
    assert "the printer says" not in told


def test_what_a_printer_says_stays_what_it_said() -> None:
    assert phrases.printer_reasons(("media-empty-error",)) == "no paper"
    assert "odd-thing" in phrases.printer_reasons(("odd-thing",))
    assert "missing-glyph" in phrases.printer_reasons(("missing-glyph-thing",))
