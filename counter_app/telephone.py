"""The clerk's end of the call: answers the kiosk, keeps camera and microphone, says what is missing."""

from collections.abc import Callable
from typing import Final

import msgspec
from av.video.frame import VideoFrame

from counter_app.calling import CallStatus, Stage
from counter_app.desk import LineChanged
from counter_app.devices import Devices
from counter_app.recording import CallRecording
from windowkit.errors import Code
from windowkit.media.call import Call, CallEvent, CallKind, CallStats
from windowkit.media.devices import Device, DeviceBack, DeviceGone
from windowkit.media.hearing import MicrophoneHeard, SoundLevels
from windowkit.media.tracks import PictureSource, SoundSource
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


class Shutter:
    """A camera whose picture the clerk can hold back."""

    def __init__(self, camera: PictureSource) -> None:
        self._camera = camera
        self.shut = False

    @property
    def present(self) -> bool:
        """Whether a picture leaves."""
        return self._camera.present and not self.shut

    @property
    def known(self) -> bool:
        """Whether it has been found out yet."""
        return self._camera.known

    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        """Frames, while the shutter is open."""

        def pass_on(frame: VideoFrame) -> None:
            if not self.shut:
                on_frame(frame)

        return self._camera.watch(pass_on)


class Mute:
    """A microphone that the clerk can silence; the blocks go on, so that the other side's clock does."""

    def __init__(self, microphone: SoundSource) -> None:
        self._microphone = microphone
        self.on = False

    @property
    def present(self) -> bool:
        """Whether sound leaves."""
        return self._microphone.present and not self.on

    @property
    def known(self) -> bool:
        """Whether it has been found out yet."""
        return self._microphone.known

    def available(self) -> int:
        """Samples waiting."""
        return self._microphone.available()

    def take(self, samples: int, /) -> bytes:
        """The oldest samples, or as much silence."""
        taken = self._microphone.take(samples)
        return bytes(len(taken)) if self.on else taken


class Telephone:
    """Lives in the engine; `hear` takes what the line says. Values for the window go through `post`."""

    def __init__(
        self,
        devices: Devices,
        say: Callable[[Message], None],
        post: Callable[[object], None],
        recording: CallRecording | None = None,
    ) -> None:
        self._devices, ends = devices.parts, devices.ends
        self._listening = devices.listening
        self._post = post
        self._opened = False
        self._unheard = False  # welcomed, and not yet told of a running visit
        self._clerk = ""  # the service number of who signed in last
        self._shutter = None if ends.picture is None else Shutter(ends.picture)
        self._mute = None if ends.sound is None else Mute(ends.sound)
        self._status = CallStatus(picture=ends.picture is not None, sound=ends.sound is not None)
        switched = msgspec.structs.replace(ends, picture=self._shutter, sound=self._mute)
        self._recording = recording
        if recording is not None:
            switched = msgspec.structs.replace(switched, on_no=recording.hear_no)
        self._call = Call(offers=False, ends=switched, send=say, on_event=self._happened)
        if recording is not None:
            recording.attach(self._call)

    def hear(self, news: FromServer | LineChanged) -> None:
        """A message of the line, or its state."""
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
        if self._shutter is not None:
            self._shutter.shut = shut

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
            self._clerk = news.service_number
            self._unheard = True
            self._open()

    def _open(self) -> None:
        if not self._opened:
            self._opened = True
            for device in self._devices:
                device.open()

    def _follow(self, visit: VisitSnapshot) -> None:
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
        elif self._mute is not None and self._mute.on:
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
