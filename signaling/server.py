"""The lines: sign in, decode, ask the hall. Knows sockets and clocks; decides nothing."""

import asyncio
import base64
import contextlib
import logging
import secrets
import typing
from collections.abc import Callable
from typing import Final

from signaling.auth import Auth
from signaling.effects import Effect, Send, Sender
from signaling.hall import Hall
from signaling.kiosks import Kiosks
from signaling.lines import REFUSED, REPLACED, TOO_BIG, TRY_LATER, Line, Wire
from signaling.old_notices import OldNotices
from signaling.past_visits import PastVisits
from signaling.register import Register
from signaling.store import Store, StoreFailure
from signaling.turns import Turns
from windowkit import logs, messages as m
from windowkit.errors import BadInput, Code, Refused
from windowkit.helpdesk import FromStore
from windowkit.operating import HealthReport, OperationDone
from windowkit.past import AskPast

_log: Final = logging.getLogger(__name__)

SIGN_IN: Final = 5.0  # s for a hello
_RENEW: Final = 2 / 3  # of a token's life
_PAUSE: Final = 1.0  # s before a token that could not be stored is tried again

_MAY: Final = {
    m.Role.KIOSK: typing.get_args(m.FromKiosk),
    m.Role.COUNTER: typing.get_args(m.FromCounter),
    m.Role.PRINTING: typing.get_args(m.FromPrinting),
}


