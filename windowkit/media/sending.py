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
from windowkit.media.encoder import PictureEncoder
from windowkit.media.pacing import Pacer
from windowkit.media.quality import Line, Plan, Rating, Sight
from windowkit.media.tracks import PictureTrack

_log: Final = logging.getLogger(__name__)
PRIVATE: Final = ("_RTCRtpSender__encoder", "_ssrc", "_rtx_ssrc")  # of a sender; a test fails when one is gone
PRIVATE_OF_TRANSPORT: Final = ("_send_rtp",)
_LOOK: Final = 0.5  # s between two looks; a falling estimate is looked at when it comes
_SECOND: Final = 1.0  # s
_HEAP: Final = 6  # packets asked for again; fewer are chance, too
_ENOUGH: Final = 10  # packets; a part of fewer is chance
_REST: Final = 3.0  # s without a shown second picture until its encoder goes


class KnownLine:
    """What a program has found out of its line; the next peer begins with it. `on_bars` hears 1 (stills) to 4."""

    def __init__(self, on_bars: Callable[[int], None] = lambda _: None) -> None:
        self.line = Line()
        self.rating = Rating()
        self.on_bars = on_bars


class Sending:
    """Made before anything is sent; `run` until it is cancelled. `frames` counts the other side's face."""

    def __init__(
        self,
        senders: tuple[RTCRtpSender, RTCRtpSender],
        tracks: tuple[PictureTrack, PictureTrack],
        known: KnownLine,
        frames: Callable[[], int],
    ) -> None:
        self._frames = frames
        self._seen: deque[tuple[float, int]] = deque()
        self._known = known
        self._tracks = tracks
        self._senders = senders
        self._estimates: list[int] = []
        self._each: dict[int, int] = {}
        self._wake = asyncio.Event()
        self._sent = self._repeated = self._reported = 0
        self._made: deque[tuple[float, int]] = deque()
        self._mean_rtt: float | None = None
        self._heard_of: datetime.datetime | None = None
        self._last_shown = float("-inf")
        self.line = known.line
        self.plan = quality.plan(self.line)
        self.encoders = (
            PictureEncoder(self.plan.face, lambda rate: self._estimated(0, rate)),
            PictureEncoder(self.plan.second, lambda rate: self._estimated(1, rate)),
        )
        for sender, encoder in zip(senders, self.encoders, strict=True):
            private: Any = sender
            private._RTCRtpSender__encoder = encoder
        transport = senders[0].transport
        ours = frozenset(sender._ssrc for sender in senders)
        again = frozenset(sender._rtx_ssrc for sender in senders)
        self._pacer = Pacer(transport._send_rtp, ours, again, self._wake.set)
        cast("Any", transport)._send_rtp = self._pacer.send
        self._apply(self.plan)

    async def run(self) -> None:
        """Look, decide, apply."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK):
                    await self._wake.wait()
            self._wake.clear()
            now = time.monotonic()
            self.line = quality.look(self.line, await self._sight(now))
            self._known.line = quality.remembered(self.line)
            plan = quality.plan(self.line)
            if plan != self.plan:
                self._apply(plan)
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

    def _estimated(self, stream: int, rate: int) -> None:
        before = sum(self._each.values())
        self._each[stream] = rate
        if not self._tracks[1].showing:
            self._each.pop(1, None)  # an estimate of a picture that is not sent any more says nothing
        total = sum(self._each.values())
        self._estimates.append(total)
        if total < before:
            self._wake.set()

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
        estimates, self._estimates = tuple(self._estimates), []
        report = await self._report()
        return Sight(
            at=now,
            remb=estimates,
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

    async def _report(self) -> RTCRemoteInboundRtpStreamStats | None:
        """The far side's newest report of the face, once."""
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
        self._pacer.bucket.pace = plan.pace
