"""Stills on their way to the server: cut off, begun again, refused, swept away."""

import asyncio
import base64
import hashlib
import resource
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.peers.relay import relay
from tests.peers.server_cast import JPEG, Cast, cast, serving, still
from tests.peers.server_process import PIN, ServerProcess
from windowkit import files, messages as m, uploads
from windowkit.errors import Code, Refused, Unreachable
from windowkit.sensitive import Sensitive
from windowkit.visit import State

LARGE = JPEG[:-2] + bytes(range(256)) * 8192 + JPEG[-2:]  # 2 MiB that call themselves a JPEG
HALF = 1024 * 1024
ON_THE_WAY = 96 * 1024  # bytes that may be in buffers, and headers, when a line breaks


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path)
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


@pytest.fixture
async def asked(server: ServerProcess) -> AsyncIterator[Cast]:
    """A visit whose clerk asked for the ID card."""
    async with cast(server) as all_:
        await serving(all_)
        await ask_for_card(all_)
        yield all_


async def ask_for_card(all_: Cast) -> None:
    await all_.counter.ask(m.RequestDocument, visit=all_.visit, material="applicant_id")
    await all_.kiosk.ask(m.AnswerAssent, visit=all_.visit, kind=Sensitive.IDENTITY, yes=True)
    await all_.seen(State.DOCUMENT)


async def token(program: object) -> str:
    return (await program.until(m.Welcome)).token  # type: ignore[attr-defined]


def kept(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "data" / "uploads").rglob("*") if path.is_file()]


async def received(all_: Cast, server: ServerProcess) -> bytes:
    (document,) = (await all_.seen(State.SERVING)).documents
    return await files.download(server.url, await token(all_.counter), all_.visit, document.id)


async def test_after_a_cut_it_goes_on_where_it_was(server: ServerProcess, asked: Cast, tmp_path: Path) -> None:
    parts: list[float] = []
    async with relay(server.port) as line:
        line.most = HALF
        with pytest.raises(Unreachable):
            await uploads.bring(line.url, await token(asked.kiosk), still(asked.visit, LARGE), parts.append)
        assert 0.25 < max(parts) < 0.6
        before = len(parts)
        await uploads.bring(line.url, await token(asked.kiosk), still(asked.visit, LARGE), parts.append)
        assert parts[before] > 0.4
        assert parts == sorted(parts)
        assert line.sent < len(LARGE) + ON_THE_WAY
    assert await received(asked, server) == LARGE
    assert kept(tmp_path) == []


async def test_after_the_server_was_killed_it_goes_on_where_it_was(server: ServerProcess, asked: Cast) -> None:
    first = await token(asked.kiosk)
    async with relay(server.port) as line:
        line.most, line.on_break = HALF, server.kill
        with pytest.raises(Unreachable):
            await uploads.bring(line.url, first, still(asked.visit, LARGE), lambda _: None)
        with pytest.raises(Unreachable):
            await uploads.bring(line.url, first, still(asked.visit, LARGE), lambda _: None)
        server.start()
        await asked.kiosk.until(m.Welcome, lambda one: one.token != first)
        await uploads.bring(line.url, await token(asked.kiosk), still(asked.visit, LARGE), lambda _: None)
        assert line.sent < len(LARGE) + 512 * 1024 + ON_THE_WAY  # the piece that was on its way
    assert await received(asked, server) == LARGE


async def test_the_counter_sees_it_come_and_is_not_flooded(server: ServerProcess, asked: Cast) -> None:
    await uploads.bring(server.url, await token(asked.kiosk), still(asked.visit, LARGE), lambda _: None)
    await asked.seen(State.SERVING)
    told = [one for one in asked.counter.heard if isinstance(one, m.DocumentProgress)]
    assert {(one.visit, one.material, one.document) for one in told} == {(asked.visit, "applicant_id", "still-1")}
    percents = [one.percent for one in told]
    assert (percents[0], percents[-1]) == (0, 100)
    assert percents == sorted(percents)
    assert len(told) < 8


async def announce(
    client: httpx.AsyncClient, url: str, content: bytes, *, length: int | None = None, kind: str = "image/jpeg"
) -> httpx.Response:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    headers = {
        "Content-Type": kind,
        "Upload-Complete": "?0",
        "Upload-Length": str(len(content) if length is None else length),
        "Repr-Digest": f"sha-256=:{digest}:",
    }
    return await client.put(url, params={"material": "applicant_id"}, headers=headers)


