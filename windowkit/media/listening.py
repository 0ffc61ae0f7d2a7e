"""Looks ten times a second, while a call is up, how loud both sides are and whether our microphone is deaf."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Final

from windowkit import logs
from windowkit.media.echo import CleanSound
from windowkit.media.hearing import LOOK, Hearing, Look, MicrophoneHeard, SoundLevels, advance, steps
from windowkit.media.speaker import Speaker

_log: Final = logging.getLogger(__name__)


class Listening:
    """Lives in the engine; `tell` hears what changed. A microphone found deaf no longer counts as sending sound."""

    def __init__(self, sound: CleanSound | None, speaker: Speaker | None) -> None:
        self._sound = sound
        self._speaker = speaker
        self._task: asyncio.Task[None] | None = None

    def begin(self, tell: Callable[[SoundLevels | MicrophoneHeard], None]) -> None:
        """The call is up. Again: nothing happens."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(tell), name="listening")

    def end(self, tell: Callable[[SoundLevels | MicrophoneHeard], None]) -> None:
        """The call is over: both meters fall. Again: nothing happens."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._find(deaf=False)
            tell(SoundLevels(0, 0))
            tell(MicrophoneHeard(heard=True))

    async def _run(self, tell: Callable[[SoundLevels | MicrophoneHeard], None]) -> None:
        hearing, shown = Hearing(), SoundLevels(0, 0)
        while True:
            await asyncio.sleep(LOOK)
            theirs = 0 if self._speaker is None else self._speaker.loudness.take()
            raw, sent = (0, 0) if self._sound is None else (self._sound.raw.take(), self._sound.sent.take())
            levels = SoundLevels(steps(sent), steps(theirs))
            if levels != shown:
                shown = levels
                tell(levels)
            if self._sound is None:
                continue  # a machine without a microphone says so by itself
            was, hearing = hearing, advance(hearing, Look(at=time.monotonic(), raw=raw, theirs=theirs))
            if hearing.deaf != was.deaf:
                self._find(deaf=hearing.deaf)
                logs.event(_log, "microphone_deaf" if hearing.deaf else "microphone_hears")
                tell(MicrophoneHeard(heard=not hearing.deaf))

    def _find(self, *, deaf: bool) -> None:
        if self._sound is not None:
            self._sound.deaf = deaf
