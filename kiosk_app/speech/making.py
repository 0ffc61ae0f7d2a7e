"""An engine at work: a text becomes sound. It may be begun ahead, while the part before is heard."""

from collections.abc import Callable
from time import monotonic
from typing import Final, NamedTuple

from kiosk_app.speech.engine import Engine
from kiosk_app.speech.latest import Latest
from kiosk_app.speech.process import Process
from kiosk_app.speech.sound import Sound, read_wave
from windowkit.errors import BadInput

_PATIENCE: Final = 10.0  # s that a resident may hear nothing
REST: Final = 60.0  # s in which another speaks: an engine that hangs would else cost its patience at every sentence


class Making(NamedTuple):
    """A text that becomes sound; `due` by the monotonic clock."""

    process: Process
    language: str
    due: float


class Maker:
    """`failed` hears why. After a failure it is left alone for `rest` s, in that language alone."""

    def __init__(self, engine: Engine, latest: Latest, failed: Callable[[str], None], rest: float) -> None:
        self._engine = engine
        self._latest = latest
        self._failed = failed
        self._rest = rest
        self._rested: dict[str, float] = {}  # by language: when it may be asked again

    def begin(self, text: str, language: str, pace: int) -> Making | None:
        """None where it cannot, or is left alone."""
        if monotonic() < self._rested.get(language, 0.0):
            return None
        try:
            process = Process(self._engine.command(language, pace), text.encode(), self._latest.look, writes=True)
        except OSError as error:
            return self._fail(language, type(error).__name__)
        return Making(process, language, monotonic() + _PATIENCE)

    def finish(self, making: Making) -> Sound | None:
        """None where nothing came of it, or a newer text came meanwhile."""
        process = making.process
        newer = self._latest.newer(max(0.0, making.due - monotonic()), or_when=process.is_over)
        if newer or not process.is_over():
            process.end()
            return None if newer else self._fail(making.language, f"wrote nothing in {_PATIENCE:.0f} s")
        if process.failure:
            return self._fail(making.language, process.failure)
        try:
            return read_wave(process.written)
        except BadInput as error:
            return self._fail(making.language, f"what it wrote: {error}")

    def make(self, text: str, language: str, pace: int) -> Sound | None:
        """Both."""
        making = self.begin(text, language, pace)
        return None if making is None else self.finish(making)

    def _fail(self, language: str, why: str) -> None:
        self._rested[language] = monotonic() + self._rest
        self._failed(why)
