"""What was seen of a real line (namespaces, tbf, 2 % random loss each way), looked at again.

A recording's rows: s since the answer, REMB estimates, part lost, round trip in s, bit/s sent.
"""

import json
from itertools import pairwise
from pathlib import Path

from windowkit.media.quality import Line, Sight, look

GOLDEN = Path(__file__).parents[2] / "golden"


def replayed(name: str) -> list[Line]:
    line, lines = Line(), list[Line]()
    for at, remb, lost, rtt, sent in json.loads((GOLDEN / name).read_bytes()):
        line = look(line, Sight(at=at, remb=tuple(remb), lost=lost, rtt=rtt, sent=sent))
        lines.append(line)
    return lines


def test_a_recorded_line_of_1_mbit_is_found_within_five_seconds_and_the_picture_does_not_swing() -> None:
    lines = replayed("line_1_mbit.json")
    later = [line for line in lines if line.at is not None and line.at > 5.0]
    assert max(line.rate for line in later) < 1_000_000
    assert {line.step for line in later} == {1}
    assert sum(before.step != after.step for before, after in pairwise(lines)) == 1
