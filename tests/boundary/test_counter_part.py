"""A part of the screen is drawn with a real mouse on a real X server with two monitors, and shown as it is."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from demo.diary import photograph
from demo.hands import Hands
from demo.xserver import LOWER, UPPER, Display, xserver

PAPER = (255, 255, 0)
MARK = (0xB3, 0x26, 0x1E)  # theme.toml's "bad"
# Corners lie between the page's lines of letters.
TOP = LOWER.y  # of the second monitor, on which everything is drawn


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    with xserver(tmp_path_factory.mktemp("x"), (UPPER, LOWER)) as made, pytest.MonkeyPatch.context() as patch:
        for key, value in made.environment.items():
            patch.setenv(key, value)
        yield made


@pytest.fixture(scope="module")
def hands(display: Display) -> Iterator[Hands]:
    with Hands(display, "") as made:
        yield made


class Process:
    """A program of the test's that says what happens, line by line."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", *arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.heard: list[str] = []

    def order(self, words: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()

    def next(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def close(self) -> None:
        for end in (self._process.stdin, self._process.stdout):
            assert end is not None
            end.close()
        self._process.wait(10)


@pytest.fixture(scope="module")
def clerk(display: Display) -> Iterator[Process]:
    made = Process("tests.peers.showing_clerk", "zh_CN")
    assert made.next() == "ready"
    yield made
    made.close()


@pytest.fixture(scope="module")
def page(display: Display) -> Iterator[Process]:
    made = Process("tests.peers.other_window", "page", "100", str(TOP + 100), "900", "700", "yellow")
    assert made.next() == "shown"
    yield made
    made.close()


def colour(display: Display, x: int, y: int) -> tuple[int, ...]:
    pixel = photograph(display, None).getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


def until_coloured(display: Display, x: int, y: int, *wanted: tuple[int, ...], other: bool = False) -> None:
    """Wait until that pixel has one of these colours, or (`other`) none of them."""
    end = time.monotonic() + 10
    while (colour(display, x, y) in wanted) == other:
        assert time.monotonic() < end
        time.sleep(0.02)


def cover(clerk: Process, display: Display) -> None:
    """The clerk wants to show a part: the screens are dimmed."""
    until_coloured(display, 105, TOP + 105, PAPER)
    clerk.order("region")
    until_coloured(display, 105, TOP + 105, PAPER, other=True)


def test_what_lies_in_the_drawn_frame_is_shown_without_the_mark_around_it(
    clerk: Process, page: Process, hands: Hands, display: Display
) -> None:
    cover(clerk, display)
    hands.drag((200.0, TOP + 308.0), (600.0, TOP + 204.0))  # upwards: any two corners
    assert clerk.next() == "asked region"
    assert clerk.next() == f"frame 400 104 {[list(PAPER)] * 4}"
    for x, y in ((198, 250), (602, 250), (400, 202), (400, 310)):
        until_coloured(display, x, TOP + y, MARK)
    assert colour(display, 205, TOP + 205) == PAPER  # and the screen is uncovered
    hands.click((204.0, TOP + 204.0))  # the mark is in nobody's way
    hands.press("F9")
    assert clerk.next() == "asked nothing"
    until_coloured(display, 198, TOP + 250, MARK, other=True)


@pytest.mark.parametrize("how", ["escape", "click"])
def test_escape_and_a_mere_click_show_nothing(
    clerk: Process, page: Process, hands: Hands, display: Display, how: str
) -> None:
    cover(clerk, display)
    if how == "escape":
        hands.press("Escape")
    else:
        hands.click((400.0, TOP + 400.0))
    until_coloured(display, 105, TOP + 105, PAPER)
    cover(clerk, display)  # had anything been asked for, it would be said before what follows
    hands.drag((200.0, TOP + 200.0), (300.0, TOP + 300.0))
    assert clerk.next() == "asked region"
    assert clerk.next().startswith("frame 100 100 ")
    hands.press("F9")
    assert clerk.next() == "asked nothing"
