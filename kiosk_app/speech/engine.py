"""The port of an engine: a program that reads a text (UTF-8) and writes its sound, WAV of PCM 16 bit, mono."""

import re
import shlex
import shutil
from collections.abc import Mapping
from typing import Final

import msgspec

from kiosk_app.speech import ESPEAK
from windowkit.errors import BadInput

_PLACES: Final = ("{language}", "{pace}")
_FULL_VOLUME: Final = 100  # espeak-ng's amplitude, which may be doubled


class Engine(msgspec.Struct, frozen=True):
    """`words` are the program and its arguments; `languages` is what it calls ours."""

    words: tuple[str, ...]
    languages: Mapping[str, str]

    def command(self, language: str, pace: int) -> list[str]:
        """For one text, which is no part of it: a command line is there for every user of the machine to read."""
        values = {"{language}": self.languages.get(language, language), "{pace}": str(pace)}
        program, *arguments = self.words
        for place, value in values.items():
            arguments = [argument.replace(place, value) for argument in arguments]
        return [program, *arguments]


OWN: Final = Engine((ESPEAK, "-v", "{language}", "-s", "{pace}", "--stdin", "--stdout"), {"zh_CN": "cmn", "en": "en"})


def by_itself(language: str, pace: int, gain: float) -> list[str]:
    """espeak-ng as it plays what it says, which needs no other program."""
    return [*OWN.command(language, pace)[:-1], "-a", str(round(_FULL_VOLUME * gain))]


def engine_of(command: str) -> Engine | None:
    """The setting `voice_engine`; None where it is empty. Raises BadInput."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise BadInput(f"voice_engine: {str(error).lower()} in {command!r}; it is split as a shell would") from error
    if not words:
        return None
    if shutil.which(words[0]) is None:
        raise BadInput(f"voice_engine: there is no program {words[0]!r}; install it, or name it with its whole path")
    for place in re.findall(r"\{[^{}]*\}", " ".join(words)):
        if place not in _PLACES:
            raise BadInput(f"voice_engine: {place} is not known; what may be put in is {' and '.join(_PLACES)}")
    return Engine(tuple(words), {"zh_CN": "zh-CN", "en": "en"})
