"""What an engine's process may do wrong: nothing comes of it, why is told once, and it is left alone for a while."""

import shlex
import sys
from pathlib import Path

import pytest

from kiosk_app.speech import making
from kiosk_app.speech.engine import engine_of
from kiosk_app.speech.latest import Latest

SECRET = "李四今天来过。"


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("sys.exit(3)", "3"),  # without a look at the text
        ("sys.stdin.read()", "wrote"),
        ("print(sys.stdin.read())", "wrote"),
        ("sys.stderr.write(sys.stdin.read()); sys.exit(1)", "1"),
        ("time.sleep(60)", "nothing in"),
    ],
    ids=["ends", "writes nothing", "writes no sound", "complains", "hangs"],
)
def test_nothing_comes_of_it_and_why_is_told_without_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, told: str
) -> None:
    monkeypatch.setattr(making, "_PATIENCE", 2.0)
    file, why = tmp_path / "engine.py", list[str]()
    file.write_text(f"import sys, time\n{does}\n")
    engine = engine_of(shlex.join([sys.executable, str(file)]))
    assert engine is not None
    maker = making.Maker(engine, Latest(), why.append, making.REST)
    assert maker.make(SECRET, "zh_CN", 150) is None
    assert len(why) == 1
    assert told in why[0]
    assert SECRET not in why[0]
    assert maker.make(SECRET, "zh_CN", 150) is None
    assert len(why) == 1, "left alone"
