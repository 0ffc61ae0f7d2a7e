"""An old notice under the document camera: its code is read from a real sheet, lying askew, and nothing is kept."""

import asyncio
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import override

import cv2
import numpy as np
import pytest
from av.video.frame import VideoFrame

from kiosk_app.proving import CodeRead, NoCode
from kiosk_app.scanner import Scanner
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.notices import acceptance
from windowkit.media.camera import Camera

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
TABLE = (3264, 2448)  # pixels, 8 megapixels


def photographed(folder: Path, *, with_code: bool = True, turn: float = 6.0) -> Path:
    """A printed notice on a table, as the document camera sees it."""
    (pdf := folder / "notice.pdf").write_bytes(Renderer(NOTICES, Fonts()).render(acceptance()))
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-singlefile", "-png", pdf, folder / "sheet"], check=True)
    sheet = cv2.imread(str(folder / "sheet.png"), cv2.IMREAD_GRAYSCALE)
    assert sheet is not None
    if not with_code:
        sheet[sheet.shape[0] // 2 :] = 255
    scale = TABLE[1] * 0.92 / sheet.shape[0]
    small = cv2.resize(sheet, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    table = np.full((TABLE[1], TABLE[0]), 90, np.uint8)
    top, left = (TABLE[1] - small.shape[0]) // 2, (TABLE[0] - small.shape[1]) // 2
    table[top : top + small.shape[0], left : left + small.shape[1]] = small
    turned = cv2.warpAffine(table, cv2.getRotationMatrix2D((TABLE[0] / 2, TABLE[1] / 2), turn, 0.96), TABLE)
    grainy = cv2.GaussianBlur(turned, (0, 0), 0.8) + np.random.default_rng(1).normal(0, 4, turned.shape)
    cv2.imwrite(str(folder / "table.png"), np.clip(grainy, 0, 255).astype(np.uint8))
    return folder / "table.png"


async def until(is_it: Callable[[], object]) -> None:
    async with asyncio.timeout(25):
        while not is_it():  # noqa: ASYNC110 - the camera's thread tells nobody
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("turn", [6.0, 175.0])
async def test_the_code_of_a_printed_notice_is_read_once(tmp_path: Path, turn: float) -> None:
    posted: list[object] = []
    camera = Camera(str(photographed(tmp_path, turn=turn)), width=1216, height=912)
    scanner = Scanner(camera, posted.append)
    await scanner.begin("t1")
    await until(lambda: posted)
    assert posted == [CodeRead("t1", acceptance().data["verify_url"])]
    await scanner.end()
    assert not camera.known  # closed


async def test_a_paper_without_a_code_is_looked_at_until_it_is_over(tmp_path: Path) -> None:
    posted: list[object] = []
    camera = Camera(str(photographed(tmp_path, with_code=False)), width=1216, height=912)
    scanner = Scanner(camera, posted.append)
    await asyncio.gather(scanner.begin("t1"), scanner.begin("t2"))
    await until(lambda: camera.present)
    await scanner.end()
    assert posted == []
    assert not camera.known


async def test_where_there_is_no_camera_it_says_so(tmp_path: Path) -> None:
    posted: list[object] = []
    await Scanner(None, posted.append).begin("t1")
    assert posted == [NoCode("t1")]
    gone = Scanner(Camera(str(tmp_path / "none.png")), posted.append)
    await gone.begin("t2")
    await until(lambda: NoCode("t2") in posted)
    await gone.end()


class BreaksOnce(Camera):
    """Its first picture cannot be worked with."""

    broke = False

    @override
    def newest(self, wait: float = 3.0) -> VideoFrame:
        if not self.broke:
            self.broke = True
            raise MemoryError
        return super().newest(wait)


async def test_what_breaks_is_said_and_logged_and_looked_at_again(tmp_path: Path, expected_warnings: set[str]) -> None:
    expected_warnings.add("scan_broke")
    posted: list[object] = []
    scanner = Scanner(BreaksOnce(str(photographed(tmp_path)), width=1216, height=912), posted.append)
    await scanner.begin("t1")
    await until(lambda: len(posted) == 2)
    assert posted == [NoCode("t1"), CodeRead("t1", acceptance().data["verify_url"])]
    await scanner.end()
