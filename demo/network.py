"""Rooms on a network of our own: each machine in a network namespace, joined to the others by a router in one more.

Every room has one cable to the router, and what may go wrong with a line goes wrong at the router: a rate, lost
packets, silence in one direction or both, a plug pulled, another address, no way between two rooms at all. Needs
root and Linux; the packages iproute2 and nftables. netem is not in every kernel, so loss is nftables' random drop.
"""

import contextlib
import itertools
import os
import shutil
import subprocess
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from windowkit.errors import Failure

ROOMS: Final = ("server", "kiosk", "counter")
ANYWHERE: Final = ""
_NAMED: Final = "window"  # namespaces are window<process id>.<number>-<room>: two networks never meet
_QUEUE: Final = "250ms"  # of a limited line's own buffer, as a mobile line has
_BURST: Final = 3200  # bytes that may go at once: two full packets
# ms. Where a plug is put into a switch, the router knows its neighbour still. Here it asks for it while the other end
# of the pair has not yet seen its carrier, the answer is lost in one of twelve cases, and Linux waits a second.
_ASK_AGAIN: Final = 50
_SHARES: Final = 10_000  # a loss is given to nftables in ten thousandths
_REPOSITORY: Final = Path("/run/netns")

_made = itertools.count()


class NoNamespaces(Failure):
    """This machine lets us make no network namespaces; the words say why."""


class _Way(NamedTuple):
    """Packets from one room to another."""

    source: str
    target: str

    def match(self) -> str:
        ends = (("iifname", self.source), ("oifname", self.target))
        return " ".join(f'{which} "{room}-*"' for which, room in ends if room != ANYWHERE)


