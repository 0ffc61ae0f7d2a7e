"""A server whose settings are wrong says which one and what to do, and starts nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RIGHT = f"""
port = 0
database = ""
matters = "{ROOT}/assets/matters"
notices = "{ROOT}/assets/notices"
[[centres]]
code = "c"
name = "乙中心"
name_en = "Yi"
[[committees]]
code = "k"
name = "甲居委会"
name_en = "Jia"
centre = "c"
"""


@pytest.mark.parametrize(
    ("old", "new", "status", "words"),
    [
        ("port = 0", "port = 65536", 2, "port"),
        ("port = 0", "port = 0\nkiosk_grace = -1.0", 2, "kiosk_grace"),
        ('database = ""', 'database = "somewhere"', 2, "`database`"),
        ('database = ""', 'database = "nosuch://x/y"', 2, "`database`"),
        ('database = ""', 'database = "sqlite:////nowhere/at/all.sqlite"', 1, "does not open"),
        ('centre = "c"', 'centre = "d"', 2, "k belongs to d"),
        ("[[committees]]", '[[centres]]\ncode = "c"\nname = "丙"\nname_en = "Bing"\n[[committees]]', 2, "twice"),
        (f"{ROOT}/assets/notices", "/nowhere", 2, "notices: there is no"),
        ("port = 0", 'port = 0\ninstitutions = "/nowhere.toml"', 2, "institutions: /nowhere.toml cannot be read"),
        ("port = 0", 'port = 0\narchive = {folder = "/nowhere", printing = "x"}', 2, "archive.folder: there is no"),
    ],
)
def test_wrong_settings_are_refused_in_words(tmp_path: Path, old: str, new: str, status: int, words: str) -> None:
    assert old in RIGHT
    config = tmp_path / "signaling.toml"
    config.write_text(f'data = "{tmp_path}"\n' + RIGHT.replace(old, new))
    command = [sys.executable, "-m", "signaling", "--config", str(config)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=20, check=False)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
