"""qmllint knows every type the kiosk's QML uses and finds nothing to say."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "qml_lint.py"


@pytest.mark.timeout(240)
def test_the_kiosks_qml_is_clean() -> None:
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False, timeout=80)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Warning" not in done.stdout + done.stderr
