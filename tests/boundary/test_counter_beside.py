"""Who hears whom while a duty leader is beside a talk: three tones over real WebRTC between three programs' ends."""

import asyncio
from collections import deque

import msgspec
import numpy as np
import pytest
from av.video.frame import VideoFrame

from counter_app.devices import Devices
from counter_app.telephone import Telephone
from tests.peers.counter_values import MATTER, NOW
from tests.peers.two_sides import until
from windowkit.media.call import Call, CallEvent, CallStats
from windowkit.media.conference import Conference
from windowkit.media.opus import OpusDecoder
from windowkit.media.peer import Ends
from windowkit.media.playout import SoundPacket
from windowkit.media.ring import RATE
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.messages import (
    Answer,
    AskOffer,
    Attendance,
    AttendChanged,
    AttendMode,
    Hold,
    Message,
    Offer,
    VisitSnapshot,
)
from windowkit.visit import State

RESIDENT, CLERK, LEADER = 500.0, 900.0, 1300.0  # Hz
_LOUD = 1500  # of the tones' 8000
_FAINT = 250  # 30 dB below; another tone that begins or ends within what is looked at leaves less than that
_SILENCE = 3  # of 32768: what Opus makes of zeros
_PACKETS = 8  # 160 ms
_LOADED = 30.0  # s; on a busy machine a face becomes a still every few seconds


class Ear:
    """Which tones stand in what came during the last 160 ms, and which ever did since it was asked to mind."""

    def __init__(self) -> None:
        self._decoder = OpusDecoder()
        self._last = deque[np.ndarray](maxlen=_PACKETS)
        self.packets = 0
        self.traces: set[float] = set()
        self.loudest = 0.0

    def hear(self, packet: SoundPacket) -> None:
        self.packets += 1
        samples = self._decoder.decode(packet.payload).astype(float)
        self.loudest = max(self.loudest, float(np.abs(samples).max()))
        self._last.append(samples)
        if len(self._last) == _PACKETS:
            self.traces |= {tone for tone in (RESIDENT, CLERK, LEADER) if self._strength(tone) > _FAINT}

    def tones(self) -> set[float]:
        if len(self._last) < _PACKETS:
            return set()
        return {tone for tone in (RESIDENT, CLERK, LEADER) if self._strength(tone) > _LOUD}

    def _strength(self, tone: float) -> float:
        heard = np.concatenate(self._last)
        wave = np.exp(-2j * np.pi * tone * np.arange(heard.size) / RATE)
        return float(2 * abs(np.dot(heard * np.hanning(heard.size) * 2, wave)) / heard.size)


class Eye:
    """How many pictures came."""

    def __init__(self) -> None:
        self.seen = 0

    def see(self, _frame: VideoFrame) -> None:
        self.seen += 1


class Three:
    """A kiosk's call, the clerk's telephone and the leader's; the server's part is played by hand."""

    def __init__(self) -> None:
        self.at_kiosk, self.at_clerk, self.at_clerk_beside, self.at_leader = Ear(), Ear(), Ear(), Ear()
        self.clerk_sees, self.leader_sees = Eye(), Eye()
        self.camera = SyntheticCamera(width=640, height=360)
        resident = msgspec.structs.replace(_ends(RESIDENT, self.at_kiosk), picture=self.camera)
        self.kiosk = Call(offers=True, ends=resident, send=self._from_kiosk, on_event=_pass_over)
        self.clerk = Telephone(
            Devices(
                msgspec.structs.replace(_ends(CLERK, self.at_clerk), on_frame=self.clerk_sees.see),
                (),
                hear_leader=self.at_clerk_beside.hear,
            ),
            self._from_clerk,
            _pass_over,
        )
        led = msgspec.structs.replace(_ends(LEADER, self.at_leader), on_frame=self.leader_sees.see)
        self.leader = Telephone(Devices(led, ()), self._from_leader, _pass_over)

    def _from_kiosk(self, message: Message) -> None:
        if isinstance(message, Offer):
            asyncio.get_running_loop().call_soon(self.clerk.hear, message)

    def _from_clerk(self, message: Message) -> None:
        if isinstance(message, Answer | AskOffer):
            to = self.kiosk.receive if message.visit == "v1" else self.leader.hear
            asyncio.get_running_loop().call_soon(to, message)

    def _from_leader(self, message: Message) -> None:
        if isinstance(message, Offer):
            asyncio.get_running_loop().call_soon(self.clerk.hear, message)

    def attend(self, mode: AttendMode | None, *, held: bool = False) -> None:
        """What the server tells the two counters."""
        shown = None if mode is None else Attendance(call="beside1", mode=mode, display="李班长", service_number="0301")
        self.clerk.hear(_snapshot(shown, held=held))
        self.leader.hear(AttendChanged(visit="v1", attendance=shown))

    def heard(self) -> tuple[set[float], set[float], set[float]]:
        """At the kiosk, in the clerk's room, at the leader's."""
        return self.at_kiosk.tones(), self.at_clerk.tones() | self.at_clerk_beside.tones(), self.at_leader.tones()

    async def none_of(self, pictures: int) -> None:
        """What is on its way comes; then so many go to the clerk's counter, and none to the leader's."""
        async with asyncio.timeout(_LOADED):  # one that leaks comes with every other of the clerk's: no end of them
            while True:
                seen, of_leader = self.clerk_sees.seen, self.leader_sees.seen
                await until(lambda: self.clerk_sees.seen > seen + pictures, _LOADED)  # noqa: B023
                if self.leader_sees.seen == of_leader:
                    return

    async def close(self) -> None:
        await asyncio.gather(self.kiosk.close(), self.clerk.close(), self.leader.close())
        self.camera.close()


