"""The clerk's end of a call against the kiosk's, over real WebRTC on this machine."""

import asyncio
from collections.abc import Callable

from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from counter_app.calling import CallStatus, Stage
from counter_app.devices import Devices
from counter_app.telephone import Telephone
from tests.peers.counter_values import MATTER, NOW, WELCOME
from windowkit.media.call import Call, CallEvent, CallStats
from windowkit.media.devices import Device, DeviceGone
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera
from windowkit.messages import Answer, AskOffer, CallUp, Message, Offer, VisitSnapshot
from windowkit.visit import State


def _ignore(_what: VideoFrame | AudioFrame | CallEvent | CallStats) -> None:
    return


class _Both:
    """A kiosk's call and a counter's telephone; what one says the other hears, as the server would pass it on."""

    def __init__(self, kiosk: SyntheticCamera | None, counter: SyntheticCamera | None) -> None:
        self.frames = 0
        self.statuses: list[CallStatus] = []
        self.said: list[CallUp] = []
        self._news = asyncio.Event()
        self.kiosk = Call(
            offers=True,
            ends=Ends(picture=kiosk, sound=None, on_frame=_ignore, on_sound=_ignore),
            send=self._to_counter,
            on_event=_ignore,
        )
        ends = Ends(picture=counter, sound=None, on_frame=self._frame, on_sound=_ignore)
        self.telephone = Telephone(Devices(ends, ()), self._to_kiosk, self._post)

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(15):
            while not holds():
                await self._news.wait()
                self._news.clear()

    async def close(self) -> None:
        await asyncio.gather(self.kiosk.close(), self.telephone.close())

    def _to_counter(self, message: Message) -> None:
        if isinstance(message, Offer):
            self.telephone.hear(message)

    def _to_kiosk(self, message: Message) -> None:
        match message:
            case Answer() | AskOffer():
                self.kiosk.receive(message)
            case CallUp():
                self.said.append(message)
                self._news.set()
            case _:
                raise AssertionError(message)

    def _frame(self, _frame: VideoFrame) -> None:
        self.frames += 1
        self._news.set()

    def _post(self, value: object) -> None:
        assert isinstance(value, CallStatus)
        self.statuses.append(value)
        self._news.set()


def _snapshot(state: State) -> VisitSnapshot:
    return VisitSnapshot(
        visit="v1",
        state=state,
        version=1,
        changes=1,
        ticket="A1",
        matter=MATTER.code,
        committee="甲",
        committee_en="Jia",
        opened=NOW,
    )


async def test_the_counter_answers_the_kiosk_and_ends_the_call_when_the_visit_is_rated() -> None:
    kiosk, counter = SyntheticCamera(width=640, height=360), SyntheticCamera(width=640, height=360)
    kiosk.open()
    counter.open()
    both = _Both(kiosk, counter)
    try:
        both.telephone.hear(WELCOME)
        both.telephone.hear(_snapshot(State.JOINING))
        both.kiosk.begin("v1")
        await both.until(lambda: both.frames > 5)
        await both.until(lambda: any(said.picture and not said.sound for said in both.said))
        assert both.statuses[-1].stage is Stage.UP
        both.telephone.hide(True)
        await both.until(lambda: not both.said[-1].picture)
        both.telephone.hear(_snapshot(State.RATING))
        assert both.statuses[-1].stage is Stage.IDLE
    finally:
        await both.close()
        kiosk.close()
        counter.close()


async def test_a_counter_without_a_camera_goes_on_and_says_so_on_both_sides() -> None:
    kiosk = SyntheticCamera(width=640, height=360)
    kiosk.open()
    both = _Both(kiosk, None)
    try:
        both.telephone.hear(_snapshot(State.JOINING))
        both.kiosk.begin("v1")
        await both.until(lambda: both.frames > 5)
        await both.until(lambda: bool(both.said))
        assert not both.said[-1].picture
        assert not both.statuses[-1].picture
    finally:
        await both.close()
        kiosk.close()


async def test_a_camera_that_is_unplugged_is_told_to_the_window() -> None:
    both = _Both(None, SyntheticCamera())
    both.telephone.device_changed(DeviceGone(Device.CAMERA, "/dev/video0", "gone"))
    assert not both.statuses[-1].picture
    await both.close()
