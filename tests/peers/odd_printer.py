"""An IPP printer made of our own codec, for what ippeveprinter cannot do: stopped states, vendors' answers."""

# pypdfium2 leaves most of its types open.
# pyright: reportUnknownMemberType=false

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import msgspec
import pypdfium2

from print_service.ipp import Group, Operation, Packet, Tag, Value, decode, encode

_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_SHEET = re.compile(r"sheet of <(.+?)>")
_OK, _NOT_POSSIBLE, _NOT_FOUND, _BUSY = 0x0000, 0x0404, 0x0406, 0x0507
PENDING, HELD, PROCESSING, STOPPED, CANCELED, ABORTED, COMPLETED = range(3, 10)


class Job(msgspec.Struct):
    """As the printer keeps it."""

    name: str
    uuid: str
    ticket: Group
    state: int = HELD
    held_for: str = "job-data-insufficient"
    impressions: int = 0
    document: bytes = b""


def sheet_of(name: str) -> str:
    """What is to stand on a page so that the tray says whose sheet it is and not only whose job."""
    return f"sheet of <{name}>"


class OddPrinter:
    """On while inside `on()`. The knobs are its attributes; `tray` holds the name of each sheet's job, in order."""

    def __init__(self, seconds: float = 0.01) -> None:
        self.seconds = seconds  # that a job takes
        self.state = 3  # 5: stopped
        self.reasons: tuple[str, ...] = ()
        self.extra: Group = {}  # of its attributes, over the others
        self.fit = True  # whether paper can come out
        self.gives_uuids = True
        self.goes_on_at_cancel = False  # had all of the document just then, and refuses
        self.keeps = False  # lets no job go
        self.counts = True  # gives a job's impressions
        self.missing: frozenset[Operation] = frozenset()  # what it answers with client-error-not-found
        self.busy = False
        self.forgetful = False  # a finished job is forgotten at once
        self.mangle: Callable[[Operation, bytes], bytes] = lambda _operation, answer: answer
        self.tray: list[str] = []
        self.jobs: dict[int, Job] = {}
        self.tickets: list[Group] = []
        self.asked: list[Operation] = []
        self.port = 0
        self.connections = 0  # that were made to it
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self._work: set[asyncio.Task[None]] = set()
        self._changed = asyncio.Condition()

    @property
    def uri(self) -> str:
        """Where it listens."""
        return f"ipp://localhost:{self.port}/ipp/print"

    async def power_on(self) -> None:
        """Listen; on the same port as before."""
        self._server = await asyncio.start_server(self._serve, "localhost", self.port, limit=2**22)
        self.port = self._server.sockets[0].getsockname()[1]

    async def power_off(self) -> None:
        """Everything in it is gone; what came out stays in the tray."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in list(self._lines):
            line.transport.abort()
        working = list(self._work)
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        self.jobs.clear()

    async def refill(self) -> None:
        """Paper can come out again."""
        async with self._changed:
            self.fit, self.state, self.reasons = True, 3, ()
            self._changed.notify_all()

    async def fail(self, *reasons: str, stopped: bool = True) -> None:
        """Paper cannot come out, for these reasons; a job in it stands still."""
        self.fit, self.state, self.reasons = False, 5 if stopped else 4, reasons
        for job in self.jobs.values():
            job.state = STOPPED if stopped and job.state == PROCESSING else job.state

    # -- the line ------------------------------------------------------------------------------------------------

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.add(writer)
        self.connections += 1
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                found = _LENGTH.search(head)
                body = await self._body(reader, int(found[1]) if found else 0)
                operation, answer = self._answer(body)
                self.asked.append(operation)
                content = self.mangle(operation, answer)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content)
                await writer.drain()
        self._lines.discard(writer)
        writer.transport.abort()

    async def _body(self, reader: asyncio.StreamReader, length: int) -> bytes:
        try:
            return await reader.readexactly(length)
        except asyncio.IncompleteReadError as error:
            self._cut(error.partial)
            raise

    def _cut(self, partial: bytes) -> None:
        """A sender that was reset in mid-document: the job is aborted, as printers do."""
        with suppress(Exception):
            packet = decode(partial)
            if packet.code == Operation.SEND_DOCUMENT:
                self.jobs[_number(packet, "job-id")].state = ABORTED

    # -- the operations ----------------------------------------------------------------------------------------

    def _answer(self, body: bytes) -> tuple[Operation, bytes]:
        packet = decode(body)
        operation = Operation(packet.code)
        status, groups = self._do(operation, packet, body)
        head: Group = {
            "attributes-charset": (Value(Tag.CHARSET, "utf-8"),),
            "attributes-natural-language": (Value(Tag.LANGUAGE, "en"),),
        }
        return operation, encode(Packet(status, packet.request, ((Tag.OPERATION, head), *groups)))

    def _do(self, operation: Operation, packet: Packet, body: bytes) -> tuple[int, tuple[tuple[int, Group], ...]]:
        if operation in self.missing:
            return _NOT_FOUND, ()
        match operation:
            case Operation.GET_PRINTER_ATTRIBUTES:
                return _OK, ((Tag.PRINTER, self._attributes()),)
            case Operation.GET_JOBS:
                left = {number: job for number, job in self.jobs.items() if job.state < CANCELED}
                return _OK, tuple((Tag.JOB, self._told(number, job)) for number, job in left.items())
            case Operation.CREATE_JOB:
                if self.busy or any(job.state < CANCELED for job in self.jobs.values()):
                    return _BUSY, ()
                return _OK, ((Tag.JOB, self._create(packet)),)
            case _:
                return self._do_with_job(operation, packet, body)

    def _do_with_job(
        self, operation: Operation, packet: Packet, body: bytes
    ) -> tuple[int, tuple[tuple[int, Group], ...]]:
        number = _number(packet, "job-id")
        job = self.jobs.get(number)
        if job is None:
            return _NOT_FOUND, ()
        if operation is Operation.SEND_DOCUMENT:
            self._take(number, job, body)
        if operation is Operation.CANCEL_JOB and self.goes_on_at_cancel:
            self._take(number, job, job.document)
            return _NOT_POSSIBLE, ()
        if operation is Operation.CANCEL_JOB and self.keeps:
            return _NOT_POSSIBLE, ()
        if operation is Operation.CANCEL_JOB:
            job.state = max(job.state, CANCELED)
        return _OK, ((Tag.JOB, self._told(number, job)),)

    def _create(self, packet: Packet) -> Group:
        number = max(self.jobs, default=0) + 1
        name = str(packet.group(Tag.OPERATION)["job-name"][0].value)
        job = Job(name, f"urn:uuid:{uuid4()}" if self.gives_uuids else "", packet.group(Tag.JOB))
        self.jobs[number] = job
        self.tickets.append(job.ticket)
        return self._told(number, job)

    def _take(self, number: int, job: Job, body: bytes) -> None:
        job.document, job.state = body, PROCESSING if self.fit else STOPPED
        task = asyncio.create_task(self._print(number, job))
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _print(self, number: int, job: Job) -> None:
        await asyncio.sleep(self.seconds)
        async with self._changed:
            await self._changed.wait_for(lambda: self.fit)
        if job.state >= CANCELED:
            return
        sheets = _sheets(job.document) or [job.name]
        self.tray += sheets
        job.impressions, job.state = len(sheets), COMPLETED
        if self.forgetful:
            self.jobs.pop(number, None)

    def _told(self, number: int, job: Job) -> Group:
        uuid: Group = {"job-uuid": (Value(Tag.URI, job.uuid),)} if job.uuid else {}
        count: Group = {"job-impressions-completed": (Value(Tag.INTEGER, job.impressions),)} if self.counts else {}
        return {
            "job-id": (Value(Tag.INTEGER, number),),
            **uuid,
            "job-name": (Value(Tag.NAME, job.name),),
            "job-state": (Value(Tag.ENUM, job.state),),
            "job-state-reasons": (Value(Tag.KEYWORD, job.held_for if job.state == HELD else "none"),),
            **count,
        }

    def _attributes(self) -> Group:
        return {
            "printer-state": (Value(Tag.ENUM, self.state),),
            "printer-state-reasons": tuple(Value(Tag.KEYWORD, one) for one in self.reasons or ("none",)),
            "printer-is-accepting-jobs": (Value(Tag.BOOLEAN, value=True),),
            **self.extra,
        }


@asynccontextmanager
async def odd_printer(seconds: float = 0.01) -> AsyncGenerator[OddPrinter]:
    """One that is on."""
    printer = OddPrinter(seconds)
    await printer.power_on()
    try:
        yield printer
    finally:
        await printer.power_off()


def _sheets(request: bytes) -> list[str]:
    """Whose sheets the document says that it is; none where it does not say."""
    try:
        document: Any = pypdfium2.PdfDocument(request[request.index(b"%PDF") :])
    except (ValueError, pypdfium2.PdfiumError):
        return []
    texts: list[str] = [page.get_textpage().get_text_range() for page in document]
    return [name for text in texts for name in _SHEET.findall(text)]


def _number(packet: Packet, name: str) -> int:
    return int(str(packet.group(Tag.OPERATION)[name][0].value))
