"""What the server tells a kiosk to find a matter by."""

from pathlib import Path

from signaling.register import _initials
from windowkit.catalogue import load_matters

ASSETS = Path(__file__).parents[3] / "assets"


def test_a_name_is_found_with_and_without_what_stands_in_brackets_and_by_its_other_names() -> None:
    matter = load_matters(ASSETS / "matters")["ltci-application"]
    spelt = _initials(matter.name, *matter.aliases)
    for letters in ("cqhlbxchxsqxq", "cqhlbxsqxq", "zqhlbx", "chx", "ltci"):
        assert any(one.startswith(letters) for one in spelt), letters
