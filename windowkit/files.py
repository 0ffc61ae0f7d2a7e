"""What a program asks the server over HTTP: enrol, sign a clerk in, fetch document stills."""

from typing import Final

import httpx
import msgspec

from windowkit.errors import BadInput, Code, Refused, Unreachable
from windowkit.keys import DeviceKey, new_private, public_of
from windowkit.knowledge import Knowledge

_TIMEOUT: Final = httpx.Timeout(10.0, connect=3.0)  # s; per read or write, not for a whole upload


class ClerkToken(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk's short-lived token (bearer). `expires` is UNIX seconds."""

    token: str
    expires: float
    who: str
    service_number: str


class _Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    device: str


class _Denial(msgspec.Struct, frozen=True, kw_only=True):
    code: Code
    detail: str = ""


async def enrol(server: str, code: str, software: str) -> DeviceKey:
    """Trade a one-time code for a device's name; its key is made here. Raises Refused or Unreachable."""
    private = new_private()
    body = {"code": code, "public_key": public_of(private), "software": software}
    answer = await _ask("POST", f"{server}/enrol", content=msgspec.json.encode(body))
    return DeviceKey(device=_read(answer, _Enrolled).device, private=private)


async def sign_in(server: str, name: str, password: str) -> ClerkToken:
    """A clerk's token for name and password. Raises Refused or Unreachable."""
    body = msgspec.json.encode({"name": name, "password": password})
    return _read(await _ask("POST", f"{server}/login", content=body), ClerkToken)


async def download(server: str, token: str, visit: str, document: str) -> bytes:
    """A stored still. Raises Refused or Unreachable."""
    headers = {"Authorization": f"Bearer {token}"}
    return (await _ask("GET", f"{server}/visits/{visit}/documents/{document}", headers=headers)).content


async def knowledge(server: str, token: str) -> Knowledge:
    """What the clerk can look up. Raises Refused or Unreachable."""
    headers = {"Authorization": f"Bearer {token}"}
    return _read(await _ask("GET", f"{server}/knowledge", headers=headers), Knowledge)


async def _ask(
    method: str, url: str, *, content: bytes | None = None, headers: dict[str, str] | None = None
) -> httpx.Response:
    try:
        async with httpx.AsyncClient(timeout=_TIMEOUT, trust_env=False) as client:
            return checked(await client.request(method, url, content=content, headers=headers))
    except httpx.InvalidURL as error:
        raise BadInput("the server's address is not one; write it as https://host:port") from error
    except httpx.HTTPError as error:
        raise unreachable(error) from error


def unreachable(error: httpx.HTTPError) -> Unreachable:
    """The line's trouble as ours."""
    return Unreachable(f"the server does not answer ({type(error).__name__}); check the address and the line")


def checked(answer: httpx.Response) -> httpx.Response:
    """The answer, if it is a yes. Raises Refused with the server's code, Unreachable where it gave none."""
    if answer.is_success:
        return answer
    try:
        denial = msgspec.json.decode(answer.content, type=_Denial)
    except msgspec.MsgspecError as error:
        raise Unreachable(f"the server answered {answer.status_code}; look at its log") from error
    raise Refused(denial.code, denial.detail)


def _read[T](answer: httpx.Response, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.content, type=kind)
    except msgspec.MsgspecError as error:
        raise Unreachable(f"the server's answer was not understood: {error}; is it another version?") from error
