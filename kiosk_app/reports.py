"""What the machine reports of the clerk's side and of the line."""

import msgspec


class FarDevicesChanged(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the clerk sends sound, and hears ours."""

    sound: bool
    loudspeaker: bool


class LineRated(msgspec.Struct, frozen=True, kw_only=True):
    """How good the line is, 1 (stills) to 4."""

    bars: int
