"""What the help desk's page says of a paper."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk_app import helpdesk_phrases
from windowkit.catalogue import load_matters

MATTER = load_matters(Path(__file__).parents[3] / "assets" / "matters")["ltci-application"]


@pytest.mark.parametrize(("chinese", "note"), [(True, "由他人代办时需要"), (False, "needed if somebody else applies")])
def test_when_a_paper_is_needed_is_said_in_the_words_of_a_person(chinese: bool, note: str) -> None:
    agent = next(one for one in MATTER.materials if one.code == "agent_id")
    said = helpdesk_phrases.about(agent, MATTER, chinese=chinese)
    assert note in said
    assert "only for" not in said
    without = replace(agent, note="", note_en="")
    assert "only for" in helpdesk_phrases.about(without, MATTER, chinese=chinese), "there is nothing else to say"
