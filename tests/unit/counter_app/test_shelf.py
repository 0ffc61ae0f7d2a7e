"""The shelf of recordings: names without a meaning, and an end to keeping them."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app.settings import CounterSettings
from counter_app.shelf import Kept, Shelf, expired, open_shelf, read_shelf
from windowkit.errors import BadInput
from windowkit.sealed import Sealer, public_text

KEY = X25519PrivateKey.generate()
DAY = 86_400.0
NAME = "0123456789abcdef0123456789abcdef"


def put(folder: Path, name: str, begun: float) -> Path:
    sealer = Sealer(KEY.public_key(), begun)
    path = folder / f"{name}.vwrec"
    path.write_bytes(sealer.head + sealer.seal(b"x", last=True))
    return path


def test_what_was_kept_for_its_days_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    now = 1_795_000_000.0
    put(tmp_path, "a" * 32, now - 181 * DAY)
    kept = put(tmp_path, "b" * 32, now - 179 * DAY)
    other = tmp_path / "letter.txt"
    other.write_text("not ours")
    strange = tmp_path / "strange.vwrec"
    strange.write_text("not sealed")
    Shelf(tmp_path, KEY.public_key(), 180).expire(now)
    assert sorted(tmp_path.iterdir()) == sorted([kept, other, strange])
    assert [one.path for one in read_shelf(tmp_path)] == [kept]


def test_the_days_are_counted_from_the_beginning_and_full() -> None:
    kept = Kept(Path("x"), 0.0, 1)
    assert expired([kept], 1, DAY) == []
    assert expired([kept], 1, DAY + 1) == [kept]


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
    with pytest.raises(BadInput):
        open_shelf(CounterSettings(recording_key="junk"))
    with pytest.raises(BadInput):
        open_shelf(CounterSettings(recording_key=public_text(KEY), recording_days=0))
    shelf = open_shelf(CounterSettings(recording_key=public_text(KEY), state=str(tmp_path)))
    assert shelf is not None
    assert (shelf.folder, shelf.days) == (tmp_path / "recordings", 180)
