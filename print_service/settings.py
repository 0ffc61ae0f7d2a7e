"""The print service's settings."""

import msgspec

from print_service.notices.measures import Paper
from windowkit.settings import Settings


class Fonts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """TrueType files. `others` are asked, in order, for characters that the faces lack."""

    regular: str = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
    bold: str = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf"
    others: tuple[str, ...] = (
        "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
        "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
    )


class SealPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The electronic seal system; `token_file` holds what it knows this machine by."""

    url: str
    token_file: str = ""
    millimetres: int = 42  # a township's or street's seal


class PrintSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See assets/print_service.example.toml for what each one means."""

    server: str = "http://127.0.0.1:8443"
    printer: str = "ipp://localhost:631/ipp/print"
    state: str = ""
    notices: str = "assets/notices"
    paper: Paper = Paper.A4
    large_type: bool = False
    fonts: Fonts = Fonts()
    seal: SealPlace | None = None
