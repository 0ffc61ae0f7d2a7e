"""What may go on paper, and what old private codes become."""

import unicodedata

import pytest

from windowkit.letters import BadLetter, printable


@pytest.mark.parametrize(
    ("old", "real"),
    [
        ("\ue863", "䶮"),
        ("\ue82d", "㭎"),
        ("\ue857", "䲟"),
        ("\ue81b", "㑇"),
        ("\ue864", "\u9fbb"),
        ("\ue83b", "\U0002298f"),
    ],
)
def test_a_private_code_becomes_its_character(old: str, real: str) -> None:
    assert printable(f"张{old}") == f"张{real}"


def _refused(character: str) -> str:
    try:
        printable(character)
    except BadLetter as refusal:
        return refusal.reason
    return ""


def test_every_character_that_gb18030_encodes_is_printable_or_refused_by_its_code_point() -> None:
    for lead in range(0x81, 0xFF):
        for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            character = bytes((lead, trail)).decode("gb18030")
            if _refused(character):
                assert _refused(character) == f"private-use:U+{ord(character):04X}"
            else:
                assert unicodedata.category(printable(character)[0]) not in {"Co", "Cn", "Cc"}


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u200f", "\u202e", "\ufeff", "\ud800", "\U0010ffff"])
def test_what_steers_or_means_nothing_is_refused(character: str) -> None:
    with pytest.raises(BadLetter, match=f"U\\+{ord(character):04X}"):
        printable(f"张{character}")


def test_variation_selectors_ask_for_nothing_here() -> None:
    assert printable("葛\U000e0100城") == "葛城"
