"""Draws every notice on every paper, usual and large, into docs/gallery/notices: `python -m scripts.notices`."""

import itertools
import subprocess
import tempfile
from pathlib import Path

from print_service.notices.measures import Paper
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers import notices

ROOT = Path(__file__).parents[1]
INTO = ROOT / "docs" / "gallery" / "notices"


def main() -> None:
    """PNG at 75 dpi through poppler."""
    INTO.mkdir(parents=True, exist_ok=True)
    for old in INTO.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for paper, large in itertools.product(Paper, (False, True)):
            renderer = Renderer(ROOT / "assets" / "notices", Fonts(), paper, large=large)
            for notice in notices.every():
                name = f"{notice.template}-{paper}{'-large' if large else ''}"
                (pdf := Path(folder) / "notice.pdf").write_bytes(renderer.render(notice))
                subprocess.run(["pdftoppm", "-r", "75", "-png", pdf, INTO / name], check=True)


if __name__ == "__main__":
    main()
