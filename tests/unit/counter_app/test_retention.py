"""An end to keeping recordings: the days the resident was told, in every folder, and never the one being written."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app.retention import Retention, expired, open_retention
from counter_app.settings import CounterSettings
from counter_app.shelf import Kept, read_shelf
from windowkit.sealed import Sealer, public_text

KEY = X25519PrivateKey.generate()
DAY = 86_400.0
NOW = 1_795_000_000.0


def put(folder: Path, name: str, begun: float, days: int = 0) -> Path:
    sealer = Sealer(KEY.public_key(), begun, days)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.vwrec"
    path.write_bytes(sealer.head + sealer.seal(b"x", last=True))
    return path


def look_twice(retention: Retention, spared: Path | None = None) -> None:
    for at in (5.0, 3605.0):
        retention.expire(NOW, at, spared)


def test_what_was_kept_for_its_days_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "a" * 32, NOW - 181 * DAY)
    kept = put(tmp_path, "b" * 32, NOW - 179 * DAY)
    other = tmp_path / "letter.txt"
    other.write_text("not ours")
    strange = tmp_path / "strange.vwrec"
    strange.write_text("not sealed")
    os.utime(strange, (0, 0))
    look_twice(Retention([tmp_path], 180))
    assert sorted(tmp_path.iterdir()) == sorted([kept, other, strange])
    assert [one.path for one in read_shelf(tmp_path)] == [kept]


def test_the_days_are_counted_from_the_beginning_and_full() -> None:
    kept = Kept(Path("x"), 0.0, 1)
    assert expired([kept], 1, DAY) == []
    assert expired([kept], 1, DAY + 1) == [kept]


def test_the_days_the_resident_was_told_hold_whatever_the_settings_say_today(tmp_path: Path) -> None:
    put(tmp_path, "a" * 32, NOW - 40 * DAY, days=30)
    longer = put(tmp_path, "b" * 32, NOW - 40 * DAY, days=180)
    look_twice(Retention([tmp_path], 365))
    assert list(tmp_path.iterdir()) == [longer]
    look_twice(Retention([tmp_path], 1))
    assert list(tmp_path.iterdir()) == [longer]


def test_what_is_being_written_stays_also_where_the_clock_was_wrong_as_it_began(tmp_path: Path) -> None:
    written = put(tmp_path, "a" * 32, 100.0, days=30)
    look_twice(Retention([tmp_path], 30), spared=written)
    assert written.exists()


def test_a_recording_cut_off_within_its_head_goes_by_the_files_time(tmp_path: Path) -> None:
    old, new = tmp_path / f"{'a' * 32}.2.vwrec", tmp_path / f"{'b' * 32}.vwrec"
    for path, age in ((old, 31), (new, 29)):
        path.write_bytes(b"VWSEAL1")
        os.utime(path, (NOW - age * DAY, NOW - age * DAY))
    look_twice(Retention([tmp_path], 30))
    assert list(tmp_path.iterdir()) == [new]


def test_earlier_recordings_go_also_after_the_folder_was_changed_and_the_key_taken_out(tmp_path: Path) -> None:
    def settings(folder: str, key: str) -> CounterSettings:
        return CounterSettings(state=str(tmp_path / "state"), recordings=str(tmp_path / folder), recording_key=key)

    for folder in ("first", "second"):
        open_retention(settings(folder, public_text(KEY)))
    old = [put(tmp_path / folder, "a" * 32, NOW - 300 * DAY) for folder in ("first", "second", "third")]
    look_twice(open_retention(settings("third", "")))
    assert not any(path.exists() for path in old)


def test_a_clock_that_is_a_year_ahead_for_one_look_costs_nothing(tmp_path: Path) -> None:
    kept = put(tmp_path, "a" * 32, NOW - 10 * DAY, days=30)
    retention = Retention([tmp_path], 30)
    for at, clock in ((0.0, NOW), (3600.0, NOW + 365 * DAY), (7200.0, NOW), (10_800.0, NOW + 365 * DAY)):
        retention.expire(clock, at)
    assert kept.exists()


def test_a_recording_that_was_begun_with_a_clock_of_long_ago_has_its_days_from_when_that_was_seen(
    tmp_path: Path,
) -> None:
    kept = put(tmp_path, "a" * 32, 946_684_800.0, days=30)
    os.utime(kept, (946_684_800.0, 946_684_800.0))
    retention = Retention([tmp_path], 30)
    for day in range(30):
        retention.expire(NOW + day * DAY, day * DAY)
        assert kept.exists()
    for day in (31, 32):
        retention.expire(NOW + day * DAY, day * DAY)
    assert not kept.exists()
