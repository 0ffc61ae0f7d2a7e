"""The server's settings."""

import msgspec

from windowkit.messages import IceServer
from windowkit.settings import Settings


class Centre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A community affairs service centre; `letter` begins its ticket numbers."""

    code: str
    name: str
    name_en: str
    letter: str = "A"


class Committee(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A neighbourhood committee and the centre it belongs to."""

    code: str
    name: str
    name_en: str
    centre: str


class SignalingSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See assets/signaling.example.toml for what each one means."""

    host: str = "127.0.0.1"
    port: int = 8443
    public_url: str = "http://127.0.0.1:8443"
    data: str = ""
    database: str = ""
    matters: str = ""
    token_lifetime: float = 600.0
    kiosk_grace: float = 120.0
    clerk_grace: float = 60.0
    ice_servers: tuple[IceServer, ...] = ()
    centres: tuple[Centre, ...] = ()
    committees: tuple[Committee, ...] = ()
