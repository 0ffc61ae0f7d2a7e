"""The two ends of a call, as the measurements see them: ours and Chromium's stand behind the same port."""

from typing import Final, Protocol

from bench.call.watch import Place
from demo.sound import Sound

SIDES: Final = ("kiosk", "counter")
CEILING: Final = 1_500_000  # bit/s a picture may take: aiortc's own


class Pair(Protocol):
    """Two ends on two X servers and one sound server."""

    name: str
    held: int  # MiB of the footage that a side's memory holds beside the file itself
    wall: bool  # whether the pictures' stamps are of the wall clock
    places: dict[str, Place]
    sound: Sound

    async def accept(self) -> float:
        """The clerk accepts; gives the moment (time.monotonic()). Pictures come by themselves."""
        ...

    async def hang_up(self) -> None:
        """End the call, and be ready for the next."""
        ...

    def processes(self, side: str) -> list[int]:
        """The ids of all processes that make up that side's program."""
        ...

    def displays(self) -> list[int]:
        """The ids of the X servers' processes."""
        ...

    async def told(self) -> dict[str, object]:
        """What the pair itself says of its pictures, for the record."""
        ...
