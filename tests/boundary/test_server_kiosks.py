"""Kiosks' health and operators' words on a real server: kept, told to those with the key, said until it is done."""

import json
from collections.abc import Iterator

import httpx
import pytest

from signaling import commands, operators
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
from windowkit import messages as m
from windowkit.errors import BadInput
from windowkit.operating import Health, HealthReport, OperateKiosk, OperationDone, RemoteSettings

HEALTH = Health(software="kiosk/1", up=7200.0, missing=("camera",), disk_free=20_000, memory=190, temperature=48.0)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path_factory.mktemp("server"))
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


def asked(server: ServerProcess, *words: str) -> str:
    """An administrator's command, in this process."""
    return operators.told(commands.parser().parse_args(words), server.store)


async def reported(server: ServerProcess, kiosk: Program) -> None:
    """The server has kept it: a command after it is answered later."""
    kiosk.link.send(HealthReport(health=HEALTH))
    await kiosk.ask(OperationDone, operation="none-such")


async def test_how_a_kiosk_is_can_be_read_by_command_and_with_the_operators_key_alone(server: ServerProcess) -> None:
    key, silent = await enrolled(server, m.Role.KIOSK), await enrolled(server, m.Role.KIOSK)
    async with on_the_line(server, device_hello(key, m.Role.KIOSK)) as kiosk:
        await reported(server, kiosk)
    told = asked(server, "health").splitlines()
    assert told[0].split("\t")[:3] == [silent.device, "hyl-03", "never_reported"]
    line = next(one for one in told if one.startswith(key.device))
    assert line.split("\t")[2] == "camera_missing"
    assert "48 °C" in line
    (known,) = (one for one in json.loads(asked(server, "health", "--json")) if one["kiosk"] == key.device)
    assert known["health"]["memory"] == 190
    mine, others = server.office.add_integration("watch", "~operations"), server.office.add_integration("results")
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
        for path in ("/api/kiosks", "/metrics"):
            answers = {
                name: await client.get(path, headers={"Authorization": f"Bearer {name}"})
                for name in (mine, others, "guessed")
            }
            assert [one.status_code for one in answers.values()] == [200, 403, 401]
            assert key.device in answers[mine].text
        for path in ("/api/assessment-results", "/api/paper-tickets"):  # it opens nothing else
            line = {"revision": 1, "windows": [], "tickets": []}
            answer = await client.post(path, json=line, headers={"Authorization": f"Bearer {mine}"})
            assert answer.status_code == 403, answer.text


async def test_settings_reach_the_kiosk_until_it_has_them_and_stand_in_the_audit(server: ServerProcess) -> None:
    key = await enrolled(server, m.Role.KIOSK)
    asked(server, "set-kiosk", key.device, "volume=4", "night=off", "--by", "li")
    async with on_the_line(server, device_hello(key, m.Role.KIOSK)) as kiosk:
        word = await kiosk.until(OperateKiosk)
        assert word.settings == RemoteSettings(volume=4, night=False)
        asked(server, "set-kiosk", key.device, "text=large", "volume=own", "--by", "li")  # over what stands
        await kiosk.ask(OperationDone, operation=word.operation)
        word = await kiosk.until(OperateKiosk, lambda one: one.settings.text == "large")
        assert word.settings == RemoteSettings(night=False, text="large")
    told = asked(server, "kiosk-orders", "--kiosk", key.device).splitlines()
    assert [one.split("\t")[2:5] for one in told] == [
        ["set volume=4 night=False", "by=li", "done"],
        ["set night=False text=large", "by=li", "waiting"],
    ]


async def test_a_new_start_waits_for_the_visit_and_only_the_kiosk_itself_ends_it(server: ServerProcess) -> None:
    key, other = await enrolled(server, m.Role.KIOSK), await enrolled(server, m.Role.KIOSK)
    async with (
        on_the_line(server, device_hello(key, m.Role.KIOSK)) as kiosk,
        on_the_line(server, device_hello(other, m.Role.KIOSK)) as stranger,
    ):
        await kiosk.ask(m.UnlockKiosk, pin=PIN)
        await kiosk.ask(m.OpenVisit, visit="v-restart", matter="medical-record-booklet", told=True)
        asked(server, "restart-kiosk", key.device, "--by", "li")
        asked(server, "set-kiosk", key.device, "voice=off", "--by", "li")
        first = await kiosk.until(OperateKiosk)
        assert not first.restart  # given later, and said at once
        await kiosk.ask(m.CancelVisit, visit="v-restart")
        word = await kiosk.until(OperateKiosk, lambda one: one.restart)
        await stranger.ask(OperationDone, operation=word.operation)
        assert asked(server, "kiosk-orders", "--kiosk", key.device).count("waiting") == 2
        await kiosk.ask(OperationDone, operation=word.operation, busy=True)
        assert asked(server, "kiosk-orders", "--kiosk", key.device).count("waiting") == 2
        await kiosk.ask(OperationDone, operation=word.operation)
        assert asked(server, "kiosk-orders", "--kiosk", key.device).count("waiting") == 1


async def test_a_counter_says_nothing_of_kiosks(server: ServerProcess) -> None:
    async with on_the_line(server, clerk_hello(await clerk_token(server))) as counter:
        counter.link.send(HealthReport(health=HEALTH))
        denied = await counter.until(m.Denied)
        assert denied.code == "not_yours"


@pytest.mark.parametrize("words", ["volume=9", "colour=red", "voice", "text=huge", "camera=/dev/sda"])
def test_what_cannot_be_set_is_refused_by_name(server: ServerProcess, words: str) -> None:
    with pytest.raises(BadInput, match=words.partition("=")[0]):
        asked(server, "set-kiosk", "nobody", words, "--by", "li")
    with pytest.raises(BadInput, match="no kiosk nobody"):
        asked(server, "set-kiosk", "nobody", "volume=2", "--by", "li")
