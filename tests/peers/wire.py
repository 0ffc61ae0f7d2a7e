"""A piece of network between two peers, on loopback: it can be cut and it can lose packets."""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from typing import override

_CANDIDATE = re.compile(r"a=candidate:(\S+ 1 udp \d+) (\S+) (\d+) typ host")


def is_rtp(data: bytes) -> bool:
    """Sound or picture; not RTCP, STUN or DTLS (RFC 7983, RFC 5761)."""
    return 128 <= data[0] < 192 and not 192 <= data[1] <= 223


class _End(asyncio.DatagramProtocol):
    """One socket of the wire: stands for the far side, and passes on what it gets."""

    def __init__(self, passes: Callable[[bytes], bool], takes: Callable[[], float]) -> None:
        self._passes = passes
        self._takes = takes
        self.other: _End | None = None
        self.address: tuple[str, int] | None = None  # of the peer this end talks to
        self.transport: asyncio.DatagramTransport | None = None

    @override
    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    @override
    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.address = addr
        if not self._passes(data):
            return
        if takes := self._takes():
            asyncio.get_running_loop().call_later(takes, self.pass_on, data)
        else:
            self.pass_on(data)

    def pass_on(self, data: bytes) -> None:
        other = self.other
        if other is not None and other.transport is not None and other.address is not None:
            other.transport.sendto(data, other.address)


class Wire:
    """Put an offer and its answer through it.

    `cut` stops everything, `cut_from` what comes from the offering (0) or the answering side (1), `loses` says
    which RTP packets vanish by their number, `loses_this` by their bytes, `loses_words` all of RTCP. A packet
    `takes` so many seconds. What a cut stops may be `kept`, as by a network card that looks for its neighbour.
    """

    def __init__(self) -> None:
        self.cut = False
        self.cut_from: int | None = None
        self.loses: Callable[[int], bool] = lambda number: False
        self.loses_this: Callable[[bytes], bool] = lambda data: False
        self.takes = 0.0
        self.loses_words = False
        self.kept: list[tuple[int, bytes]] | None = None
        self._number = 0
        self._ends: list[_End] = []

    def _passes(self, side: int, data: bytes) -> bool:
        if self.cut or self.cut_from == side:
            if self.kept is not None:
                self.kept.append((side, data))
            return False
        if self.loses_words and len(data) > 1 and 192 <= data[1] <= 223:
            return False
        if is_rtp(data):
            self._number += 1
            return not self.loses(self._number) and not self.loses_this(data)
        return True

    def restore(self) -> None:
        """The end of a cut: what was kept comes first, all at once."""
        self.cut, self.cut_from = False, None
        kept, self.kept = self.kept or [], None
        for side, data in kept:
            self.deliver(side, data)

    def deliver(self, side: int, data: bytes) -> None:
        """What once came from that side arrives at the other now."""
        self._ends[side].pass_on(data)

    async def open(self) -> None:
        """Two sockets on loopback."""
        loop = asyncio.get_running_loop()
        for side in range(2):
            passes = partial(self._passes, side)
            _, end = await loop.create_datagram_endpoint(
                partial(_End, passes, lambda: self.takes), local_addr=("127.0.0.1", 0)
            )
            self._ends.append(end)
        self._ends[0].other, self._ends[1].other = self._ends[1], self._ends[0]

    def offer(self, sdp: str) -> str:
        """The offer as the answering side is to see it."""
        return self._through(sdp, self._ends[0], self._ends[1])

    def answer(self, sdp: str) -> str:
        """The answer as the offering side is to see it."""
        return self._through(sdp, self._ends[1], self._ends[0])

    def _through(self, sdp: str, near: _End, far: _End) -> str:
        """`sdp`'s author can be reached at `far`'s socket ... and writes to `near`'s, which knows its address."""
        found = next(_CANDIDATE.finditer(sdp))
        near.address = (found.group(2), int(found.group(3)))
        assert far.transport is not None
        host, port = far.transport.get_extra_info("sockname")
        shown = f"a=candidate:{found.group(1)} {host} {port} typ host"
        lines = [line for line in sdp.splitlines() if not line.startswith("a=candidate:")]
        lines = [new for line in lines for new in ([shown, line] if line == "a=end-of-candidates" else [line])]
        return "\r\n".join(lines) + "\r\n"

    def close(self) -> None:
        """Close the sockets."""
        for end in self._ends:
            if end.transport is not None:
                end.transport.close()
