"""The gallery of notices and screens leaves none out."""

from pathlib import Path

import pytest

from tests.peers.counter_states import STATES as COUNTER_STATES
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
