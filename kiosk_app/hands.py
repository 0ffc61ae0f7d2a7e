"""Carries the conductor's orders out, from the first moment on: until its parts are loaded, orders and words wait.

The windows stand a second before that on a slow machine; nobody can have asked for a camera by then, but a kiosk that
was restarted in the middle of a visit hears of its call at once.
"""

import asyncio
import logging
import os
import signal
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final

from kiosk_app.line import KioskLine
from kiosk_app.scene import Order
from kiosk_app.settings import KioskSettings
from kiosk_app.stage import Stage
from kiosk_app.voice import Voice
from windowkit.engine import EngineThread
from windowkit.link import LinkState
from windowkit.messages import FromServer

if TYPE_CHECKING:
    from kiosk_app.building import Built


_log: Final = logging.getLogger(__name__)


class Hands:
    """`perform` is called in the GUI thread; everything else happens in the engine's loop.

    `loaded` is called once everything is in memory that stays for good.
    """

    def __init__(
        self,
        engine: EngineThread,
        settings: KioskSettings,
        line: KioskLine,
        stage: Stage,
        voice: Voice,
        post: Callable[[object], None],
        loaded: Callable[[], None],
    ) -> None:
        self._loaded = loaded
        self._engine = engine
        self._build = lambda: _built(settings, stage, engine, line, post)
        self._voice = voice
        self._built: Built | None = None
        self._waiting: list[Callable[[Built], None]] = []
        line.listen(self._hear, self._line_changed)
        self._loading: Future[None] = engine.submit(self._load())

    def perform(self, order: Order) -> None:
        """Do it soon; what comes of it is posted."""
        self._engine.call(self._later, lambda built: built.errands.perform(order))

    def close(self) -> None:
        """Everything closed, nothing of a resident kept. Raises what kept the parts from being loaded."""
        self._loading.result(timeout=30)
        if self._built is not None:
            self._engine.submit(self._built.errands.close()).result(timeout=10)

    def _hear(self, message: FromServer) -> None:
        self._later(lambda built: built.telephone.hear(message))

    def _line_changed(self, state: LinkState) -> None:
        self._later(lambda built: built.telephone.line_changed(state))

    def _later(self, do: "Callable[[Built], None]") -> None:
        if self._built is None:
            self._waiting.append(do)
        else:
            do(self._built)

    async def _load(self) -> None:
        try:
            self._built = built = await asyncio.to_thread(self._build)
        except Exception:
            _log.exception("parts_missing")
            os.kill(os.getpid(), signal.SIGTERM)  # a kiosk without hands is none; `close` raises it once more
            raise
        self._voice.through = built.speaker
        for do in self._waiting:
            do(built)
        self._waiting.clear()
        await asyncio.to_thread(built.warm_up)
        self._loaded()


def _built(
    settings: KioskSettings, stage: Stage, engine: EngineThread, line: KioskLine, post: Callable[[object], None]
) -> "Built":
    from kiosk_app.building import build  # noqa: PLC0415 - a second of imports

    return build(settings, stage, engine, line, post)
