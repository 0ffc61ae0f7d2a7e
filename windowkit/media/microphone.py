"""The microphone: what it hears goes into a ring, from which the call's track takes 20 ms at a time."""

from windowkit.media.devices import Device, OnDevice
from windowkit.media.ring import Ring
from windowkit.media.sound import SoundStream


class Microphone:
    """One microphone; `name` is PortAudio's (a part of it is enough), empty for the machine's default."""

    def __init__(self, name: str = "", on_device: OnDevice | None = None) -> None:
        self._ring = Ring()
        self._stream = SoundStream(Device.MICROPHONE, name, self._ring.write, on_device)

    @property
    def present(self) -> bool:
        """Whether the device delivers."""
        return self._stream.present is True

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if the device delivers."""
        return self._stream.present is not None

    def open(self) -> None:
        """Start listening; returns at once."""
        self._stream.open()

    def close(self) -> None:
        """Stop; when this returns the device is closed, and nothing it heard is left for the next opening."""
        self._stream.close()
        self._ring.skip(self._ring.available())

    def available(self) -> int:
        """Samples waiting. Reader's thread."""
        return self._ring.available()

    def skip(self, samples: int) -> None:
        """Pass over the oldest. Reader's thread."""
        self._ring.skip(samples)

    def time(self) -> float:
        """When the oldest sample was in the air (s, PortAudio's clock). Reader's thread."""
        return self._ring.time()

    def take(self, samples: int) -> bytes:
        """The oldest `samples`, 2 bytes each; only when that many are available. Reader's thread."""
        return self._ring.take(samples)
