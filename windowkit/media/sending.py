"""How the two pictures of one peer are sent: encoders, pace and rate follow the line. A mend, named in mends.py.

aiortc 1.16.0 makes a new encoder (and a key frame) with each estimate that differs by 10 %, bounds the rate to 250
to 1500 kbit/s, knows nothing of loss, and sends a key frame in one burst. Here `quality.py` decides, the encoders
change their rate between two frames, and `pacing.py` spreads what a line would drop.
"""
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001
# The whole purpose of this module is to reach into a library where it offers no way in.

import asyncio
import contextlib
import datetime
import logging
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Final, cast

from aiortc import RTCRtpSender
from aiortc.stats import RTCRemoteInboundRtpStreamStats

from windowkit import logs
from windowkit.media import quality
from windowkit.media.asides import Report
from windowkit.media.encoder import PictureEncoder
from windowkit.media.feedback import Feedback
from windowkit.media.pacing import Pacer
from windowkit.media.quality import Line, Picture, Plan, Rating, Sight
from windowkit.media.tracks import PictureTrack, SoundTrack

_log: Final = logging.getLogger(__name__)
PRIVATE: Final = ("_RTCRtpSender__encoder", "_ssrc", "_rtx_ssrc")  # of a sender; a test fails when one is gone
PRIVATE_OF_TRANSPORT: Final = ("_send_rtp",)
_LOOK: Final = 0.5  # s between two looks; what the other side says is looked at when it comes
_SECOND: Final = 1.0  # s
_WAIT: Final = 0.03  # s the first picture waits for the measurement; a smaller one needs an encoder not made yet
_PROBE_AGAIN: Final = 0.2  # s; the far side may not have been ready for the first ones
_HEAP: Final = 6  # packets asked for again; fewer are chance, too
_ENOUGH: Final = 10  # packets; a part of fewer is chance
_REST: Final = 3.0  # s without a shown second picture until its encoder goes


class KnownLine:
    """What a program has found out of its line; the next peer begins with it. `on_bars` hears 1 (stills) to 4.

    `on_sight` hears each look at the line: recordings of real lines are made so.
    """

    def __init__(
        self, on_bars: Callable[[int], None] = lambda _: None, on_sight: Callable[[Sight], None] = lambda _: None
    ) -> None:
        self.line = Line()
        self.rating = Rating()
        self.on_bars = on_bars
        self.on_sight = on_sight


