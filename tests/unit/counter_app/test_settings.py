"""The counter's settings file."""

from pathlib import Path

import pytest

from counter_app.settings import CounterSettings
from windowkit.errors import BadInput
from windowkit.settings import load_settings

_EXAMPLE = Path(__file__).resolve().parents[3] / "assets" / "counter.example.toml"


def test_the_example_shows_every_setting_with_its_default() -> None:
    assert load_settings(_EXAMPLE, CounterSettings) == CounterSettings()
    told = _EXAMPLE.read_text(encoding="utf-8")
    assert all(f"\n{key} = " in told for key in CounterSettings.__struct_fields__)


def test_an_unknown_setting_is_refused_with_its_name(tmp_path: Path) -> None:
    wrong = tmp_path / "counter.toml"
    wrong.write_text('kamera = "/dev/video0"\n')
    with pytest.raises(BadInput, match="kamera"):
        load_settings(wrong, CounterSettings)
