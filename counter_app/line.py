"""The counter's side of the engine: sign-in, the line, and the stills fetched beside it."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Final

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from counter_app.desk import Answered, LineChanged
from counter_app.finding import Index, index
from windowkit import files, logs
from windowkit.engine import EngineThread
from windowkit.errors import Code, Failure, Refused
from windowkit.files import ClerkToken
from windowkit.knowledge import Knowledge
from windowkit.link import Link, LinkState
from windowkit.messages import PROTOCOL, Command, FromServer, Hello, Message, Role, TokenRenewed, Welcome

_log: Final = logging.getLogger(__name__)
_THUMBNAIL: Final = QSize(320, 200)  # pixels; twice what a row shows, for dense screens
_TRIES: Final = 4
_PAUSE: Final = 1.0  # s between two tries to fetch a still
SOFTWARE: Final = "virtual-window-counter/0.1.0"


class SignInFailed(msgspec.Struct, frozen=True):
    """`code` None: nobody answers at the server's address."""

    code: Code | None


class StillArrived(msgspec.Struct, frozen=True):
    """A document's picture; `thumbnail` small, `content` the still as it was taken. None: it cannot be had."""

    visit: str
    document: str
    thumbnail: QImage | None
    content: bytes


class StillOpened(msgspec.Struct, frozen=True):
    """A still in full, decoded away from the window."""

    document: str
    image: QImage


class Learnt(msgspec.Struct, frozen=True):
    """What the clerk can look up, and the index to find it by."""

    knowledge: Knowledge
    index: Index


class CounterLine:
    """Called from the window, works in the engine, answers through `post`."""

    def __init__(
        self,
        engine: EngineThread,
        server: str,
        post: Callable[[object], None],
    ) -> None:
        self._engine = engine
        self._server = server.rstrip("/")
        self._post = post
        self._listener: Callable[[FromServer | LineChanged], None] | None = None
        self._clerk: ClerkToken | None = None
        self._token = ""
        self._link = self._new_link()
        self._tasks: set[asyncio.Task[None]] = set()
        self._running: asyncio.Task[None] | None = None

    def listen(self, listener: Callable[[FromServer | LineChanged], None]) -> None:
        """Who hears everything in the engine, before the window does; set before anybody signs in."""
        self._listener = listener

    # -- from the window ---------------------------------------------------------------------------------------

    def sign_in(self, name: str, password: str) -> None:
        """Answered by a Welcome, or SignInFailed."""
        self._engine.call(self._own, lambda: self._sign_in(name, password))

    def ask(self, command: Command) -> None:
        """Answered by Answered, after any number of reconnects."""
        self._engine.call(self._ask, command)

    def say(self, message: Message) -> None:
        """For the telephone, in the engine: set-up messages now or never, commands until they are answered."""
        if isinstance(message, Command):
            self._link.command(message).add_done_callback(_refused_quietly)
        else:
            self._link.send(message)

    def fetch(self, visit: str, document: str) -> None:
        """Answered by StillArrived."""
        self._engine.call(self._own, lambda: self._fetch(visit, document))

    def open_still(self, document: str, content: bytes) -> None:
        """Answered by StillOpened."""
        self._engine.call(self._own, lambda: self._open(document, content))

    # -- in the engine -------------------------------------------------------------------------------------------

    def _own(self, start: Callable[[], Coroutine[object, object, None]]) -> None:
        task = asyncio.get_running_loop().create_task(start())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _new_link(self) -> Link:
        return Link(self._server, self._hello, self._hear, self._line_changed)

    def _hello(self, _nonce: str) -> Hello:
        return Hello(protocol=PROTOCOL, role=Role.COUNTER, software=SOFTWARE, token=self._token)

    async def _sign_in(self, name: str, password: str) -> None:
        try:
            clerk = await files.sign_in(self._server, name, password)
        except Refused as refusal:
            logs.event(_log, "sign_in_refused", code=str(refusal.code))
            self._post(SignInFailed(refusal.code))
            return
        except Failure as failure:
            logs.event(_log, "sign_in_failed", why=type(failure).__name__)
            self._post(SignInFailed(None))
            return
        await self._stop()
        if self._clerk is None or self._clerk.service_number != clerk.service_number:
            self._link = self._new_link()  # what another clerk left unanswered is not said in this one's name
        self._clerk, self._token = clerk, clerk.token
        self._running = asyncio.get_running_loop().create_task(self._run(self._link))
        logs.event(_log, "signed_in")

    async def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])

    async def _run(self, link: Link) -> None:
        try:
            await link.run()
        except Refused as refusal:
            logs.event(_log, "signed_out", code=str(refusal.code))  # the window heard it as a LinkState

    def _line_changed(self, state: LinkState) -> None:
        changed = LineChanged(up=state.up, reason=state.reason, moved=state.moved)
        self._tell(changed)

    def _hear(self, message: FromServer) -> None:
        match message:
            case Welcome():
                self._token = message.token or self._token
                self._own(self._learn)
            case TokenRenewed():
                self._token = message.token
            case _:
                pass
        self._tell(message)

    def _tell(self, news: FromServer | LineChanged) -> None:
        if self._listener is not None:
            self._listener(news)
        self._post(news)

    def _ask(self, command: Command) -> None:
        future = self._link.command(command)
        future.add_done_callback(lambda done: self._answered(command.id, done))

    def _answered(self, command: str, done: asyncio.Future[None]) -> None:
        if done.cancelled():
            return
        refusal = done.exception()
        if isinstance(refusal, Refused):
            self._post(Answered(command=command, code=refusal.code, detail=refusal.detail))
        else:
            self._post(Answered(command=command))

    async def _learn(self) -> None:
        """What can be looked up, anew with each line: the server may have another now."""
        for again in range(_TRIES):
            try:
                knowledge = await files.knowledge(self._server, self._token)
            except Refused as refusal:
                logs.event(_log, "knowledge_refused", code=str(refusal.code))
                return
            except Failure:
                await asyncio.sleep(_PAUSE * (again + 1))
            else:
                self._post(Learnt(knowledge, await asyncio.to_thread(_indexed, knowledge)))
                return

    async def _fetch(self, visit: str, document: str) -> None:
        content = b""
        for again in range(_TRIES):
            try:
                content = await files.download(self._server, self._token, visit, document)
                break
            except Refused as refusal:
                logs.event(_log, "still_refused", code=str(refusal.code))
                break
            except Failure:
                await asyncio.sleep(_PAUSE * (again + 1))
        thumbnail = await asyncio.to_thread(_decode, content, _THUMBNAIL) if content else None
        self._post(StillArrived(visit, document, thumbnail, content))

    async def _open(self, document: str, content: bytes) -> None:
        image = await asyncio.to_thread(_decode, content, None)
        if image is not None:
            self._post(StillOpened(document, image))


def _indexed(knowledge: Knowledge) -> Index:
    from windowkit.spelling import spelt  # noqa: PLC0415 - only here: the import alone takes 70 ms

    return index(knowledge, spelt)


def _refused_quietly(done: asyncio.Future[None]) -> None:
    refusal = None if done.cancelled() else done.exception()
    if isinstance(refusal, Refused):
        logs.event(_log, "call_command_refused", code=str(refusal.code))


def _decode(content: bytes, within: QSize | None) -> QImage | None:
    """The picture, upright, at most `within`; None where it is none. QImage is safe outside the GUI thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if within is not None and reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