def _ends(tone: float, ear: Ear) -> Ends:
    return Ends(picture=None, sound=SyntheticMicrophone(tone), on_frame=_unseen, on_sound=ear.hear)


def _unseen(_frame: VideoFrame) -> None:
    """Sound only."""


def _pass_over(_news: object | CallEvent | CallStats) -> None:
    """What a window would show."""


def _snapshot(attended: Attendance | None, *, held: bool) -> VisitSnapshot:
    return VisitSnapshot(
        visit="v1",
        state=State.SERVING,
        version=1,
        changes=1,
        ticket="A1",
        matter=MATTER.code,
        committee="甲",
        committee_en="Jia",
        opened=NOW,
        attended=attended,
        hold=Hold(since=NOW) if held else None,
    )


@pytest.fixture
def from_leader(monkeypatch: pytest.MonkeyPatch) -> Ear:
    """Everything that leaves the leader's counter, whatever the clerk's makes of it."""
    ear, heard = Ear(), Conference.from_leader

    def hear(conference: Conference, packet: SoundPacket) -> None:
        ear.hear(packet)
        heard(conference, packet)

    monkeypatch.setattr(Conference, "from_leader", hear)
    return ear


async def test_each_hears_whom_the_mode_says_and_nobody_else_ever(from_leader: Ear) -> None:
    three = Three()
    talk = ({CLERK}, {RESIDENT}, {RESIDENT, CLERK})
    whispered = ({CLERK}, {RESIDENT, LEADER}, {RESIDENT, CLERK})
    joined = ({CLERK, LEADER}, {RESIDENT, LEADER}, {RESIDENT, CLERK})
    try:
        three.attend(None)
        three.kiosk.begin("v1")
        await until(lambda: three.heard() == ({CLERK}, {RESIDENT}, set()))
        three.attend(AttendMode.LISTEN)
        await until(lambda: three.heard() == talk)
        await until(lambda: from_leader.packets > 2 * _PACKETS)
        assert from_leader.loudest <= _SILENCE, "silent from the first packet on"
        three.attend(AttendMode.WHISPER)
        await until(lambda: three.heard() == whispered)
        assert LEADER not in three.at_kiosk.traces
        three.attend(AttendMode.JOIN)
        await until(lambda: three.heard() == joined)
        assert LEADER not in three.at_leader.traces, "nobody hears their own voice"
        assert RESIDENT not in three.at_kiosk.traces
        three.attend(AttendMode.JOIN, held=True)
        await until(lambda: three.at_kiosk.tones() == set())
        three.attend(AttendMode.LISTEN)
        await until(lambda: three.at_kiosk.tones() == {CLERK} and from_leader.tones() == set())
        three.attend(None)
        heard = three.at_kiosk.packets
        before = from_leader.packets
        await until(lambda: three.at_kiosk.packets > 20 + heard)
        assert from_leader.packets == before, "nothing comes any more once the leader left"
    finally:
        await three.close()


@pytest.mark.timeout(300)
async def test_a_leader_sees_the_resident_for_as_long_as_they_are_there() -> None:
    three = Three()
    three.camera.open()
    try:
        three.attend(None)
        three.kiosk.begin("v1")
        await until(lambda: three.clerk_sees.seen > 3, _LOADED)
        assert three.leader_sees.seen == 0
        three.attend(AttendMode.LISTEN)
        await until(lambda: three.leader_sees.seen > 3, _LOADED)
        three.attend(AttendMode.JOIN, held=True)
        await three.none_of(5)
        three.attend(AttendMode.JOIN)
        seen = three.leader_sees.seen
        await until(lambda: three.leader_sees.seen > 3 + seen, _LOADED)
        three.attend(None)
        await three.none_of(5)
    finally:
        await three.close()