class Network:
    """The rooms and their lines. A line is a room's; `cut` and `lose` are between two rooms, or a room and all."""

    def __init__(self, rooms: Iterable[str]) -> None:
        self.rooms = tuple(rooms)
        self._prefix = f"{_NAMED}{os.getpid()}.{next(_made)}-"
        self._router = f"{self._prefix}router"
        self._moved = itertools.count(len(self.rooms))
        self._lines: dict[str, int] = {}  # the number of a room's present line, which its addresses carry
        self._silent: set[_Way] = set()
        self._lost: dict[_Way, float] = {}

    def within(self, room: str) -> tuple[str, ...]:
        """What stands before a command that shall run in that room; the process id stays the command's."""
        return ("ip", "netns", "exec", self._namespace(room))

    def address(self, room: str) -> str:
        """The room's present address."""
        return f"10.77.{self._lines[room]}.2"

    @contextlib.contextmanager
    def inside(self, room: str) -> Generator[None]:
        """This thread stands in that room: sockets, threads and processes it makes belong there."""
        outside = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
        try:
            there = os.open(_REPOSITORY / self._namespace(room), os.O_RDONLY)
            os.setns(there, os.CLONE_NEWNET)
            os.close(there)
            yield
        finally:
            os.setns(outside, os.CLONE_NEWNET)
            os.close(outside)

    def limit(self, room: str, bits: int) -> None:
        """The room's line carries so many bits a second, each way; what is more waits up to 250 ms, then is lost."""
        for namespace, device in self._ends(room):
            words = ("root", "tbf", "rate", f"{bits}bit", "burst", str(_BURST), "latency", _QUEUE)
            _run("tc", "-n", namespace, "qdisc", "replace", "dev", device, *words)

    def unlimit(self, room: str) -> None:
        """As fast as the machine."""
        for namespace, device in self._ends(room):
            _run("tc", "-n", namespace, "qdisc", "del", "dev", device, "root")

    def lose(self, room: str, share: float) -> None:
        """That share (0 to 1) of the room's packets is lost at random, each way; 0 loses none."""
        for way in (_Way(room, ANYWHERE), _Way(ANYWHERE, room)):
            self._lost[way] = share
        self._rule()

    def cut(self, source: str, target: str = ANYWHERE, *, one_way: bool = False) -> None:
        """Silence from `source` to `target`, and back unless `one_way`: nobody is told, packets just do not arrive."""
        self._silent |= {_Way(source, target)} if one_way else {_Way(source, target), _Way(target, source)}
        self._rule()

    def mend(self, source: str, target: str = ANYWHERE) -> None:
        """The end of `cut`, both ways."""
        self._silent -= {_Way(source, target), _Way(target, source)}
        self._rule()

    def unplug(self, room: str) -> None:
        """The room's line has no carrier; its address stays."""
        _run("ip", "-n", self._router, "link", "set", self._plug(room), "down")

    def plug(self, room: str) -> None:
        """The carrier is back."""
        _run("ip", "-n", self._router, "link", "set", self._plug(room), "up")

    def move(self, room: str) -> str:
        """From the Wi-Fi to the cable: the old line and its address are gone, its limit too; gives the new address."""
        _run("ip", "-n", self._router, "link", "del", self._plug(room))
        self._join(room, next(self._moved))
        return self.address(room)

    def build(self) -> None:
        """Make everything. Raises NoNamespaces where that is not allowed."""
        _may()
        _sweep()
        for room in ("router", *self.rooms):
            _run("ip", "netns", "add", self._namespace(room))
            _run("ip", "-n", self._namespace(room), "link", "set", "lo", "up")
        _run(*self.within("router"), "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward")
        for number, room in enumerate(self.rooms):
            self._join(room, number)
        self._rule()

    def remove(self) -> None:
        """Nothing is left, also of what was half made."""
        for room in ("router", *self.rooms):
            if (_REPOSITORY / self._namespace(room)).exists():
                _run("ip", "netns", "del", self._namespace(room))

    def _join(self, room: str, number: int) -> None:
        self._lines[room] = number
        here, there = self._ends(room)
        _run("ip", "-n", here[0], "link", "add", here[1], "type", "veth", "peer", "name", there[1], "netns", there[0])
        for (namespace, device), last in ((here, 2), (there, 1)):
            _run("ip", "-n", namespace, "address", "add", f"10.77.{number}.{last}/24", "dev", device)
            _run("ip", "-n", namespace, "link", "set", device, "up")
        _run("ip", "-n", here[0], "route", "add", "default", "via", f"10.77.{number}.1")
        ask_again = f"/proc/sys/net/ipv4/neigh/{there[1]}/retrans_time_ms"
        _run(*self.within("router"), "sh", "-c", f"echo {_ASK_AGAIN} > {ask_again}")

    def _rule(self) -> None:
        """Tell the router all rules at once: there is no moment between the old ones and the new."""
        drops = [f"{way.match()} drop" for way in sorted(self._silent)]
        drops += [
            f"{way.match()} numgen random mod {_SHARES} < {round(share * _SHARES)} drop"
            for way, share in sorted(self._lost.items())
            if share
        ]
        chain = "\n".join(["type filter hook forward priority filter; policy accept;", *drops])
        told = f"table ip line\ndelete table ip line\ntable ip line {{\nchain forward {{\n{chain}\n}}\n}}\n"
        _run(*self.within("router"), "nft", "-f", "-", said=told)

    def _ends(self, room: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """Namespace and device at the room's end of its line, and at the router's."""
        return (self._namespace(room), f"line{self._lines[room]}"), (self._router, self._plug(room))

    def _plug(self, room: str) -> str:
        return f"{room}-{self._lines[room]}"

    def _namespace(self, room: str) -> str:
        return f"{self._prefix}{room}"


@contextlib.contextmanager
def network(rooms: Iterable[str] = ROOMS) -> Generator[Network]:
    """A network of these rooms; it is removed afterwards. Raises NoNamespaces where the machine forbids it."""
    built = Network(rooms)
    try:
        built.build()
        yield built
    finally:
        built.remove()


def _may() -> None:
    if os.geteuid() != 0:
        raise NoNamespaces("network namespaces are made by root only; run this as root")
    for program, package in (("ip", "iproute2"), ("tc", "iproute2"), ("nft", "nftables")):
        if shutil.which(program) is None:
            raise Failure(f"no {program}: install the package {package} (scripts/install does)")
    probe = f"{_NAMED}{os.getpid()}.{next(_made)}-probe"
    try:
        _run("ip", "netns", "add", probe)
        _run("ip", "netns", "del", probe)
    except Failure as failure:
        raise NoNamespaces(f"this machine allows no network namespaces: {failure}") from failure


def _sweep() -> None:
    """Remove what processes left that were killed."""
    for left in _REPOSITORY.glob(f"{_NAMED}*.*-*"):
        owner = left.name.removeprefix(_NAMED).split(".")[0]
        if owner.isdigit() and not Path("/proc", owner).exists():
            _run("ip", "netns", "del", left.name)


def _run(*command: str, said: str = "") -> None:
    done = subprocess.run(command, input=said, capture_output=True, text=True, timeout=10, check=False)
    if done.returncode:
        raise Failure(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
