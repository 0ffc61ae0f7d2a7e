"""Every state of the counter in real widgets, on the smallest screen it is drawn for, in its longer language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from counter_app.window import CounterWindow
from tests.peers.counter_eyes import faults
from tests.peers.counter_room import Room
from tests.peers.counter_states import STATES, Counter
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager to tell
SMALL = (1366, 768)


PARTS = 4  # so that none takes long on a busy machine


@pytest.fixture
def _english(qapp: QApplication) -> Iterator[None]:
    languages, before = Languages(qapp, "counter_app", "en"), QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    languages.speak("en")
    QLocale.setDefault(before)


@pytest.mark.usefixtures("_english")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_word_is_whole_and_every_control_has_a_name(part: int) -> None:
    theme, wrong = load_theme(), list[str]()
    for name, set_up in list(STATES.items())[part::PARTS]:
        room = Room()
        window = CounterWindow(room.model, theme, VideoWidget("resident"), VideoWidget("clerk"))
        window.resize(*SMALL)
        window.show()
        set_up(Counter(room, window))
        for _ in range(3):  # asked for, laid out, shown
            QCoreApplication.processEvents()
        wrong += [f"{name}: {fault}" for fault in faults(window)]
        if (window.width(), window.height()) != SMALL:
            wrong.append(f"{name}: the window grew to {window.width()} x {window.height()}")
        window.leave()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not wrong, "\n".join(wrong)
