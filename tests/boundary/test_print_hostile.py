"""Whatever a notice holds: pages, or a refusal that names what is wrong and no value; never a crash, never for long."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, seed, settings, strategies as st

from print_service.notices.archive import Archive
from print_service.notices.measures import Paper
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from print_service.worker import CannotRender
from tests.peers.notices import acceptance, assessment_result, every, one_time
from windowkit.messages import Notice, Point, Signature

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
REASON = re.compile(
    r"too-long|bad-data|signature-too-large|archive|missing-data:\w+|missing-glyph:U\+[0-9A-F]{4,6}"
    r"|bad-character:(control|private-use|surrogate|unassigned):U\+[0-9A-F]{4,6}"
)
SLOWEST = 10.0  # s: nothing hangs; what is long and still printed takes 0.4 on a quiet machine


@pytest.fixture(scope="module")
def made() -> dict[str, Callable[[Notice], bytes]]:
    fonts = Fonts()
    return {
        "a4": Renderer(NOTICES, fonts).render,
        "roll": Renderer(NOTICES, fonts, Paper.ROLL, large=True).render,
        "archive": Archive(NOTICES, fonts).archived,
    }


def _outcome(make: Callable[[Notice], bytes], notice: Notice) -> str:
    began = time.perf_counter()
    try:
        outcome = "pages" if make(notice).startswith(b"%PDF-") else "?"
    except CannotRender as refusal:
        outcome = refusal.reason
    assert outcome == "pages" or REASON.fullmatch(outcome)
    assert time.perf_counter() - began < SLOWEST
    return outcome


PLAIN = st.text(alphabet="中国𬭎。，（《“ a1\n—…", min_size=1, max_size=300)
ANY = PLAIN | PLAIN | PLAIN | st.text(max_size=60) | st.sampled_from(["", " ", "\n", "\t"])
NUMBERS = st.integers(-(2**63), 2**63 - 1)
STROKES = st.lists(st.lists(st.builds(Point, NUMBERS, NUMBERS, NUMBERS), max_size=4).map(tuple), max_size=4).map(tuple)


def _mostly[T](usual: T, odd: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    return st.integers(0, 7).flatmap(lambda number: st.just(usual) if number else odd)


@st.composite
def _notices(draw: st.DrawFn) -> Notice:
    notice = draw(st.sampled_from(every()))
    spoilt = draw(st.lists(st.sampled_from(sorted(notice.data)), min_size=1, max_size=3))
    return msgspec.structs.replace(
        notice,
        number=draw(_mostly(notice.number, ANY)),
        issued=draw(_mostly(notice.issued, ANY)),
        attempt=draw(_mostly(1, NUMBERS)),
        data=notice.data | {key: draw(ANY) for key in spoilt},
        signature=draw(st.none() | st.builds(Signature, width=NUMBERS, height=NUMBERS, strokes=STROKES)),
    )


@seed(20261128)
@settings(max_examples=80, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(notice=_notices())
def test_any_notice_becomes_pages_or_a_plain_refusal(
    made: dict[str, Callable[[Notice], bytes]], notice: Notice
) -> None:
    outcomes = {name: _outcome(make, notice) for name, make in made.items()}
    assert outcomes["archive"] == outcomes["a4"] or outcomes["a4"] == "too-long"  # the copy may have any length


def _signed(strokes: tuple[tuple[Point, ...], ...]) -> Notice:
    return msgspec.structs.replace(acceptance(), signature=Signature(width=800, height=300, strokes=strokes))


ONE = Point(1, 1, 1)
HUGE = [
    (_signed(((ONE,) * 1_000_000,)), "signature-too-large"),
    (_signed(((),) * 1_000_000), "signature-too-large"),
    (_signed(((), (ONE,))), "pages"),
    (_signed(((Point(-(2**62), 2**62, 0), Point(2**62, -(2**62), 0)),)), "pages"),
    (acceptance(agent_name="长" * 3_000_000), "too-long"),
    (acceptance(case="长" * 19_000), "too-long"),
    (acceptance(case="a" * 19_000), "too-long"),
    (acceptance(centre="长" * 5_000), "too-long"),
    (one_time(next_step="\n" * 19_000), "too-long"),
    (acceptance(verify_url="https://x/" + "a" * 3_000), "bad-data"),
    (acceptance(verify_url="https://window.example/\u4e2d"), "bad-data"),
    (acceptance(agent_name="\u202e三张"), "bad-character:control:U+202E"),
    (acceptance(agent_name="\u2067三\u2069"), "bad-character:control:U+2067"),
    (acceptance(agent_name="张\ud800"), "bad-character:surrogate:U+D800"),
    (acceptance(agent_name="张\x00"), "bad-character:control:U+0000"),
    (acceptance(centre="  "), "missing-data:centre"),
    (assessment_result(attempt=-1), "bad-data"),
    (msgspec.structs.replace(acceptance(), number="9" * 65), "too-long"),
    (msgspec.structs.replace(acceptance(), number="1\n2"), "bad-data"),
    (msgspec.structs.replace(acceptance(), number=""), "pages"),
    (msgspec.structs.replace(acceptance(), data={}), "missing-data:centre"),
    (msgspec.structs.replace(every()[-1], issued="soon"), "bad-data"),
]


@pytest.mark.parametrize("name", ["a4", "archive"])
@pytest.mark.parametrize(("notice", "outcome"), HUGE, ids=[f"{at}-{outcome}" for at, (_, outcome) in enumerate(HUGE)])
def test_what_is_huge_empty_or_steers_is_refused_by_name(
    made: dict[str, Callable[[Notice], bytes]], name: str, notice: Notice, outcome: str
) -> None:
    found = _outcome(made[name], notice)
    assert found == outcome or (name == "archive" and outcome == "too-long")  # the copy may have any length


def test_a_value_longer_than_a_sheet_goes_on_over_the_next(
    made: dict[str, Callable[[Notice], bytes]], tmp_path: Path
) -> None:
    words = "".join(f"第{number}句话。" for number in range(150))
    (pdf := tmp_path / "long.pdf").write_bytes(made["a4"](acceptance(department=words)))
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert all(f"第{number}句" in "".join(told.split()) for number in range(150))


@pytest.mark.parametrize("spoil", ['"x": NaN', '"x": ' + "[" * 5_000], ids=lambda one: one[:10])
def test_a_file_that_is_no_notice_is_refused_by_the_command(spoil: str, tmp_path: Path) -> None:
    told = json.dumps({"signature": {"width": 1, "height": 1, "strokes": [[["POINT", 1, 1]]]}})
    (tmp_path / "notice.json").write_text(told.replace('"POINT"', spoil.removeprefix('"x": ')))
    (tmp_path / "print.toml").write_text(f'notices = "{NOTICES}"\nstate = "{tmp_path}"\n')
    command = (sys.executable, "-m", "print_service", "--config", tmp_path / "print.toml")
    ended = subprocess.run(
        [*command, "--render", tmp_path / "notice.json", tmp_path / "x.pdf"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "is no notice" in ended.stderr
    assert "Traceback" not in ended.stderr
