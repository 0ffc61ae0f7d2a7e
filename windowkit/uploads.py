"""Bring a still to the server over a line that may break: piece by piece, and on from where it broke.

See signaling/receiving.py for the protocol ("Resumable Uploads for HTTP") and what of it is used.
"""

import base64
import hashlib
import time
from collections.abc import Callable
from typing import Final

import httpx
import msgspec

from windowkit.errors import Code, Refused, Unreachable
from windowkit.files import checked, unreachable
from windowkit.parts import Flaw

_TIMEOUT: Final = httpx.Timeout(10.0, connect=3.0)  # s; per read or write
_FIRST: Final = 32 * 1024  # bytes: 0.9 s on a line of 300 kbit/s that carries nothing else
_PIECES: Final = (16 * 1024, 512 * 1024)  # bytes of the smallest and the largest piece; the server takes 1 MiB
_QUICK, _SLOW = 0.5, 2.0  # s; a piece should take about one: progress is seen to move, and little is lost with a cut


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """A still to be sent. `document` is an id that nobody used before; the same again is the same upload."""

    visit: str
    document: str
    material: str
    media_type: str
    content: bytes
    flaws: tuple[Flaw, ...] = ()
    code: str = ""  # read on it


def next_piece(size: int, seconds: float) -> int:
    """How large the next piece is after one of `size` bytes took `seconds`."""
    least, most = _PIECES
    if seconds < _QUICK:
        return min(most, size * 2)
    return max(least, size // 2) if seconds > _SLOW else size


async def bring(server: str, token: str, still: Outgoing, progress: Callable[[float], None]) -> None:
    """Go on until it is all there; `progress` hears the part (0 to 1) that the server has.

    Raises Unreachable where the line broke: call again, and it goes on. Raises Refused.
    """
    url = f"{server}/visits/{still.visit}/documents/{still.document}"
    async with httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False) as client:
        client.headers["Authorization"] = f"Bearer {token}"
        try:
            offset = await _whereabouts(client, url, still)
            size = _FIRST
            while offset is not None:
                progress(offset / len(still.content))
                begun = time.monotonic()
                offset = await _append(client, url, still.content, offset, size)
                size = next_piece(size, time.monotonic() - begun)
        except httpx.HTTPError as error:
            raise unreachable(error) from error
    progress(1.0)


async def _whereabouts(client: httpx.AsyncClient, url: str, still: Outgoing) -> int | None:
    """How much the server has, announcing the still where it knows nothing of it; None: all of it."""
    answer = await client.head(url)
    if answer.status_code == 404:
        digest = base64.b64encode(hashlib.sha256(still.content).digest()).decode()
        headers = {
            "Content-Type": still.media_type,
            "Upload-Complete": "?0",
            "Upload-Length": str(len(still.content)),
            "Repr-Digest": f"sha-256=:{digest}:",
        }
        query = {"material": still.material, "flaws": ",".join(still.flaws), "code": still.code}
        answer = await client.put(url, params=query, headers=headers)
    elif not answer.is_success:
        raise _headless(answer)
    return _offset(checked(answer))


async def _append(client: httpx.AsyncClient, url: str, content: bytes, offset: int, size: int) -> int | None:
    """The server's offset after one more piece; None: it has everything."""
    piece = content[offset : offset + size]
    last = offset + len(piece) == len(content)
    headers = {
        "Content-Type": "application/partial-upload",
        "Upload-Offset": str(offset),
        "Upload-Complete": "?1" if last else "?0",
    }
    answer = await client.patch(url, content=piece, headers=headers)
    if answer.status_code == 404:
        raise Unreachable("the server does not know this upload any more; it begins again")
    if answer.status_code == 409 and "upload-offset" in answer.headers:
        return _offset(answer)  # an earlier piece arrived after all, or did not
    return _offset(checked(answer))


def _offset(answer: httpx.Response) -> int | None:
    if answer.headers.get("upload-complete") == "?1":
        return None
    offset = answer.headers.get("upload-offset", "")
    if not offset.isdigit():
        raise Unreachable("the server's answer was not understood; is it another version?")
    return int(offset)


def _headless(answer: httpx.Response) -> Exception:
    """An answer to HEAD has no body to say why."""
    code = {401: Code.TOKEN_EXPIRED, 403: Code.NOT_YOURS, 503: Code.UNAVAILABLE}.get(answer.status_code)
    return Unreachable(f"the server answered {answer.status_code}") if code is None else Refused(code)
