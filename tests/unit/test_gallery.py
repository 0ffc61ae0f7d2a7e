"""The gallery of notices and screens leaves none out."""

import re
from pathlib import Path

import pytest

from scripts.gallery_index import index
from tests.peers.counter_desk_states import STATES as COUNTER_STATES
from tests.peers.kiosk_states import STATES as KIOSK_STATES
from tests.peers.notices import gallery

ROOT = Path(__file__).parents[2]


def test_every_template_and_every_look_of_a_sheet_has_its_picture() -> None:
    templates = {one.stem for one in (ROOT / "assets" / "notices").glob("*.toml")}
    names = gallery().keys()
    assert templates <= names
    assert [name for name in names if not (ROOT / "docs" / "gallery" / "notices" / f"{name}-a4-1.png").exists()] == []


@pytest.mark.parametrize(("program", "states"), [("kiosk", KIOSK_STATES), ("counter", COUNTER_STATES)])
def test_every_state_of_a_program_has_its_picture_in_both_languages_and_no_picture_is_of_another(
    program: str, states: dict[str, object]
) -> None:
    for language in ("zh_CN", "en"):
        kept = {one.stem for one in (ROOT / "docs" / "gallery" / program / language).glob("*.png")}
        assert kept == states.keys()


@pytest.mark.parametrize("chinese", [False, True])
def test_the_index_shows_every_state_and_nothing_else(*, chinese: bool) -> None:
    shown = set(re.findall(r"\]\((kiosk|counter)/\w+/(\w+)\.png\)", index(chinese=chinese)))
    assert shown == {("kiosk", name) for name in KIOSK_STATES} | {("counter", name) for name in COUNTER_STATES}
