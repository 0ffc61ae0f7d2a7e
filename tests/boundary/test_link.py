"""The line to the server, over a real WebSocket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from tests.peers.far_end import FarEnd, far_end
from windowkit.assents import AnswerAssent
from windowkit.cards import CardKind, GiveCard, IdCard
from windowkit.errors import BadInput, Code, Refused
from windowkit.link import Link, LinkState, line_url
from windowkit.messages import PROTOCOL, AnswerRecording, FromServer, Hello, QueueChanged, Role, SetReady, Welcome
from windowkit.sensitive import Sensitive


def _hello(nonce: str) -> Hello:
    return Hello(protocol=PROTOCOL, role=Role.COUNTER, software="test", token=nonce)


class _Program:
    def __init__(self, end: FarEnd) -> None:
        self.messages: list[FromServer] = []
        self.states: list[LinkState] = []
        self.link = Link(f"http://127.0.0.1:{end.port}", _hello, self.messages.append, self.states.append)


@asynccontextmanager
async def _running(end: FarEnd) -> AsyncIterator[_Program]:
    program = _Program(end)
    task = asyncio.create_task(program.link.run())
    try:
        yield program
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Refused):
            await task


async def test_a_program_signs_in_with_the_servers_nonce_and_hears_welcome() -> None:
    async with far_end() as end, _running(end) as program:
        await program.link.command(SetReady(id="1", ready=True))
        assert end.hellos[0].token == "bm9uY2U="
        assert isinstance(program.messages[0], Welcome)
        assert program.states == [LinkState(up=True)]


async def test_a_command_is_answered_once_the_server_did_it() -> None:
    async with far_end() as end, _running(end) as program:
        await program.link.command(SetReady(id="1", ready=True))
        assert end.heard == [SetReady(id="1", ready=True)]


async def test_a_refused_command_raises_the_servers_code() -> None:
    async with far_end() as end, _running(end) as program:
        end.deny = Code.BUSY
        with pytest.raises(Refused) as refusal:
            await program.link.command(SetReady(id="1", ready=True))
        assert refusal.value.code is Code.BUSY


async def test_a_command_given_while_the_line_is_down_is_said_when_it_is_up() -> None:
    async with far_end() as end:
        await end.close()
        async with _running(end) as program:
            answer = program.link.command(SetReady(id="1", ready=True))
            await end.open()
            await answer
    assert end.heard == [SetReady(id="1", ready=True)]


async def test_an_unanswered_command_is_said_again_after_a_reconnect_in_its_order() -> None:
    first, second = SetReady(id="1", ready=True), SetReady(id="2", ready=False)
    async with far_end() as end, _running(end) as program:
        end.deaf = True
        answers = [program.link.command(first), program.link.command(second)]
        await end.until(2)
        await end.close()
        end.deaf = False
        await end.open()
        await asyncio.gather(*answers)
        assert end.heard == [first, second, first, second]
        assert LinkState(up=False) in program.states


@pytest.mark.parametrize(("yes", "said"), [(False, "r1"), (True, "")])
async def test_a_no_to_a_recording_that_waits_for_the_line_is_said_with_the_hello(yes: bool, said: str) -> None:
    async with far_end() as end:
        await end.close()
        async with _running(end) as program:
            answer = program.link.command(AnswerRecording(id="1", visit="v", recording="r1", yes=yes))
            await end.open()
            await answer
    assert end.hellos[-1].withdrawn == said
    assert [type(one) for one in end.heard] == [AnswerRecording]


async def test_a_command_the_server_could_not_store_is_said_again() -> None:
    async with far_end() as end, _running(end) as program:
        end.deny = Code.UNAVAILABLE
        answer = program.link.command(SetReady(id="1", ready=True))
        await end.until(1)
        end.deny = None
        await answer
        assert len(end.heard) == 2


@pytest.mark.parametrize("code", [Code.REPLACED, Code.TOKEN_EXPIRED, Code.BAD_CREDENTIALS])
async def test_a_refusal_that_only_a_person_can_mend_ends_the_line(code: Code) -> None:
    async with far_end() as end:
        end.refuse_hello = code
        program = _Program(end)
        with pytest.raises(Refused) as refusal:
            await program.link.run()
        assert refusal.value.code is code
        assert program.states == [LinkState(up=False, reason=code)]


async def test_a_frame_from_a_newer_server_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    async with far_end() as end, _running(end) as program:
        await program.link.command(SetReady(id="1", ready=True))
        for line in end.lines:
            await line.send('{"type": "from_the_future", "resident": "李"}')
        await end.say(QueueChanged(waiting=()))
        await program.link.command(SetReady(id="2", ready=True))
        assert QueueChanged(waiting=()) in program.messages
    assert [record.getMessage() for record in caplog.records] == ["frame_not_understood"]
    caplog.clear()


def test_an_address_without_scheme_is_refused_with_what_to_write() -> None:
    with pytest.raises(BadInput, match="https://host:port"):
        line_url("localhost:8000")
    for broken in ("http://localhost:99999", "http://[::1", "http://:80"):
        with pytest.raises(BadInput, match="write it as https"):
            line_url(broken)
    assert line_url("https://hall.example:8443") == "wss://hall.example:8443/line"


async def test_what_is_forgotten_is_never_said_again() -> None:
    async with far_end() as end, _running(end) as program:
        end.deaf = True
        answer = program.link.command(SetReady(id="1", ready=True))
        await end.until(1)
        program.link.forget()
        await end.close()
        end.deaf = False
        await end.open()
        await program.link.command(SetReady(id="2", ready=True))
        assert answer.cancelled()
        assert [one.id for one in end.heard if isinstance(one, SetReady)] == ["1", "2"]


async def test_after_a_no_to_it_a_card_that_waits_for_the_line_is_never_said() -> None:
    card = IdCard(kind=CardKind.CITIZEN, name="周德康", number="310103194803121232")
    async with far_end() as end, _running(end) as program:
        await end.close()
        given = program.link.command(GiveCard(id="1", visit="v", card=card))
        other = program.link.command(GiveCard(id="2", visit="w", card=card))
        program.link.command(AnswerAssent(id="3", visit="v", kind=Sensitive.HEALTH, yes=False))
        assert not given.cancelled()
        no = program.link.command(AnswerAssent(id="4", visit="v", kind=Sensitive.IDENTITY, yes=False))
        await end.open()
        await asyncio.gather(no, other)
        assert given.cancelled()
        assert [one.id for one in end.heard if isinstance(one, GiveCard | AnswerAssent)] == ["2", "3", "4"]


async def test_a_no_to_sensitive_data_is_said_also_when_its_visit_is_forgotten() -> None:
    async with far_end() as end, _running(end) as program:
        end.deaf = True
        yes = program.link.command(AnswerAssent(id="1", visit="v", kind=Sensitive.HEALTH, yes=True))
        no = program.link.command(AnswerAssent(id="2", visit="v", kind=Sensitive.IDENTITY, yes=False))
        await end.until(2)
        program.link.forget()
        await end.close()
        end.deaf = False
        await end.open()
        await no
        assert yes.cancelled()
        assert [one.id for one in end.heard if isinstance(one, AnswerAssent)] == ["1", "2", "2"]
