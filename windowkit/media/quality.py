"""What a line carries, and what is sent over it: pure, time is an argument, rates in bit/s of pictures alone.

Down at once, up with care. The other side tells how long packets wait on the line and what of them comes
(asides.py), and which part was lost (RTCP). A queue that stands means that the line is full, and what comes through
it then is what it carries. Above that the way up is slow at first and faster the longer nobody complains.
Faces stay fluid and lose size; documents stay sharp and lose frames; below what a face needs there are stills.
"""

from typing import Final

import msgspec

MOST: Final = 1_500_000  # of a face at 720p30: more is not seen
LEAST: Final = 8_000  # a small still each few seconds; the sound goes first
START: Final = 300_000  # of an unknown line until it was measured: 360p, whose key frame takes 0.2 s of just that
DOCUMENT: Final = 800_000  # of a page at 5 frames a second: sharp within the first
STILLS: Final = 70_000  # a face of 180 lines with less is mud
VOICE: Final = 32_000  # bit/s of sound ...
VOICE_THIN: Final = 16_000  # ... and beside stills: on the line, with all headers, 42 kbit/s instead of 58

_MEASURED: Final = 0.5  # of what a line was measured to carry: sound and headers, and it lets some bytes pass at once
_FAIR: Final = (
    130_000  # bit/s to begin with at least, where it was measured at all: the first picture is in its way, too
)
_GRACE: Final = 1.0  # s in which a queue is what measured the line and the first picture
_UNMEASURED: Final = 0.6  # s without an answer: the packets that measure did not fit, or come home late
_THIN: Final = 100_000  # bit/s to begin with then
_STANDING: Final = 0.03  # s that all packets waited: more than one large packet before them on a line of 300 kbit/s
_EMPTY: Final = 0.015  # s; above it nothing grows
_DRAIN: Final = 2.0  # the longer the queue, the deeper the cut: 0.1 s leaves 0.8 of what comes
_SHALLOW: Final = 0.9  # of what comes, at most, and ...
_DEEP: Final = 0.5  # ... at least
_LITTLE: Final = 0.7  # of the rate is left by one word, ...
_HALF: Final = 0.4  # ... or this where the queue is long
_LONG: Final = 0.12  # s
_CUT_AGAIN: Final = 0.4  # s, and the queue itself; what was sent before the last cut is still waiting
_FAST_GROWTH: Final = 0.5  # of the rate, in a second: on a line that has not been full, or far below what it carried
_SLOW_GROWTH: Final = 0.03  # about what it carried, and above it ...
_SPEEDS_UP: Final = 4  # ... with this power of what it is above that: a line that became better is found out in 10 s
_SPEEDS_UP_STILLS: Final = 1.45  # ... or times as much with each second, because a still now and then tells little
_NEAR: Final = 0.88  # of what it carried, ...
# Where packets get lost, what comes again waits in the same queue as the pictures, and all later ones wait for it: such
# a line is left empty. With the way up above, 1 Mbit/s had 60 to 100 ms of queue and freezes of 140 to 235 ms.
_LOSSY_FOR: Final = 10.0  # s since something was lost
_STANDING_LOSSY: Final = 0.02  # s of a queue, there
_SURELY: Final = 0.06  # s of a queue that means something, there, even where little was sent
_ROOMY: Final = 0.72  # of what it carried, there; more is tried seldom, and each time in vain half as often ...
_TRY_AGAIN: Final = 8.0  # s, to twice as long
_TRY_SELDOM: Final = 32.0  # s
_TRY_GROWTH: Final = 0.1  # ... quickly as far as it surely carries, and slowly above, so that no long queue ends it
_ALIKE: Final = 2.0  # times; what it carried now and before differs by less: the same line, measured twice
_FORGETS: Final = 0.3  # of the smoothed loss, in each second without a word of it
_HOLD: Final = 2.0  # s without a try after the line was full
_PROVEN: Final = 0.8  # of the rate sent; what is not sent proves little, and the rate grows slowly
_LOSSY: Final = 0.10  # a line that loses more is full; less is weather, and is sent again
_HEAP: Final = 0.25  # of the packets asked for again: the same, known a second earlier
_MOST_TOLD: Final = 0.6  # by requests; some are for the same packet
_BEGINNING: Final = 2.0  # s
_REPORTS: Final = 1.5  # s between two reports, at most
_SURE: Final = 0.7  # of what was sent and came: that much came through, whatever was lost beside it
_NO_TRY: Final = 0.07  # a line that loses more is not asked for more
# Times the rate: a frame larger than the rate's share leaves within a frame's time and a half. At 1.15 pictures waited
# for one another: 27 instead of 29 a second on a line of 1 Mbit/s, and freezes of 236 instead of 128 ms.
_PACE: Final = 1.5
_FREE: Final = 6_000_000  # bit/s on a line that was never full: the first key frame in 40 ms
_SHOWN: Final = 1.0  # s between two changes on a screen
_BETTER: Final = 3.0  # s a line must be better until a screen says so
LOOKED_BACK: Final = 5.0  # s
_DOWN_AFTER: Final = 1.5  # s below a step's need until the picture shrinks: a key frame costs more than a coarse second
_FAR_DOWN: Final = 0.5  # of the need: then at once
_UP: Final = 1.25  # times a step's need, until the picture grows by a step ...
_UP_AFTER: Final = 3.0  # s, for so long ...
_UP_SOON: Final = 1.5  # ... and shorter out of stills, or where there is ...
_PLENTY: Final = 2.0  # ... so many times the need


