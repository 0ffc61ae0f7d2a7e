"""No program keeps the source of its modules in memory."""

import subprocess
import sys

import pytest

_STORY = "import linecache, {}.__main__; print(sum(len(entry) > 1 for entry in linecache.cache.values()))"


@pytest.mark.parametrize("program", ["kiosk_app", "counter_app"])
def test_hardly_a_source_is_kept(program: str) -> None:
    story = [sys.executable, "-c", _STORY.format(program)]
    kept = int(subprocess.run(story, capture_output=True, text=True, check=True, timeout=60).stdout)
    assert kept < 30  # 470 without the mend
