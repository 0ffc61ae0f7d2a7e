"""One WebRTC connection, wrapped once: aiortc's names stay in here, values and snake_case come out.

Three m-lines, always and fixed at the start: sound, the face, a second picture (the table of the document camera,
or what the clerk shows). VP8 and Opus. Lives in the engine's loop. A second picture that nothing is shown on
costs no packet of RTP and no encoder.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from enum import StrEnum, auto
from typing import Final, cast

import msgspec
from aiortc import (
    MediaStreamTrack,
    RTCBundlePolicy,
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCRtpCodecCapability,
    RTCRtpSender,
    RTCRtpTransceiver,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError
from aiortc.rtp import RtpPacket
from aiortc.stats import RTCOutboundRtpStreamStats
from av.video.frame import VideoFrame

from windowkit.errors import BadInput, Unreachable
from windowkit.media import unheard
from windowkit.media.asides import No
from windowkit.media.devices import Presence
from windowkit.media.ears import Ears
from windowkit.media.feedback import Feedback
from windowkit.media.memory import return_pictures_memory
from windowkit.media.mends import mend_receiver, mend_timing
from windowkit.media.playout import SoundPacket
from windowkit.media.refusals import noted
from windowkit.media.requesting import Requests
from windowkit.media.sending import KnownLine, Sending
from windowkit.media.showing import Showing
from windowkit.media.sound_mends import declare_copies, take_packets
from windowkit.media.tracks import PictureSource, PictureTrack, SoundSource, SoundTrack
from windowkit.messages import IceServer

TRY: Final = 2.5  # s; no step of a call's set-up may take longer
SILENCE: Final = 1.0  # s without RTP until the call counts as stalled; noticed in 1.00 to 1.05 s
_LOOK: Final = 0.05  # s between two looks of the watchdog
_SAY_AGAIN: Final = 0.1  # s between two words to the other side that nothing comes, or that it comes again
_UNDER_WAY: Final = 0.25  # s after media came back in which "I get nothing" was said before ours were there, too
_SAYS_SO: Final = 0.5  # s that it is told so that media come again; one word would be lost like any packet

_WANTED: Final = {"audio": ("audio/opus",), "video": ("video/VP8", "video/rtx")}


class PeerState(StrEnum):
    """What happens to a connection."""

    CONNECTED = auto()  # the way is there and encrypted
    FLOWING = auto()  # RTP comes, and ours arrives: for the first time, or again
    FIRST_FRAME = auto()  # a picture was decoded
    STALLED = auto()  # no RTP for 1 s, or the other side says so
    CLOSED = auto()  # it will never come back


class PeerEvent(msgspec.Struct, frozen=True):
    """Something happened; `at` is time.monotonic()."""

    state: PeerState
    at: float


def _unseen(_frame: VideoFrame) -> None:
    """Where nobody looks at a second picture."""


def _nothing_recorded(_recording: bytes) -> None:
    """Where nobody records."""


class Ends(msgspec.Struct, frozen=True, kw_only=True):
    """What a call connects: what is sent, and who gets what comes. Callbacks run in the engine: return at once."""

    picture: PictureSource | None
    sound: SoundSource | None
    on_frame: Callable[[VideoFrame], None]
    on_sound: Callable[[SoundPacket], None]
    second: PictureSource | None = None
    on_second: Callable[[VideoFrame], None] = _unseen
    on_no: Callable[[bytes], None] = _nothing_recorded  # the resident's, to the recording of `windowkit.consent.short`
    line: KnownLine = msgspec.field(default_factory=KnownLine)
    # What the other side is to know of besides: without it, it need not know.
    loudspeaker: Presence | None = None
    document_camera: Presence | None = None


class Peer:
    """One connection, used for one offer and one answer."""

    def __init__(self, ends: Ends, ice_servers: Sequence[IceServer], on_event: Callable[[PeerEvent], None]) -> None:
        mend_timing()
        declare_copies()
        return_pictures_memory()
        self._ends = ends
        self._on_event = on_event
        self._gate = asyncio.Event()
        self._step = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self.frames = 0
        self.bytes = 0
        self.relays_say: list[str] = []  # why they gave no address, where one gave none
        self._last_rtp: float | None = None
        self._unheard_until = 0.0
        self._came_back = float("-inf")
        self._said = 0.0
        self._says_again_until = 0.0
        self._heard_again = 0.0
        self._their_ssrc: int | None = None
        self._flowing = False
        self._closing: asyncio.Task[None] | None = None
        # Always explicit: aiortc's default reaches for a public STUN server.
        servers = [_server(server) for server in ice_servers]
        # One transport for all m-lines from the start: a third of the sockets to gather.
        self._connection = RTCPeerConnection(RTCConfiguration(servers, bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self._connection.on("connectionstatechange", self._on_connection)
        self._connection.on("track", self._on_track)
        self._tracks = (
            SoundTrack(ends.sound, self._gate),
            PictureTrack(ends.picture, self._gate),
            PictureTrack(ends.second, self._gate),
        )
        self._showing = Showing(self._on_face)
        transceivers = self._add_lines()
        self.ears = Ears(transceivers)
        senders = (transceivers[1].sender, transceivers[2].sender)
        self.sending = Sending(senders, self._tracks, self._feedback, ends.line, lambda: self.frames)
        self._second = transceivers[-1]  # an answer's m-lines stand in the offer's order, so it is theirs, too
        unheard.listen(self._connection.getSenders(), self._on_report)

    def _add_lines(self) -> tuple[RTCRtpTransceiver, ...]:
        transceivers = tuple(self._connection.addTransceiver(track) for track in self._tracks)
        self._feedback = Feedback(self._connection.getSenders(), self._on_sent)
        self._feedback.on_no = self._ends.on_no
        self._requests: list[Requests] = []
        for track, transceiver in zip(self._tracks, transceivers, strict=True):
            transceiver.setCodecPreferences(_codecs(track.kind))
            requests = mend_receiver(transceiver.receiver, self._on_rtp, self._on_picture_packet)
            if requests is not None:
                self._requests.append(requests)
            if track.kind == "audio":
                take_packets(transceiver.receiver, self._on_sound)
        return transceivers

    @property
    def flowing(self) -> bool:
        """Whether RTP came within the last second, and ours arrives as far as we know."""
        return self._flowing

    @property
    def closed(self) -> bool:
        """Whether it will never come back."""
        return self._closing is not None or self._connection.connectionState in ("closed", "failed")

    async def ready(self) -> None:
        """What can be done before an offer comes: gather. No picture or sound leaves. Raises Unreachable."""
        async with self._step, _bounded("preparation"):
            with noted() as self.relays_say:
                # Of the one transport; what is gathered already is not gathered again.
                await self._second.receiver.transport.transport.iceGatherer.gather()
        self._own(self._ready_encoder())

    async def _ready_encoder(self) -> None:
        """An encoder for the camera's size, before the first picture may go: it takes 10 to 20 ms."""
        frame = await self._tracks[1].before_the_gate()
        await asyncio.get_running_loop().run_in_executor(None, self.sending.encoders[0].ready, frame)

    def begin_picture(self) -> None:
        """The call is on: have its first picture encoded while the way is still being made."""
        self._own(self._encode_first())

    async def _encode_first(self) -> None:
        frame = await self._tracks[1].before_the_gate()
        await asyncio.get_running_loop().run_in_executor(None, self.sending.encoders[0].begin, frame)

    async def offer(self) -> str:
        """The offer with all candidates; no media flows before it is answered. Raises Unreachable."""
        async with self._step, _bounded("offer"):
            with noted() as self.relays_say:
                await self._connection.setLocalDescription(await self._connection.createOffer())
        self._own(self._ready_encoder())
        return self._connection.localDescription.sdp

    async def answer(self, sdp: str) -> str:
        """The answer to an offer; raises BadInput for what is no offer, Unreachable when it takes too long."""
        self.begin_picture()
        async with self._step, _bounded("answer"):
            await self._set_remote(sdp, "offer")
            with noted() as self.relays_say:
                await self._connection.setLocalDescription(await self._connection.createAnswer())
        return self._connection.localDescription.sdp

    async def accept(self, sdp: str) -> None:
        """The answer to our offer; connecting goes on in the background. Raises BadInput, Unreachable."""
        async with self._step, _bounded("accept"):
            await self._set_remote(sdp, "answer")

    def start_sending(self) -> None:
        """Open the gate: from now on picture and sound may leave this machine."""
        self._gate.set()

    async def say_no(self, recording: bytes) -> None:
        """The resident's word to the other side, beside the media; it may get lost on the way."""
        await self._feedback.say(No(recording))

    async def second_packets(self) -> int:
        """How many packets of the second picture were sent so far."""
        # aiortc's report is a dict of its own statistics, without a type for what is in it.
        stats = cast("dict[str, object]", await self._second.sender.getStats())
        return sum(one.packetsSent for one in stats.values() if isinstance(one, RTCOutboundRtpStreamStats))

    async def close(self) -> None:
        """End it; safe to call again and from several places."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close(), name="close peer")
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.sending.close()
        self._showing.close()
        for requests in self._requests:
            requests.close()
        for track in self._tracks:
            track.stop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TRY), self._step:  # sockets that are being opened must be known first
                await self._connection.close()

    async def _set_remote(self, sdp: str, kind: str) -> None:
        try:
            await self._connection.setRemoteDescription(RTCSessionDescription(sdp=sdp, type=kind))
        except Exception as error:  # aiortc's SDP parser raises whatever a stranger's text makes it raise
            raise BadInput(f"the other side's {kind} is not usable: {type(error).__name__}") from error
        self._their_ssrc = self._feedback.their_ssrc = unheard.ssrc_of(sdp)

    def _on_connection(self) -> None:
        state = self._connection.connectionState
        if state == "connected":
            self._tell(PeerState.CONNECTED)
            self._own(self._watch())
            self._own(self.sending.run())
        elif state in ("closed", "failed"):
            self._flowing = False
            self._tell(PeerState.CLOSED)

    def _on_track(self, track: MediaStreamTrack) -> None:
        second = track is self._second.receiver.track
        self._own(self._drain(track, self._ends.on_second if second else self._showing.put))

    def _own(self, coroutine: Coroutine[None, None, None]) -> None:
        if self._closing is not None:  # closed while it was being prepared: nobody would end this any more
            coroutine.close()
            return
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _on_face(self, frame: VideoFrame) -> None:
        self.frames += 1
        if self.frames == 1:
            self._tell(PeerState.FIRST_FRAME)
        self._ends.on_frame(frame)

    async def _drain(self, track: MediaStreamTrack, on_frame: Callable[[VideoFrame], None]) -> None:
        """Always read: aiortc's queue is unbounded, and a slow reader becomes lasting delay."""
        with contextlib.suppress(MediaStreamError):
            while True:
                frame = cast("object", await track.recv())  # pyright: ignore[reportUnknownMemberType] - PyAV leaves it open
                if isinstance(frame, VideoFrame):
                    on_frame(frame)

    async def _watch(self) -> None:
        while not self.closed:
            now = time.monotonic()
            self._judge(now)
            hears = self._last_rtp is None or now - self._last_rtp <= SILENCE
            if (not hears or now < self._says_again_until) and now - self._said > _SAY_AGAIN:
                await self._report(hears=hears)
            await asyncio.sleep(_LOOK)

    def _on_rtp(self, size: int, now: float) -> None:
        self.bytes += size
        silent = self._last_rtp is not None and now - self._last_rtp > SILENCE
        self._last_rtp = now
        self._judge(now)
        if silent:
            self._came_back = now
            self._says_again_until = now + _SAYS_SO
            self._own(self._report(hears=True))

    async def _on_picture_packet(self, packet: RtpPacket, now: float, again: bool) -> None:
        if again:
            self._showing.lost()
        await self._feedback.came(packet, now, again)

    def _on_sent(self, stream: int, sequence: int) -> None:
        for requests in self._requests:
            requests.sent(stream, sequence)

    def _on_report(self, hears: bool) -> None:
        now = time.monotonic()
        if not hears and now - self._came_back < _UNDER_WAY:
            return  # where it stays so, it is said again
        self._unheard_until = 0.0 if hears else now + unheard.LASTS
        if hears and now - self._heard_again > 2 * _SAYS_SO:  # said several times; what they lost, they lost once
            self._heard_again = now
            self.sending.want_key()
        self._judge(now)

    def _judge(self, now: float) -> None:
        """Media come, and ours are not known to be lost."""
        comes = self._last_rtp is not None and now - self._last_rtp <= SILENCE
        flowing = comes and now >= self._unheard_until
        if flowing != self._flowing:
            self._flowing = flowing
            self.sending.hold(held=not flowing)
            self._tell(PeerState.FLOWING if flowing else PeerState.STALLED)

    async def _report(self, *, hears: bool) -> None:
        self._said = time.monotonic()
        if self._their_ssrc is not None:
            await unheard.report(self._connection.getSenders()[0], self._their_ssrc, hears=hears)

    def _on_sound(self, packet: SoundPacket) -> None:
        if self._closing is None:
            self._ends.on_sound(packet)

    def _tell(self, state: PeerState) -> None:
        if self._closing is None:
            self._on_event(PeerEvent(state, time.monotonic()))


@contextlib.asynccontextmanager
async def _bounded(step: str) -> AsyncGenerator[None]:
    try:
        async with asyncio.timeout(TRY):
            yield
    except TimeoutError as error:
        raise Unreachable(f"the call's {step} took longer than {TRY} s") from error


def _server(server: IceServer) -> RTCIceServer:
    return RTCIceServer(urls=list(server.urls), username=server.username or None, credential=server.credential or None)


def _codecs(kind: str) -> list[RTCRtpCodecCapability]:
    known = RTCRtpSender.getCapabilities(kind).codecs
    return [codec for wanted in _WANTED[kind] for codec in known if codec.mimeType == wanted]
