"""A server as a counter sees it: real HTTP and WebSocket on one port, with a knob for each way to fail."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.peers.counter_values import WELCOME
from windowkit.engine import EngineThread
from windowkit.errors import Code
from windowkit.files import ClerkToken
from windowkit.messages import Challenge, Command, Denied, Done, Hello, Message, ToServer, decode_to_server, encode


class CounterEnd:
    """`password` is the right one, `tokens` the good ones, `still` what every document is."""

    def __init__(self, engine: EngineThread) -> None:
        self.password = "right"
        self.tokens = {"t1"}
        self.next_token = "t1"
        self.still = b""
        self.heard: list[ToServer] = []
        self.hellos: list[Hello] = []
        self.answer: Code | None = None
        self._engine = engine
        self._lines: set[WebSocket] = set()
        self._changed = threading.Condition()
        self._server: uvicorn.Server | None = None
        self._port = 0

    @property
    def url(self) -> str:
        """Where it listens, also after a restart."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listen; on the same port as before if there was one."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        routes = [
            Route("/login", self._login, methods=["POST"]),
            Route("/visits/{visit}/documents/{document}", self._document),
            WebSocketRoute("/line", self._line),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes), log_config=None, ws="websockets-sansio", timeout_graceful_shutdown=2
        )
        self._server = uvicorn.Server(config)
        self._serving = self._engine.submit(self._server.serve([listener]))

    def stop(self) -> None:
        """Cut every line and close the port."""
        assert self._server is not None
        self._server.should_exit = True
        self._serving.result(timeout=10)

    def say(self, message: Message) -> None:
        """To everybody on the line."""
        for line in tuple(self._lines):
            self._engine.submit(line.send_text(encode(message).decode())).result(timeout=5)

    def until(self, holds: Callable[[], object], seconds: float = 10.0) -> None:
        """Wait until something heard makes `holds` true."""
        with self._changed:
            assert self._changed.wait_for(holds, seconds), "the counter did not say it in time"

    async def _login(self, request: Request) -> Response:
        told = msgspec.json.decode(await request.body(), type=dict[str, str])
        if told["password"] != self.password:
            return Response(msgspec.json.encode({"code": Code.BAD_CREDENTIALS}), 401)
        token = ClerkToken(token=self.next_token, expires=time.time() + 600, who="王敏", service_number="0312")
        return Response(msgspec.json.encode(token))

    async def _document(self, request: Request) -> Response:
        good = request.headers.get("authorization", "").removeprefix("Bearer ") in self.tokens
        return Response(self.still) if good else Response(msgspec.json.encode({"code": Code.NOT_SIGNED_IN}), 401)

    async def _line(self, line: WebSocket) -> None:
        await line.accept()
        await line.send_text(encode(Challenge(nonce="bm9uY2U=")).decode())
        with contextlib.suppress(WebSocketDisconnect):
            hello = decode_to_server(await line.receive_text())
            assert isinstance(hello, Hello)
            self._note(self.hellos, hello)
            if hello.token not in self.tokens:
                await line.send_text(encode(Denied(re="", code=Code.TOKEN_EXPIRED)).decode())
                return
            await line.send_text(encode(msgspec.structs.replace(WELCOME, token=hello.token)).decode())
            self._lines.add(line)
            while True:
                await self._answer(line, decode_to_server(await line.receive_text()))
        self._lines.discard(line)

    async def _answer(self, line: WebSocket, message: ToServer) -> None:
        self._note(self.heard, message)
        if isinstance(message, Command):
            code = self.answer
            await line.send_text(encode(Denied(re=message.id, code=code) if code else Done(re=message.id)).decode())

    def _note[T](self, where: list[T], what: T) -> None:
        with self._changed:
            where.append(what)
            self._changed.notify_all()


@contextlib.contextmanager
def counter_end() -> Iterator[CounterEnd]:
    """A started end in a thread of its own."""
    with EngineThread("counter end") as engine:
        end = CounterEnd(engine)
        end.start()
        yield end
        end.stop()