class Sending:
    """Made before anything is sent; `run` until it is cancelled. `frames` counts the other side's face."""

    def __init__(
        self,
        senders: tuple[RTCRtpSender, RTCRtpSender],
        tracks: tuple[SoundTrack, PictureTrack, PictureTrack],
        feedback: Feedback,
        known: KnownLine,
        frames: Callable[[], int],
    ) -> None:
        self._frames = frames
        self._feedback = feedback
        self._seen: deque[tuple[float, int]] = deque()
        self._known = known
        self._sound, self._tracks = tracks[0], tracks[1:]
        self._senders = senders
        self._told: Report | None = None
        self._probed: int | None = None
        self._probing: asyncio.Task[None] | None = None
        self._answered = asyncio.Event()
        self._looked_up = 0.0
        self._wake = asyncio.Event()
        self._sent = self._repeated = self._reported = 0
        self._made: deque[tuple[float, int]] = deque()
        self._mean_rtt: float | None = None
        self._heard_of: datetime.datetime | None = None
        self._last_shown = float("-inf")
        self.line = known.line
        self.plan = quality.plan(self.line)
        self.encoders = (
            PictureEncoder(self.plan.face),
            PictureEncoder(self.plan.second),
        )
        for sender, encoder in zip(senders, self.encoders, strict=True):
            private: Any = sender
            private._RTCRtpSender__encoder = encoder
        transport = senders[0].transport
        ours = frozenset(sender._ssrc for sender in senders)
        again = frozenset(sender._rtx_ssrc for sender in senders)
        self._pacer = Pacer(transport._send_rtp, ours, again, self._wake.set, feedback.say)
        feedback.on_report = self._hear
        feedback.on_measured = self._measured
        cast("Any", transport)._send_rtp = self._pacer.send
        self._apply(self.plan)
        if not self.line.known:
            # Most lines are good: the encoder that is made before the call is one of the camera's size.
            self.encoders[0].plan = Picture(quality.MOST, quality.STEPS[0].height, quality.STEPS[0].fps)
        self._tracks[0].before_first = self._begin

    async def run(self) -> None:
        """Measure the line; then look, decide, apply."""
        self._probing = asyncio.create_task(self._probe(), name="probe the line")
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK):
                    await self._wake.wait()
            self._wake.clear()
            now = time.monotonic()
            self._look(await self._sight(now))
            self._rate_line(now)

    def hold(self, *, held: bool) -> None:
        """No pictures while none arrive: what a queue on the way keeps of them comes before all else when it may go."""
        for track in self._tracks:
            track.hold(held=held)

    def want_key(self) -> None:
        """The other side has lost some: the next pictures need no earlier ones."""
        for encoder in self.encoders:
            encoder.want_key()

    def close(self) -> None:
        """Nothing is sent any more."""
        if self._probing is not None:
            self._probing.cancel()
        self._pacer.close()

    def _rate_line(self, now: float) -> None:
        self._seen.append((now, self._frames()))
        while len(self._seen) > 2 and now - self._seen[1][0] > quality.LOOKED_BACK:
            self._seen.popleft()
        long_enough = now - self._seen[0][0] >= quality.LOOKED_BACK
        came = self._seen[-1][1] - self._seen[0][1] if long_enough else 0
        rating = quality.rated(self._known.rating, min(self.plan.bars, quality.incoming_bars(came)), now)
        if rating.bars != self._known.rating.bars:
            logs.event(_log, "line_rated", bars=rating.bars)
            self._known.on_bars(rating.bars)
        self._known.rating = rating

    def _hear(self, report: Report) -> None:
        self._told = report
        self._wake.set()

    async def _probe(self) -> None:
        await self._feedback.probe()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_PROBE_AGAIN):
                await self._answered.wait()
            return
        await self._feedback.probe()

    def _measured(self, rate: int) -> None:
        if self._probed is None:
            self._probed = rate
            self._look(Sight(at=time.monotonic(), probed=rate))
            self._answered.set()

    async def _begin(self) -> None:
        """The first picture is as large as the line was measured to carry, and small where that takes too long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_WAIT):
                await self._answered.wait()
        self._apply(self.plan)

    def _look(self, sight: Sight) -> None:
        self._known.on_sight(sight)
        self.line = quality.look(self.line, sight)
        self._sound.expect_loss(self.line.lost)
        self._pacer.queued = self.line.queued
        self._known.line = quality.remembered(self.line)
        plan = quality.plan(self.line)
        if plan != self.plan:
            self._apply(plan)

    def _rate(self, now: float) -> int:
        """Bit/s of both pictures in the last second."""
        self._made.append((now, sum(encoder.made for encoder in self.encoders)))
        while len(self._made) > 2 and now - self._made[1][0] > _SECOND:
            self._made.popleft()
        (since, before), (_, made) = self._made[0], self._made[-1]
        return int((made - before) * 8 / max(_LOOK, now - since))

    def _round_trip(self, report: RTCRemoteInboundRtpStreamStats | None) -> float | None:
        """The newest, in s: aiortc tells a mean that takes ten seconds to follow, of which 0.15 is new."""
        mean = cast("float | None", report.roundTripTime) if report is not None else None
        if mean is None:
            return None
        before, self._mean_rtt = self._mean_rtt, mean
        return mean if before is None else max(0.0, (mean - 0.85 * before) / 0.15)

    async def _sight(self, now: float) -> Sight:
        told, self._told = self._told, None
        report = await self._report(now)
        return Sight(
            at=now,
            queued=None if told is None else told.queued,
            came=0 if told is None else told.came,
            probed=self._probed,
            lost=None if report is None else report.fractionLost / 256,  # RFC 3550, 6.4.1
            repeated=self._part_repeated(),
            rtt=self._round_trip(report),
            sent=self._rate(now),
            second=self._second_shown(now),
        )

    def _second_shown(self, now: float) -> bool:
        if self._tracks[1].showing:
            self._last_shown = now
            return True
        if self._last_shown > 0 and now - self._last_shown > _REST:
            self._last_shown = float("-inf")
            self.encoders[1].rest()
        return self._last_shown > 0

    def _part_repeated(self) -> float:
        """What of the pictures' packets was asked for again since the last sight: loss, a second before its report."""
        sent, repeated = self._pacer.sent - self._sent, self._pacer.repeated - self._repeated
        if sent < _ENOUGH:
            return 0.0
        self._sent, self._repeated = self._pacer.sent, self._pacer.repeated
        return min(1.0, repeated / sent) if repeated >= _HEAP else 0.0

    async def _report(self, now: float) -> RTCRemoteInboundRtpStreamStats | None:
        """The far side's newest report of the face, once; looked for twice a second, because it takes a while."""
        if now - self._looked_up < _LOOK:
            return None
        self._looked_up = now
        # aiortc's report is a dict of its own statistics, without a type for what is in it.
        stats = cast("dict[str, object]", await self._senders[0].getStats())
        for one in stats.values():
            if isinstance(one, RTCRemoteInboundRtpStreamStats) and one.timestamp != self._heard_of:
                self._heard_of = one.timestamp
                enough = self._pacer.sent - self._reported >= _ENOUGH
                self._reported = self._pacer.sent
                return one if enough else None
        return None

    def _apply(self, plan: Plan) -> None:
        before, self.plan = self.plan, plan
        if (plan.face.height, plan.face.fps, plan.bars) != (before.face.height, before.face.fps, before.bars):
            logs.event(_log, "picture_planned", height=plan.face.height, rate=plan.face.rate, bars=plan.bars)
        for encoder, track, picture in zip(self.encoders, self._tracks, (plan.face, plan.second), strict=True):
            encoder.plan = picture
            track.fps = picture.fps
        self._sound.use_rate(plan.voice)
        self._pacer.bucket.pace = plan.pace
