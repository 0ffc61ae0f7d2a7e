"""What a line carries, and what is sent over it: pure, time is an argument, rates in bit/s of pictures alone.

Down at once, up slowly. Two words come from the other side: its estimate (REMB; it falls when packets begin to
queue) and the part that was lost (RTCP). A REMB that does not fall is no limit: it grows only with what is sent,
and a face that keeps still sends little. So the way up is a slow try, and the way down is the other side's word.
Faces stay fluid and lose size; documents stay sharp and lose frames; below what a face needs there are stills.
"""

from typing import Final

import msgspec

MOST: Final = 1_500_000  # of a face at 720p30: more is not seen
LEAST: Final = 40_000  # a still each few seconds; the sound goes first
START: Final = 600_000  # of an unknown line: a small 720p, twice as much two seconds later if nobody complains
DOCUMENT: Final = 800_000  # of a page at 5 frames a second: sharp within the first
STILLS: Final = 90_000  # a face with less is mud; with sound (32 kbit/s and its headers) a line of 150 kbit/s

_GROWTH: Final = 0.08  # of the rate, in a second: as careful as WebRTC's own control
_FAST_GROWTH: Final = 0.50  # as long as the line has not yet been full since it was good
_HOLD: Final = 4.0  # s without a try after the line was full
_LOSSY: Final = 0.10  # a line that loses more is full; less is weather, and is sent again
_HEAP: Final = 0.2  # of the packets asked for again: the same, known a second earlier
_CUT_AGAIN: Final = 0.5  # s; what was sent before the last cut is still being complained about
_REPORTS: Final = 1.5  # s between two reports, at most
_FIRST_TIME: Final = 0.33  # of the rate stays when an unknown line is full
_SURE: Final = 0.7  # of what was sent and estimated: that much came through, whatever was lost beside it
_NO_TRY: Final = 0.05  # a line that loses more is not asked for more
_FALL: Final = 0.97  # of the last REMB; what falls less than that has not fallen
_FILLED: Final = 0.7  # of the rate sent: then what the far side got is what the line carries
_QUEUEING: Final = 0.1  # s over the shortest round trip: packets wait somewhere
_DEEP: Final = 0.5  # of the rate: the most that one word takes away ...
_SHALLOW: Final = 0.9  # ... and where we sent far less than allowed, or nothing waits
_PACE: Final = 1.5  # times the rate: a frame larger than the rate's share leaves within a frame's time and a half
_FREE: Final = 6_000_000  # bit/s on a line that was never full: the first key frame in 40 ms
_SHOWN: Final = 1.0  # s between two changes on a screen
_BETTER: Final = 3.0  # s a line must be better until a screen says so
LOOKED_BACK: Final = 5.0  # s
_UP: Final = 1.25  # times a step's need, until the picture grows by a step ...
_UP_AFTER: Final = 5.0  # s, for so long


class Step(msgspec.Struct, frozen=True):
    """One size of a face: from `needs` bit/s on, at most `height` lines, `fps` frames in a second."""

    needs: int
    height: int
    fps: float


# Sizes by what VP8 at this speed needs to look clean there; 30 frames before size, 25 where there is no more size.
STEPS: Final = (
    Step(550_000, 720, 30),
    Step(320_000, 540, 30),
    Step(160_000, 360, 30),
    Step(STILLS, 180, 25),
    Step(0, 360, 1 / 3),  # stills: sharp enough to know a face and to read a large word
)
_STILL: Final = len(STEPS) - 1


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What is known at `at` (s). `remb`: the estimates heard since the last sight, oldest first, of both pictures.

    `lost`: the newest part lost (0 to 1) if a report came since; `repeated`: the part that was asked for again;
    `rtt` in s; `sent` in bit/s of both pictures.
    """

    at: float
    remb: tuple[int, ...] = ()
    lost: float | None = None
    rtt: float | None = None
    repeated: float = 0.0
    sent: int = 0
    second: bool = False


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What is believed of a line, and the step its face stands on."""

    rate: float = START
    step: int = 0
    second: bool = False
    strained: bool = False  # it has been full once: no more haste
    lost: float = 0.0  # smoothed
    rtt: float = 0.0
    least_rtt: float = float("inf")
    last_remb: int = 0
    at: float | None = None
    hold_until: float = 0.0
    cut_at: float = float("-inf")  # when loss last took from the rate
    room_since: float | None = None  # since when the next step up would fit


class Picture(msgspec.Struct, frozen=True):
    """How one picture is sent: bit/s, most lines, frames in a second."""

    rate: int
    height: int
    fps: float


class Plan(msgspec.Struct, frozen=True):
    """What to send. `pace` bit/s bounds a burst. `bars` 1 to 4 of this direction."""

    face: Picture
    second: Picture
    pace: int
    bars: int
    stills: bool


def look(line: Line, sight: Sight) -> Line:
    """The line after this sight."""
    passed = 0.0 if line.at is None else min(1.0, sight.at - line.at)
    line = msgspec.structs.replace(line, at=sight.at, second=sight.second)
    if sight.rtt is not None:
        line = msgspec.structs.replace(line, rtt=sight.rtt, least_rtt=min(line.least_rtt, sight.rtt))
    line = _lost(line, sight)
    line = _estimated(line, sight)
    if sight.at >= line.hold_until and line.lost <= _NO_TRY:
        growth = _GROWTH if line.strained and line.rate > _SURE * line.last_remb else _FAST_GROWTH
        line = msgspec.structs.replace(line, rate=min(_most(line), line.rate * (1 + growth * passed)))
    return _stepped(line, sight.at)


