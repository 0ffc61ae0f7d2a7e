"""A notice's page as the clerk sees it: the bytes that the print service's own renderer would print."""

import asyncio
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from counter_app.previews import Previews
from print_service.notices.render import Renderer
from print_service.preview import Previewer
from print_service.settings import Fonts
from tests.peers.notices import acceptance
from windowkit.messages import Command, Notice, PreviewArrived, PreviewPart, RenderNotice, encode

NOTICES = Path(__file__).parents[2] / "assets" / "notices"


class Line:
    def __init__(self) -> None:
        self.said: list[PreviewPart] = []
        self.whole = asyncio.Event()

    def command(self, command: Command) -> asyncio.Future[None]:
        assert isinstance(command, PreviewPart)
        self.said.append(command)
        if len(self.said) >= command.parts:
            self.whole.set()
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(NOTICES, Fonts())


def made(renderer: Renderer, **changes: str) -> list[PreviewPart]:
    return made_by(renderer.render, **changes)


def made_by(render: Callable[[Notice], bytes], **changes: str) -> list[PreviewPart]:
    async def ask() -> list[PreviewPart]:
        line, previewer = Line(), Previewer(render)
        previewer.hear(RenderNotice(preview="p", notice=acceptance(**changes)), line)
        async with asyncio.timeout(10):
            await line.whole.wait()
        return line.said

    return asyncio.run(ask())


def arrive(previews: Previews, parts: list[PreviewPart]) -> None:
    for one in parts:
        news = PreviewArrived(
            visit="v1", notice="n1", part=one.part, parts=one.parts, content=one.content, reason=one.reason
        )
        previews.hear(news)


def test_the_page_is_that_of_the_same_bytes_in_pieces_that_fit_a_frame(renderer: Renderer, qtbot: QtBot) -> None:
    parts = made(renderer)
    assert b"".join(one.content for one in parts) == renderer.render(acceptance())
    assert max(len(encode(one)) for one in parts) < 64 * 1024
    previews, pages = Previews(), list[QImage]()
    previews.ready.connect(lambda _visit, _notice, sheets: pages.extend(sheets))
    arrive(previews, parts)
    qtbot.waitUntil(lambda: len(pages) == 1)
    (page,) = pages
    assert (page.width(), page.height()) == (1241, 1754)  # A4 at 150 dots an inch
    grey = page.convertToFormat(QImage.Format.Format_Grayscale8)
    places = itertools.product(range(0, page.width(), 4), range(0, page.height(), 4))
    inked = sum(grey.pixelColor(x, y).value() < 100 for x, y in places)
    assert 500 < inked < 40_000  # letters on white paper


def test_a_notice_of_which_nothing_can_be_made_is_said_to_be_missing_too() -> None:
    def poisoned(_: Notice) -> bytes:
        raise ZeroDivisionError

    (part,) = made_by(poisoned)
    assert (part.parts, part.reason) == (0, "cannot-render")


def test_a_page_that_cannot_be_made_or_read_is_said_to_be_missing(renderer: Renderer, qtbot: QtBot) -> None:
    previews, failed = Previews(), list[tuple[str, str, str]]()
    previews.failed.connect(lambda *said: failed.append(said))
    arrive(previews, made(renderer, case=""))
    assert failed == [("v1", "n1", "missing-data:case")]
    arrive(previews, [PreviewPart(id="i", preview="p", part=0, parts=1, content=b"no PDF")])
    qtbot.waitUntil(lambda: len(failed) == 2)
