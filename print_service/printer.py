"""A printer, spoken to directly over IPP: its condition, and a job in two phases.

The socket lingers for 0 s and the body has a Content-Length: a sender that dies resets the connection, and the
printer aborts the half document instead of printing it (measured: without it half a document is printed).
"""

import socket
import struct
from typing import Final
from urllib.parse import urlsplit

import httpx
import msgspec

from print_service.ipp import Group, Operation, Packet, Tag, Value, decode, encode
from print_service.job import IppState, Seen
from windowkit.errors import BadInput, Failure, Unreachable

_TIMEOUT: Final = httpx.Timeout(5.0, connect=1.0)  # s; a switched-off printer says nothing at all
_STATES: Final = dict(zip(range(3, 10), IppState, strict=True))  # RFC 8011, 5.3.7
_PRINTER_STOPPED: Final = 5
_OK: Final = 0x00FF  # highest successful status
_NOT_FOUND: Final = frozenset({0x0406, 0x0407})
_BUSY: Final = frozenset({0x0507, 0x0506})  # busy; not accepting jobs
# What keeps paper from coming out (RFC 8011, 5.4.12); anything else is a note.
BLOCKING: Final = frozenset(
    {
        "cover-open",
        "door-open",
        "input-tray-missing",
        "interlock-open",
        "marker-supply-empty",
        "media-empty",
        "media-jam",
        "media-needed",
        "moving-to-paused",
        "output-area-full",
        "paused",
        "shutdown",
        "spool-area-full",
        "timed-out",
        "toner-empty",
    }
)


class Busy(Failure):
    """The printer takes no job at the moment; try again."""


class Rejected(Failure):
    """The printer does not take this job at all; `reason` is a keyword."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Condition(msgspec.Struct, frozen=True):
    """A printer now: which one it is, and why it cannot print (empty when it can)."""

    uuid: str
    up_time: int  # s since it was switched on
    blocking: tuple[str, ...]


class Named(msgspec.Struct, frozen=True):
    """The printer's names for a job. Ids begin at 1 again after a power cycle; the uuid does not repeat."""

    id: int
    uuid: str


