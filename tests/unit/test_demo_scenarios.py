"""What may be asked of the demo, and what it says to what it does not have."""

from pathlib import Path

import pytest

from demo import people
from demo.scenarios import SCENARIOS, chosen, listed, matter
from windowkit.catalogue import load_matters
from windowkit.errors import Failure

MATTERS = Path(__file__).parents[2] / "assets" / "matters"


def test_without_a_name_it_is_one_whole_visit() -> None:
    assert chosen("") is SCENARIOS["visit"]
    assert matter("", MATTERS) == people.MATTER


def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(Failure) as wrong:
        chosen("nonsense")
    assert all(name in str(wrong.value) for name in SCENARIOS)
    with pytest.raises(Failure) as wrong:
        matter("nonsense", MATTERS)
    assert "medical-record-booklet" in str(wrong.value)


def test_every_scenario_is_listed_in_both_languages_and_can_be_tried_by_hand() -> None:
    for name, scenario in SCENARIOS.items():
        assert name in listed()
        assert scenario.name in listed()
        assert scenario.name_en in listed()
        assert name == "visit" or (scenario.by_hand and scenario.by_hand_en)


@pytest.mark.parametrize("code", [people.MATTER, "medical-record-booklet"])
def test_a_matter_that_can_be_played_has_an_answer_to_every_question(code: str) -> None:
    found, answers = load_matters(MATTERS)[code], people.answers(code)
    assert {field.key for field in found.fields} <= set(answers)
    for field in found.fields:
        assert not field.choices or answers[field.key] in {choice.code for choice in field.choices}
