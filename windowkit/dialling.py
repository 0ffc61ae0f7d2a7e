"""Reaching a server's port soon after a cut has ended.

The kernel repeats a SYN that was lost after 1, 3 and 7 s, and a look-up of a name that fell into the cut hangs for
5 s and more. So: a new try each quarter of a second beside those under way, to the addresses known so far, while
the name is looked up again beside them. A slow line is given its time: no try ends another.
"""

import asyncio
import contextlib
import socket
from typing import Final

from windowkit.errors import Unreachable

_AGAIN: Final = 0.25  # s between two tries
_PATIENCE: Final = 3.0  # s for one try; a congested mobile line's round trip is below 1 s
_GIVE_UP: Final = 5.0  # s; whoever dials says so and dials again
_LOOK_UP: Final = 5.0  # s between two look-ups of the name while nobody answers
_UNACKNOWLEDGED: Final = 3000  # ms; TCP_USER_TIMEOUT (RFC 5482): the kernel gives up with us

type Address = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes]]


class Dialler:
    """One server's host and port; in one event loop."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._known: list[Address] = []
        self._looking: asyncio.Task[None] | None = None
        self._looked = float("-inf")
        self._no_name: OSError | None = None

    async def dial(self) -> socket.socket:
        """A connected socket. ConnectionRefusedError: the machine is there and nobody listens; Unreachable."""
        loop = asyncio.get_running_loop()
        reached: asyncio.Future[socket.socket] = loop.create_future()
        tries: set[asyncio.Task[None]] = set()
        ends = loop.time() + _GIVE_UP
        try:
            for turn in range(round(_GIVE_UP / _AGAIN)):
                self._look_up(loop.time())
                if not self._known and self._looking is not None:
                    await asyncio.wait([self._looking], timeout=_AGAIN)
                if self._known:
                    first = turn % len(self._known)
                    tries.add(asyncio.create_task(_try(self._known[first:] + self._known[:first], reached)))
                await asyncio.wait([reached], timeout=min(_AGAIN, ends - loop.time()))
                if reached.done():
                    return reached.result()
            raise Unreachable(f"no way to {self._host}:{self._port}{f' ({self._no_name})' if self._no_name else ''}")
        finally:
            for task in tries:
                task.cancel()
            if tries:
                await asyncio.wait(tries)
            reached.cancel()

    def close(self) -> None:
        """Look nothing up any more."""
        if self._looking is not None:
            self._looking.cancel()

    def _look_up(self, now: float) -> None:
        if (self._looking is None or self._looking.done()) and now - self._looked >= _LOOK_UP:
            self._looked = now
            self._looking = asyncio.create_task(self._resolve(), name="look up the server")

    async def _resolve(self) -> None:
        """What was known stays known where the name cannot be found just now."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        except OSError as error:
            self._no_name = error
        else:
            self._no_name = None
            self._known = [(family, address) for family, _, _, _, address in found]


async def _try(addresses: list[Address], reached: asyncio.Future[socket.socket]) -> None:
    """One address after another; refused by all of them is an answer, too."""
    refused: ConnectionRefusedError | None = None
    lost = False
    for family, address in addresses:
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.setblocking(False)
            _give_up_early(line)
            async with asyncio.timeout(_PATIENCE):
                await asyncio.get_running_loop().sock_connect(line, address)
            if not reached.done():
                reached.set_result(line)
                line = None
            return
        except ConnectionRefusedError as error:
            refused = error
        except (OSError, TimeoutError):
            lost = True  # no way there, just now
        finally:
            if line is not None:
                line.close()
    if refused is not None and not lost and not reached.done():
        reached.set_exception(refused)


def _give_up_early(line: socket.socket) -> None:
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # Linux
    if option is not None:
        line.setsockopt(socket.IPPROTO_TCP, option, _UNACKNOWLEDGED)


def own_address(towards: socket.socket) -> str | None:
    """The address this machine would write from now to where a connected socket leads; None: there is no way."""
    with contextlib.closing(socket.socket(towards.family, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(towards.getpeername())  # UDP: no packet leaves
            return probe.getsockname()[0]
        except OSError:
            return None
