"""What a device gives, as tracks that aiortc sends; nothing leaves before the gate is open."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from fractions import Fraction
from typing import Final, Protocol, override

from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame

from windowkit.media.opus import OpusEncoder
from windowkit.media.ring import RATE

BLOCK: Final = 960  # samples: 20 ms, one Opus packet

_LATE: Final = 0.06  # s without sound from a device until silence is sent in its place
_LOOK: Final = 0.002  # s between two looks for a block that is due; the sound callback must not wake anybody
_EARLIER: Final = 0.001  # s the first look comes earlier where the block was there already, ...
_LATER: Final = 0.0005  # ... and later where it was not: some 75 looks a second instead of 250
_YOUNG: Final = 0.1  # s; the first picture that may leave need not wait for the camera's next, which is the same
_REPLAN: Final = 0.25  # s
_LEAST_EXPECTED: Final = 10  # per cent lost: below some 5 the encoder leaves the copies out, and loss comes unasked
_MOST_EXPECTED: Final = 30  # the copies do not become better
_LONGEST: Final = 10 * BLOCK  # samples; older sound than this is dropped after the engine was held up


class PictureSource(Protocol):
    """A camera, real or synthetic."""

    @property
    def present(self) -> bool:
        """Whether it delivers."""
        ...

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if it delivers."""
        ...

    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        """Call with each frame, in whatever thread; returns what ends it."""
        ...


class SoundSource(Protocol):
    """A microphone, real or synthetic: 48 kHz, mono, 16 bit."""

    @property
    def present(self) -> bool:
        """Whether it delivers."""
        ...

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if it delivers."""
        ...

    def available(self) -> int:
        """Samples waiting."""
        ...

    def take(self, samples: int, /) -> bytes:
        """The oldest `samples` (2 bytes each); only when that many are available."""
        ...


class PictureTrack(MediaStreamTrack):
    """The newest frame, each once, at most `fps` in a second; a slow encoder skips frames instead of falling behind."""

    kind = "video"

    def __init__(self, source: PictureSource | None, gate: asyncio.Event) -> None:
        super().__init__()
        self._gate = gate
        self._engine = asyncio.get_running_loop()
        self._newest: VideoFrame | None = None
        self._came = asyncio.Event()
        self.fps = float("inf")
        self._due = 0.0
        self._held = False
        self.before_first: Callable[[], Awaitable[None]] | None = None  # what the first frame waits for
        self._was_early = asyncio.Event()
        self._early: tuple[float, VideoFrame] | None = None  # the newest frame before the gate opened, and when
        self._source = source
        self._leave = source.watch(self._on_frame) if source is not None else None

    @property
    def showing(self) -> bool:
        """Whether there is anything to show."""
        return self._source is not None and self._source.present

    def hold(self, *, held: bool) -> None:
        """Let no frame go, or again each new one; what came meanwhile is not sent."""
        self._held = held
        self._newest = None

    def _on_frame(self, frame: VideoFrame) -> None:
        if not self._gate.is_set():
            before, self._early = self._early, (time.monotonic(), frame)
            if before is None and not self._engine.is_closed():
                self._engine.call_soon_threadsafe(self._was_early.set)
        elif not self._held and not self._engine.is_closed():
            self._early = None
            self._engine.call_soon_threadsafe(self._put, frame)

    async def before_the_gate(self) -> VideoFrame:
        """A frame that came before any may leave, as soon as there is one."""
        while (early := self._early) is None:
            await self._was_early.wait()
            self._was_early.clear()
        return early[1]

    def _put(self, frame: VideoFrame) -> None:
        self._newest = frame
        self._came.set()

    @override
    async def recv(self) -> VideoFrame:
        if self.readyState != "live":
            raise MediaStreamError
        if (early := self._early) is not None and self._gate.is_set():
            self._early = None
            if self.showing and time.monotonic() - early[0] < _YOUNG:  # else the camera was closed, or covered
                self._newest = self._newest or early[1]
        while (frame := self._newest) is None or self._due > time.monotonic():
            if frame is not None:
                await asyncio.sleep(min(max(0.0, self._due - time.monotonic()), _REPLAN))  # the plan may change
            else:
                await self._came.wait()
                self._came.clear()
        if (begin := self.before_first) is not None:
            self.before_first = None
            await begin()
            frame = self._newest or frame
        self._newest = None
        self._pass()
        return frame

    def _pass(self) -> None:
        """When the next frame may go; a little early, so that a camera of just this rate loses none."""
        step, now = 1 / self.fps, time.monotonic()
        self._due = max(self._due + step, now + step / 2) - step / 8

    @override
    def stop(self) -> None:
        if self._leave is not None:
            self._leave()
            self._leave = None
        super().stop()


class SoundTrack(MediaStreamTrack):
    """20 ms as an Opus packet at the device's pace; silence at the clock's where there is no device.

    Encoded here: it takes 0.2 ms, and a thread of aiortc's, its stereo and its level of each block take longer.
    """

    kind = "audio"

    def __init__(self, source: SoundSource | None, gate: asyncio.Event) -> None:
        super().__init__()
        self._source = source
        self._gate = gate
        self._encoder = OpusEncoder()
        self.expected = _LEAST_EXPECTED  # per cent lost
        self._samples = 0
        self._last = 0.0
        self._quiet = True
        self._pause = BLOCK / RATE

    def use_rate(self, rate: int) -> None:
        """From the next packet on, bit/s."""
        self._encoder.use_rate(rate)

    def expect_loss(self, share: float) -> None:
        """How much (0 to 1) of what is sent gets lost."""
        expected = min(_MOST_EXPECTED, max(_LEAST_EXPECTED, round(share * 100)))
        if expected != self.expected:
            self.expected = expected
            self._encoder.expect_loss(expected)

    @override
    async def recv(self) -> "Packet[Stream]":
        if self.readyState != "live":
            raise MediaStreamError
        await self._gate.wait()
        packet: Packet[Stream] = Packet(self._encoder.encode(await self._block()))
        packet.pts = self._samples
        packet.time_base = Fraction(1, RATE)
        self._samples += BLOCK
        return packet

    async def _block(self) -> bytes:
        self._last = self._last or time.monotonic()
        looks = 0
        while True:
            source = self._source
            if source is not None and source.available() >= BLOCK:
                self._last = time.monotonic()
                self._quiet = False
                self._learn(looks)
                return self._newest(source)
            limit = self._last + (BLOCK / RATE if self._quiet else _LATE)
            if (now := time.monotonic()) >= limit:
                self._quiet = True
                self._last = max(limit, now - _LATE)
                return bytes(2 * BLOCK)
            pause = limit - now if source is None else _LOOK if looks else self._pause
            await asyncio.sleep(min(pause, limit - now))
            looks += 1

    def _newest(self, source: SoundSource) -> bytes:
        if (waiting := source.available()) > _LONGEST:
            source.take(waiting - 2 * BLOCK)
        return source.take(BLOCK)

    def _learn(self, looks: int) -> None:
        """A block that was there at the first look may have been there for a while: the next look comes earlier."""
        self._pause += _LATER if looks > 1 else -_EARLIER
        self._pause = min(max(self._pause, _LOOK), BLOCK / RATE)
