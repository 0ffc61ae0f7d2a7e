"""Guides: what the files may say, and where answers lead."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from windowkit.catalogue import load_matters
from windowkit.errors import BadInput
from windowkit.guides import END, Guide, guide_for, load_guides, path

ASSETS = Path(__file__).parents[3] / "assets"
MATTERS = load_matters(ASSETS / "matters")
GUIDES = load_guides(ASSETS / "guides", MATTERS)


@pytest.mark.parametrize("guide", GUIDES.values(), ids=lambda one: one.matter or "general")
def test_whatever_is_answered_a_guide_ends_and_each_step_can_be_reached(guide: Guide) -> None:
    seen, ends = set[str](), 0
    todo: list[dict[str, str]] = [{}]
    while todo:
        answers = todo.pop()
        walked = path(guide, answers)
        seen |= {step.key for step in walked}
        last = walked[-1]
        if last.answers and last.key not in answers:
            todo += [answers | {last.key: one.code} for one in last.answers]
        else:
            ends += 1
    assert seen == {step.key for step in guide.steps}
    assert ends > 1


def test_an_answer_decides_what_comes_next() -> None:
    guide = GUIDES["ltci-application"]
    known = {"who": "self", "age": "employee"}
    first = [step.key for step in path(guide, known | {"assessed": "no"})]
    again = [step.key for step in path(guide, known | {"assessed": "expiring"})]
    assert "old_result" in again
    assert "old_result" not in first
    assert [step.key for step in path(guide, known)][-1] == "assessed", "nothing is asked ahead of its question"


def test_a_matter_without_a_guide_has_the_general_one() -> None:
    assert guide_for(GUIDES, "any-other") is GUIDES[""]
    assert guide_for(GUIDES, "ltci-application") is GUIDES["ltci-application"]


GOOD = """
matter = "medical-record-booklet"
title = "甲"
title_en = "A"
[[steps]]
key = "one"
title = "一"
title_en = "One"
ask = "问"
ask_en = "Asked"
answers = [
  { code = "yes", label = "是", label_en = "Yes", next = "three", fills = { reason = "full" } },
  { code = "no", label = "否", label_en = "No" },
]
[[steps]]
key = "two"
title = "二"
title_en = "Two"
say = ["说"]
say_en = ["Said"]
[[steps]]
key = "three"
title = "三"
title_en = "Three"
say = ["说"]
say_en = ["Said"]
"""


@pytest.mark.parametrize(
    ("was", "is_", "says"),
    [
        ('matter = "medical-record-booklet"', 'matter = "nothing"', "no matter nothing"),
        ('next = "three"', 'next = "one"', "no step below"),
        ('next = "three"', 'next = "four"', "no step below"),
        ('key = "two"', 'key = "one"', "key of its own"),
        ('key = "two"', f'key = "{END}"', "key of its own"),
        ('say_en = ["Said"]', "", "same sentences"),
        ('reason = "full"', 'reason = "odd"', "may not stand"),
        ('reason = "full"', 'colour = "red"', "does not have"),
        ('  { code = "no", label = "否", label_en = "No" },\n', "", "two answers"),
        ('label_en = "No" }', 'label_en = "No", next = "three" }', "no answer leads to two"),
        ('ask_en = "Asked"', "", "ask_en"),
        ('title_en = "Two"', 'title_en = "Two"\ncolour = "red"', "colour"),
    ],
)
def test_a_guide_that_leads_nowhere_is_refused_with_its_place(tmp_path: Path, was: str, is_: str, says: str) -> None:
    (tmp_path / "one.toml").write_text(GOOD)
    general = (ASSETS / "guides" / "general.toml").read_text()
    (tmp_path / "general.toml").write_text(general)
    assert load_guides(tmp_path, MATTERS)
    assert was in GOOD
    (tmp_path / "one.toml").write_text(GOOD.replace(was, is_, 1))
    with pytest.raises(BadInput, match=r"one\.toml") as refused:
        load_guides(tmp_path, MATTERS)
    assert says in str(refused.value)


def test_a_matter_without_any_guide_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text(GOOD)
    with pytest.raises(BadInput, match="no guide for ltci-application"):
        load_guides(tmp_path, MATTERS)


def test_a_matter_that_needs_the_elders_own_will_has_a_guide_that_asks_for_it(tmp_path: Path) -> None:
    needy = {code: replace(one, own_will=True) for code, one in MATTERS.items() if code == "medical-record-booklet"}
    guides = tmp_path / "booklet.toml"
    guides.write_text((ASSETS / "guides" / "medical-record-booklet.toml").read_text())
    with pytest.raises(BadInput, match="own will"):
        load_guides(tmp_path, needy)
    guides.write_text((ASSETS / "guides" / "general.toml").read_text())
    assert load_guides(tmp_path, needy)
    guides.write_text((ASSETS / "guides" / "general.toml").read_text().replace(", own = true", ""))
    with pytest.raises(BadInput, match="own = true"):
        load_guides(tmp_path, needy)