def _most(line: Line) -> float:
    return MOST + (DOCUMENT if line.second else 0)


def _lost(line: Line, sight: Sight) -> Line:
    since = sight.at - line.cut_at
    reported = 0.0
    if sight.lost is not None:
        line = msgspec.structs.replace(line, lost=0.5 * line.lost + 0.5 * sight.lost)
        # Both the newest and the smoothed: one burst of weather is not a full line. And nothing of before a cut.
        reported = min(line.lost, sight.lost) if since > _REPORTS else 0.0
    # A heap of requests is the same, known a second earlier.
    lost = max(reported, sight.repeated if sight.repeated > _HEAP else 0.0)
    if lost <= _LOSSY or since < _CUT_AGAIN:
        return line
    # The first time it may be a line of any size: low at once, and up again as fast, beats four key frames on the way.
    kept = 1 - 0.5 * lost if line.strained else _FIRST_TIME
    rate = max(line.rate * kept, _SURE * min(line.last_remb, sight.sent))
    return _full(msgspec.structs.replace(line, cut_at=sight.at), rate, sight.at)


def _estimated(line: Line, sight: Sight) -> Line:
    for remb in sight.remb:
        fell = line.last_remb and remb < line.last_remb * _FALL
        line = msgspec.structs.replace(line, last_remb=remb)
        if fell and remb < line.rate and sight.at - line.cut_at >= _CUT_AGAIN:
            # 0.85 of what came through: a word about the line where we filled it, and hardly one where we did not.
            filled = sight.sent >= _FILLED * line.rate and line.rtt > line.least_rtt + _QUEUEING
            rate = max(remb, line.rate * (_DEEP if filled else _SHALLOW))
            line = _full(msgspec.structs.replace(line, cut_at=sight.at), rate, sight.at)
    return line


def _full(line: Line, rate: float, at: float) -> Line:
    return msgspec.structs.replace(
        line, rate=max(LEAST, min(line.rate, rate)), strained=True, hold_until=at + _HOLD, room_since=None
    )


def _stepped(line: Line, at: float) -> Line:
    share = face_share(line)
    step = line.step
    while step < _STILL and share < STEPS[step].needs:
        step += 1
    if step != line.step:
        return msgspec.structs.replace(line, step=step, room_since=None)
    if step == 0 or share < STEPS[step - 1].needs * _UP:
        return msgspec.structs.replace(line, room_since=None) if line.room_since is not None else line
    if line.room_since is None:
        return msgspec.structs.replace(line, room_since=at)
    # A line that was never full needs no proof.
    if at - line.room_since < (_UP_AFTER if line.strained else 1.0):
        return line
    return msgspec.structs.replace(line, step=step - 1, room_since=None)


def face_share(line: Line) -> float:
    """What of the rate is the face's: a shown document takes up to half, and never more than it needs."""
    return line.rate - (_document_share(line) if line.second else 0)


def _document_share(line: Line) -> float:
    return min(DOCUMENT, max(line.rate * 0.5, LEAST))


def plan(line: Line) -> Plan:
    """What to send over this line."""
    share, step = face_share(line), STEPS[line.step]
    stills = line.step == _STILL
    document = _document_share(line)
    return Plan(
        face=Picture(int(max(LEAST, min(MOST, share))), step.height, step.fps),
        second=Picture(int(document), 2160, 5.0 if document >= 300_000 else 2.0 if document >= 120_000 else 1.0),
        pace=int(line.rate * _PACE) if line.strained else _FREE,
        bars=bars(line),
        stills=stills,
    )


def bars(line: Line) -> int:
    """1 (stills) to 4 (the best picture there is)."""
    if line.step == _STILL:
        return 1
    by_step = (4, 3, 2, 1)[line.step]
    by_line = 4 if line.lost < 0.03 and line.rtt < 0.25 else 3 if line.lost < 0.08 and line.rtt < 0.5 else 2
    return min(by_step, by_line)


class Rating(msgspec.Struct, frozen=True):
    """The bars as both screens show them, since `at` (s); better ones wait since `better`."""

    bars: int = 0
    at: float = float("-inf")
    better: float | None = None


def rated(rating: Rating, now_bars: int, at: float) -> Rating:
    """The rating after a look: worse within a second, better after three; never twice in a second."""
    if now_bars <= rating.bars or rating.bars == 0:
        changes = now_bars != rating.bars and at - rating.at >= _SHOWN
        return Rating(now_bars, at) if changes else msgspec.structs.replace(rating, better=None)
    better = at if rating.better is None else rating.better
    return Rating(now_bars, at) if at - better >= _BETTER else msgspec.structs.replace(rating, better=better)


def incoming_bars(frames: int) -> int:
    """What comes: 1 for stills, from the face's frames in the last `LOOKED_BACK` seconds; 4 where it says nothing."""
    return 1 if 0 < frames <= LOOKED_BACK else 4


def remembered(line: Line) -> Line:
    """What the next peer over the same line begins with: what was found out, and nothing of the moment."""
    return Line(rate=line.rate, step=line.step, strained=line.strained)
