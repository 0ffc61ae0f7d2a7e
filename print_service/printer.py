"""A printer, spoken to directly over IPP: its condition, and a job in two phases."""

import struct
from contextlib import suppress
from typing import Final

import msgspec

from print_service import condition
from print_service.condition import Condition, Finish, number, text, texts
from print_service.exchange import Exchange
from print_service.ipp import Group, Operation, Packet, Tag, Value, decode, encode
from print_service.job import IppState, Seen
from windowkit.errors import BadInput, Failure, Unreachable

_SEEN: Final = (
    "job-name",
    "job-uuid",
    "job-state",
    "job-state-reasons",
    "job-impressions-completed",
    "job-media-sheets-completed",
)
_LOOK: Final = 2.0  # s without a word before a look counts as unanswered; mostly it takes a printer some ms
_REASONS: Final = 8  # of a job; the rest says nothing new
_STATES: Final = dict(zip(range(3, 10), IppState, strict=True))  # RFC 8011, 5.3.7
_OK: Final = 0x00FF  # highest successful status
_NOT_FOUND: Final = frozenset({0x0406, 0x0407})
_BUSY: Final = frozenset({0x0507, 0x0506})  # busy; not accepting jobs
_SERVERS: Final = 0x0500  # from here on the trouble is the printer's own
# Of those, what another try changes nothing about: an operation, a version or several documents it has no notion of.
_LASTING: Final = frozenset({0x0501, 0x0503, 0x0509})
_ID: Final = slice(4, 8)  # of a packet: the request it belongs to (RFC 8010, 3.1.1)


class Busy(Failure):
    """The printer takes no job at the moment; try again."""


class Rejected(Failure):
    """The printer does not take this job at all; `reason` is a keyword made of its `status`."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = f"ipp-status-0x{status:04x}"
        super().__init__(self.reason)


class Missing(Rejected):
    """It answers, but knows no printer at this address, or no such job."""


class Troubled(Unreachable):
    """The printer has trouble of its own, which another try may find gone; `reason` is a keyword."""

    def __init__(self, error: Rejected) -> None:
        self.reason = error.reason
        super().__init__(f"the printer has trouble of its own ({error.reason})")


class Named(msgspec.Struct, frozen=True):
    """The printer's names for a job. Ids begin at 1 again after a power cycle; the uuid does not repeat."""

    id: int
    uuid: str


