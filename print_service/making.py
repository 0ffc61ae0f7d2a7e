"""What makes this site's sheets, and one notice made by hand: from a file into a file, nothing printed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from print_service.notices.render import Renderer
from print_service.seals import sealing
from print_service.settings import PrintSettings
from windowkit.errors import BadInput
from windowkit.messages import Notice

if TYPE_CHECKING:
    from print_service.notices.archive import Archive


def renderer(settings: PrintSettings) -> Renderer:
    """What makes the printed sheets."""
    seals = sealing(settings.seal)
    return Renderer(Path(settings.notices), settings.fonts, settings.paper, large=settings.large_type, seals=seals)


def archive(settings: PrintSettings) -> "Archive":
    """What makes the archive's copies."""
    from print_service.notices.archive import Archive  # noqa: PLC0415 - the service itself stays free of its engine

    return Archive(Path(settings.notices), settings.fonts, sealing(settings.seal))


def make(made: Callable[[Notice], bytes], notice: Path, pages: Path) -> None:
    """A notice (JSON) becomes pages (PDF). Raises BadInput and CannotRender."""
    try:
        told = msgspec.json.decode(notice.read_bytes(), type=Notice)
    except msgspec.MsgspecError as error:
        raise BadInput(f"{notice} is no notice: {error}") from error
    pages.write_bytes(made(told))
