"""Other programs' windows on a real X server: which there are, and how each looks, also below another one."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter_app.sharing import Sharer
from counter_app.views import Watched
from counter_app.xwindows import Gone, Other, Windows
from demo.xserver import COUNTER, xserver
from windowkit.media.second import SecondPicture
from windowkit.messages import Shown

YELLOW, BLUE = (255, 255, 0), (0, 0, 255)


class OtherProgram:
    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-m", "tests.peers.other_window", *map(str, arguments)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "shown\n"

    def order(self, order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()

    def close(self) -> None:
        if self._process.poll() is None:
            self.order("quit")
            self._process.wait(10)
        for end in (self._process.stdin, self._process.stdout):
            assert end is not None
            end.close()


def until[T](look: Callable[[], T | None]) -> T:
    end = time.monotonic() + 10
    while (found := look()) is None:
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with xserver(tmp_path_factory.mktemp("x"), (COUNTER,)) as display, pytest.MonkeyPatch.context() as patch:
        for key, value in display.environment.items():
            patch.setenv(key, value)
        yield


@pytest.fixture
def page(screen: None) -> Iterator[OtherProgram]:
    page = OtherProgram("评估系统 · Page", 100, 100, 900, 600, "yellow")
    yield page
    page.close()


@pytest.fixture
def windows(screen: None) -> Iterator[Windows]:
    with Windows() as windows:
        yield windows


def looks(windows: Windows, number: int, width: int, colour: tuple[int, int, int]) -> bool | None:
    image = windows.grab(number)
    return True if image is not None and image.width() == width and corner(image) == colour else None


def named(windows: Windows, title: str, own: frozenset[int] = frozenset()) -> Other | None:
    return next((each for each in windows.others(own) if each.title == title), None)


def corner(image: QImage) -> tuple[int, int, int]:
    colour = image.pixelColor(image.width() - 2, image.height() - 2)
    return colour.red(), colour.green(), colour.blue()


def test_a_window_is_listed_by_its_title_and_our_own_are_not(page: OtherProgram, windows: Windows) -> None:
    found = until(lambda: named(windows, "评估系统 · Page"))
    assert named(windows, "评估系统 · Page", frozenset({found.id})) is None


def test_a_window_is_seen_whole_below_another_and_after_it_has_grown(page: OtherProgram, windows: Windows) -> None:
    number = until(lambda: named(windows, "评估系统 · Page")).id
    until(lambda: looks(windows, number, 900, YELLOW))
    over = OtherProgram("over", 0, 0, 1920, 1080, "blue")
    try:
        cover = until(lambda: named(windows, "over"))
        until(lambda: looks(windows, cover.id, 1920, BLUE))
        assert looks(windows, number, 900, YELLOW)
        page.order("resize 700 500")
        until(lambda: looks(windows, number, 700, YELLOW))
    finally:
        over.close()


def test_a_window_that_is_put_away_gives_nothing_and_a_closed_one_is_gone(page: OtherProgram, windows: Windows) -> None:
    number = until(lambda: named(windows, "评估系统 · Page")).id
    until(lambda: windows.grab(number))
    page.order("hide")
    until(lambda: True if windows.grab(number) is None else None)
    page.close()

    def gone() -> bool | None:
        try:
            windows.grab(number)
        except Gone:
            return True
        return None

    until(gone)


def test_closing_the_shared_window_ends_the_sharing(page: OtherProgram, windows: Windows, qtbot: QtBot) -> None:
    second = SecondPicture()
    widths: list[int] = []
    second.watch(lambda frame: widths.append(frame.width))
    sharer, ended = Sharer(second), list[bool]()
    sharer.ended.connect(ended.append)
    sharer.prepare(Shown.APPLICATION, Watched(until(lambda: named(windows, "评估系统 · Page")).id))
    assert not widths  # the server has not said so yet
    assert sharer.follow(Shown.APPLICATION)
    qtbot.waitUntil(lambda: len(widths) >= 2)
    page.close()
    qtbot.waitUntil(lambda: ended == [True])
    assert not second.present
    assert set(widths) == {900}