class Printer:
    """One IPP printer at `uri` (ipp:// or ipps://). `media` is what it is asked to print on; empty: what is loaded."""

    def __init__(self, uri: str, media: str = "iso_a4_210x297mm") -> None:
        """Raises BadInput where `uri` is neither."""
        self._uri = uri
        self._media = media
        self._exchange = Exchange(uri)
        self._request = 0
        self._asking = self._packed(Operation.GET_PRINTER_ATTRIBUTES, _requested(*condition.WANTED))
        self._last: tuple[bytes, Condition] | None = None  # an answer without its id, and what it means

    async def close(self) -> None:
        """Let go of the connection."""
        await self._exchange.close()

    async def condition(self) -> Condition:
        """Ask how it is. Raises Unreachable, Busy or Rejected (Missing: no printer has this address)."""
        self._request += 1
        asked = bytearray(self._asking)
        asked[_ID] = struct.pack(">I", self._request)
        content = await self._exchange.post(bytes(asked), _LOOK)
        told = content[: _ID.start] + content[_ID.stop :]
        if self._last is None or self._last[0] != told:  # it says the same for hours
            self._last = told, condition.read(_read(content).group(Tag.PRINTER))
        return self._last[1]

    async def create(self, name: str, user: str, finish: Finish = Finish()) -> Named:  # noqa: B008 - frozen
        """First phase. Raises Busy, Rejected or Unreachable (Troubled: it may have made the job)."""
        wanted: Group = {"job-name": (Value(Tag.NAME, name),), "requesting-user-name": (Value(Tag.NAME, user),)}
        media: Group = {"media": (Value(Tag.KEYWORD, self._media),)} if self._media else {}
        ticket: Group = {**media, "copies": (Value(Tag.INTEGER, 1),), **_finishing(finish)}
        try:
            answer = await self._ask(Operation.CREATE_JOB, wanted, job=ticket)
        except Rejected as error:
            if error.status < _SERVERS or error.status in _LASTING:
                raise
            raise Troubled(error) from error
        named = _named(answer.group(Tag.JOB))
        if not named.uuid:  # ippeveprinter tells the uuid only when asked for it
            with suppress(Troubled):  # then it is known by our own name, as a job of a printer without uuids
                return Named(named.id, _named(await self._about(named.id, "job-id", "job-uuid")).uuid)
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

    async def look(self, named: Named, name: str) -> Seen | None:
        """The job as the printer shows it; None where it knows none of that id and uuid, or can show none at all.

        Raises Busy or Unreachable (Troubled: it cannot say at the moment).

        Some printers give no uuid: there our own name for the job says whether the id was given anew since.
        """
        group = await self._about(named.id, *_SEEN)
        same = text(group, "job-uuid") == named.uuid if named.uuid else text(group, "job-name") == name
        return _seen(group) if same and group else None

    async def find(self, name: str) -> list[Named]:
        """Unfinished jobs of that name: what a crash may have left. Raises Unreachable or Busy."""
        wanted = _requested("job-id", "job-uuid", "job-name")
        which: Group = {"which-jobs": (Value(Tag.KEYWORD, "not-completed"),)}
        try:
            answer = await self._ask(Operation.GET_JOBS, {**which, **wanted})
        except Rejected:
            return []  # it has no such list
        return [_named(group) for group in answer.all(Tag.JOB) if text(group, "job-name") == name]

    async def cancel(self, job: int, user: str) -> None:
        """Cancel an unfinished job; one that has just ended stays as it is. Raises Unreachable."""
        wanted: Group = {
            "job-id": (Value(Tag.INTEGER, job),),
            "requesting-user-name": (Value(Tag.NAME, user),),
        }
        try:
            await self._ask(Operation.CANCEL_JOB, wanted)
        except Rejected:
            return

    async def _about(self, job: int, *names: str) -> Group:
        """What it says of a job; empty where it knows none, or has no words for any."""
        wanted: Group = {"job-id": (Value(Tag.INTEGER, job),), **_requested(*names)}
        try:
            return (await self._ask(Operation.GET_JOB_ATTRIBUTES, wanted)).group(Tag.JOB)
        except Rejected as error:
            if error.status < _SERVERS or error.status in _LASTING:
                return {}
            raise Troubled(error) from error

    async def _ask(
        self, operation: Operation, wanted: Group, *, job: Group | None = None, document: bytes = b""
    ) -> Packet:
        self._request += 1
        return _read(await self._exchange.post(self._packed(operation, wanted, job) + document))

    def _packed(self, operation: Operation, wanted: Group, job: Group | None = None) -> bytes:
        head: Group = {
            "attributes-charset": (Value(Tag.CHARSET, "utf-8"),),
            "attributes-natural-language": (Value(Tag.LANGUAGE, "en"),),
            "printer-uri": (Value(Tag.URI, self._uri),),
        }
        groups: list[tuple[int, Group]] = [(Tag.OPERATION, {**head, **wanted})]
        if job:
            groups.append((Tag.JOB, job))
        return encode(Packet(operation, self._request, tuple(groups)))


def _read(content: bytes) -> Packet:
    try:
        packet = decode(content)
    except BadInput as error:
        raise Unreachable(str(error)) from error
    _check(packet)
    return packet


def _check(packet: Packet) -> None:
    if packet.code <= _OK:
        return
    if packet.code in _NOT_FOUND:
        raise Missing(packet.code)
    if packet.code in _BUSY:
        raise Busy(hex(packet.code))
    raise Rejected(packet.code)


def _requested(*names: str) -> Group:
    return {"requested-attributes": tuple(Value(Tag.KEYWORD, name) for name in names)}


def _finishing(finish: Finish) -> Group:
    sides: Group = {"sides": (Value(Tag.KEYWORD, "two-sided-long-edge"),)} if finish.duplex else {}
    staple: Group = {"finishings": (Value(Tag.ENUM, finish.staple),)} if finish.staple else {}
    return {**sides, **staple}


def _named(group: Group) -> Named:
    return Named(number(group, "job-id", 0), text(group, "job-uuid"))


def _seen(group: Group) -> Seen:
    impressions = number(group, "job-impressions-completed", -1)
    sheets = number(group, "job-media-sheets-completed", -1)
    if sheets >= 0:  # a first side whose sheet is still inside counts: something was printed
        impressions = max(sheets, min(1, impressions))
    return Seen(
        _STATES.get(number(group, "job-state", 3), IppState.PENDING),
        impressions if impressions >= 0 else None,  # both counts are optional (RFC 8011, 5.3.18)
        tuple(one for one in texts(group, "job-state-reasons") if one != "none")[:_REASONS],
    )
