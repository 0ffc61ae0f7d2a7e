"""Stills over HTTP: sent in pieces that a cut only interrupts, fetched whole.

The sending is the part a kiosk needs of "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload-10): a PUT
with `Upload-Complete: ?0` and `Upload-Length` announces, HEAD tells the offset, PATCH (application/partial-upload)
appends at it, the last with `Upload-Complete: ?1`. `Repr-Digest` (RFC 9530) of the announcement is verified at the end.
Left out: bytes in the announcement, unknown lengths, DELETE (a visit's end sweeps), OPTIONS and the 104 interim answer
(the kiosk knows the address). Who sends, and whether it is still wanted, is asked with each request.
"""

import asyncio
import base64
import binascii
import time
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from signaling.auth import Auth
from signaling.effects import Sender
from signaling.hall import Hall
from signaling.requests import bearer, body_so_far, refused
from signaling.server import Server
from signaling.stills import Stills, size_of
from signaling.uploads import MOST, Announced, Uploads
from windowkit.errors import Code, Refused
from windowkit.ids import is_id
from windowkit.messages import Document, DocumentProgress, Flaw, Role

_PIECE: Final = 1024 * 1024  # bytes of one PATCH
_LIMITS: Final = f"max-size={MOST}, max-append-size={_PIECE}"
_LONGEST_CODE: Final = 400  # letters; the address behind a sheet's QR code has 170
_TYPES: Final = frozenset({"image/jpeg", "image/png"})
_TOLD: Final = 0.5  # s at least between two words to the counter about one visit's upload
_SWEEP: Final = 3.0  # s; a visit's unfinished upload is gone so soon after its end


class Receiving:
    """The routes of documents; see signaling/web.py for their addresses."""

    def __init__(self, server: Server, auth: Auth, stills: Stills, uploads: Uploads) -> None:
        self._server = server
        self._auth = auth
        self._stills = stills
        self._uploads = uploads
        self._told: dict[str, float] = {}  # by visit: when the counter heard last

    async def announce(self, request: Request) -> Response:
        """PUT: a still will come. Said again it goes on where it is."""
        visit, document, sender = await self._sender(request)
        if self._server.hall.may_read(visit, document, sender):
            return _here(200)  # it came before; the answer was lost on the way
        announced = _announced(request)
        self._expected(visit, announced.material, sender)
        offset = await asyncio.to_thread(self._uploads.begin, visit, document, announced)
        await self._tell(visit, document, announced, offset)
        return Response(status_code=201, headers=_headers(offset, announced.length) | {"Location": request.url.path})

    async def offset(self, request: Request) -> Response:
        """HEAD: how much of it is here."""
        visit, document, sender = await self._sender(request)
        if self._server.hall.may_read(visit, document, sender):
            return _here(204)
        known = await asyncio.to_thread(self._uploads.known, visit, document)
        if known is None:
            return Response(status_code=404)
        announced, offset = known
        self._expected(visit, announced.material, sender)
        return Response(status_code=204, headers=_headers(offset, announced.length))

    async def append(self, request: Request) -> Response:
        """PATCH: the next piece. What came of it before a cut is kept, too."""
        visit, document, sender = await self._sender(request)
        if self._server.hall.may_read(visit, document, sender):
            return _here(200)
        if request.headers.get("content-type") != "application/partial-upload":
            return Response(status_code=415, headers={"Accept-Patch": "application/partial-upload"})
        known = await asyncio.to_thread(self._uploads.known, visit, document)
        if known is None:
            return Response(status_code=404)
        announced, here = known
        self._expected(visit, announced.material, sender)
        if _number(request, "upload-offset") != here:
            return refused(Refused(Code.STALE, "offset"), Upload_Offset=str(here))
        piece, all_of_it = await body_so_far(request, _PIECE)
        offset = await asyncio.to_thread(self._uploads.append, visit, document, here, piece)
        await self._tell(visit, document, announced, offset)
        if not all_of_it or request.headers.get("upload-complete") != "?1":
            return Response(status_code=204, headers=_headers(offset, announced.length))
        await self._finish(visit, document)
        return _here(200)

    async def fetch(self, request: Request) -> Response:
        """GET: a stored still, for whoever serves the visit."""
        visit, document = request.path_params["visit"], request.path_params["document"]
        sender = await self._auth.bearer(bearer(request))
        if not self._server.hall.may_read(visit, document, sender):
            raise Refused(Code.NOT_YOURS)
        visit = self._server.hall.place_of(visit, document)
        content = await asyncio.to_thread(self._stills.fetch, visit, document)
        return Response(content, media_type="application/octet-stream", headers={"Cache-Control": "no-store"})

    async def run(self) -> None:
        """Delete what unfinished uploads leave behind, until cancelled."""
        while True:
            running = self._server.hall.floor.visits
            self._told = {visit: told for visit, told in self._told.items() if visit in running}
            await asyncio.to_thread(self._uploads.sweep, awaiting(self._server.hall))
            await asyncio.sleep(_SWEEP)

    # -- the parts of it -----------------------------------------------------------------------------------------

    async def _sender(self, request: Request) -> tuple[str, str, Sender]:
        sender = await self._auth.bearer(bearer(request))
        if sender.role is not Role.KIOSK:
            raise Refused(Code.NOT_YOURS)
        visit, document = request.path_params["visit"], request.path_params["document"]
        if not (is_id(visit) and is_id(document)):
            raise Refused(Code.BAD_MESSAGE, "the ids of a visit and a document are 1 to 64 of A-Z a-z 0-9 _ -")
        return visit, document, sender

    def _expected(self, visit: str, material: str, sender: Sender) -> None:
        if not self._server.hall.expects(visit, material, sender.key):
            raise Refused(Code.NOT_YOURS)

    async def _finish(self, visit: str, document: str) -> None:
        announced, content = await asyncio.to_thread(self._uploads.whole, visit, document)
        try:
            width, height = size_of(content, announced.media_type)
        except Refused:
            await asyncio.to_thread(self._uploads.forget, visit)
            raise
        await asyncio.to_thread(self._keep, visit, document, content)
        kept = Document(
            id=document,
            material=announced.material,
            media_type=announced.media_type,
            bytes=len(content),
            width=width,
            height=height,
            flaws=announced.flaws,
        )
        try:
            if not await self._server.turn(lambda now: self._server.hall.uploaded(visit, kept, now, announced.code)):
                raise Refused(Code.UNAVAILABLE)
        except Refused:  # taken back or ended meanwhile, or not recorded: nobody would ever look for that file
            await asyncio.to_thread(self._stills.drop, visit, document)
            raise
        await asyncio.to_thread(self._stills.recorded, visit, document)
        await asyncio.to_thread(self._uploads.forget, visit)

    def _keep(self, visit: str, document: str, content: bytes) -> None:
        try:
            self._stills.keep(visit, document, content)
        except OSError as error:
            raise Refused(Code.UNAVAILABLE, "the disk of the server takes nothing") from error

    async def _tell(self, visit: str, document: str, announced: Announced, offset: int) -> None:
        now = time.monotonic()
        if offset < announced.length and now < self._told.get(visit, 0.0) + _TOLD:
            return
        self._told[visit] = now
        percent = 100 * offset // announced.length
        coming = DocumentProgress(visit=visit, document=document, material=announced.material, percent=percent)
        await self._server.turn(lambda _now: self._server.hall.coming(coming))


