"""The shelf of recordings: names without a meaning."""

import base64
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app.settings import CounterSettings
from counter_app.shelf import Shelf, open_shelf
from windowkit.errors import BadInput
from windowkit.sealed import public_text

KEY = X25519PrivateKey.generate()
NAME = "0123456789abcdef0123456789abcdef"


def test_a_second_part_has_a_place_of_its_own(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new", KEY.public_key(), 180)
    first = shelf.place(NAME)
    first.touch()
    second = shelf.place(NAME)
    assert (first.name, second.name) == (f"{NAME}.vwrec", f"{NAME}.2.vwrec")
    assert first.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["", "../x", "x" * 32, NAME[:-1], NAME + "/"])
def test_nothing_but_an_id_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        Shelf(tmp_path, KEY.public_key(), 180).place(name)


def test_without_a_key_nothing_is_recorded_and_a_wrong_one_is_said(tmp_path: Path) -> None:
    assert open_shelf(CounterSettings()) is None
    for key in ("junk", base64.b64encode(bytes(32)).decode()):  # zeros are a point that no secret can be made with
        with pytest.raises(BadInput):
            open_shelf(CounterSettings(recording_key=key))
    with pytest.raises(BadInput):
        open_shelf(CounterSettings(recording_key=public_text(KEY), recording_days=0))
    shelf = open_shelf(CounterSettings(recording_key=public_text(KEY), state=str(tmp_path)))
    assert shelf is not None
    assert (shelf.folder, shelf.days) == (tmp_path / "recordings", 180)
