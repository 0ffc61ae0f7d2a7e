"""The clerk's end of the call: answers the kiosk, keeps camera and microphone, says what is missing."""

from collections.abc import Callable
from typing import Final

import msgspec

from counter_app.beside import Beside
from counter_app.calling import CallStatus, Stage
from counter_app.desk import LineChanged
from counter_app.devices import Devices
from counter_app.recording import CallRecording
from windowkit.errors import Code
from windowkit.media.call import Call, CallEvent, CallKind, CallStats
from windowkit.media.devices import Device, DeviceBack, DeviceGone
from windowkit.media.hearing import MicrophoneHeard, SoundLevels
from windowkit.media.switches import Mute, Switches
from windowkit.messages import (
    Answer,
    AskOffer,
    FromServer,
    IceServersRenewed,
    Message,
    Offer,
    QueueChanged,
    VisitSnapshot,
    Welcome,
)
from windowkit.visit import State

_LIVE: Final = frozenset(
    {State.JOINING, State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING, State.SIGNED, State.SUBMITTED}
)


class Telephone:
    """Lives in the engine; `hear` takes what the line says. Values for the window go through `post`."""

    def __init__(
        self,
        devices: Devices,
        say: Callable[[Message], None],
        post: Callable[[object], None],
        recording: CallRecording | None = None,
    ) -> None:
        self._devices = devices.parts
        self._listening = devices.listening
        self._post = post
        self._opened = False
        self._unheard = False  # welcomed, and not yet told of a running visit
        self._clerk = ""  # the service number of who signed in last
        sound = devices.ends.sound
        self._mute = None if sound is None else Mute(sound)
        ends = msgspec.structs.replace(devices.ends, sound=self._mute)
        self._beside = Beside(ends, devices.hear_leader, say, post)
        # The hold comes last: while it lasts nobody beside the talk is heard by the resident either.
        self._switches = Switches(self._beside.joined(ends))
        self._status = CallStatus(picture=ends.picture is not None, sound=ends.sound is not None)
        switched = self._switches.ends
        self._recording = recording
        if recording is not None:
            switched = msgspec.structs.replace(switched, on_no=recording.hear_no)
        self._call = Call(offers=False, ends=switched, send=say, on_event=self._happened)
        if recording is not None:
            recording.attach(self._call)

    def hear(self, news: FromServer | LineChanged) -> None:
        """A message of the line, or its state."""
        if not self._beside.hear(news):
            self._hear(news)
        if self._recording is not None:
            self._recording.hear(news)

    def _hear(self, news: FromServer | LineChanged) -> None:
        match news:
            case Welcome() | IceServersRenewed():
                self._call.use_ice_servers(news.ice_servers)
                self._welcomed(news)
            case QueueChanged():
                if self._unheard:
                    self._unheard = False
                    self._beside.serve_nobody()
                    self._call.end()  # the visit ended while the line was down: a welcome names the running one first
                self._someone_waits(bool(news.waiting))
            case LineChanged():
                self._line_changed(news)
            case VisitSnapshot():
                self._unheard = False
                self._follow(news)
            case Offer() | Answer() | AskOffer():
                self._call.receive(news)
            case _:
                pass

    def _someone_waits(self, waits: bool) -> None:
        """Whoever is taken next is to be seen at once."""
        if waits:
            self._call.prepare()
        else:
            self._call.prepare_no_more()

    def mute(self, on: bool) -> None:
        """Silence our microphone, or not."""
        if self._mute is not None:
            self._mute.on = on

    def hide(self, shut: bool) -> None:
        """Hold back our picture, or not."""
        if self._switches.shutter is not None:
            self._switches.shutter.shut = shut

    def rebuild(self) -> None:
        """The clerk asks for a new connection."""
        self._call.rebuild()

    def device_changed(self, news: DeviceGone | DeviceBack) -> None:
        """A device came or went; the call goes on without it."""
        there = isinstance(news, DeviceBack)
        match news.device:
            case Device.CAMERA:
                self._show(picture=there)
            case Device.MICROPHONE:
                self._show(sound=there)
            case Device.LOUDSPEAKER:
                self._show(loudspeaker=there)
            case Device.DOCUMENT_CAMERA:
                pass  # a counter has none

    async def close(self) -> None:
        """End the call and its recording, and let go of every device."""
        if self._recording is not None:
            await self._recording.close()
        await self._beside.close()
        await self._call.close()
        for device in self._devices:
            device.close()

    def _line_changed(self, line: LineChanged) -> None:
        if line.up:
            self._call.line_is_back()
            if line.moved:
                self._call.rebuild()
        elif line.reason not in (None, Code.TOKEN_EXPIRED):
            self._call.end()
        else:
            self._call.line_is_lost()

    def _welcomed(self, news: Welcome | IceServersRenewed) -> None:
        if isinstance(news, Welcome):
            if news.service_number != self._clerk:
                self._call.end()  # another clerk at this counter: the window has dropped that visit already
                self._beside.end()
            self._clerk = news.service_number
            self._unheard = True
            self._open()

    def _open(self) -> None:
        if not self._opened:
            self._opened = True
            for device in self._devices:
                device.open()

    def _follow(self, visit: VisitSnapshot) -> None:
        self._switches.hold(held=visit.state in _LIVE and visit.hold is not None)
        if visit.state in _LIVE:
            self._call.begin(visit.visit, visit.call)
        elif visit.visit == self._call.visit:
            self._call.end()

    def _listen(self, kind: CallKind) -> None:
        if self._listening is None:
            return
        if kind is CallKind.UP:
            self._listening.begin(self._heard)
        elif kind is CallKind.DOWN:
            self._listening.end(self._heard)

    def _heard(self, news: SoundLevels | MicrophoneHeard) -> None:
        if isinstance(news, MicrophoneHeard):
            self._show(heard=news.heard)
        elif self._switches.muted or (self._mute is not None and self._mute.on):
            self._post(SoundLevels(0, news.theirs))
        else:
            self._post(news)

    def _happened(self, event: CallEvent | CallStats) -> None:
        if isinstance(event, CallStats):
            return
        self._listen(event.kind)
        match event.kind:
            case CallKind.CONNECTING:
                self._show(stage=Stage.BUILDING)
            case CallKind.NO_WAY:
                self._show(stage=Stage.NO_WAY)
            case CallKind.UP | CallKind.FIRST_FRAME:
                self._show(stage=Stage.UP)
            case CallKind.STALLED:
                self._show(stage=Stage.BROKEN)
            case CallKind.DOWN:
                self._show(stage=Stage.IDLE)

    def _show(self, **changes: object) -> None:
        status = msgspec.structs.replace(self._status, **changes)
        if status != self._status:
            self._status = status
            self._post(status)
