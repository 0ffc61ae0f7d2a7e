"""Two rooms between which there is no way, and a relay that both reach."""

import contextlib
from collections.abc import Callable, Generator
from pathlib import Path

from demo.network import ROOMS, Network
from demo.relay import ROOM, Relay, relay
from demo.two_rooms import TwoRooms, two_rooms


@contextlib.contextmanager
def relayed_rooms(
    folder: Path,
    urls: Callable[[Relay], tuple[str, ...]],
    *,
    size: str = "small",
    apart: bool = True,
    shown: bool = False,
) -> Generator[TwoRooms]:
    """A visit that waits; its call has only the `urls` of the relay to go through where the rooms are apart."""
    with contextlib.ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)

        def prepare(rooms: Network) -> dict[str, object]:
            if apart:
                rooms.cut("kiosk", "counter")
            made = stack.enter_context(relay(rooms, folder / ROOM))
            return {"turn": {"urls": list(urls(made)), "secret_file": str(made.secret_file)}}

        environment = {"SSL_CERT_FILE": str(folder / ROOM / "authority.pem")}
        built = stack.enter_context(
            two_rooms(
                folder,
                size=size,
                waits=True,
                shown=shown,
                rooms=(*ROOMS, ROOM),
                prepare=prepare,
                environment=environment,
            )
        )
        yield built
