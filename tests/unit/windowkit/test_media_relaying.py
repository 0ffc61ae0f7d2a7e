"""Which relay the next peer uses."""

from windowkit.media.relaying import Relaying, has_relay
from windowkit.parts import IceServer

UDP, TCP, TLS = "turn:r:3478?transport=udp", "turn:r:3478?transport=tcp", "turns:r:5349?transport=tcp"
SITE = (IceServer(urls=("stun:s:3478",)), IceServer(urls=(UDP, TCP, TLS), username="9:k", credential="c"))
RELAYED = "v=0\r\na=candidate:1 1 udp 5 192.0.2.1 5000 typ relay raddr 0.0.0.0 rport 9\r\n"
DIRECT = "v=0\r\na=candidate:1 1 udp 5 192.0.2.7 5000 typ host\r\n"


def urls(relaying: Relaying, now: float = 0.0) -> list[str]:
    return [server.urls[0] for server in relaying.chosen(now)]


def test_one_relay_at_a_time_and_udp_first() -> None:
    relaying = Relaying()
    relaying.use(SITE)
    assert urls(relaying) == ["stun:s:3478", UDP]
    assert relaying.chosen(0.0)[1].username == "9:k"


def test_a_relay_that_gives_nothing_makes_room_for_the_next_and_what_works_is_kept() -> None:
    relaying = Relaying()
    relaying.use(SITE)
    assert relaying.gathered(DIRECT, relaying.chosen(0.0), 0.5) == UDP
    assert relaying.again(0.5)
    assert relaying.gathered(DIRECT, relaying.chosen(0.5), 1.0) == TCP
    assert relaying.gathered(RELAYED, relaying.chosen(1.0), 1.1) is None
    assert urls(relaying, 2.0)[1] == TLS
    relaying.use(SITE)  # fresh passwords
    assert urls(relaying, 3.0)[1] == TLS


def test_where_no_relay_works_the_call_goes_on_without_and_looks_again_soon() -> None:
    relaying = Relaying()
    relaying.use(SITE)
    for at in range(3):
        assert relaying.gathered(DIRECT, relaying.chosen(float(at)), float(at)) is not None
    assert not relaying.again(3.0)
    assert urls(relaying, 9.0) == ["stun:s:3478"]
    assert relaying.gathered(DIRECT, relaying.chosen(9.0), 9.0) is None
    assert urls(relaying, 13.0)[1] == UDP


def test_other_addresses_begin_anew_and_fresh_passwords_end_the_rest() -> None:
    relaying = Relaying()
    relaying.use(SITE)
    for at in range(3):
        relaying.gathered(DIRECT, relaying.chosen(float(at)), float(at))
    relaying.use(SITE)
    assert urls(relaying, 4.0)[1] == UDP
    relaying.use((IceServer(urls=(TLS,)),))
    assert urls(relaying, 4.0) == [TLS]


def test_a_site_without_relays_needs_none() -> None:
    relaying = Relaying()
    assert relaying.chosen(0.0) == ()
    assert relaying.gathered(DIRECT, (), 0.0) is None
    assert not has_relay(DIRECT)
    assert has_relay(RELAYED)
