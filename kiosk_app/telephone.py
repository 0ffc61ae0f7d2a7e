"""The resident's end of the call: devices warm while they wait, open only during a visit."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

import msgspec

from kiosk_app.scene import FarDevicesChanged, OwnDeviceChanged, OwnSoundChanged, Picture, PictureChanged
from windowkit.link import LinkState
from windowkit.media.call import Call, CallEvent, CallKind, CallStats
from windowkit.media.devices import DeviceBack, DeviceGone
from windowkit.media.hearing import MicrophoneHeard, SoundLevels
from windowkit.media.listening import Listening
from windowkit.media.microphone import Microphone
from windowkit.media.peer import Ends
from windowkit.media.speaker import Speaker
from windowkit.media.switches import Switches
from windowkit.messages import (
    Answer,
    AskOffer,
    CallChanged,
    FromServer,
    IceServersRenewed,
    Message,
    Offer,
    VisitSnapshot,
    Welcome,
)


class Openable(Protocol):
    """A device of the call."""

    def open(self) -> None:
        """Start; returns at once, tries again by itself."""
        ...

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        ...


class Devices(msgspec.Struct, frozen=True):
    """What a call connects, and what is opened for it; sound and face camera also by name."""

    ends: Ends
    parts: tuple[Openable, ...]
    eye: Openable | None = None  # of the parts
    listening: Listening | None = None
    microphone: Microphone | None = None
    speaker: Speaker | None = None


class Telephone:
    """Lives in the engine's loop; `post` hears what the window can show."""

    def __init__(self, devices: Devices, say: Callable[[Message], None], post: Callable[[object], None]) -> None:
        self._devices: Final = devices.parts
        self._eye = devices.eye
        self._open = False  # the devices are, but for the eye while it is held
        self._held = False
        self._looking: set[asyncio.Task[None]] = set()
        self._listening = devices.listening
        self._post = post
        self._switches = Switches(devices.ends)
        self._call = Call(offers=True, ends=self._switches.ends, send=say, on_event=self._happened)
        self._in_order = asyncio.Lock()  # a visit's devices are closed before the next one's are opened
        self._far: CallChanged | None = None
        self._frame_came = False
        self._connected = False

    def hear(self, message: FromServer) -> None:
        """What of the server's words concerns the call."""
        match message:
            case Welcome() | IceServersRenewed():
                self._call.use_ice_servers(message.ice_servers)
            case VisitSnapshot():
                self._hold(held=message.hold is not None)
            case CallChanged() if message.visit == self._call.visit:
                self._far = message
                if self._connected:  # before that nothing comes, whatever is there
                    self._show_far(message)
            case Offer() | Answer() | AskOffer():
                self._call.receive(message)
            case _:
                pass

    def line_changed(self, state: LinkState) -> None:
        """The line to the server went or came."""
        if state.up:
            self._call.line_is_back()
            if state.moved:
                self._call.rebuild()
        else:
            self._call.line_is_lost()

    async def open_devices(self) -> None:
        """Open the devices and nothing else."""
        async with self._in_order:
            self._open_all()

    async def warm(self) -> None:
        """Open the devices and prepare an offer; nothing leaves the machine."""
        async with self._in_order:
            self._open_all()
            self._call.prepare()

    async def start(self, visit: str, call: int) -> None:
        """Offer, after the epoch `call`."""
        await self.warm()
        self._call.begin(visit, call)

    def refuse(self, recording: str) -> None:
        """The resident's no to a recording, said over the call, too."""
        self._call.refuse(recording)

    async def hang_up(self) -> None:
        """End the call, also one that still waits for its devices; they stay warm."""
        async with self._in_order:
            self._call.end()

    async def close(self) -> None:
        """End the call and close every device."""
        async with self._in_order:
            self._open = False
            await self._call.close()
            # A device ends its last read first, which may take seconds: not in the loop.
            await asyncio.gather(*(asyncio.to_thread(device.close) for device in self._devices))

    def _open_all(self) -> None:
        self._open = True
        for device in self._devices:
            if device is not self._eye or not self._held:
                device.open()

    def _hold(self, *, held: bool) -> None:
        """On hold nothing leaves, and the camera itself is closed: its light is out, and nobody need trust a word."""
        self._switches.hold(held=held)
        if held != self._held:
            self._held = held
            task = asyncio.get_running_loop().create_task(self._look())
            self._looking.add(task)
            task.add_done_callback(self._looking.discard)

    async def _look(self) -> None:
        async with self._in_order:
            if self._eye is None or not self._open:
                return
            if self._held:
                await asyncio.to_thread(self._eye.close)
            else:
                self._eye.open()

    def device_changed(self, news: DeviceGone | DeviceBack) -> None:
        """A device of this machine came or went; the call goes on without it."""
        self._post(OwnDeviceChanged(device=news.device, present=isinstance(news, DeviceBack)))

    def _listen(self, kind: CallKind) -> None:
        if self._listening is None:
            return
        if kind is CallKind.UP:
            self._listening.begin(self._heard)
        elif kind is CallKind.DOWN:
            self._listening.end(self._heard)

    def _heard(self, news: SoundLevels | MicrophoneHeard) -> None:
        self._post(OwnSoundChanged(heard=news.heard) if isinstance(news, MicrophoneHeard) else news)

    def _show_far(self, far: CallChanged) -> None:
        self._post(FarDevicesChanged(sound=far.sound, loudspeaker=far.loudspeaker))
        if not far.picture:
            self._post(PictureChanged(picture=Picture.SOUND_ONLY))
        elif self._frame_came:
            self._post(PictureChanged(picture=Picture.SHOWN))

    def _happened(self, event: CallEvent | CallStats) -> None:
        if isinstance(event, CallStats):
            return
        self._listen(event.kind)
        match event.kind:
            case CallKind.CONNECTING:
                self._far, self._frame_came, self._connected = None, False, False
            case CallKind.FIRST_FRAME:
                self._frame_came = True
            case CallKind.UP:
                self._connected = True
                if self._far is not None:
                    self._show_far(self._far)
            case CallKind.DOWN:
                self._frame_came = False
            case _:
                pass
        self._post(PictureChanged(picture=self._picture(event.kind)))

    def _picture(self, kind: CallKind) -> Picture:
        far_picture = self._far is None or self._far.picture
        came = self._frame_came
        shown: dict[CallKind, Picture] = {
            CallKind.CONNECTING: Picture.BUILDING,
            CallKind.NO_WAY: Picture.NO_WAY,
            CallKind.FIRST_FRAME: Picture.SHOWN,
            CallKind.UP: Picture.SOUND_ONLY if not far_picture else Picture.SHOWN if came else Picture.BUILDING,
            CallKind.STALLED: Picture.BROKEN if came else Picture.BUILDING,
            CallKind.DOWN: Picture.NONE,
        }
        return shown[kind]
