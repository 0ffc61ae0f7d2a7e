"""The folder of stills: what has a record stays, what has none is swept at the start."""

import errno
import os
from pathlib import Path

import pytest

from signaling.stills import Stills


def test_a_still_is_fetched_before_and_after_it_is_recorded_and_a_word_said_twice_changes_nothing(
    tmp_path: Path,
) -> None:
    stills = Stills(tmp_path)
    stills.keep("v1", "d1", b"picture")
    assert stills.fetch("v1", "d1") == b"picture"
    for _ in range(2):
        stills.recorded("v1", "d1")
        assert stills.fetch("v1", "d1") == b"picture"
    stills.drop("v1", "d1")
    with pytest.raises(FileNotFoundError):
        stills.fetch("v1", "d1")


def test_a_still_that_finds_no_room_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        Stills(tmp_path).keep("v1", "d1", b"picture")
    assert list(tmp_path.iterdir()) == []


def test_a_sweep_keeps_what_has_a_record_of_this_visit_or_an_earlier_one_and_nothing_else(tmp_path: Path) -> None:
    stills = Stills(tmp_path)
    for document in ("earlier", "settled", "unsettled", "unknown"):
        stills.keep("v1", document, document.encode())
    stills.recorded("v1", "earlier")  # its visit has ended: the start does not load it
    stills.recorded("v1", "settled")
    (tmp_path / "torn.half").write_bytes(b"pic")
    assert stills.sweep([("v1", "settled"), ("v1", "unsettled"), ("v1", "never came")]) == 2
    assert sorted(each.read_text() for each in tmp_path.iterdir()) == ["earlier", "settled", "unsettled"]
    assert stills.sweep([]) == 0
