"""HTTP and WebSocket on one port: Starlette's routes, each a few lines over the server, the auth and the stills."""

import asyncio
import html
import time
from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from signaling import tables as t
from signaling.auth import Auth
from signaling.integration import openapi, read_result
from signaling.server import Server
from signaling.stills import MOST, Stills, size_of
from signaling.store import Store, StoreFailure, put
from windowkit.errors import Code, Refused
from windowkit.messages import Document, Flaw, Role

_STATUS: Final = {
    Code.BAD_CREDENTIALS: 401,
    Code.NOT_SIGNED_IN: 401,
    Code.TOKEN_EXPIRED: 401,
    Code.CODE_EXPIRED: 403,
    Code.NOT_YOURS: 403,
    Code.TOO_MANY_TRIES: 429,
    Code.TOO_LARGE: 413,
    Code.UNKNOWN_VISIT: 404,
    Code.UNKNOWN_NOTICE: 404,
    Code.STALE: 409,
    Code.UNAVAILABLE: 503,
}
_SMALL: Final = 64 * 1024  # bytes of any body but a still


class _Enrol(msgspec.Struct, frozen=True):
    code: str
    public_key: str
    software: str = ""


class _Login(msgspec.Struct, frozen=True):
    name: str
    password: str


class Web:
    """The routes."""

    def __init__(self, server: Server, auth: Auth, store: Store, stills: Stills) -> None:
        self._server = server
        self._auth = auth
        self._store = store
        self._stills = stills

    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                WebSocketRoute("/line", self._line),
                Route("/health", self._health),
                Route("/enrol", _answering(self._enrol), methods=["POST"]),
                Route("/login", _answering(self._login), methods=["POST"]),
                Route("/visits/{visit}/documents/{document}", _answering(self._upload), methods=["PUT"]),
                Route("/visits/{visit}/documents/{document}", _answering(self._download), methods=["GET"]),
                Route("/api/v1/assessments", _answering(self._assessment), methods=["POST"]),
                Route("/api/v1/openapi.json", self._openapi),
                Route("/verify/{check}", self._verify),
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
        asked = _read(await _body(request, _SMALL), _Enrol)
        device = await self._auth.enrol(asked.code, asked.public_key, _address(request))
        return JSONResponse({"device": device.id, "role": device.role, "kiosk": device.kiosk}, 201)

    async def _login(self, request: Request) -> Response:
        asked = _read(await _body(request, _SMALL), _Login)
        token = await self._auth.clerk(asked.name, asked.password, _address(request))
        clerk = next(one for one in await asyncio.to_thread(self._store.clerks) if one.name == asked.name)
        return JSONResponse(
            {
                "token": token.token,
                "expires": token.expires,
                "who": clerk.display,
                "service_number": clerk.service_number,
            }
        )

    async def _upload(self, request: Request) -> Response:
        visit, document = request.path_params["visit"], request.path_params["document"]
        material = request.query_params.get("material", "")
        media_type = request.headers.get("content-type", "")
        sender = await self._auth.bearer(_bearer(request))
        if sender.role is not Role.KIOSK:
            raise Refused(Code.NOT_YOURS)
        if self._server.hall.may_read(visit, document, sender):
            return Response(status_code=200)  # it came before; the answer was lost on the way
        if not self._server.hall.expects(visit, material, sender.key):
            raise Refused(Code.NOT_YOURS)
        content = await _body(request, MOST)
        width, height = size_of(content, media_type)
        await asyncio.to_thread(self._keep, visit, document, content)
        kept = Document(
            id=document,
            material=material,
            media_type=media_type,
            bytes=len(content),
            width=width,
            height=height,
            flaws=_flaws(request.query_params.get("flaws", "")),
        )
        if not await self._server.turn(lambda: self._server.hall.uploaded(visit, kept, time.time())):
            raise Refused(Code.UNAVAILABLE)
        return Response(status_code=201)

    def _keep(self, visit: str, document: str, content: bytes) -> None:
        try:
            self._stills.keep(visit, document, content)
        except OSError as error:
            raise Refused(Code.UNAVAILABLE, "the disk of the server takes nothing") from error

    async def _download(self, request: Request) -> Response:
        visit, document = request.path_params["visit"], request.path_params["document"]
        sender = await self._auth.bearer(_bearer(request))
        if not self._server.hall.may_read(visit, document, sender):
            raise Refused(Code.NOT_YOURS)
        content = await asyncio.to_thread(self._stills.fetch, visit, document)
        return Response(content, media_type="application/octet-stream", headers={"Cache-Control": "no-store"})

    async def _assessment(self, request: Request) -> Response:
        await self._auth.integration(_bearer(request))
        found = read_result(await _body(request, _SMALL))
        body = msgspec.json.encode(found)
        known = await asyncio.to_thread(self._store.one, t.ASSESSMENTS, "reference", found.reference)
        if known is not None:
            if known["body"] != body:
                raise Refused(Code.STALE, "reference: received before with another content")
            return Response(status_code=200)
        row = {"reference": found.reference, "id_number": found.id_number, "body": body}
        await asyncio.wrap_future(self._store.write(put(t.ASSESSMENTS, "reference", row)))
        await self._server.turn(lambda: self._server.hall.delivered(found, time.time()))
        return Response(status_code=201)

    async def _verify(self, request: Request) -> Response:
        found = await asyncio.to_thread(self._store.notice, request.path_params["check"])
        if found is None:
            return HTMLResponse(_page("没有这份通知书", "No such notice", ""), 404)
        number, _, issued = found
        return HTMLResponse(_page("这份通知书是真的", "This notice is genuine", f"{number} · {issued}"))


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


def _answering(work: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Refusals become JSON answers with a code and what to change."""

    async def answer(request: Request) -> Response:
        try:
            return await work(request)
        except Refused as refusal:
            return JSONResponse({"code": refusal.code, "detail": refusal.detail}, _STATUS.get(refusal.code, 400))
        except StoreFailure:
            return JSONResponse({"code": Code.UNAVAILABLE, "detail": ""}, 503)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it

    return answer


async def _body(request: Request, most: int) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            raise Refused(Code.TOO_LARGE, f"{most} bytes")
    return bytes(content)


def _read[T](body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refused(Code.BAD_MESSAGE, str(error)) from error


def _flaws(words: str) -> tuple[Flaw, ...]:
    try:
        return tuple(Flaw(word) for word in words.split(",") if word)
    except ValueError as error:
        raise Refused(Code.BAD_MESSAGE, "flaws") from error


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _page(text: str, text_en: str, detail: str) -> str:
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{text}</title>"
        '<body style="font:28px/1.5 sans-serif;max-width:30em;margin:2em auto;padding:0 1em;color:#111">'
        f"<h1>{text}</h1><p>{text_en}</p><p>{html.escape(detail)}</p>"
    )
