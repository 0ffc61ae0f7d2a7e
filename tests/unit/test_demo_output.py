"""A demo empties its own folder only."""

from pathlib import Path

import pytest

from demo.__main__ import begin_in
from windowkit.errors import Failure


def test_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    for folder in (tmp_path, letter):
        with pytest.raises(Failure, match="no demo has made"):
            begin_in(folder)
    assert letter.read_text() == "dear"


def test_a_new_an_empty_and_an_earlier_demos_folder_are_begun_anew(tmp_path: Path) -> None:
    for _ in range(2):
        begin_in(tmp_path / "output")
        (tmp_path / "output" / "visit.json").write_text("{}")
    begin_in(tmp_path / "output")
    assert not (tmp_path / "output" / "visit.json").exists()