async def append(
    client: httpx.AsyncClient, url: str, offset: int, piece: bytes, *, last: bool = False
) -> httpx.Response:
    headers = {
        "Content-Type": "application/partial-upload",
        "Upload-Offset": str(offset),
        "Upload-Complete": "?1" if last else "?0",
    }
    return await client.patch(url, content=piece, headers=headers)


@pytest.fixture
async def client(server: ServerProcess, asked: Cast) -> AsyncIterator[httpx.AsyncClient]:
    """The kiosk, request by request, at the address of its still."""
    headers = {"Authorization": f"Bearer {await token(asked.kiosk)}"}
    base = f"{server.url}/visits/{asked.visit}/documents/"
    async with httpx.AsyncClient(base_url=base, headers=headers) as made:
        yield made


async def test_a_piece_counts_only_at_the_servers_offset(client: httpx.AsyncClient) -> None:
    assert (await client.head("s")).status_code == 404
    assert (await append(client, "s", 0, b"x")).status_code == 404
    begun = await announce(client, "s", LARGE)
    assert (begun.status_code, begun.headers["upload-offset"]) == (201, "0")
    assert "max-size=" in begun.headers["upload-limit"]
    assert (await append(client, "s", 0, LARGE[:1000])).headers["upload-offset"] == "1000"
    wrong = await append(client, "s", 2000, LARGE[2000:3000])
    assert (wrong.status_code, wrong.headers["upload-offset"]) == (409, "1000")
    again = await announce(client, "s", LARGE)
    assert again.headers["upload-offset"] == "1000"
    found = await client.head("s")
    assert (found.status_code, found.headers["upload-offset"]) == (204, "1000")
    assert found.headers["upload-length"] == str(len(LARGE))
    assert (await append(client, "s", 1000, bytes(len(LARGE)))).status_code == 413


async def test_what_is_too_large_or_no_image_is_refused_and_not_kept(
    client: httpx.AsyncClient, asked: Cast, tmp_path: Path
) -> None:
    assert (await announce(client, "s", JPEG, length=20_000_000)).status_code == 413
    assert (await announce(client, "s", JPEG, length=0)).status_code == 413
    assert (await announce(client, "s", JPEG, kind="text/html")).status_code == 400
    text = b"<script>alert(1)</script>"
    for content, told in ((text, text), (JPEG, text + b"!")):  # not an image; not what was announced
        assert (await announce(client, "s", told, length=len(content))).status_code == 201
        assert (await append(client, "s", 0, content, last=True)).status_code == 400
        assert (await client.head("s")).status_code == 404
        assert kept(tmp_path) == []
    assert not (await asked.seen(State.DOCUMENT)).documents


async def test_only_the_visits_own_kiosk_may_send(
    server: ServerProcess, asked: Cast, client: httpx.AsyncClient
) -> None:
    await announce(client, "s", LARGE)
    async with cast(server) as others:
        await serving(others)
        await ask_for_card(others)
        for stranger in (others.kiosk, others.counter, asked.counter):
            headers = {"Authorization": f"Bearer {await token(stranger)}"}
            async with httpx.AsyncClient(base_url=client.base_url, headers=headers) as other:
                assert (await announce(other, "s", LARGE)).status_code == 403
                assert (await other.head("s")).status_code == 403
                assert (await append(other, "s", 0, LARGE[:10])).status_code == 403
        client.headers.pop("Authorization")
        assert (await client.head("s")).status_code == 401
    unasked = uploads.Outgoing(visit=asked.visit, document="z", material="other", media_type="image/jpeg", content=JPEG)
    key = await token(asked.kiosk)
    with pytest.raises(Refused) as refusal:
        await uploads.bring(server.url, key, unasked, lambda _: None)
    assert refusal.value.code is Code.NOT_YOURS


async def test_a_full_disk_says_so_and_it_goes_on_once_there_is_room(
    server: ServerProcess, client: httpx.AsyncClient, asked: Cast
) -> None:
    await announce(client, "s", LARGE)
    await append(client, "s", 0, LARGE[:1000])
    _, most = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (0, most))  # no file may grow
    full = await append(client, "s", 1000, LARGE[1000:2000])
    assert (full.status_code, full.json()["code"]) == (503, "unavailable")
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (most, most))
    assert (await append(client, "s", 1000, LARGE[1000:2000])).headers["upload-offset"] == "2000"


