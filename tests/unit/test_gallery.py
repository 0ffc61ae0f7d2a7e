"""The gallery of notices leaves none out."""

from pathlib import Path

from tests.peers.notices import gallery

ROOT = Path(__file__).parents[2]


def test_every_template_and_every_look_of_a_sheet_has_its_picture() -> None:
    templates = {one.stem for one in (ROOT / "assets" / "notices").glob("*.toml")}
    names = gallery().keys()
    assert templates <= names
    assert [name for name in names if not (ROOT / "docs" / "gallery" / "notices" / f"{name}-a4-1.png").exists()] == []
