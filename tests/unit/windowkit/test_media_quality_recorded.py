"""What was seen of a real line (namespaces, tbf, 2 % random loss each way), looked at again.

Made by `python -m bench.line 1000:25 --golden FILE`; a row is one look: s since the answer, s that packets waited,
bit/s that came, part lost, round trip in s, part asked for again, bit/s sent, bit/s measured at first.
"""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from windowkit.media.quality import Line, Sight, look, plan

GOLDEN = Path(__file__).parents[2] / "golden"
SETTLED = 10.0  # s, as in bench-call


def replayed(name: str) -> list[Line]:
    line, lines = Line(), list[Line]()
    for at, queued, came, lost, rtt, repeated, sent, probed in json.loads((GOLDEN / name).read_bytes()):
        seen = Sight(at=at, queued=queued, came=came, lost=lost, rtt=rtt, repeated=repeated, sent=sent, probed=probed)
        line = look(line, seen)
        lines.append(line)
    return lines


@pytest.mark.parametrize(("name", "carries"), [("line_1_mbit.json", 1_000_000), ("line_300_kbit.json", 300_000)])
def test_a_recorded_line_is_found_within_ten_seconds_and_the_picture_does_not_swing(name: str, carries: int) -> None:
    lines = replayed(name)
    later = [line for line in lines if line.at is not None and line.at > SETTLED]
    assert max(line.rate for line in later) < carries
    assert min(line.rate for line in later) > 0.3 * carries
    assert not any(plan(line).stills for line in lines)
    assert sum(before.step != after.step for before, after in pairwise(later)) <= 1
