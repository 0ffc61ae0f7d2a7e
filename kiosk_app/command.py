"""The kiosk's command line, and enrolling."""

import argparse
import asyncio
from pathlib import Path

from kiosk_app.line import SOFTWARE
from kiosk_app.settings import KioskSettings
from windowkit.keys import save_key
from windowkit.settings import state_folder


def parser(description: str | None) -> argparse.ArgumentParser:
    """The command line."""
    line = argparse.ArgumentParser(
        prog="python -m kiosk_app", description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    line.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (TOML); assets/kiosk.example.toml explains each"
    )
    line.add_argument(
        "--enrol", metavar="CODE", help="a one-time code from the server's administrator; makes this kiosk's key"
    )
    return line


def key_folder(settings: KioskSettings) -> Path:
    """Where this kiosk's key is."""
    return state_folder(settings.state, "kiosk")


def enrol_here(settings: KioskSettings, code: str) -> str:
    """Trade the code for a key of this kiosk's own and keep it; returns the kiosk's name."""
    # Here, not above: an HTTP client is 4 to 6 MiB, which a kiosk that only talks need not have.
    from windowkit.files import enrol  # noqa: PLC0415

    key = asyncio.run(enrol(settings.server.rstrip("/"), code, SOFTWARE))
    save_key(key_folder(settings), key)
    return key.device
