"""Nobody is anybody on the line without proof: devices, clerks, PINs, one-time codes."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import update
from websockets.asyncio.client import connect

from signaling import tables as t
from tests.peers.server_cast import MATTER, cast
from tests.peers.server_process import (
    PIN,
    Program,
    ServerProcess,
    clerk_hello,
    clerk_token,
    device_hello,
    enrolled,
    on_the_line,
)
from windowkit import files, messages as m
from windowkit.errors import Code, Refused
from windowkit.keys import DeviceKey, new_private


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all: every test brings its own kiosk and clerk."""
    process = ServerProcess(tmp_path_factory.mktemp("server"))
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


async def test_a_wrong_pin_opens_nothing_and_many_close_the_door(server: ServerProcess) -> None:
    async with cast(server) as all_:
        codes: list[Code] = []
        for _ in range(6):
            with pytest.raises(Refused) as refusal:
                await all_.kiosk.ask(m.UnlockKiosk, pin="000000")
            codes.append(refusal.value.code)
        assert codes == [Code.BAD_CREDENTIALS] * 5 + [Code.TOO_MANY_TRIES]
        with pytest.raises(Refused) as refusal:
            await all_.kiosk.ask(m.OpenVisit, told=True, visit=str(uuid4()), matter=MATTER.code)
        assert refusal.value.code is Code.NOT_SIGNED_IN


async def test_a_one_time_code_works_once(server: ServerProcess) -> None:
    code = server.admin("enrol", "kiosk", "--committee", "hyl-03")  # as an administrator does it
    await files.enrol(server.url, code.lower(), "test")
    for used in (code, "NEVER-MADE-THIS"):
        with pytest.raises(Refused) as refusal:
            await files.enrol(server.url, used, "test")
        assert refusal.value.code is Code.CODE_EXPIRED


async def test_a_key_that_is_none_is_refused_and_leaves_the_code_to_the_right_one(server: ServerProcess) -> None:
    code = server.admin("enrol", "kiosk", "--committee", "hyl-03")
    async with httpx.AsyncClient(trust_env=False) as client:
        for junk in ("", "not base64", "c2hvcnQ="):
            answer = await client.post(f"{server.url}/enrol", json={"code": code, "public_key": junk})
            assert (answer.status_code, answer.json()["code"]) == (400, Code.BAD_FIELD)
    await files.enrol(server.url, code, "test")


async def test_a_one_time_code_that_is_too_old_enrols_nothing(server: ServerProcess) -> None:
    code = server.office.make_code(m.Role.KIOSK, "hyl-03")
    sixteen_minutes_later = update(t.CODES).values(expires=t.CODES.c.expires - 16 * 60)
    server.store.write(lambda connection: connection.execute(sixteen_minutes_later) and None).result()
    with pytest.raises(Refused) as refusal:
        await files.enrol(server.url, code, "test")
    assert refusal.value.code is Code.CODE_EXPIRED


async def test_a_clerks_token_that_is_too_old_opens_no_line(server: ServerProcess) -> None:
    token = await clerk_token(server)
    later = update(t.TOKENS).values(expires=t.TOKENS.c.expires - 3600)
    server.store.write(lambda connection: connection.execute(later) and None).result()
    with pytest.raises(Refused) as refusal:
        await Program(server, clerk_hello(token)).link.run()
    assert refusal.value.code is Code.TOKEN_EXPIRED


async def test_a_wrong_password_and_an_unknown_name_are_told_alike(server: ServerProcess) -> None:
    for name in ("wangmin", "nobody"):
        with pytest.raises(Refused) as refusal:
            await files.sign_in(server.url, name, "wrong password")
        assert refusal.value.code is Code.BAD_CREDENTIALS


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ('{"type": "take_visit", "id": "1", "visit": "v"}', Code.NOT_SIGNED_IN),
        ('{"type": "open_the_door"}', Code.BAD_MESSAGE),
        ("not json at all", Code.BAD_MESSAGE),
        (
            '{"type": "hello", "protocol": 1, "role": "counter", "software": "x", "token": "made up"}',
            Code.NOT_SIGNED_IN,
        ),
        ('{"type": "hello", "protocol": 99, "role": "counter", "software": "x"}', Code.PROTOCOL),
        ('{"type": "hello", "protocol": "1"}', Code.BAD_MESSAGE),
        ("x" * (m.MAX_BYTES + 1), Code.TOO_LARGE),
    ],
)
async def test_nothing_unauthenticated_is_acted_on(server: ServerProcess, frame: str, code: Code) -> None:
    async with connect(f"ws://127.0.0.1:{server.port}/line", proxy=None) as line:
        await line.recv()
        await line.send(frame)
        denied = m.decode_from_server(await line.recv())
        assert isinstance(denied, m.Denied)
        assert denied.code is code
        await line.wait_closed()


async def test_a_device_with_another_key_is_refused(server: ServerProcess) -> None:
    key = await enrolled(server, m.Role.KIOSK)
    forged = device_hello(DeviceKey(device=key.device, private=new_private()), m.Role.KIOSK)
    program = Program(server, forged)
    with pytest.raises(Refused) as refusal:
        await program.link.run()
    assert refusal.value.code is Code.BAD_CREDENTIALS


async def test_a_signed_in_program_survives_its_own_bad_message(server: ServerProcess) -> None:
    async with on_the_line(server, clerk_hello(await clerk_token(server))) as counter:
        counter.link.send(m.Challenge(nonce="what a program never says"))
        assert (await counter.until(m.Denied)).code is Code.BAD_MESSAGE
        await counter.ask(m.SetReady, ready=True)


async def test_the_newest_line_of_a_device_wins(server: ServerProcess) -> None:
    key = await enrolled(server, m.Role.KIOSK)
    first = Program(server, device_hello(key, m.Role.KIOSK))
    task = asyncio.create_task(first.link.run())
    await first.until(m.Welcome)
    async with on_the_line(server, device_hello(key, m.Role.KIOSK)):
        with pytest.raises(Refused) as refusal:
            await task
        assert refusal.value.code is Code.REPLACED