class Printer:
    """One IPP printer at `uri` (ipp:// or ipps://). `media` is what it is asked to print on; empty: what is loaded."""

    def __init__(self, uri: str, media: str = "iso_a4_210x297mm") -> None:
        parts = urlsplit(uri)
        scheme = {"ipp": "http", "ipps": "https"}.get(parts.scheme)
        if scheme is None or parts.hostname is None:
            raise BadInput(f"the printer {uri!r} is not an address; write it as ipp://host:port/ipp/print")
        port = parts.port or 631
        self._uri = uri
        self._media = media
        self._url = f"{scheme}://{parts.hostname}:{port}{parts.path}"
        linger = [(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))]
        transport = httpx.AsyncHTTPTransport(socket_options=linger)
        self._client = httpx.AsyncClient(transport=transport, timeout=_TIMEOUT, trust_env=False)
        self._request = 0

    async def close(self) -> None:
        """Let go of the connection."""
        await self._client.aclose()

    async def condition(self) -> Condition:
        """Ask how it is. Raises Unreachable."""
        wanted = ("printer-uuid", "printer-up-time", "printer-state", "printer-state-reasons")
        answer = await self._ask(Operation.GET_PRINTER_ATTRIBUTES, _requested(*wanted))
        group = answer.group(Tag.PRINTER)
        reasons = tuple(sorted({_plain(str(one)) for one in _values(group, "printer-state-reasons")} & BLOCKING))
        stopped = _first(group, "printer-state", 3) == _PRINTER_STOPPED
        return Condition(
            uuid=str(_first(group, "printer-uuid", "")),
            up_time=int(str(_first(group, "printer-up-time", 0))),
            blocking=reasons or (("stopped",) if stopped else ()),
        )

    async def create(self, name: str, user: str) -> Named:
        """First phase. Raises Busy, Rejected or Unreachable."""
        wanted: Group = {"job-name": (Value(Tag.NAME, name),), "requesting-user-name": (Value(Tag.NAME, user),)}
        media: Group = {"media": (Value(Tag.KEYWORD, self._media),)} if self._media else {}
        ticket: Group = {**media, "copies": (Value(Tag.INTEGER, 1),)}
        answer = await self._ask(Operation.CREATE_JOB, wanted, job=ticket)
        named = _named(answer.group(Tag.JOB))
        if not named.uuid:  # ippeveprinter tells the uuid only when asked for it
            asked: Group = {"job-id": (Value(Tag.INTEGER, named.id),), **_requested("job-id", "job-uuid")}
            named = _named((await self._ask(Operation.GET_JOB_ATTRIBUTES, asked)).group(Tag.JOB))
        return named

    async def send(self, job: int, user: str, document: bytes) -> None:
        """Second phase: the whole document. Raises Busy, Rejected or Unreachable (then nobody knows)."""
        wanted: Group = {
            "job-id": (Value(Tag.INTEGER, job),),
            "requesting-user-name": (Value(Tag.NAME, user),),
            "document-format": (Value(Tag.MIME, "application/pdf"),),
            "last-document": (Value(Tag.BOOLEAN, value=True),),
        }
        await self._ask(Operation.SEND_DOCUMENT, wanted, document=document)

    async def look(self, named: Named) -> Seen | None:
        """The job as the printer shows it; None where it knows none of that id and uuid. Raises Unreachable."""
        wanted = ("job-uuid", "job-state", "job-state-reasons", "job-impressions-completed")
        try:
            answer = await self._about(named.id, *wanted)
        except _Missing:
            return None
        group = answer.group(Tag.JOB)
        return None if str(_first(group, "job-uuid", "")) != named.uuid else _seen(group)

    async def find(self, name: str) -> list[Named]:
        """Unfinished jobs of that name: what a crash may have left. Raises Unreachable."""
        wanted = _requested("job-id", "job-uuid", "job-name")
        which: Group = {"which-jobs": (Value(Tag.KEYWORD, "not-completed"),)}
        answer = await self._ask(Operation.GET_JOBS, {**which, **wanted})
        return [_named(group) for group in answer.all(Tag.JOB) if _first(group, "job-name", "") == name]

    async def cancel(self, job: int, user: str) -> None:
        """Cancel an unfinished job; one that has just ended stays as it is. Raises Unreachable."""
        wanted: Group = {
            "job-id": (Value(Tag.INTEGER, job),),
            "requesting-user-name": (Value(Tag.NAME, user),),
        }
        try:
            await self._ask(Operation.CANCEL_JOB, wanted)
        except (_Missing, Rejected):
            return

    async def _about(self, job: int, *names: str) -> Packet:
        wanted: Group = {"job-id": (Value(Tag.INTEGER, job),), **_requested(*names)}
        return await self._ask(Operation.GET_JOB_ATTRIBUTES, wanted)

    async def _ask(
        self, operation: Operation, wanted: Group, *, job: Group | None = None, document: bytes = b""
    ) -> Packet:
        self._request += 1
        head: Group = {
            "attributes-charset": (Value(Tag.CHARSET, "utf-8"),),
            "attributes-natural-language": (Value(Tag.LANGUAGE, "en"),),
            "printer-uri": (Value(Tag.URI, self._uri),),
        }
        groups: list[tuple[int, Group]] = [(Tag.OPERATION, {**head, **wanted})]
        if job:
            groups.append((Tag.JOB, job))
        body = encode(Packet(operation, self._request, tuple(groups))) + document
        try:
            answer = await self._client.post(self._url, content=body, headers={"Content-Type": "application/ipp"})
        except httpx.HTTPError as error:
            raise Unreachable(f"the printer does not answer ({type(error).__name__})") from error
        if not answer.is_success:
            raise Unreachable(f"the printer's address answers {answer.status_code}; check its path")
        packet = decode(answer.content)
        _check(packet)
        return packet


class _Missing(Failure):
    pass


def _check(packet: Packet) -> None:
    if packet.code <= _OK:
        return
    if packet.code in _NOT_FOUND:
        raise _Missing(hex(packet.code))
    if packet.code in _BUSY:
        raise Busy(hex(packet.code))
    raise Rejected(f"ipp-status-0x{packet.code:04x}")


def _requested(*names: str) -> Group:
    return {"requested-attributes": tuple(Value(Tag.KEYWORD, name) for name in names)}


def _values(group: Group, name: str) -> list[object]:
    return [value.value for value in group.get(name, ())]


def _first(group: Group, name: str, otherwise: object) -> object:
    return next(iter(_values(group, name)), otherwise)


def _plain(reason: str) -> str:
    """The reason without its severity: printers add it by their own state, not by the trouble."""
    return reason.removesuffix("-report").removesuffix("-warning").removesuffix("-error")


def _named(group: Group) -> Named:
    return Named(int(str(_first(group, "job-id", 0))), str(_first(group, "job-uuid", "")))


def _seen(group: Group) -> Seen:
    return Seen(
        _STATES[int(str(_first(group, "job-state", 3)))],
        int(str(_first(group, "job-impressions-completed", 0))),
        tuple(str(one) for one in _values(group, "job-state-reasons") if one != "none"),
    )
