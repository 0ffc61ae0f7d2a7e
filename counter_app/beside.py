"""A duty leader's counter and a clerk's: sound, and the resident's picture. This counter is the one end or the other.

At the clerk's, `windowkit/media/conference.py` says who hears whom. At the leader's, the microphone is shut before the
first packet leaves, and open only while the leader is to be heard; no picture of the leader leaves at all.
Lives in the engine.
"""

from collections.abc import Callable
from typing import override

import msgspec
from av.video.frame import VideoFrame

from counter_app.calling import BesideStatus, Stage
from counter_app.desk import LineChanged
from windowkit.errors import Code
from windowkit.media.call import Call, CallEvent, CallKind, CallStats
from windowkit.media.conference import Conference, Hear
from windowkit.media.peer import Ends
from windowkit.media.second import SecondPicture
from windowkit.media.switches import Mute
from windowkit.messages import (
    Answer,
    AskOffer,
    AttendChanged,
    AttendMode,
    FromServer,
    IceServersRenewed,
    Message,
    Offer,
    VisitSnapshot,
    Welcome,
)

_STAGES = {
    CallKind.CONNECTING: Stage.BUILDING,
    CallKind.NO_WAY: Stage.NO_WAY,
    CallKind.UP: Stage.UP,
    CallKind.STALLED: Stage.BROKEN,
    CallKind.DOWN: Stage.IDLE,
}


class Beside:
    """`ends` are this counter's devices, its microphone behind the clerk's own switch; `hear_leader` plays besides."""

    def __init__(
        self, ends: Ends, hear_leader: Hear, say: Callable[[Message], None], post: Callable[[object], None]
    ) -> None:
        self._say = say
        self._post = post
        self.conference = Conference(ends.sound, ends.on_sound, hear_leader)
        self._mute = None if ends.sound is None else Mute(ends.sound)
        if self._mute is not None:
            self._mute.on = True
        self._resident = Passed()
        served = Ends(
            picture=self._resident,
            sound=self.conference.to_leader,
            on_frame=_unseen,
            on_sound=self.conference.from_leader,
        )
        led = Ends(picture=None, sound=self._mute, on_frame=ends.on_frame, on_sound=ends.on_sound)
        self._served = Call(offers=False, ends=served, send=self._set_up, on_event=self._passed_over)
        self._led = Call(offers=True, ends=led, send=self._set_up, on_event=self._happened)

    def joined(self, ends: Ends) -> Ends:
        """The ends of the clerk's call with the kiosk, with whoever is beside it."""

        def show(frame: VideoFrame) -> None:
            ends.on_frame(frame)
            self._resident.show(frame)

        conference = self.conference
        return msgspec.structs.replace(
            ends, sound=conference.to_resident, on_sound=conference.from_resident, on_frame=show
        )

    def hear(self, news: FromServer | LineChanged) -> bool:
        """A message of the line, or its state; whether it was of this way alone."""
        match news:
            case Welcome() | IceServersRenewed():
                self._served.use_ice_servers(news.ice_servers)
                self._led.use_ice_servers(news.ice_servers)
            case LineChanged():
                self._line_changed(news)
            case AttendChanged():
                self._lead(news)
            case VisitSnapshot():
                self._serve(news)
            case Offer() if news.visit == self._served.visit:
                self._served.receive(news)
                return True
            case Answer() | AskOffer() if news.visit == self._led.visit:
                self._led.receive(news)
                return True
            case _:
                pass
        return False

    def end(self) -> None:
        """Nobody is beside anything any more."""
        self.serve_nobody()
        self._shut()

    def serve_nobody(self) -> None:
        """No talk is ours."""
        self.conference.attend(None)
        self._resident.on = False
        self._served.end()

    async def close(self) -> None:
        """End both and wait until they are closed."""
        self.end()
        await self._served.close()
        await self._led.close()

    def _lead(self, news: AttendChanged) -> None:
        """We are the leader, beside somebody's talk, or not any more."""
        one = news.attendance
        if one is None:
            self._shut()
            return
        if self._mute is not None:
            self._mute.on = one.mode is AttendMode.LISTEN
        self._led.begin(one.call, one.epoch)

    def _shut(self) -> None:
        if self._mute is not None:
            self._mute.on = True
        self._led.end()

    def _serve(self, visit: VisitSnapshot) -> None:
        """A leader is beside our talk, or not any more."""
        one = visit.attended
        self.conference.attend(None if one is None else one.mode)
        self._resident.on = one is not None and visit.hold is None
        if one is None:
            self._served.end()
        else:
            self._served.begin(one.call, one.epoch)

    def _line_changed(self, line: LineChanged) -> None:
        if not line.up and line.reason not in (None, Code.TOKEN_EXPIRED):
            self.end()
            return
        for call in (self._served, self._led):
            (call.line_is_back if line.up else call.line_is_lost)()
            if line.up and line.moved:
                call.rebuild()

    def _set_up(self, message: Message) -> None:
        """The way's own set-up; what a call says of its devices is for a visit's other side."""
        if isinstance(message, Offer | Answer | AskOffer):
            self._say(message)

    def _happened(self, event: CallEvent | CallStats) -> None:
        if isinstance(event, CallEvent) and (stage := _STAGES.get(event.kind)) is not None:
            self._post(BesideStatus(stage))

    def _passed_over(self, _event: CallEvent | CallStats) -> None:
        """The leader's counter says whether they hear anything; the clerk's need not."""


class Passed(SecondPicture):
    """The resident's picture for a leader: every second one, which is enough to see who talks and costs half."""

    def __init__(self) -> None:
        super().__init__()
        self._came = 0

    @override
    def show(self, frame: VideoFrame) -> None:
        self._came += 1
        if self._came % 2 == 0:
            super().show(frame)


def _unseen(_frame: VideoFrame) -> None:
    """No picture of a leader comes."""
