"""What comes before the parts are loaded waits for them, in its order; parts that cannot be loaded end the kiosk."""

import signal
import threading
from collections.abc import Callable
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from kiosk_app.hands import Hands
from kiosk_app.scene import EndCall, Order, WarmCall
from windowkit.engine import EngineThread
from windowkit.link import LinkState
from windowkit.messages import AskOffer, FromServer


class Line:
    """Keeps who listens."""

    def listen(self, listener: Callable[[FromServer], None], on_state: Callable[[LinkState], None]) -> None:
        self.hear, self.state = listener, on_state


class Parts:
    """What is done with them."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.errands = SimpleNamespace(perform=self.done.append, close=self._close)
        self.telephone = SimpleNamespace(hear=self.done.append, line_changed=self.done.append)
        self.speaker = None
        self.warm_up = threading.Event().set

    async def _close(self) -> None:
        self.done.append("closed")


def hands(engine: EngineThread, line: Line) -> Hands:
    nothing: Any = SimpleNamespace()
    given: Any = line
    return Hands(engine, nothing, given, nothing, nothing, lambda _: None, lambda: None)


def test_what_came_early_waits_and_keeps_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, parts, line = threading.Event(), Parts(), Line()

    def build(*_: object) -> Parts:
        assert loaded.wait(10)
        return parts

    monkeypatch.setattr("kiosk_app.hands._built", build)
    with EngineThread() as engine:
        made = hands(engine, line)
        words: tuple[Order, ...] = (WarmCall(visit="v"), EndCall())
        made.perform(words[0])
        ask, up = AskOffer(visit="v"), LinkState(up=True)
        engine.call(line.hear, ask)
        engine.call(line.state, up)
        made.perform(words[1])
        assert parts.done == []
        loaded.set()
        made.close()
    assert parts.done == [words[0], ask, up, words[1], "closed"]


def test_parts_that_cannot_be_loaded_end_the_program(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ended = threading.Event()

    def fail(*_: object) -> Parts:
        raise ImportError("no libav")

    def leave(_number: int, _frame: FrameType | None) -> None:
        ended.set()

    monkeypatch.setattr("kiosk_app.hands._built", fail)
    before = signal.signal(signal.SIGTERM, leave)
    try:
        with EngineThread() as engine:
            made = hands(engine, Line())
            with pytest.raises(ImportError, match="no libav"):
                made.close()
            assert ended.wait(10)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert "parts_missing" in caplog.text
    caplog.clear()