async def test_what_was_not_finished_is_gone_after_the_visit(
    client: httpx.AsyncClient, asked: Cast, tmp_path: Path
) -> None:
    await announce(client, "s", LARGE)
    await append(client, "s", 0, LARGE[:1000])
    assert len(kept(tmp_path)) == 2
    await asked.counter.ask(m.Withdraw, visit=asked.visit)
    assert (await append(client, "s", 1000, LARGE[1000:2000])).status_code == 403  # not wanted any more
    await asked.kiosk.ask(m.CancelVisit, visit=asked.visit)
    async with asyncio.timeout(15):
        while kept(tmp_path):  # noqa: ASYNC110 - another process deletes it
            await asyncio.sleep(0.05)


async def test_an_address_with_a_long_or_odd_name_is_refused(client: httpx.AsyncClient) -> None:
    for name in ("x" * 65, "a%3Fb", "a%0A", "%E5%BC%A0"):
        refused = await announce(client, name, LARGE)
        assert (refused.status_code, refused.json()["code"]) == (400, Code.BAD_MESSAGE)


async def test_a_flaw_that_is_said_again_and_again_is_kept_once(client: httpx.AsyncClient, asked: Cast) -> None:
    query = {"material": "applicant_id", "flaws": ",".join(["glare", "dark"] * 500)}
    digest = base64.b64encode(hashlib.sha256(JPEG).digest()).decode()
    headers = {"Content-Type": "image/jpeg", "Upload-Complete": "?0", "Upload-Length": str(len(JPEG))}
    await client.put("s", params=query, headers=headers | {"Repr-Digest": f"sha-256=:{digest}:"})
    assert (await append(client, "s", 0, JPEG, last=True)).status_code == 200
    (document,) = (await asked.seen(State.SERVING)).documents
    assert document.flaws == (m.Flaw.GLARE, m.Flaw.DARK)


async def test_a_still_that_is_taken_back_with_its_last_piece_on_the_way_leaves_no_file(
    client: httpx.AsyncClient, server: ServerProcess, asked: Cast, tmp_path: Path
) -> None:
    """The piece is let in while the still is wanted; nobody has a record of it when it is all here."""
    await announce(client, "s", JPEG)
    head = (
        f"PATCH {client.base_url.path}s HTTP/1.1\r\nHost: server\r\n"
        f"Authorization: {client.headers['authorization']}\r\n"
        f"Content-Type: application/partial-upload\r\nContent-Length: {len(JPEG)}\r\nConnection: close\r\n"
        "Upload-Offset: 0\r\nUpload-Complete: ?1\r\nExpect: 100-continue\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(head.encode())
    # RFC 9110, 10.1.1: said once the server has decided to read the piece.
    assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    await asked.counter.ask(m.Withdraw, visit=asked.visit)
    writer.write(JPEG)
    refused = await reader.read()
    assert Code.WRONG_STATE in refused.decode()
    writer.close()
    await writer.wait_closed()
    assert list((tmp_path / "data" / "stills").iterdir()) == []


async def test_what_a_kill_leaves_between_a_stills_file_and_its_record_is_gone_at_the_next_start(
    server: ServerProcess, tmp_path: Path
) -> None:
    server.stop()
    server.program = "tests.peers.killed_after_still"
    server.start()
    stills = tmp_path / "data" / "stills"
    async with cast(server) as all_:
        await serving(all_)
        await ask_for_card(all_)
        first = await token(all_.kiosk)
        with pytest.raises(Unreachable):
            await uploads.bring(server.url, first, still(all_.visit, LARGE), lambda _: None)
        server.kill()
        assert [each.read_bytes() for each in stills.iterdir()] == [LARGE]
        server.program = "signaling"
        server.start()
        assert list(stills.iterdir()) == []
        await all_.kiosk.until(m.Welcome, lambda one: one.token != first)
        await uploads.bring(server.url, await token(all_.kiosk), still(all_.visit, LARGE), lambda _: None)
        assert await received(all_, server) == LARGE
        server.kill()
        server.start()
        assert [each.read_bytes() for each in stills.iterdir()] == [LARGE]  # that one has its record
