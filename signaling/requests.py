"""What every route needs of a request: its bearer, its body within a limit, and refusals as answers."""

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from signaling.store import StoreFailure
from windowkit.errors import Code, Refused

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


def answering(work: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Refusals become JSON answers with a code and what to change."""

    async def answer(request: Request) -> Response:
        try:
            return await work(request)
        except Refused as refusal:
            return refused(refusal)
        except StoreFailure:
            return refused(Refused(Code.UNAVAILABLE))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody reads it

    return answer


def refused(refusal: Refused, **headers: str) -> Response:
    """A refusal as an answer; a header's name with _ for -."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = {"code": refusal.code, "detail": refusal.detail}
    return JSONResponse(body, _STATUS.get(refusal.code, 400), named)


async def body_of(request: Request, most: int) -> bytes:
    """The whole body. Raises Refused(TOO_LARGE), ClientDisconnect."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > most:
            raise Refused(Code.TOO_LARGE, f"{most} bytes")
    return bytes(content)


async def body_so_far(request: Request, most: int) -> tuple[bytes, bool]:
    """What came of the body, and whether that is all of it. Raises Refused(TOO_LARGE)."""
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > most:
                raise Refused(Code.TOO_LARGE, f"{most} bytes")
    except ClientDisconnect:
        return bytes(content), False
    return bytes(content), True


def read_as[T](body: bytes, kind: type[T]) -> T:
    """The body as JSON. Raises Refused(BAD_MESSAGE)."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refused(Code.BAD_MESSAGE, str(error)) from error


def bearer(request: Request) -> str:
    """The token (RFC 6750)."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def address(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client else ""
