"""Other programs' windows on a real X server: which there are, and how each looks, also below another one."""

import subprocess
import sys
import time
import weakref
from collections.abc import Callable, Iterator

import pytest
from av.video.frame import VideoFrame
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from Xlib import X
from Xlib.display import Display

from counter_app.sharing import Sharer
from counter_app.views import Watched, of_image
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


def looks(windows: Windows, other: Other, width: int, colour: tuple[int, int, int]) -> bool | None:
    image = windows.grab(other)
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
    shown = until(lambda: named(windows, "评估系统 · Page"))
    until(lambda: looks(windows, shown, 900, YELLOW))
    over = OtherProgram("over", 0, 0, 1920, 1080, "blue")
    try:
        cover = until(lambda: named(windows, "over"))
        until(lambda: looks(windows, cover, 1920, BLUE))
        assert looks(windows, shown, 900, YELLOW)
        page.order("resize 700 500")
        until(lambda: looks(windows, shown, 700, YELLOW))
    finally:
        over.close()


def test_a_window_that_is_put_away_gives_nothing_and_a_closed_one_is_gone(page: OtherProgram, windows: Windows) -> None:
    shown = until(lambda: named(windows, "评估系统 · Page"))
    until(lambda: windows.grab(shown))
    page.order("hide")
    until(lambda: True if windows.grab(shown) is None else None)
    page.close()

    def gone() -> bool | None:
        try:
            windows.grab(shown)
        except Gone:
            return True
        return None

    until(gone)


def test_the_mouse_is_found_on_the_window_and_nowhere_below_another(page: OtherProgram, windows: Windows) -> None:
    shown = until(lambda: named(windows, "评估系统 · Page"))
    display = Display()
    try:
        display.screen().root.warp_pointer(100 + 225, 100 + 150)
        display.sync()
        at = until(lambda: windows.pointer(shown))
        assert (round(at.x(), 2), round(at.y(), 2)) == (0.25, 0.25)
        over = OtherProgram("over", 0, 0, 1920, 1080, "blue")
        try:
            until(lambda: True if windows.pointer(shown) is None else None)
        finally:
            over.close()
        until(lambda: windows.pointer(shown))
        display.screen().root.warp_pointer(5, 5)
        display.sync()
        until(lambda: True if windows.pointer(shown) is None else None)
    finally:
        display.close()


def test_closing_the_shared_window_ends_the_sharing(page: OtherProgram, windows: Windows, qtbot: QtBot) -> None:
    second = SecondPicture()
    widths: list[int] = []
    second.watch(lambda frame: widths.append(frame.width))
    sharer, ended = Sharer(second), list[bool]()
    sharer.ended.connect(ended.append)
    sharer.prepare(Shown.APPLICATION, Watched(until(lambda: named(windows, "评估系统 · Page"))))
    assert not widths  # the server has not said so yet
    assert sharer.follow(Shown.APPLICATION)
    qtbot.waitUntil(lambda: len(widths) >= 2)
    page.close()
    qtbot.waitUntil(lambda: ended == [True])
    assert not second.present
    assert set(widths) == {900}


class Bare:
    """A window of nothing but a colour, by an X connection of its own."""

    def __init__(self, title: str, colour: int) -> None:
        self._display = Display()
        screen = self._display.screen()
        window = screen.root.create_window(0, 0, 300, 200, 0, screen.root_depth, X.InputOutput, background_pixel=colour)
        window.set_wm_name(title)
        window.map()
        self._window = window
        self.id = int(window.id)
        self.paint()

    def paint(self) -> bool:
        self._window.clear_area()
        self._display.sync()
        return True

    def close(self) -> None:
        self._display.close()


def test_a_window_that_was_given_a_closed_ones_number_is_not_shown(windows: Windows, qtbot: QtBot) -> None:
    chosen = Bare("chosen", 0xFFFF00)
    colours: list[list[int]] = []
    gone: list[bool] = []
    view = Watched(until(lambda: named(windows, "chosen")))

    def see(frame: VideoFrame) -> None:
        colours.append(frame.to_ndarray(format="rgb24")[100, 150].tolist())

    view.begin(see, lambda: gone.append(True))
    qtbot.waitUntil(lambda: chosen.paint() and [255, 255, 0] in colours)
    chosen.close()
    others = [Bare("letter to somebody else", 0x0000FF)]
    try:
        while others[-1].id != chosen.id:  # the server gives a free number when it comes to it
            assert len(others) < 100
            others.append(Bare("letter to somebody else", 0x0000FF))
        qtbot.waitUntil(lambda: others[-1].paint() and bool(gone))
        assert [0, 0, 255] not in colours
    finally:
        view.end()
        for other in others:
            other.close()


def test_no_document_is_kept_once_it_is_not_shown_any_more(screen: None, qtbot: QtBot) -> None:
    sharer = Sharer(SecondPicture())
    drawn = [of_image(QImage(90, 120, QImage.Format.Format_RGB32)) for _ in range(3)]
    images = [weakref.ref(view._draw) for view in drawn]
    gone: list[int] = []
    for view in drawn:
        view.destroyed.connect(lambda: gone.append(1))
        sharer.prepare(Shown.DOCUMENT, view)
        sharer.follow(Shown.DOCUMENT)
    sharer.stop()
    qtbot.waitUntil(lambda: len(gone) == len(drawn))
    assert [image() for image in images] == [None] * len(drawn)


def test_a_view_that_breaks_is_told_as_gone(screen: None, qtbot: QtBot) -> None:
    gone: list[bool] = []

    def show(_frame: VideoFrame) -> None:
        raise MemoryError

    bare = Bare("breaks", 0xFFFF00)
    with Windows() as windows:
        view = Watched(until(lambda: named(windows, "breaks")))
    view.begin(show, lambda: gone.append(True))
    qtbot.waitUntil(lambda: gone == [True])
    view.end()
    bare.close()
