"""Settings, keys, logs: the parts that every program starts with."""

import json
import logging
import stat
from pathlib import Path

import pytest

from windowkit import logs
from windowkit.errors import BadInput
from windowkit.keys import DeviceKey, load_key, new_private, prove, proven, public_of, save_key
from windowkit.settings import Settings, load_settings, state_folder


class _Mine(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    width: int = 3


def test_settings_are_typed_and_have_defaults(tmp_path: Path) -> None:
    (path := tmp_path / "a.toml").write_text("width = 5")
    assert load_settings(path, _Mine).width == 5
    assert load_settings(None, _Mine).width == 3


@pytest.mark.parametrize("text", ["wdith = 5", 'width = "wide"', "width = ", "width"])
def test_a_wrong_setting_is_refused_naming_the_file(tmp_path: Path, text: str) -> None:
    (path := tmp_path / "a.toml").write_text(text)
    with pytest.raises(BadInput, match=r"a\.toml"):
        load_settings(path, _Mine)


def test_missing_settings_say_how_to_name_others(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--config"):
        load_settings(tmp_path / "none.toml", _Mine)


def test_state_is_kept_where_it_is_told_or_where_the_platform_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/var/state")
    assert state_folder("/srv/x", "kiosk_app") == Path("/srv/x")
    assert state_folder("", "kiosk_app") == Path("/var/state/virtual-window/kiosk_app")


def test_a_key_proves_itself_for_one_nonce_and_one_name() -> None:
    key = DeviceKey(device="kiosk-1", private=new_private())
    public, proof = public_of(key.private), prove(key, "nonce")
    assert proven(public, "nonce", "kiosk-1", proof)
    assert not proven(public, "other", "kiosk-1", proof)
    assert not proven(public, "nonce", "kiosk-2", proof)
    assert not proven(public_of(new_private()), "nonce", "kiosk-1", proof)
    assert not proven("not a key", "nonce", "kiosk-1", proof)


def test_a_key_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    key = DeviceKey(device="kiosk-1", private=new_private())
    save_key(tmp_path / "state", key)
    assert load_key(tmp_path / "state") == key
    assert stat.S_IMODE((tmp_path / "state" / "device.json").stat().st_mode) == 0o600


def test_a_device_without_a_key_is_told_how_to_enrol(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--enrol"):
        load_key(tmp_path)
    (tmp_path / "device.json").write_text("{}")
    with pytest.raises(BadInput, match="--enrol"):
        load_key(tmp_path)


def test_a_log_line_is_json_with_figures_and_never_an_exceptions_words(capsys: pytest.CaptureFixture[str]) -> None:
    kept = logging.getLogger().handlers[:]
    try:
        logs.start("kiosk_app")
        log = logging.getLogger("test")
        logs.event(log, "first_frame_shown", name="clerk", ms=12)
        try:
            raise ValueError("李秀英 310108")
        except ValueError:
            log.exception("went_wrong")
    finally:
        logging.getLogger().handlers[:] = kept
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["event"], first["name"], first["ms"], first["program"]) == (
        "first_frame_shown",
        "clerk",
        12,
        "kiosk_app",
    )
    assert second["error"] == "ValueError"
    assert "李秀英" not in json.dumps(second, ensure_ascii=False)
