"""Typed settings from one TOML file per program."""

import os
from pathlib import Path

import msgspec

from windowkit.errors import BadInput


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every program's settings are: an unknown key is an error, never a silent default."""


def load_settings[S: Settings](path: Path | None, kind: type[S]) -> S:
    """The settings in `path`, or all defaults for None; raises BadInput naming file and key."""
    if path is None:
        return kind()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise BadInput(f"cannot read the settings {path}: {error.strerror}; name another with --config") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}; see the comments in the example settings") from error


def state_folder(chosen: str, program: str) -> Path:
    """Where a program keeps its key and its spool: `chosen`, or the platform's place for state (XDG)."""
    if chosen:
        return Path(chosen).expanduser()
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "virtual-window" / program
