"""The lines: sign in, decode, ask the hall, save, then send. Knows sockets and clocks; decides nothing."""

import asyncio
import base64
import logging
import secrets
import time
import typing
from collections.abc import Sequence
from typing import Final, Protocol

from signaling.auth import Auth, Token
from signaling.effects import Effect, Send, Sender
from signaling.hall import Hall
from signaling.records import Kiosk, Place
from signaling.settings import SignalingSettings
from signaling.store import Store, StoreFailure
from windowkit import logs
from windowkit import messages as m
from windowkit.errors import BadInput, Code, Refused
from windowkit.matters import Matter

_log: Final = logging.getLogger(__name__)

SIGN_IN: Final = 5.0  # s for a hello
OUTBOX: Final = 256  # messages; a program that does not read is dropped, not waited for
RATE: Final = 50.0  # messages a second, with this much again saved up for a burst
_RENEW: Final = 2 / 3  # of a token's life
REPLACED: Final = 4001  # WebSocket close codes of our own (RFC 6455, 7.4.2)
REFUSED: Final = 4003
TRY_LATER: Final = 1013
TOO_BIG: Final = 1009

_MAY: Final = {
    m.Role.KIOSK: typing.get_args(m.FromKiosk),
    m.Role.COUNTER: typing.get_args(m.FromCounter),
    m.Role.PRINTING: typing.get_args(m.FromPrinting),
}


class Wire(Protocol):
    """An accepted WebSocket, as little of it as a line needs."""

    async def receive(self) -> bytes | str | None: ...
    async def send(self, frame: bytes) -> None: ...
    async def close(self, code: int) -> None: ...


class _Line:
    """One signed-in program: its outbox and its allowance."""

    def __init__(self, wire: Wire, sender: Sender) -> None:
        self.wire = wire
        self.sender = sender
        self.outbox: asyncio.Queue[m.Message | int] = asyncio.Queue(OUTBOX)
        self._allowance = 2 * RATE
        self._last = time.monotonic()

    def say(self, message: m.Message | int) -> None:
        """Queue a message, or a close code after everything queued."""
        try:
            self.outbox.put_nowait(message)
        except asyncio.QueueFull:
            while not self.outbox.empty():
                self.outbox.get_nowait()
            self.outbox.put_nowait(TRY_LATER)

    def allowed(self) -> bool:
        """Whether one more message fits the allowance (token bucket)."""
        now = time.monotonic()
        self._allowance = min(2 * RATE, self._allowance + (now - self._last) * RATE)
        self._last = now
        self._allowance -= 1
        return self._allowance >= 0

    async def write(self) -> None:
        while True:
            message = await self.outbox.get()
            if isinstance(message, int):
                await self.wire.close(message)
                return
            await self.wire.send(m.encode(message))


