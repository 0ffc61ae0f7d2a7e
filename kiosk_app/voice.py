"""Says the screens' sentences aloud, offline. A new text cuts off the one before.

While the call's loudspeaker is open it speaks through that: only what goes that way does the echo canceller know,
and else the clerk would hear the kiosk's own voice come back through its microphone.
"""

import logging
import shutil
import threading
from typing import TYPE_CHECKING, Final, Self

from kiosk_app.settings import KioskSettings
from kiosk_app.speech import ESPEAK, PLAYER
from kiosk_app.speech.latest import Latest
from windowkit import logs
from windowkit.errors import BadInput

if TYPE_CHECKING:  # a kiosk that has just started shows its window before it loads what speech and sound need
    from kiosk_app.speech.engine import Engine
    from kiosk_app.speech.recorded import Recorded
    from windowkit.media.speaker import Speaker

_log: Final = logging.getLogger(__name__)
_PACE: Final = 150  # words a minute; slower than espeak-ng's 175, for old ears
_SLOW: Final = 105  # words a minute, for who asks for it
_GAINS: Final = (0.35, 0.6, 1.0, 1.5, 2.0)  # by step of the volume
_END: Final = 2.0  # s


def voice_of(settings: KioskSettings) -> "Voice":
    """As the settings want it; raises BadInput saying what to change."""
    if not (settings.voice_engine.strip() or settings.voice_files):
        return Voice(wanted=settings.voice, language=settings.language)
    from kiosk_app.speech.engine import engine_of  # noqa: PLC0415 - as above
    from kiosk_app.speech.recorded import recorded_in  # noqa: PLC0415 - as above

    engine, recorded = engine_of(settings.voice_engine), recorded_in(settings.voice_files)
    if shutil.which(PLAYER) is None:
        raise BadInput(f"voice_engine and voice_files need the program {PLAYER}: install Debian's package alsa-utils")
    return Voice(wanted=settings.voice, language=settings.language, engine=engine, recorded=recorded)


class Voice:
    """A thread with one text at a time; failing is logged once each and otherwise silent."""

    def __init__(
        self, *, wanted: bool, language: str, engine: "Engine | None" = None, recorded: "Recorded | None" = None
    ) -> None:
        self._wanted = wanted
        self.language = language
        self._engine = engine
        self._recorded = recorded or {}
        self._through: Speaker | None = None
        self._gain = 1.0
        self._pace = _PACE
        self._latest = Latest()
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._failed: set[str] = set()

    def __enter__(self) -> Self:
        if self._wanted and shutil.which(ESPEAK) is None:
            self._fail(ESPEAK, "is not installed")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._latest.put(None)
        self._thread.join(_END)

    @property
    def through(self) -> "Speaker | None":
        """The call's loudspeaker."""
        return self._through

    @through.setter
    def through(self, speaker: "Speaker | None") -> None:
        self._through = speaker
        if speaker is not None:
            speaker.gain = self._gain

    def be(self, *, volume: int, slow: bool) -> None:
        """From the next sentence on; the call's loudspeaker is as loud at once. `volume` is 1 to 5."""
        self._gain = _GAINS[volume - 1]
        self._pace = _SLOW if slow else _PACE
        self.through = self._through

    def say(self, text: str) -> None:
        """Say it now; an empty text only ends the one before. From any thread."""
        if self._wanted:
            self._latest.put(text)

    def speaks(self, wanted: bool) -> None:
        """From the next sentence on, or not any more."""
        self._wanted = wanted
        if not wanted:
            self._latest.put("")  # what is being said ends

    def is_quiet(self) -> bool:
        """Whether everything has been said or cut off."""
        return self._latest.is_quiet()

    def _run(self) -> None:
        text = self._latest.take()  # the first: until then nothing else is loaded
        if text is None:
            return
        from kiosk_app.speech.saying import Manner, Saying  # noqa: PLC0415 - as above

        saying = Saying(self._latest, self._engine, self._recorded, lambda: self._through, self._fail)
        while text is not None:
            saying.say(text, Manner(self.language, self._pace, self._gain))
            text = self._latest.take()

    def _fail(self, what: str, why: str) -> None:
        """`why` is never of what was said."""
        if what not in self._failed:
            self._failed.add(what)
            logs.event(_log, "voice_failed", what=what, why=why)
