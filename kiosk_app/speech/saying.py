"""One text is said, part by part: a recorded file wins, then the site's own engine speaks, then espeak-ng."""

import functools
import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from kiosk_app.speech import ESPEAK, PLAYER
from kiosk_app.speech.engine import OWN, Engine, by_itself
from kiosk_app.speech.latest import Latest
from kiosk_app.speech.making import REST, Maker, Making
from kiosk_app.speech.parts import Part, planned
from kiosk_app.speech.playing import play_alone, play_through, run
from kiosk_app.speech.recorded import Recorded
from kiosk_app.speech.sound import Sound, louder, read_wave
from windowkit.errors import BadInput

if TYPE_CHECKING:
    from windowkit.media.speaker import Speaker

_TOGETHER: Final = 80  # characters: some 20 s, which an engine makes while the 20 s before them are heard


class Manner(NamedTuple):
    """How a text is said; `pace` in words a minute, `gain` where it does not go through the call's loudspeaker."""

    language: str
    pace: int
    gain: float


class Saying:
    """In the voice's thread. `speaker` gives the call's loudspeaker; `failed` hears what failed, and why."""

    def __init__(
        self,
        latest: Latest,
        engine: Engine | None,
        recorded: Recorded,
        speaker: "Callable[[], Speaker | None]",
        failed: Callable[[str, str], None],
    ) -> None:
        self._latest = latest
        self._recorded = recorded
        self._speaker = speaker
        self._failed = failed
        self._espeak = Maker(OWN, latest, functools.partial(failed, ESPEAK), rest=0.0)
        its_failure = functools.partial(failed, "voice_engine")
        self._engine = None if engine is None else Maker(engine, latest, its_failure, REST)

    def say(self, text: str, manner: Manner) -> None:
        """All of it in order, until a newer one comes; an engine makes the next part while the one before is heard."""
        most = len(text) if self._engine is None else _TOGETHER
        parts = planned(text, self._recorded.get(manner.language, {}), most)
        making = self._begun(parts[0], manner) if parts else None
        for part, following in itertools.zip_longest(parts, parts[1:]):
            sound = self._sound(part, making, manner)
            making = None
            if self._latest.newer():
                break
            making = self._begun(following, manner)
            self._let_hear(part, sound, manner)
            if self._latest.newer():
                break
        if making is not None:
            making.process.end()

    def _begun(self, part: Part | None, manner: Manner) -> Making | None:
        if part is None or part.file is not None or self._engine is None:
            return None
        return self._engine.begin(part.text, manner.language, manner.pace)

    def _sound(self, part: Part, making: Making | None, manner: Manner) -> Sound | None:
        """From its file or the site's engine; None where espeak-ng is to say it."""
        if self._engine is not None and making is not None:
            return self._engine.finish(making)
        if part.file is None:
            return None
        try:
            return read_wave(part.file)
        except BadInput as error:
            self._failed("voice_files", str(error))
        return None if self._engine is None else self._engine.make(part.text, manner.language, manner.pace)

    def _let_hear(self, part: Part, sound: Sound | None, manner: Manner) -> None:
        speaker = self._speaker()
        if speaker is not None and speaker.present:
            own = sound if sound is not None else self._espeak.make(part.text, manner.language, manner.pace)
            if own is None or play_through(speaker, own, self._latest):
                return
            # The visit's last words come as its call closes: they are said anew.
        if sound is not None:
            failure = play_alone(louder(sound, manner.gain), self._latest)
            if not failure:
                return
            self._failed(PLAYER, failure)
        failure = run(by_itself(*manner), part.text.encode(), self._latest)
        if failure:
            self._failed(ESPEAK, failure)
