"""A torn PDF has no pictures, wherever it is torn."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk_app.notice_model import NoticeModel
from kiosk_app.reading import NoticeClosed
from kiosk_app.scene import Touch
from windowkit.qt.pages import Pages, pictures

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"


def pdf(page: bytes, count: int = 1) -> bytes:
    """A PDF of one page that says it has `count`."""
    things = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count, page]
    out, places = b"%PDF-1.4\n", list[int]()
    for number, thing in enumerate(things, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + table + b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)


def test_a_whole_one_has_its_picture() -> None:
    assert len(pictures(pdf(PAGE), width=100)) == 1


@pytest.mark.parametrize("torn", [pdf(PAGE, count=3), pdf(b"null"), b"no PDF"])
def test_a_torn_one_is_said_to_have_failed(torn: bytes, qtbot: QtBot) -> None:
    pages = Pages(width=100)
    with qtbot.waitSignal(pages.failed, timeout=5000):
        pages.hear(("v", "r"), 0, 1, torn)


def test_a_page_that_was_never_shown_was_not_read(qtbot: QtBot) -> None:
    said = list[Touch]()
    NoticeModel(said.append).close()
    assert said == [NoticeClosed(read=False)]
