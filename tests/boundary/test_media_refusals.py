"""What a real coturn says to a wrong or an ended password, and what becomes of a call's offer: a word, not silence."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Iterator

import msgspec
import pytest

from demo.network import Network, NoNamespaces, network
from demo.relay import ROOM, Relay, relay
from signaling.relays import Relays
from tests.peers.rooms import no_rooms
from windowkit.media.peer import Ends, Peer
from windowkit.media.relaying import has_relay
from windowkit.media.succession import Succession
from windowkit.messages import IceServer

ENDS = Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
SECRET = b"the relay's own"


@pytest.fixture(scope="module")
def rooms() -> Iterator[Network]:
    with contextlib.ExitStack() as built:
        try:
            made = built.enter_context(network(("kiosk", ROOM)))
        except NoNamespaces as why:
            no_rooms(why)
        yield made


@pytest.fixture(scope="module")
def coturn(rooms: Network, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    with relay(rooms, tmp_path_factory.mktemp("relay"), SECRET.decode()) as made:
        yield made


def servers(url: str, secret: bytes = SECRET, now: float | None = None) -> tuple[IceServer, ...]:
    """As our server makes them, an hour long."""
    given = time.time() if now is None else now
    return Relays(urls=(url,), secret=secret, ttl=3600).servers("kiosk-1", given)


def offered(rooms: Network, given: tuple[IceServer, ...]) -> tuple[bool, list[str]]:
    """Whether an offer made in the kiosk's room has a relay, and what the relays said."""

    async def offer() -> tuple[bool, list[str]]:
        peer = Peer(ENDS, given, lambda _: None)
        sdp = await peer.offer()
        await peer.close()
        return has_relay(sdp), peer.relays_say

    with rooms.inside("kiosk"):
        return asyncio.run(offer())


@pytest.mark.parametrize("way", ["udp", "tcp"])
def test_a_right_password_gives_an_address_and_nothing_to_say(rooms: Network, coturn: Relay, way: str) -> None:
    assert offered(rooms, servers(getattr(coturn, way))) == (True, [])


@pytest.mark.parametrize("way", ["udp", "tcp"])
def test_a_password_by_another_secret_is_refused(rooms: Network, coturn: Relay, way: str) -> None:
    assert offered(rooms, servers(getattr(coturn, way), b"another")) == (False, ["refused"])


def test_a_password_that_has_ended_is_refused(rooms: Network, coturn: Relay) -> None:
    assert offered(rooms, servers(coturn.udp, now=time.time() - 3660)) == (False, ["refused"])


def test_nobody_there_is_silent_or_unreachable(rooms: Network, coturn: Relay) -> None:
    closed = {name: getattr(coturn, name).replace("3478", "3999") for name in ("udp", "tcp")}
    assert offered(rooms, servers(closed["udp"])) == (False, ["silent"])
    assert offered(rooms, servers(closed["tcp"])) == (False, ["unreachable"])


def test_a_relay_whose_authority_nobody_knows_has_a_bad_certificate(rooms: Network, coturn: Relay) -> None:
    assert offered(rooms, servers(coturn.tls)) == (False, ["bad certificate"])


def test_a_call_says_that_it_was_refused_and_takes_the_renewed_password(
    rooms: Network, coturn: Relay, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    ended, renewed = servers(coturn.udp, now=time.time() - 3660), servers(coturn.udp)

    @contextlib.asynccontextmanager
    async def succession() -> AsyncIterator[Succession]:
        made = Succession(ENDS, lambda _attempt, _event: None, lambda: None)
        yield made
        await made.closed()

    async def call() -> list[bool]:
        found: list[bool] = []
        async with succession() as calls:
            for each in (ended, renewed):
                calls.relaying.use(each)
                attempt, sdp = await calls.described(lambda peer: peer.offer())
                found.append(has_relay(sdp))
                calls.drop(attempt)
        return found

    with rooms.inside("kiosk"):
        assert asyncio.run(call()) == [False, True]
    said = [record.__dict__["values"] for record in caplog.records if record.getMessage() == "relay_unusable"]
    assert said == [{"url": coturn.udp, "why": "refused"}]
    assert "no_relay" in caplog.messages
    assert renewed[0].credential not in caplog.text
    assert msgspec.json.encode(renewed).decode() not in caplog.text