def awaiting(hall: Hall) -> tuple[str, ...]:
    """The visits that a still may come for: of one that was taken back or refused no part is kept."""
    visits = hall.floor.visits.items()
    return tuple(name for name, one in visits if one.wanted and hall.expects(name, one.wanted, one.kiosk))


def _announced(request: Request) -> Announced:
    """What the PUT says of the still. Raises Refused naming what is wrong."""
    media_type = request.headers.get("content-type", "")
    length = _number(request, "upload-length")
    if media_type not in _TYPES:
        raise Refused(Code.BAD_MESSAGE, "not a JPEG or PNG image")
    if length is None or request.headers.get("upload-complete") != "?0":
        raise Refused(Code.BAD_MESSAGE, "Upload-Length and Upload-Complete: ?0 announce a still")
    material = request.query_params.get("material", "")
    flaws = _flaws(request.query_params.get("flaws", ""))
    code = request.query_params.get("code", "")[:_LONGEST_CODE]
    sha256 = _sha256(request)
    return Announced(material=material, media_type=media_type, length=length, sha256=sha256, flaws=flaws, code=code)


def _sha256(request: Request) -> str:
    """`Repr-Digest: sha-256=:BASE64:` as hexadecimal."""
    algorithm, _, value = request.headers.get("repr-digest", "").partition("=")
    try:
        digest = base64.b64decode(value.strip(":"), validate=True)
    except binascii.Error:
        digest = b""
    if algorithm != "sha-256" or len(digest) != 32:
        raise Refused(Code.BAD_MESSAGE, "Repr-Digest: sha-256=:...: must tell what will come")
    return digest.hex()


def _flaws(words: str) -> tuple[Flaw, ...]:
    try:
        return tuple(dict.fromkeys(Flaw(word) for word in words.split(",") if word))  # each once
    except ValueError as error:
        raise Refused(Code.BAD_MESSAGE, "flaws") from error


def _number(request: Request, header: str) -> int | None:
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None  # RFC 9651, 3.3.1


def _headers(offset: int, length: int) -> dict[str, str]:
    return {
        "Upload-Offset": str(offset),
        "Upload-Length": str(length),
        "Upload-Complete": "?0",
        "Upload-Limit": _LIMITS,
        "Cache-Control": "no-store",
    }


def _here(status: int) -> Response:
    return Response(status_code=status, headers={"Upload-Complete": "?1", "Cache-Control": "no-store"})
