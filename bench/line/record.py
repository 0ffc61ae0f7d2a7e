"""What an end writes down, and what of it is told of an interval."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec


class Frame(msgspec.Struct, frozen=True, tag=True):
    """A decoded picture: when (s, monotonic), how old (ms; -1: not readable), how many lines."""

    at: float
    age: int
    height: int


class Heard(msgspec.Struct, frozen=True, tag=True):
    """The sound so far: ms made up for, had from copies, silent."""

    at: float
    concealed: int
    recovered: int
    silent: int


class Planned(msgspec.Struct, frozen=True, tag=True):
    """What is sent from `at` on, and how many key frames were."""

    at: float
    height: int
    fps: int
    bars: int
    keys: int
    rate: int


class Looked(msgspec.Struct, frozen=True, tag=True):
    """A look at the line (windowkit.media.quality.Sight), `at` s after the start."""

    at: float
    queued: float | None
    came: int
    lost: float | None
    rtt: float | None
    repeated: float
    sent: int
    probed: int | None


type Written = Frame | Heard | Planned | Looked


def told(written: Sequence[Written], since: float, until: float) -> str:
    """Frames a second, the longest gaps, the ages, sizes; and what was done for the sound."""
    frames = [one for one in written if isinstance(one, Frame) and since <= one.at < until]
    heard = [one for one in written if isinstance(one, Heard) and since <= one.at < until]
    times = [since, *(one.at for one in frames), until]
    gaps = sorted((later - earlier for earlier, later in pairwise(times)), reverse=True)
    words = f"{len(frames) / (until - since):5.1f} fps, gaps {' '.join(f'{gap * 1000:.0f}' for gap in gaps[:3])} ms"
    if frames:
        ages = sorted(one.age for one in frames)
        words += f", age {ages[len(ages) // 2]} / {ages[len(ages) * 95 // 100]} ms"
        words += f", lines {sorted({one.height for one in frames})}"
    if heard:
        a, b = heard[0], heard[-1]
        words += f"; sound concealed {b.concealed - a.concealed}, silent {b.silent - a.silent} ms"
    return words
