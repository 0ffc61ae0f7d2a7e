"""A program's line to the server: sign in, hear, ask, and come back by itself.

Commands are kept until the server answers them and said again after every reconnect; they are idempotent.
The line is taken as cut after 3 s without an answer to a ping (facts measured: 4 to 5 s to notice a silent cut),
and at once when this machine would write from another address now.
"""

import asyncio
import logging
import random
from collections.abc import Callable
from typing import Final, override
from urllib.parse import urlsplit

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.frames import CloseCode

from windowkit import logs
from windowkit.assents import AnswerAssent
from windowkit.cards import GiveCard
from windowkit.dialling import Dialler, own_address
from windowkit.errors import BadInput, Code, Refused, Unreachable
from windowkit.messages import (
    MAX_BYTES,
    AnswerRecording,
    Challenge,
    Command,
    Denied,
    Done,
    FromServer,
    Hello,
    Message,
    Welcome,
    decode_from_server,
    encode,
)
from windowkit.sensitive import Sensitive

_log: Final = logging.getLogger(__name__)

_OPEN: Final = 5.0  # s for TLS and the WebSocket's handshake once the port is reached
_SIGN_IN: Final = 5.0  # s
_PING: Final = 2.0  # s
_PONG: Final = 3.0  # s
_LOOK: Final = 0.2  # s between two looks at this machine's own address: 20 us each, 250 after a rest
_PAUSES: Final = (0.1, 3.0)  # s; first and longest pause after a server said no: it must not be stormed
_STABLE: Final = 10.0  # s a line must have lived before the pause starts small again
_STORE_AGAIN: Final = 1.0  # s before a command the server could not store is said again
_LARGEST: Final = 1024 * 1024  # bytes of one frame from the server; a matter with its form is about 20 kB

# Saying hello again would not help; a person has to do something first.
_PERMANENT: Final = frozenset(
    {Code.BAD_CREDENTIALS, Code.TOKEN_EXPIRED, Code.NOT_SIGNED_IN, Code.PROTOCOL, Code.REPLACED}
)


class LinkState(msgspec.Struct, frozen=True):
    """Whether the line is up; `reason` is the code of a refusal that ended it for good.

    `moved`: it is up again from another address of this machine (from Wi-Fi to cable, a new lease).
    """

    up: bool
    reason: Code | None = None
    moved: bool = False


def line_url(server: str) -> str:
    """The WebSocket address of a server given as http(s)://host:port; raises BadInput."""
    try:
        parts = urlsplit(server)
        whole = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port over 65535, half an IPv6 address
        parts, whole = urlsplit(""), False
    scheme = {"http": "ws", "https": "wss"}.get(parts.scheme)
    if scheme is None or not whole:
        raise BadInput(f"the server {server!r} is not an address; write it as https://host:port")
    return f"{scheme}://{parts.netloc}/line"


