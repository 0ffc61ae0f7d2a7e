"""Brings stills to the server, over any number of cuts of the line."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kiosk_app.scene import SendStill, UploadEnded, UploadMoved
from windowkit import logs
from windowkit.errors import Code, Failure, Refused

if TYPE_CHECKING:
    from windowkit.uploads import Outgoing

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 0.5  # s before it is tried again
_PATIENCE: Final = 120.0  # s in which nothing moved; so long the server keeps the visit of a kiosk that is away
# A no that passes: the token is being renewed, the disk is full, a piece overtook another.
_PASSING: Final = frozenset({Code.TOKEN_EXPIRED, Code.NOT_SIGNED_IN, Code.UNAVAILABLE, Code.STALE})


class Courier:
    """`token` gives the newest one; `post` hears how far it is."""

    def __init__(self, server: str, token: Callable[[], str], post: Callable[[object], None]) -> None:
        self._server = server
        self._token = token
        self._post = post

    async def bring(self, order: SendStill, content: bytes) -> None:
        """Upload a still; answered by `UploadMoved` and `UploadEnded`. The same still again goes on where it was."""
        # Here, not above: an HTTP client is 4 to 6 MiB, which a kiosk without a still to bring need not have.
        from windowkit.uploads import Outgoing  # noqa: PLC0415

        still = Outgoing(
            visit=order.visit,
            document=order.still,
            material=order.material,
            media_type="image/jpeg",
            content=content,
            flaws=order.flaws,
            code=order.code,
        )
        arrived = await self._persist(still)
        logs.event(_log, "still_sent" if arrived else "still_given_up", bytes=len(content))
        self._post(UploadEnded(still=order.still, arrived=arrived))

    async def _persist(self, still: "Outgoing") -> bool:
        from windowkit.uploads import bring  # noqa: PLC0415 - as above

        clock = asyncio.get_running_loop().time
        part, moved_at = 0.0, clock()

        def moved(now_part: float) -> None:
            nonlocal part, moved_at
            if now_part > part:
                part, moved_at = now_part, clock()
            self._post(UploadMoved(still=still.document, part=now_part))

        while clock() - moved_at < _PATIENCE:
            try:
                await bring(self._server, self._token(), still, moved)
            except Refused as refusal:
                logs.event(_log, "still_refused", code=str(refusal.code))
                if refusal.code not in _PASSING:
                    return False
            except Failure as failure:
                logs.event(_log, "still_interrupted", why=type(failure).__name__, part=round(part, 2))
            else:
                return True
            await asyncio.sleep(_PAUSE)
        return False
