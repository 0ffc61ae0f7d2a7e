"""Draws every notice on every paper, in both types, and for the archive: `python -m scripts.notices` (docs/gallery)."""

import itertools
import subprocess
import tempfile
from pathlib import Path

from print_service.notices.archive import Archive
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
            for called, notice in notices.gallery().items():
                name = f"{called}-{paper}{'-large' if large else ''}"
                _draw(renderer.render(notice), Path(folder), name)
        archive = Archive(ROOT / "assets" / "notices", Fonts())
        for called, notice in notices.gallery().items():
            if called != "trial":  # nobody's, so it is not kept
                _draw(archive.archived(notice), Path(folder), f"{called}-archive")


def _draw(pages: bytes, folder: Path, name: str) -> None:
    (pdf := folder / "notice.pdf").write_bytes(pages)
    subprocess.run(["pdftoppm", "-r", "75", "-png", pdf, INTO / name], check=True)


if __name__ == "__main__":
    main()