class Step(msgspec.Struct, frozen=True):
    """One size of a face: from `needs` bit/s on, at most `height` lines, `fps` frames in a second."""

    needs: int
    height: int
    fps: float


# Sizes by what VP8 at this speed needs to look clean there; frames before size.
STEPS: Final = (
    Step(800_000, 720, 30),
    Step(350_000, 540, 30),
    Step(240_000, 360, 30),
    Step(120_000, 270, 30),
    Step(STILLS, 180, 30),
    Step(0, 360, 1 / 3),  # stills: sharp enough to know a face and to read a large word
)
_BARS: Final = (4, 3, 3, 2, 2, 1)
_STILL: Final = len(STEPS) - 1


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What is known at `at` (s). `queued` (s) and `came` (bit/s) are the other side's newest words, if any came.

    `lost`: the newest part lost (0 to 1) if a report came since; `repeated`: the part that was asked for again;
    `probed`: what the line was measured to carry; `rtt` in s; `sent` in bit/s of both pictures.
    """

    at: float
    queued: float | None = None
    came: int = 0
    lost: float | None = None
    rtt: float | None = None
    repeated: float = 0.0
    sent: int = 0
    second: bool = False
    probed: int | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """What is believed of a line, and the step its face stands on."""

    rate: float = START
    step: int = 2
    second: bool = False
    known: float = 0.0  # the rate of the peer before, if it was full then
    measured: bool = False  # how it begins is settled
    strained: bool = False  # it has been full once: no more haste
    queued: float = 0.0
    lost: float = 0.0  # smoothed
    lossy_at: float = float("-inf")  # when packets were last known to get lost
    rest: float = _TRY_AGAIN  # s until more is tried where packets get lost
    rtt: float = 0.0
    at: float | None = None
    began: float = 0.0
    carried: float = 0.0  # what came when it was full
    full_at: float = float("-inf")
    cut_at: float = float("-inf")  # when something last took from the rate
    room_since: float | None = None  # since when the next step up would fit
    lacks_since: float | None = None  # since when this one does not


class Picture(msgspec.Struct, frozen=True):
    """How one picture is sent: bit/s, most lines, frames in a second."""

    rate: int
    height: int
    fps: float


class Plan(msgspec.Struct, frozen=True):
    """What to send. `pace` bit/s bounds a burst, `voice` is the sound's bit/s. `bars` 1 to 4 of this direction."""

    face: Picture
    second: Picture
    pace: int
    voice: int
    bars: int
    stills: bool


