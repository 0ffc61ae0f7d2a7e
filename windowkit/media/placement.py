"""Where a sound server has put our stream: PulseAudio and PipeWire give the stream of an unplugged device to another.

The stream then runs on, and nobody hears it. Without such a server (ALSA alone, Windows, macOS) nobody can be asked.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false
# pulsectl has no types.

import os
from collections.abc import Callable
from typing import Any, Final

from windowkit.media.devices import Device

try:
    import pulsectl
except (ImportError, OSError):  # not on this system; or without libpulse, and then without its server
    pulsectl = None

_NAME: Final = "virtual-window"
_DUMMY: Final = "auto_null"  # what both servers name the device they make up when none is left
_CONNECT: Final = 1.0  # s
_SERVERS: Final = frozenset({"", "default", "pulse"})  # PortAudio's devices that lead to the server
_WANTED: Final = {Device.LOUDSPEAKER: "PULSE_SINK", Device.MICROPHONE: "PULSE_SOURCE"}  # libpulse's own variables


class Placement:
    """Asks the sound server about a stream of one direction; one thread's. `name` is PortAudio's."""

    def __init__(self, device: Device, name: str) -> None:
        self._played = device is Device.LOUDSPEAKER
        self._wanted = os.environ.get(_WANTED[device], "")
        self._server: Any = None
        self._asks = pulsectl is not None and name in _SERVERS

    def missing(self) -> str | None:
        """Why a stream would not come to a real device now; None where it would or nobody knows."""
        devices = self._ask(self._devices)
        if devices is None:
            return None
        if self._wanted:
            return None if self._wanted in devices.values() else f"the sound server has no {self._wanted}"
        return None if any(map(_is_real, devices.values())) else "the sound server has no device"

    def elsewhere(self, process: int) -> str | None:
        """The device that a process's stream is on and should not be; None where it is right or nobody knows."""
        at = self._ask(lambda server: self._place(server, str(process)))
        if at is None:
            return None
        return at if (at != self._wanted if self._wanted else not _is_real(at)) else None

    def close(self) -> None:
        """Leave the server."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _ask[T](self, question: Callable[[Any], T]) -> T | None:
        """The answer, or None without a server; it is sought again at the next question."""
        if pulsectl is None or not self._asks:
            return None
        try:
            if self._server is None:
                self._server = pulsectl.Pulse(_NAME, connect=False)
                self._server.connect(timeout=_CONNECT)
            return question(self._server)
        except (pulsectl.PulseError, OSError):
            self.close()
            return None

    def _devices(self, server: Any) -> dict[int, str]:
        devices = server.sink_list() if self._played else server.source_list()
        return {one.index: one.name for one in devices}

    def _place(self, server: Any, process: str) -> str | None:
        streams = server.sink_input_list() if self._played else server.source_output_list()
        mine = next((one for one in streams if one.proplist.get("application.process.id") == process), None)
        if mine is None:
            return None
        return self._devices(server).get(mine.sink if self._played else mine.source)


def _is_real(name: str) -> bool:
    return not name.startswith(_DUMMY)
