"""The kiosk's side of the line: proves its key, asks, and brings stills to the server."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from kiosk_app.courier import Courier
from kiosk_app.scene import Answered, LineChanged, SendStill
from windowkit import logs
from windowkit.errors import Refused
from windowkit.keys import DeviceKey, prove
from windowkit.link import Link, LinkState
from windowkit.messages import PROTOCOL, Command, FromServer, Hello, Message, Role, TokenRenewed, Welcome

_log: Final = logging.getLogger(__name__)
SOFTWARE: Final = "virtual-window-kiosk/0.1.0"


class KioskLine:
    """Lives in the engine's loop. `post` hears answers, states and what the server says."""

    def __init__(self, server: str, key: DeviceKey, post: Callable[[object], None]) -> None:
        self._server = server.rstrip("/")
        self._key = key
        self._post = post
        self._listener: Callable[[FromServer], None] = _nobody
        self._on_state: Callable[[LinkState], None] = _nobody
        self._token = ""
        self._courier = Courier(self._server, lambda: self._token, post)
        self._link = Link(self._server, self._hello, self._hear, self._state)

    def listen(self, listener: Callable[[FromServer], None], on_state: Callable[[LinkState], None]) -> None:
        """Let `listener` hear the server's words, and `on_state` the line itself, before the screens do."""
        self._listener, self._on_state = listener, on_state

    async def run(self) -> None:
        """Keep the line; ends when the server will not have this kiosk, which the screens then say."""
        try:
            await self._link.run()
        except Refused as refusal:
            logs.event(_log, "refused", code=str(refusal.code))

    def ask(self, command: Command) -> None:
        """Answered by `Answered`, after any number of reconnects."""
        future = self._link.command(command)
        future.add_done_callback(lambda done: self._answered(command.id, done))

    def forget(self) -> None:
        """Keep nothing of a resident that the server has not answered yet."""
        self._link.forget()

    def say(self, message: Message) -> None:
        """A call's set-up now or never; a command until it is answered."""
        if isinstance(message, Command):
            self.ask(message)
        else:
            self._link.send(message)

    async def bring(self, order: SendStill, content: bytes) -> None:
        """Upload a still; answered by `UploadMoved` and `UploadEnded`."""
        await self._courier.bring(order, content)

    def _hello(self, nonce: str) -> Hello:
        proof = prove(self._key, nonce)
        return Hello(protocol=PROTOCOL, role=Role.KIOSK, software=SOFTWARE, device=self._key.device, proof=proof)

    def _hear(self, message: FromServer) -> None:
        if isinstance(message, Welcome | TokenRenewed):
            self._token = message.token
        self._listener(message)
        self._post(message)

    def _state(self, state: LinkState) -> None:
        self._on_state(state)
        self._post(LineChanged(up=state.up, reason=state.reason))

    def _answered(self, command: str, done: asyncio.Future[None]) -> None:
        if done.cancelled():
            return
        refusal = done.exception()
        if isinstance(refusal, Refused):
            logs.event(_log, "command_refused", code=str(refusal.code))
        self._post(Answered(command=command, code=refusal.code if isinstance(refusal, Refused) else None))


def _nobody(_news: object) -> None:
    """Before anybody listens."""