def look(line: Line, sight: Sight) -> Line:
    """The line after this sight."""
    passed = 0.0 if line.at is None else min(1.0, sight.at - line.at)
    began = sight.at if line.at is None else line.began
    line = msgspec.structs.replace(line, at=sight.at, began=began, second=sight.second)
    if sight.rtt is not None:
        line = msgspec.structs.replace(line, rtt=sight.rtt)
    if sight.queued is not None:
        line = msgspec.structs.replace(line, queued=sight.queued)
    if not line.measured:
        line = _measured(line, sight)
    line = _full(_lost(line, sight, passed), sight)
    return _stepped(_grown(line, sight, passed), sight.at)


def _lossy(line: Line) -> bool:
    """Whether packets get lost these days."""
    return line.at is not None and line.at - line.lossy_at < _LOSSY_FOR


def _most(line: Line) -> float:
    return MOST + (DOCUMENT if line.second else 0)


def _measured(line: Line, sight: Sight) -> Line:
    """The beginning of a peer: as much as the line was measured to carry, at once."""
    if sight.probed is None:
        if sight.at - line.began < _UNMEASURED:
            return line
        rate = min(line.rate, max(line.known, _THIN))
    else:
        rate = min(max(line.known, START) if line.known else _most(line), max(_FAIR, sight.probed * _MEASURED))
    line = msgspec.structs.replace(line, measured=True, rate=max(LEAST, rate))
    return msgspec.structs.replace(line, step=_fitting(face_share(line)))


def _lost(line: Line, sight: Sight, passed: float) -> Line:
    since = sight.at - line.cut_at
    reported = 0.0
    if sight.lost is not None:
        lossy_at = sight.at if sight.lost else line.lossy_at
        line = msgspec.structs.replace(line, lost=0.5 * line.lost + 0.5 * sight.lost, lossy_at=lossy_at)
        # Both the newest and the smoothed: one burst of weather is not a full line. And nothing of before a cut.
        reported = min(line.lost, sight.lost) if since > _REPORTS else 0.0
    else:
        line = msgspec.structs.replace(line, lost=line.lost * (1 - _FORGETS * passed))
    # A heap of requests is the same, known a second earlier.
    lost = max(reported, min(_MOST_TOLD, sight.repeated) if sight.repeated > _HEAP else 0.0)
    if lost <= _LOSSY or since < _CUT_AGAIN + line.queued:
        return line
    rate = max(line.rate * (1 - 0.5 * lost), _SURE * min(sight.came, sight.sent))
    return _cut(line, rate, min(line.rate, max(rate, sight.came)), sight.at)


def _full(line: Line, sight: Sight) -> Line:
    lossy = _lossy(line)
    if sight.queued is None or sight.queued <= (_STANDING_LOSSY if lossy else _STANDING):
        return line
    if sight.at - line.cut_at < _CUT_AGAIN + sight.queued:
        return line
    if lossy and sight.queued < _SURELY and sight.sent < _PROVEN * line.rate:
        return line  # not filled by us: a machine that stood still for a moment reads what came meanwhile as late
    if sight.at - line.began < _GRACE:
        return line
    kept = min(_ROOMY if lossy else _SHALLOW, max(_DEEP, 1 - _DRAIN * sight.queued))
    # Less than it carries comes where less was sent: something else fills it then, or a burst did.
    base = min(line.rate, max(sight.came, sight.sent))  # what is allowed and was not sent has not filled it
    rate = max(sight.came * kept, base * (_HALF if sight.queued > _LONG else _LITTLE))
    # What comes in the first moments, while nobody has sent much, says nothing of what it carries.
    carried = sight.came if sight.at - line.began > _BEGINNING else 0.0
    in_vain = line.strained and line.rate < _ALIKE * line.carried and sight.at - line.full_at > line.rest
    rest = min(_TRY_SELDOM, 2 * line.rest) if in_vain else line.rest
    return msgspec.structs.replace(_cut(line, min(rate, line.rate * _SHALLOW), carried, sight.at), rest=rest)


