"""Every state of the counter in real widgets, on the smallest screen it is drawn for, in its longer language."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from counter_app.window import CounterWindow
from counter_app.workplace import Letters, Tone, Workplace
from tests.peers.counter_desk_states import STATES, Always
from tests.peers.counter_eyes import faults
from tests.peers.counter_ink_states import STATES as INK
from tests.peers.counter_room import Room
from tests.peers.counter_states import Counter
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager to tell
SMALL = (1366, 768)


SOME = 4  # of so many states one: each stands for those like it, and laying out a window takes its time
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
    assert not (wrong := wrong_in(list(STATES)[part::PARTS], Workplace())), "\n".join(wrong)


@pytest.mark.usefixtures("_english")
def test_so_it_is_with_the_largest_letters_on_the_dark_ground() -> None:
    every_third = list(STATES)[::SOME]
    assert not (wrong := wrong_in(every_third, Workplace(tone=Tone.DARK, letters=Letters.LARGEST))), "\n".join(wrong)


@pytest.mark.usefixtures("_english")
def test_so_it_is_with_the_largest_letters_all_the_way_of_a_signature_in_ink() -> None:
    assert not (wrong := wrong_in(list(INK), Workplace(letters=Letters.LARGEST))), "\n".join(wrong)


def wrong_in(states: list[str], workplace: Workplace) -> list[str]:
    """What a clerk cannot read or use in these states."""
    theme, wrong = load_theme(), list[str]()
    for name in states:
        set_up = STATES[name]
        room = Room()
        pictures = VideoWidget("resident"), VideoWidget("clerk")
        window = CounterWindow(room.model, theme, *pictures, kept=Always(workplace))
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
    return wrong
