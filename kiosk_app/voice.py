"""Says the screens' sentences aloud, offline: espeak-ng. A new sentence cuts off the one before.

While the call's loudspeaker is open it speaks through that: only what goes that way does the echo canceller know,
and else the clerk would hear the kiosk's own voice come back through its microphone.
"""

import logging
import queue
import shutil
import subprocess
import threading
import time
from typing import TYPE_CHECKING, Final, Self

from windowkit import logs

if TYPE_CHECKING:  # a kiosk that has just started shows its window before it loads what sound needs
    from av.audio.frame import AudioFrame

    from windowkit.media.speaker import Speaker

_log: Final = logging.getLogger(__name__)
_PROGRAM: Final = "espeak-ng"
_VOICES: Final = {"zh_CN": "cmn", "en": "en"}
_PACE: Final = 150  # words a minute; slower than its 175, for old ears
_LOOK: Final = 0.1  # s between two looks for a newer sentence
_END: Final = 2.0  # s
_HEADER: Final = 44  # bytes of the WAV file that it writes, ...
_RATE: Final = slice(24, 28)  # ... in which its sampling rate stands here
_SAMPLE: Final = 2  # bytes
_AHEAD: Final = 0.1  # s of a sentence given to the loudspeaker before they are heard: so much is said after a cut


class Voice:
    """A thread with one sentence at a time; failing is logged once and otherwise silent."""

    def __init__(self, *, wanted: bool, language: str) -> None:
        self._program = shutil.which(_PROGRAM) if wanted else None
        self._wanted = wanted
        self.language = language
        self.through: Speaker | None = None  # the call's loudspeaker
        self._sentences: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._failed = False
        self._quiet = threading.Event()
        self._quiet.set()

    def __enter__(self) -> Self:
        if self._wanted and self._program is None:
            self._fail(f"{_PROGRAM} is not installed")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._sentences.put(None)
        self._thread.join(_END)

    def say(self, sentence: str) -> None:
        """Say it now; an empty sentence only ends the one before. From any thread."""
        if self._program is not None:
            self._sentences.put(sentence)

    def is_quiet(self) -> bool:
        """Whether everything has been said or cut off."""
        return self._sentences.empty() and self._quiet.is_set()

    def _wait(self) -> str | None:
        self._quiet.set()
        sentence = self._sentences.get()
        self._quiet.clear()
        return sentence

    def _run(self) -> None:
        sentence = self._wait()
        while sentence is not None:
            sentence = self._say(self._newest(sentence))

    def _say(self, sentence: str | None) -> str | None:
        """Say it, until it ends or a newer one comes; returns that one."""
        if not sentence or self._program is None:
            return sentence if sentence is None else self._wait()
        voice = _VOICES.get(self.language, "en")
        speaker = self.through if self.through is not None and self.through.present else None
        try:
            # The sentence goes in by a pipe: a command line is there for every user of the machine to read.
            speaking = subprocess.Popen(  # noqa: S603 - a fixed program, no shell
                [self._program, "-v", voice, "-s", str(_PACE), "--stdin", *(["--stdout"] if speaker else [])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE if speaker else subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            self._fail(type(error).__name__)
            return self._wait()
        with speaking:
            if speaker is not None:
                return self._play(sentence, speaking.communicate(sentence.encode())[0], speaker)
            try:
                speaking.stdin.write(sentence.encode()) if speaking.stdin else None
                speaking.stdin.close() if speaking.stdin else None
            except OSError as error:
                self._fail(type(error).__name__)
            return self._until_newer(speaking)

    def _play(self, sentence: str, file: bytes, speaker: "Speaker") -> str | None:
        """Through the call's loudspeaker, at the voice's pace; should that close, the sentence is said anew."""
        rate = int.from_bytes(file[_RATE], "little")
        sound = file[_HEADER : len(file) // 2 * 2]
        if rate == 0 or not sound:
            self._fail("nothing was written")
            return self._wait()
        block, began = int(rate * _LOOK), time.monotonic()
        for start in range(0, len(sound) // _SAMPLE, block):
            if not speaker.present:
                return self._say(self._newest(sentence))  # the visit's last words come as its call closes
            speaker.play(_frame(sound[start * _SAMPLE : (start + block) * _SAMPLE], rate))
            try:
                due = began + (start + block) / rate - _AHEAD
                return self._sentences.get(timeout=max(0.0, due - time.monotonic()))
            except queue.Empty:
                continue
        return self._wait()

    def _until_newer(self, speaking: subprocess.Popen[bytes]) -> str | None:
        while speaking.poll() is None:
            try:
                newer = self._sentences.get(timeout=_LOOK)
            except queue.Empty:
                continue
            speaking.terminate()
            return newer
        if speaking.returncode != 0:
            self._fail(f"ended with {speaking.returncode}")
        return self._wait()

    def _newest(self, sentence: str | None) -> str | None:
        while sentence is not None and not self._sentences.empty():
            sentence = self._sentences.get()
        return sentence

    def _fail(self, why: str) -> None:
        if not self._failed:
            self._failed = True
            logs.event(_log, "voice_failed", why=why)


def _frame(sound: bytes, rate: int) -> "AudioFrame":
    from av.audio.frame import AudioFrame  # noqa: PLC0415 - as above

    frame = AudioFrame(format="s16", layout="mono", samples=len(sound) // _SAMPLE)
    frame.planes[0].update(sound)
    frame.sample_rate = rate
    return frame
