"""A kiosk's line stays up for weeks: what ends by itself is renewed over it, and the renewed things are used."""

import asyncio
import base64
import hashlib
import hmac
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from uuid import uuid4

import pytest

from kiosk_app.line import KioskLine
from kiosk_app.scene import Answered, SendStill, UploadEnded
from tests.peers.server_cast import JPEG, MATTER
from tests.peers.server_process import PIN, Program, ServerProcess, clerk_hello, clerk_token, enrolled, on_the_line
from windowkit import files, messages as m
from windowkit.errors import Code, Refused
from windowkit.sensitive import Sensitive
from windowkit.visit import State

LIFETIME = 1.5  # s; renewed after 1.0
SECRET = "the relay's own"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "secret").write_text(SECRET)
    turn = f'[turn]\nurls = ["turn:192.0.2.1:3478?transport=udp"]\nsecret_file = "{folder}/secret"\n'
    process = ServerProcess(folder, lifetime=LIFETIME, more=turn)
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


class Kiosk:
    """The kiosk's own line, and what it posted to the screens."""

    def __init__(self, line: Callable[[Callable[[object], None]], KioskLine]) -> None:
        self.posted: list[object] = []
        self._more = asyncio.Condition()
        self._noting: set[asyncio.Task[None]] = set()
        self.line = line(self._post)

    def _post(self, news: object) -> None:
        async def note() -> None:
            async with self._more:
                self._more.notify_all()

        self.posted.append(news)
        task = asyncio.get_running_loop().create_task(note())
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    async def until[T](self, kind: type[T], holds: Callable[[T], bool] = lambda _: True, times: int = 1) -> T:
        def found() -> list[T]:
            return [one for one in self.posted if isinstance(one, kind) and holds(one)]

        async with asyncio.timeout(10), self._more:
            await self._more.wait_for(lambda: len(found()) >= times)
        return found()[times - 1]

    async def ask(self, command: m.Command) -> None:
        self.line.ask(command)
        answer = await self.until(Answered, lambda one: one.command == command.id)
        assert answer.code is None


@pytest.fixture
async def kiosk(server: ServerProcess) -> AsyncIterator[Kiosk]:
    key = await enrolled(server, m.Role.KIOSK)
    made = Kiosk(lambda post: KioskLine(server.url, key, post))
    running = asyncio.create_task(made.line.run())
    await made.until(m.Welcome)
    yield made
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


@pytest.fixture
async def counter(server: ServerProcess) -> AsyncIterator[Program]:
    async with on_the_line(server, clerk_hello(await clerk_token(server))) as made:
        await made.ask(m.SetReady, ready=True)
        yield made


async def test_relays_passwords_are_renewed_with_the_token_and_are_the_relays_own(kiosk: Kiosk) -> None:
    welcome = await kiosk.until(m.Welcome)
    renewed = [await kiosk.until(m.IceServersRenewed, times=times) for times in (1, 2)]
    names = [one.ice_servers[0].username for one in (welcome, *renewed)]
    assert names == sorted(set(names))  # each lasts longer than the one before
    for one in renewed:
        relay = one.ice_servers[0]
        proof = hmac.new(SECRET.encode(), relay.username.encode(), hashlib.sha1).digest()
        assert relay.credential == base64.b64encode(proof).decode()
        assert relay.urls == welcome.ice_servers[0].urls


async def test_a_counter_is_told_of_renewed_relays_too(counter: Program) -> None:
    welcome = await counter.until(m.Welcome)
    renewed = await counter.until(m.IceServersRenewed)
    assert renewed.ice_servers[0].username > welcome.ice_servers[0].username


async def test_a_still_is_brought_with_the_renewed_token_once_the_first_one_has_ended(
    server: ServerProcess, kiosk: Kiosk, counter: Program, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    first = (await kiosk.until(m.Welcome)).token
    visit = await _wanting_a_still(kiosk, counter)
    while not await _ended(server, first, visit):  # noqa: ASYNC110 - the server has no word for a token's end
        await asyncio.sleep(0.05)
    assert (await kiosk.until(m.TokenRenewed)).token != first
    order = SendStill(visit=visit, still=str(uuid4()), material="applicant_id")
    await kiosk.line.bring(order, JPEG)
    assert (await kiosk.until(UploadEnded)).arrived
    assert "still_refused" not in caplog.messages  # the courier would have tried again with a newer one
    await counter.until(m.VisitSnapshot, lambda one: [each.id for each in one.documents] == [order.still])


async def _wanting_a_still(kiosk: Kiosk, counter: Program) -> str:
    visit = str(uuid4())
    await kiosk.ask(m.UnlockKiosk(id=str(uuid4()), pin=PIN))
    await kiosk.ask(m.OpenVisit(told=True, id=str(uuid4()), visit=visit, matter=MATTER.code))
    await counter.ask(m.TakeVisit, visit=visit)
    await kiosk.ask(m.CallUp(id=str(uuid4()), visit=visit, call=1, picture=True, sound=True))
    await counter.ask(m.CallUp, visit=visit, call=1, picture=True, sound=True)
    await counter.until(m.VisitSnapshot, lambda one: one.state is State.SERVING)
    await counter.ask(m.RequestDocument, visit=visit, material="applicant_id")
    await kiosk.ask(m.AnswerAssent(id=str(uuid4()), visit=visit, kind=Sensitive.IDENTITY, yes=True))
    return visit


async def _ended(server: ServerProcess, token: str, visit: str) -> bool:
    try:
        await files.download(server.url, token, visit, "none")
    except Refused as refusal:
        return refusal.code in (Code.TOKEN_EXPIRED, Code.NOT_SIGNED_IN)
    return False