class Server:
    """Everybody on the line, and the hall behind them. One event at a time: the hall is never entered twice."""

    def __init__(
        self, settings: SignalingSettings, matters: dict[str, Matter], store: Store, auth: Auth, hall: Hall
    ) -> None:
        self._settings = settings
        self._matters = matters
        self._store = store
        self._auth = auth
        self.hall = hall
        self._lines: dict[Sender, _Line] = {}
        self._turn = asyncio.Lock()
        self._deadline_moved = asyncio.Event()

    # -- a line's life ---------------------------------------------------------------------------------------

    async def line(self, wire: Wire) -> None:
        """Serve one program until its line ends."""
        try:
            async with asyncio.timeout(SIGN_IN):
                sender = await self._sign_in(wire)
        except TimeoutError:
            await wire.close(REFUSED)
            return
        except Refused as refusal:
            logs.event(_log, "sign_in_refused", code=refusal.code)
            await wire.send(m.encode(m.Denied(re="", code=refusal.code, detail=refusal.detail)))
            await wire.close(TOO_BIG if refusal.code is Code.TOO_LARGE else REFUSED)
            return
        line = _Line(wire, sender)
        await self._welcome(line)
        writer = asyncio.create_task(line.write())
        renewer = asyncio.create_task(self._renew(line))
        try:
            await self._listen(line)
        finally:
            renewer.cancel()
            writer.cancel()
            await asyncio.wait([writer, renewer])
            await self._goodbye(line)

    async def _sign_in(self, wire: Wire) -> Sender:
        nonce = base64.b64encode(secrets.token_bytes(32)).decode()
        await wire.send(m.encode(m.Challenge(nonce=nonce)))
        hello = _decoded(await wire.receive())
        if not isinstance(hello, m.Hello):
            raise Refused(Code.NOT_SIGNED_IN)
        if hello.protocol != m.PROTOCOL:
            raise Refused(Code.PROTOCOL, str(m.PROTOCOL))
        if hello.role is not m.Role.COUNTER:
            return await self._auth.device(hello.role, hello.device, nonce, hello.proof)
        sender = await self._auth.bearer(hello.token)
        if sender.role is not m.Role.COUNTER:
            raise Refused(Code.BAD_CREDENTIALS)
        return sender

    async def _welcome(self, line: _Line) -> None:
        """Introduce the program to the hall; an older line of the same identity ends."""
        token = await self._auth.issue(line.sender)
        async with self._turn:
            await self._know(line.sender)
            older = self._lines.get(line.sender)
            if older is not None:
                older.say(m.Denied(re="", code=Code.REPLACED))
                older.say(REPLACED)
            self._lines[line.sender] = line
            line.say(self._greeting(line.sender, token))
            await self._perform(self.hall.arrived(line.sender))
        logs.event(_log, "line_opened", role=line.sender.role, device=line.sender.key)

    async def _goodbye(self, line: _Line) -> None:
        if self._lines.get(line.sender) is line:
            async with self._turn:
                self._lines.pop(line.sender, None)
                await self._perform(self.hall.left(line.sender, time.time()))
        logs.event(_log, "line_closed", role=line.sender.role, device=line.sender.key)

    async def _listen(self, line: _Line) -> None:
        while True:
            frame = await line.wire.receive()
            if frame is None:
                return
            try:
                if not line.allowed():
                    raise Refused(Code.TOO_MANY_TRIES, f"{int(RATE)} messages a second")
                message = _decoded(frame)
                if not isinstance(message, _MAY[line.sender.role]):
                    raise Refused(Code.NOT_YOURS)
            except Refused as refusal:
                line.say(m.Denied(re="", code=refusal.code, detail=refusal.detail))
                if refusal.code is Code.TOO_LARGE:
                    line.say(TOO_BIG)
                    return
                continue
            await self._ask(line, message)

    async def _renew(self, line: _Line) -> None:
        """A counter's token is renewed while its line lives; a lost one ends by itself."""
        while True:
            await asyncio.sleep(self._auth.lifetime * _RENEW)
            token = await self._auth.issue(line.sender)
            line.say(m.TokenRenewed(token=token.token, token_expires=token.expires))

    # -- the hall ------------------------------------------------------------------------------------------------

    async def _ask(self, line: _Line, message: m.ToServer) -> None:
        if isinstance(message, m.UnlockKiosk):
            await self._unlock(line, message)
            return
        await self.turn(lambda: self.hall.receive(message, line.sender, time.time()), line, message)

    async def turn(
        self, decide: typing.Callable[[], list[Effect]], line: _Line | None = None, message: object = None
    ) -> bool:
        """Let the hall decide something and perform it; False where it could not be saved and nothing changed."""
        async with self._turn:
            saved = await self._perform(decide())
        if not saved and line is not None:
            re = message.id if isinstance(message, m.Command) else ""
            line.say(m.Denied(re=re, code=Code.UNAVAILABLE))
        return saved

    async def _unlock(self, line: _Line, message: m.UnlockKiosk) -> None:
        kiosk = self.hall.floor.kiosks[line.sender.key]
        try:
            await self._auth.pin(kiosk.committee.code, message.pin, kiosk.device)
        except Refused as refusal:
            line.say(m.Denied(re=message.id, code=refusal.code, detail=refusal.detail))
            return
        self.hall.unlocked(kiosk.device, time.time())
        line.say(m.Done(re=message.id))

    async def _perform(self, effects: Sequence[Effect]) -> bool:
        """Save, then send. What cannot be saved is not told: the hall goes back to what is stored."""
        try:
            await self._store.keep(effects)
        except StoreFailure as failure:
            _log.error("not_stored", extra={"why": str(failure)})
            self.hall.load(*self._store.running(), time.time())
            return False
        for effect in effects:
            if isinstance(effect, Send) and effect.to in self._lines:
                self._lines[effect.to].say(effect.message)
        self._deadline_moved.set()
        return True

    async def deadlines(self) -> None:
        """One timer for the earliest deadline of all visits."""
        while True:
            self._deadline_moved.clear()
            due = self.hall.next_deadline()
            try:
                async with asyncio.timeout(None if due is None else max(0.0, due - time.time())):
                    await self._deadline_moved.wait()
            except TimeoutError:
                if not await self.turn(lambda: self.hall.overdue(time.time())):
                    await asyncio.sleep(1)  # the disk is full or away: try again, not at full speed

    async def drain(self) -> None:
        """The server stops: everybody is told to come back."""
        for line in list(self._lines.values()):
            line.say(1012)

    # -- who they are --------------------------------------------------------------------------------------------

    async def _know(self, sender: Sender) -> None:
        """Look up what the hall has to know of a newcomer."""
        if sender.role is m.Role.COUNTER:
            for clerk in await asyncio.to_thread(self._store.clerks):
                self.hall.floor.clerks[clerk.name] = clerk
            return
        device = await asyncio.to_thread(self._store.device, sender.key)
        committee = next((one for one in self._settings.committees if device and one.code == device.committee), None)
        centre = next((one for one in self._settings.centres if committee and one.code == committee.centre), None)
        if committee is None or centre is None:
            raise BadInput("the committee of an enrolled kiosk is not in the settings; put it back")
        self.hall.floor.kiosks[sender.key] = Kiosk(
            device=sender.key,
            committee=Place(code=committee.code, name=committee.name, name_en=committee.name_en),
            centre=Place(code=centre.code, name=centre.name, name_en=centre.name_en),
            letter=centre.letter,
        )

    def _greeting(self, sender: Sender, token: Token) -> m.Welcome:
        clerk = self.hall.floor.clerks.get(sender.key) if sender.role is m.Role.COUNTER else None
        if clerk is not None:
            one = next(one for one in self._settings.centres if one.code == clerk.centre)
            centre = place = Place(code=one.code, name=one.name, name_en=one.name_en)
        else:
            kiosk = self.hall.floor.kiosks[sender.key]
            place, centre = kiosk.committee, kiosk.centre
        return m.Welcome(
            server_time=time.time(),
            token=token.token,
            token_expires=token.expires,
            place=place.name,
            place_en=place.name_en,
            centre=centre.name,
            centre_en=centre.name_en,
            who=clerk.display if clerk else "",
            service_number=clerk.service_number if clerk else "",
            ice_servers=self._settings.ice_servers,
            matters=() if sender.role is m.Role.PRINTING else tuple(map(_entry, self._matters.values())),
        )


def _entry(matter: Matter) -> m.MatterEntry:
    return m.MatterEntry(
        code=matter.code,
        name=matter.name,
        name_en=matter.name_en,
        department=matter.department,
        department_en=matter.department_en,
        hot=matter.hot,
    )


def _decoded(frame: bytes | str | None) -> m.ToServer:
    if frame is None:
        raise Refused(Code.NOT_SIGNED_IN)
    if len(frame) > m.MAX_BYTES:
        raise Refused(Code.TOO_LARGE, f"{m.MAX_BYTES} bytes")
    try:
        return m.decode_to_server(frame)
    except BadInput as error:
        raise Refused(Code.BAD_MESSAGE, str(error)) from error