class Server:
    """Everybody on the line, and the hall behind them."""

    def __init__(self, store: Store, auth: Auth, hall: Hall, register: Register) -> None:
        self._auth = auth
        self._past = PastVisits(store, hall.floor, register.matters)
        self._old = OldNotices(store, register.matters, hall.key)
        self._register = register
        self._lines: dict[Sender, Line] = {}
        self.hall = hall
        self._turns = Turns(store, hall, self._tell, self._renew_all)
        self._kiosks = Kiosks(store, lambda: self.hall.floor, self._tell, self._turns.now)

    async def run(self) -> None:
        """Commit and watch the deadlines until cancelled; ends only by a bug, and then the process should too."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._turns.run())
            group.create_task(self._turns.deadlines())
            group.create_task(self._kiosks.run())

    async def turn(self, decide: Callable[[float], list[Effect]]) -> bool:
        """Let the hall decide something, now, and perform it; False where it could not be saved and nothing changed."""
        return await self._turns.take(decide)

    # -- a line's life ---------------------------------------------------------------------------------------

    async def line(self, wire: Wire) -> None:
        """Serve one program until its line ends."""
        try:
            async with asyncio.timeout(SIGN_IN):
                sender, hello = await self._sign_in(wire)
            await self._register.look_up(sender)
            token = await self._auth.issue(sender)
        except TimeoutError:
            await wire.close(REFUSED)
        except Refused as refusal:
            logs.event(_log, "sign_in_refused", code=refusal.code)
            await _refuse(wire, refusal, TOO_BIG if refusal.code is Code.TOO_LARGE else REFUSED)
        except (StoreFailure, BadInput) as failure:
            _log.error("sign_in_failed", extra={"why": str(failure)})
            await _refuse(wire, Refused(Code.UNAVAILABLE), TRY_LATER)
        else:
            line = Line(wire, sender)
            line.say(self._register.greeting(sender, token, self._turns.now()))
            await self._serve(line, hello.withdrawn)

    async def _sign_in(self, wire: Wire) -> tuple[Sender, m.Hello]:
        nonce = base64.b64encode(secrets.token_bytes(32)).decode()
        await wire.send(m.encode(m.Challenge(nonce=nonce)))
        hello = _decoded(await wire.receive())
        if not isinstance(hello, m.Hello):
            raise Refused(Code.NOT_SIGNED_IN)
        if hello.protocol != m.PROTOCOL:
            raise Refused(Code.PROTOCOL, str(m.PROTOCOL))
        if hello.role is not m.Role.COUNTER:
            return await self._auth.device(hello.role, hello.device, nonce, hello.proof), hello
        sender = await self._auth.bearer(hello.token)
        if sender.role is not m.Role.COUNTER:
            raise Refused(Code.BAD_CREDENTIALS)
        return sender, hello

    async def _serve(self, line: Line, withdrawn: str) -> None:
        """Read, write and renew until one of them ends; an older line of the same identity ends first."""
        sender = line.sender
        older = self._lines.get(sender)
        if older is not None:
            older.close(REPLACED, m.Denied(re="", code=Code.REPLACED))
        self._lines[sender] = line
        logs.event(_log, "line_opened", role=sender.role, device=sender.key)
        tasks = [asyncio.create_task(work) for work in (line.write(), self._listen(line, withdrawn), self._renew(line))]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            logs.event(_log, "line_closed", role=sender.role, device=sender.key)
            if self._lines.get(sender) is line:
                self._lines.pop(sender)
                await self.turn(lambda now: self.hall.left(sender, now))

    async def _listen(self, line: Line, withdrawn: str) -> None:
        if not await self.turn(lambda now: self.hall.arrived(line.sender, now, withdrawn)):
            line.close(TRY_LATER, m.Denied(re="", code=Code.UNAVAILABLE))
        while (frame := await line.wire.receive()) is not None:
            # Nothing more is read meanwhile: a program in a hurry waits, and nothing it says is lost, as after an
            # outage, when much comes at once.
            await asyncio.sleep(line.too_soon())
            if line.closing:
                continue  # replaced or dropped: what it says no longer counts
            try:
                await self._ask(line, _decoded(frame))
            except Refused as refusal:
                denied = m.Denied(re="", code=refusal.code, detail=refusal.detail)
                if refusal.code is Code.TOO_LARGE:
                    line.close(TOO_BIG, denied)
                else:
                    line.say(denied)

    async def _renew(self, line: Line) -> None:
        """A program's token is renewed while its line lives; a lost one ends by itself."""
        pause = self._auth.lifetime * _RENEW
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await line.renew.wait()
            line.renew.clear()
            try:
                token = await self._auth.issue(line.sender)
            except StoreFailure:
                pause = _PAUSE
                continue
            line.say(m.TokenRenewed(token=token.token, token_expires=token.expires, server_time=self._turns.now()))
            if self._register.ice_servers_end:  # a kiosk's line stays up for weeks, and relays' passwords do not
                line.say(m.IceServersRenewed(ice_servers=self._register.ice_servers(line.sender)))
            pause = self._auth.lifetime * _RENEW

    # -- what is said --------------------------------------------------------------------------------------------

    async def _ask(self, line: Line, message: m.ToServer) -> None:
        re = message.id if isinstance(message, m.Command) else ""
        if not isinstance(message, _MAY[line.sender.role]):
            line.say(m.Denied(re=re, code=Code.NOT_YOURS))
        elif isinstance(message, m.UnlockKiosk):
            line.say(await self._unlock(line.sender, message))
        elif isinstance(message, HealthReport | OperationDone):
            if (answer := await self._kiosks.hear(message, line.sender)) is not None:
                line.say(answer)
        elif isinstance(message, AskPast):
            await self._look_up(line, message)
        elif isinstance(message, FromStore):
            await self._at_the_desk(line, message)
        elif not await self.turn(lambda now: self.hall.receive(message, line.sender, now)):
            line.say(m.Denied(re=re, code=Code.UNAVAILABLE))

    async def _look_up(self, line: Line, asked: AskPast) -> None:
        """Straight from the store: nothing changes by it, and the hall has other work."""
        try:
            line.say(await self._past.answer(asked, line.sender))
        except Refused as refusal:
            line.say(m.Denied(re=asked.id, code=refusal.code, detail=refusal.detail))
        except StoreFailure:
            line.say(m.Denied(re=asked.id, code=Code.UNAVAILABLE))
        else:
            line.say(m.Done(re=asked.id))

    async def _at_the_desk(self, line: Line, asked: FromStore) -> None:
        """Read what is there; the hall says whether it may be told."""
        try:
            found = await asyncio.to_thread(self._old.find, asked)
        except StoreFailure:
            line.say(m.Denied(re=asked.id, code=Code.UNAVAILABLE))
            return
        if not await self.turn(lambda now: self.hall.looked_up(asked, found, line.sender, now)):
            line.say(m.Denied(re=asked.id, code=Code.UNAVAILABLE))

    async def _unlock(self, sender: Sender, message: m.UnlockKiosk) -> m.Message:
        kiosk = self.hall.floor.kiosks[sender.key]
        try:
            await self._auth.pin(kiosk.committee.code, message.pin, kiosk.device)
        except Refused as refusal:
            return m.Denied(re=message.id, code=refusal.code, detail=refusal.detail)
        except StoreFailure:
            return m.Denied(re=message.id, code=Code.UNAVAILABLE)
        self.hall.unlocked(kiosk.device, self._turns.now())
        return m.Done(re=message.id)

    def _renew_all(self) -> None:
        """The clock was set: tokens seem to have run out long ago or late, and counters count from another time."""
        for line in self._lines.values():
            line.renew.set()

    def _tell(self, effect: Send) -> None:
        line = self._lines.get(effect.to)
        if line is not None:
            line.say(effect.message)


async def _refuse(wire: Wire, refusal: Refused, code: int) -> None:
    await wire.send(m.encode(m.Denied(re="", code=refusal.code, detail=refusal.detail)))
    await wire.close(code)


def _decoded(frame: bytes | str | None) -> m.ToServer:
    if frame is None:
        raise Refused(Code.NOT_SIGNED_IN)
    if len(frame) > m.MAX_BYTES:
        raise Refused(Code.TOO_LARGE, f"{m.MAX_BYTES} bytes")
    try:
        return m.decode_to_server(frame)
    except BadInput as error:
        raise Refused(Code.BAD_MESSAGE, str(error)) from error