class Link:
    """One program's line; lives in the engine's loop. `run` ends only when cancelled or refused for good."""

    def __init__(
        self,
        server: str,
        hello: Callable[[str], Hello],
        on_message: Callable[[FromServer], None],
        on_state: Callable[[LinkState], None],
        look: float = _LOOK,
    ) -> None:
        """`look`: seconds between two looks at this machine's own address; a picture cannot wait, a printer can."""
        self._url = line_url(server)
        parts = urlsplit(self._url)
        self._dialler = Dialler(parts.hostname or "", parts.port or (443 if parts.scheme == "wss" else 80))
        self._from = ""  # the address the line was last up from
        self._hello = hello
        self._on_message = on_message
        self._on_state = on_state
        self._look = look
        self._waiting: dict[str, tuple[Command, asyncio.Future[None]]] = {}
        self._outgoing: asyncio.Queue[bytes] | None = None  # None while the line is down

    async def run(self) -> None:
        """Keep the line up. Raises Refused when only a person can mend it (wrong key, replaced, expired)."""
        try:
            await self._keep_up()
        finally:
            self._dialler.close()

    async def _keep_up(self) -> None:
        clock = asyncio.get_running_loop().time
        first, longest = _PAUSES
        pause = first
        while True:
            started = clock()
            stormed = False
            try:
                await self._once()
            except (OSError, InvalidHandshake, ConnectionClosed, TimeoutError, BadInput, Unreachable) as error:
                logs.event(_log, "line_down", why=type(error).__name__)
                stormed = _server_said_no(error)
            except Refused as refusal:
                self._on_state(LinkState(up=False, reason=refusal.code))
                raise
            self._on_state(LinkState(up=False))
            pause = first if not stormed or clock() - started > _STABLE else min(pause * 2, longest)
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads reconnects, no secret

    def command(self, command: Command) -> asyncio.Future[None]:
        """Ask, until answered; the future raises Refused with the server's code.

        A card that waits for the line is not said any more after a no to it.
        """
        future = asyncio.get_running_loop().create_future()
        if len(encode(command)) > MAX_BYTES:  # the server would end the line, and again each time it is said again
            future.set_exception(Refused(Code.TOO_LARGE, f"{MAX_BYTES} bytes"))
            return future
        if isinstance(command, AnswerAssent) and not command.yes and command.kind is Sensitive.IDENTITY:
            self._give_up(lambda one: isinstance(one, GiveCard) and one.visit == command.visit)
        self._waiting[command.id] = (command, future)
        self.send(command)
        return future

    def forget(self) -> None:
        """Give up every unanswered command: the visit it was about is over, and may have held personal data.

        But a no to sensitive data, which names nobody: what the visit left of it is to go once the server hears that.
        """
        self._give_up(lambda one: not isinstance(one, AnswerAssent) or one.yes)

    def _give_up(self, is_vain: Callable[[Command], bool]) -> None:
        for key, (command, future) in tuple(self._waiting.items()):
            if is_vain(command):
                del self._waiting[key]
                future.cancel()

    def send(self, message: Message) -> None:
        """Say it if the line is up; call set-up messages are worthless later."""
        if self._outgoing is not None:
            self._outgoing.put_nowait(encode(message))

    async def _once(self) -> None:
        async with await self._open() as line:
            async with asyncio.timeout(_SIGN_IN):
                welcome = await self._sign_in(line)
            self._outgoing = asyncio.Queue()
            raw = line.transport.get_extra_info("socket")
            moved, self._from = self._from not in ("", raw.getsockname()[0]), raw.getsockname()[0]
            try:
                self._on_message(welcome)
                self._on_state(LinkState(up=True, moved=moved))
                logs.event(_log, "line_up", repeated=len(self._waiting), moved=moved)
                for command, _ in self._waiting.values():
                    self.send(command)
                await self._talk(line, self._outgoing)
            finally:
                self._outgoing = None
                await line.close()  # leave properly: the server need not wait to see that we are gone

    async def _open(self) -> ClientConnection:
        port = await self._dialler.dial()
        try:
            return await connect(
                self._url,
                sock=port,
                open_timeout=_OPEN,
                ping_interval=_PING,
                ping_timeout=_PONG,
                close_timeout=1,
                compression=None,
                max_size=_LARGEST,
                proxy=None,
            )
        except ValueError as error:  # the library's word for a redirection
            raise BadInput("the server sends us to another address; write that one into the settings") from error

    async def _sign_in(self, line: ClientConnection) -> Welcome:
        challenge = decode_from_server(await line.recv())
        if not isinstance(challenge, Challenge):
            raise BadInput("the server did not begin with a challenge")
        hello = msgspec.structs.replace(self._hello(challenge.nonce), withdrawn=self._withdrawn())
        await line.send(encode(hello).decode())
        answer = decode_from_server(await line.recv())
        if isinstance(answer, Denied):
            if answer.code in _PERMANENT:
                raise Refused(answer.code, answer.detail)
            raise BadInput(f"sign-in refused: {answer.code}")
        if not isinstance(answer, Welcome):
            raise BadInput("the server did not answer the sign-in")
        return answer

    def _withdrawn(self) -> str:
        """The recording refused while the line was down: it must not go on until the command has followed."""
        words = [command for command, _ in self._waiting.values() if isinstance(command, AnswerRecording)]
        return words[-1].recording if words and not words[-1].yes else ""

    async def _talk(self, line: ClientConnection, outgoing: asyncio.Queue[bytes]) -> None:
        beside = [asyncio.create_task(_write(line, outgoing)), asyncio.create_task(_abort_when_moved(line, self._look))]
        try:
            async for frame in line:
                self._hear(frame)
        finally:
            for task in beside:
                task.cancel()
            await asyncio.wait(beside)
        raise BadInput("the server closed the line")

    def _hear(self, frame: bytes | str) -> None:
        try:
            message = decode_from_server(frame)
        except BadInput:
            # A newer server may say what we do not know yet; the rest of the line is good.
            _log.warning("frame_not_understood")
            return
        match message:
            case Done():
                self._answered(message.re, None)
            case Denied():
                self._denied(message)
            case _:
                self._on_message(message)

    def _denied(self, denied: Denied) -> None:
        if denied.code in _PERMANENT and not denied.re:
            raise Refused(denied.code, denied.detail)
        if denied.code is Code.UNAVAILABLE and denied.re in self._waiting:
            command, _ = self._waiting[denied.re]
            asyncio.get_running_loop().call_later(_STORE_AGAIN, self._say_again, command)
            self._on_message(denied)
        elif denied.re in self._waiting:
            self._answered(denied.re, Refused(denied.code, denied.detail))
        else:
            self._on_message(denied)

    def _say_again(self, command: Command) -> None:
        if command.id in self._waiting:
            self.send(command)

    def _answered(self, command_id: str, refusal: Refused | None) -> None:
        _, future = self._waiting.pop(command_id, (None, None))
        if future is None or future.done():
            return
        if refusal is None:
            future.set_result(None)
        else:
            future.set_exception(refusal)

    @override
    def __repr__(self) -> str:
        return f"<Link {self._url} {'up' if self._outgoing is not None else 'down'} {len(self._waiting)} waiting>"


async def _write(line: ClientConnection, outgoing: asyncio.Queue[bytes]) -> None:
    while True:
        frame = await outgoing.get()
        try:
            await line.send(frame.decode())  # a text frame
        except ConnectionClosed:
            return  # the reader sees it too, and commands are kept


async def _abort_when_moved(line: ClientConnection, look: float) -> None:
    """Ends by cutting the line, as soon as this machine would write to the server from another address."""
    raw = line.transport.get_extra_info("socket")
    ours = raw.getsockname()[0]
    while (now := own_address(raw)) is None or now == ours:  # noqa: ASYNC110 - the kernel's routes have no event here
        await asyncio.sleep(look)
    logs.event(_log, "address_changed")
    line.transport.abort()


def _server_said_no(error: Exception) -> bool:
    """Whether somebody answered and would not have us, rather than the way to them being cut."""
    if isinstance(error, ConnectionClosed):
        # A close for a missed pong (1011, internal error) is a cut that the server noticed first.
        return error.rcvd is not None and error.rcvd.code != CloseCode.INTERNAL_ERROR
    return isinstance(error, ConnectionRefusedError | InvalidHandshake | BadInput)
