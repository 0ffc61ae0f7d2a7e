"""HTTP and WebSocket on one port: Starlette's routes, each a few lines over the server, the auth and the store."""

import asyncio
from typing import Final

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from signaling import tables as t
from signaling.auth import Auth
from signaling.integration import HEALTH, PAPER, RESULTS, openapi, read_paper, read_result
from signaling.lookup import PATH as KNOWLEDGE, Lookup
from signaling.receiving import Receiving
from signaling.requests import address, answering, bearer, body_of, read_as
from signaling.server import Server
from signaling.store import Store, once
from signaling.verifying import Verifying
from signaling.watching import Wellness
from windowkit.errors import Code, Refused

_DOCUMENT: Final = "/visits/{visit}/documents/{document}"
_SMALL: Final = 64 * 1024  # bytes of any body but a still or a paper line
_LINE: Final = 128 * 1024  # of that: 500 tickets


class _Enrol(msgspec.Struct, frozen=True):
    code: str
    public_key: str
    software: str = ""


class _Login(msgspec.Struct, frozen=True):
    name: str
    password: str


class Web:
    """The routes."""

    def __init__(
        self, server: Server, auth: Auth, store: Store, receiving: Receiving, verifying: Verifying, lookup: Lookup
    ) -> None:
        self._server = server
        self._auth = auth
        self._store = store
        self._receiving = receiving
        self._verifying = verifying
        self._lookup = lookup
        self._wellness = Wellness(auth, store)

    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                WebSocketRoute("/line", self._line),
                Route("/health", self._health),
                Route("/enrol", answering(self._enrol), methods=["POST"]),
                Route("/login", answering(self._login), methods=["POST"]),
                Route(_DOCUMENT, answering(self._receiving.announce), methods=["PUT"]),
                Route(_DOCUMENT, answering(self._receiving.offset), methods=["HEAD"]),
                Route(_DOCUMENT, answering(self._receiving.append), methods=["PATCH"]),
                Route(_DOCUMENT, answering(self._receiving.fetch), methods=["GET"]),
                Route(RESULTS, answering(self._assessment), methods=["POST"]),
                Route(PAPER, answering(self._paper), methods=["POST"]),
                Route(KNOWLEDGE, answering(self._lookup.fetch), methods=["GET"]),
                Route(HEALTH, answering(self._wellness.listed)),
                Route("/metrics", answering(self._wellness.metrics)),
                Route("/api/openapi.json", self._openapi),
                Route("/verify/{check}", self._verifying.page),
            ]
        )

    async def _line(self, socket: WebSocket) -> None:
        await socket.accept()
        await self._server.line(_Socket(socket))

    async def _health(self, _: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def _openapi(self, _: Request) -> Response:
        return JSONResponse(openapi())

    async def _enrol(self, request: Request) -> Response:
        asked = read_as(await body_of(request, _SMALL), _Enrol)
        device = await self._auth.enrol(asked.code, asked.public_key, address(request))
        return JSONResponse({"device": device.id, "role": device.role, "kiosk": device.kiosk}, 201)

    async def _login(self, request: Request) -> Response:
        asked = read_as(await body_of(request, _SMALL), _Login)
        token = await self._auth.clerk(asked.name, asked.password, address(request))
        clerk = next(one for one in await asyncio.to_thread(self._store.clerks) if one.name == asked.name)
        return JSONResponse(
            {
                "token": token.token,
                "expires": token.expires,
                "who": clerk.display,
                "service_number": clerk.service_number,
            }
        )

    async def _assessment(self, request: Request) -> Response:
        if await self._auth.integration(bearer(request)):
            raise Refused(Code.NOT_YOURS, "this key is a ticket system's; make another with add-integration")
        found = read_result(await body_of(request, _SMALL))
        self._server.hall.residents.check(found)
        row = {"reference": found.reference, "id_number": found.id_number, "body": msgspec.json.encode(found)}
        known = await asyncio.wrap_future(self._store.write(once(t.ASSESSMENTS, "reference", row)))
        if known is not None and known["body"] != row["body"]:
            raise Refused(Code.STALE, "reference: received before with another content")
        # Said again, too: what the hall does the first time may not have been stored.
        if not await self._server.turn(lambda now: self._server.hall.delivered(found, now)):
            raise Refused(Code.UNAVAILABLE)
        return Response(status_code=201 if known is None else 200)

    async def _paper(self, request: Request) -> Response:
        centre = await self._auth.integration(bearer(request))
        if not centre:
            raise Refused(Code.NOT_YOURS, "this key is no ticket system's; make one with add-integration --centre")
        report = read_paper(await body_of(request, _LINE))
        if not await self._server.turn(lambda now: self._server.hall.paper_reported(centre, report, now)):
            raise Refused(Code.UNAVAILABLE)
        return Response(status_code=200)


class _Socket:
    """Starlette's WebSocket as the server's lines want it."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket

    async def receive(self) -> bytes | str | None:
        """The next frame, or None when the other side is gone."""
        if self._socket.application_state is not WebSocketState.CONNECTED:
            return None
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            return None
        text: str | None = message.get("text")
        return text if text is not None else message.get("bytes")

    async def send(self, frame: bytes) -> None:
        """A text frame; nothing where the other side is gone."""
        try:
            await self._socket.send_text(frame.decode())
        except (WebSocketDisconnect, RuntimeError):
            return  # the listener sees the end of the line too

    async def close(self, code: int) -> None:
        """Say goodbye; nothing where the other side is gone."""
        try:
            await self._socket.close(code)
        except (WebSocketDisconnect, RuntimeError):
            return