def _cut(line: Line, rate: float, carried: float, at: float) -> Line:
    rate = max(LEAST, min(line.rate, rate))
    carried = max(rate, carried) if carried else line.carried
    if line.carried / _ALIKE < carried < line.carried * _ALIKE:
        carried = 0.5 * (carried + line.carried)
    return msgspec.structs.replace(
        line, rate=rate, carried=carried, strained=True, full_at=at, cut_at=at, room_since=None
    )


def _grown(line: Line, sight: Sight, passed: float) -> Line:
    proven = sight.sent >= _PROVEN * line.rate or line.step == _STILL or not line.strained
    if line.queued > _EMPTY or line.lost > _NO_TRY or not line.measured:
        return line
    if sight.at - line.cut_at < _CUT_AGAIN:
        return line
    growth, most = _FAST_GROWTH, _most(line)
    stills = line.step == _STILL
    roomy = _lossy(line) and not stills
    near = (_ROOMY if roomy else _NEAR) * line.carried
    if line.strained and line.rate <= near:
        most = min(most, near + 1)
    elif line.strained:
        # By chance longer: both ends begin at once, and if both try at once requests wait in queues as answers do.
        rest = line.rest * (1 + line.full_at % 1.0) if roomy and line.carried else _HOLD
        since = sight.at - line.full_at - rest
        carried = line.carried or (line.rate if roomy else 1.0)  # not known yet: it was full in its first moments
        speed = _SPEEDS_UP_STILLS**since if stills else max(1.0, line.rate / carried) ** _SPEEDS_UP
        slow = _TRY_GROWTH if roomy and not line.rate > _NEAR * line.carried > 0 else _SLOW_GROWTH
        growth = min(_FAST_GROWTH, slow * speed) if since > 0 and (proven or not roomy) else 0.0
    growth = growth if proven else min(growth, _SLOW_GROWTH)
    return msgspec.structs.replace(line, rate=min(most, line.rate * (1 + growth * passed)))


def _stepped(line: Line, at: float) -> Line:
    share, step = face_share(line), line.step
    lacks = line.lacks_since if share < STEPS[step].needs else None
    room = line.room_since if step > 0 and share >= STEPS[step - 1].needs * _UP else None
    if share < STEPS[step].needs:
        lacks = at if lacks is None else lacks
        if share < STEPS[step].needs * _FAR_DOWN or at - lacks >= _DOWN_AFTER:
            return msgspec.structs.replace(line, step=_fitting(share), room_since=None, lacks_since=None)
    elif step > 0 and share >= STEPS[step - 1].needs * _UP:
        room = at if room is None else room
        # A line that was never full needs no proof.
        if at - room >= _patience(line):
            return msgspec.structs.replace(line, step=_fitting(share / _UP), room_since=None, lacks_since=None)
    return msgspec.structs.replace(line, room_since=room, lacks_since=lacks)


def _patience(line: Line) -> float:
    """How long (s) there must be room until the picture grows; a line that was never full needs no proof."""
    if not line.strained:
        return 1.0
    plenty = face_share(line) >= _PLENTY * STEPS[line.step - 1].needs
    return _UP_SOON if plenty or line.step == _STILL else _UP_AFTER


def _fitting(share: float) -> int:
    return next(at for at, step in enumerate(STEPS) if share >= step.needs)


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
        pace=_pace(line),
        voice=VOICE_THIN if stills else VOICE,
        bars=bars(line),
        stills=stills,
    )


def _pace(line: Line) -> int:
    """Bit/s. A small key frame at once fills no line, so the first picture waits for no measurement."""
    if not line.measured or (not line.strained and line.rate >= MOST):
        return _FREE
    if line.step == _STILL:
        return int(line.rate)
    return int(line.rate * _PACE)


def bars(line: Line) -> int:
    """1 (stills) to 4 (the best picture there is)."""
    if line.step == _STILL:
        return 1
    by_line = 4 if line.lost < 0.03 and line.rtt < 0.25 else 3 if line.lost < 0.08 and line.rtt < 0.5 else 2
    return min(_BARS[line.step], by_line)


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
    return Line(known=line.rate if line.strained else 0.0)
