"""Which TURN relay the next peer is to use: pure, time is an argument (s of any steady clock).

aiortc takes one TURN server and says nothing where it does not answer or refuses the password. So each of the
relay's addresses (UDP, then TCP, then TLS, as the server lists them) is tried in turn, a candidate of type relay is
looked for, and the one that worked is kept. Direct where it can, relayed where it cannot: ICE itself prefers so.
"""

from typing import Final

import msgspec

from windowkit.parts import IceServer

_REST: Final = 10.0  # s without relays after all of them failed; each try costs half a second of a call's set-up


def has_relay(sdp: str) -> bool:
    """Whether a description offers a relayed address."""
    return any(" typ relay " in f"{line} " for line in sdp.splitlines() if line.startswith("a=candidate:"))


class Relaying:
    """The servers of the site, and how far we are through its relays."""

    def __init__(self) -> None:
        self._others: tuple[IceServer, ...] = ()
        self._relays: tuple[IceServer, ...] = ()  # one address each
        self._at = 0
        self._failed = 0
        self._rests_until = 0.0

    def use(self, servers: tuple[IceServer, ...]) -> None:
        """Fresh from the server; what worked with the same addresses before is tried first."""
        each = [msgspec.structs.replace(server, urls=(url,)) for server in servers for url in server.urls]
        relays = tuple(one for one in each if one.urls[0].startswith("turn"))
        if [one.urls for one in relays] != [one.urls for one in self._relays]:
            self._at = 0
        self._others = tuple(one for one in each if not one.urls[0].startswith("turn"))
        self._relays = relays
        self._failed, self._rests_until = 0, 0.0

    def chosen(self, now: float) -> tuple[IceServer, ...]:
        """What to build the next peer with."""
        if not self._relays or now < self._rests_until:
            return self._others
        return (*self._others, self._relays[self._at])

    def gathered(self, sdp: str, used: tuple[IceServer, ...], now: float) -> str | None:
        """The address of a relay that gave nothing, or None; `again` says whether there is another one to try."""
        relay = next((one.urls[0] for one in used if one in self._relays), None)
        if relay is None:
            return None
        if has_relay(sdp):
            self._failed = 0
            return None
        self._failed += 1
        self._at = (self._at + 1) % len(self._relays)
        if self._failed >= len(self._relays):
            self._failed, self._rests_until = 0, now + _REST
        return relay

    def again(self, now: float) -> bool:
        """Whether another relay is worth a try at once."""
        return bool(self._relays) and now >= self._rests_until
