"""A sound server of our own, with a loudspeaker and a microphone for each machine, and voices that speak.

PulseAudio with null sinks: what a program plays into `kiosk_speaker` can be recorded from it, and what is played
into `kiosk_microphone` the program hears as its microphone. The voices are espeak-ng's.
"""

import asyncio
import contextlib
import os
import re
import subprocess
import wave
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from demo.leash import leashed
from demo.waiting import until, wait
from windowkit.errors import Failure

_ROOMS: Final = ("kiosk", "counter")
_PLAYED: Final = "sink_name={} rate=48000 channels=1"
# A microphone as a device of its own: browsers do not offer a sink's monitor as one.
_EAR: Final = "source_name={room}_ear master={room}_microphone.monitor"
# Every program that opens ALSA's default (PortAudio, espeak-ng) comes to the server.
_ALSA: Final = """</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.pulse { type pulse }
ctl.pulse { type pulse }
"""
# A null sink works in blocks of the latency that is asked for; with the 2 s of the default its monitor loses what
# was changed inside a block after it had begun.
_PROMPT: Final = "--latency-msec=50"
# A device runs by its own clock all the time. A null sink without a hurried reader rests in blocks of up to 2 s, and a
# stream that once ran dry waits that long to go on; a reader of its monitor keeps it as wakeful as a real one.
_WAKEFUL: Final = ("parec", "--latency-msec=10", "--raw")
_SAMPLES: Final = 16000  # Hz of what is recorded to be compared
_SILENT: Final = 300  # of 32768; what is louder counts as sound
_STEPS: Final = 100  # a second
_WINDOW: Final = 4  # steps: long enough for a voice's lowest tone
_HEARD: Final = (120.0, 6000.0)  # Hz
_BANDS: Final = 20
_LOUDNESS: Final = 0.3  # of power: Stevens's law


class Sound:
    """The rooms' sound. All names are PulseAudio's."""

    def __init__(self, folder: Path, server: dict[str, str]) -> None:
        self._folder = folder
        self.server = server  # what a program needs to reach it
        self._awake = contextlib.ExitStack()

    def environment(self, room: str) -> dict[str, str]:
        """What a program needs to have that room's loudspeaker and microphone as its machine's."""
        chosen = {"PULSE_SINK": f"{room}_speaker", "PULSE_SOURCE": f"{room}_ear"}
        return {**self.server, **chosen}

    def sentence(self, name: str, words: str, pitch: int) -> Path:
        """A spoken Chinese sentence as a WAV file; made once."""
        path = self._folder / f"{name}.wav"
        if not path.exists():
            self._run("espeak-ng", "-v", "cmn", "-s", "190", "-p", str(pitch), "-w", str(path), words)
        return path

    def add_room(self, room: str) -> None:
        """One more room with a loudspeaker and a microphone."""
        for name in _sinks(room):
            self._run("pactl", "load-module", "module-null-sink", *_PLAYED.format(name).split())
            self._awake.enter_context(kept_awake(name, self.server))
        self.plug(room, "ear")

    def unplug(self, room: str, device: str) -> None:
        """Pull out the room's `speaker` or `ear` (what its programs hear the microphone by)."""
        name = re.compile(rf"\b(sink|source)_name={room}_{device}\b")
        for line in self._run("pactl", "list", "short", "modules").splitlines():
            if name.search(line):
                self._run("pactl", "unload-module", line.split("\t")[0])

    def plug(self, room: str, device: str) -> None:
        """Plug it in again."""
        if device == "speaker":
            self._run("pactl", "load-module", "module-null-sink", *_PLAYED.format(f"{room}_speaker").split())
            self._awake.enter_context(kept_awake(f"{room}_speaker", self.server))
        else:
            self._run("pactl", "load-module", "module-remap-source", *_EAR.format(room=room).split())

    def close(self) -> None:
        """What keeps devices awake ends."""
        self._awake.close()

    async def speak(self, room: str, sentence: Path) -> None:
        """Say it in that room, into its microphone; returns when it is said."""
        await self._pulse("paplay", _PROMPT, f"--device={room}_microphone", str(sentence))

    async def hear(self, room: str, sentence: Path, at: str) -> float:
        """Say the sentence in `room` and listen `at` the other's loudspeaker: how alike both sound, 0 to 1.

        The likeness is that of both spectrograms, at the delay where it is greatest.
        """
        record = await asyncio.create_subprocess_exec(
            *(
                "parec",
                _PROMPT,
                f"--device={at}_speaker.monitor",
                f"--rate={_SAMPLES}",
                "--channels=1",
                "--format=s16le",
            ),
            env={**os.environ, **self.server},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert record.stdout is not None
        try:
            heard = bytearray()
            reading = asyncio.create_task(_drain(record.stdout, heard))

            async def quiet() -> bool | None:
                return True if _is_quiet(heard) else None

            await until("quiet at the other side", quiet, seconds=30)  # the kiosk itself may be speaking
            await self.speak(room, sentence)
            said = _spectrum(*_samples(sentence))
            end = len(heard) + 2 * _SAMPLES * 2  # 2 s more: the way through the call

            async def look() -> bool | None:
                return True if len(heard) >= end else None

            await until("the end of the sentence at the other side", look, seconds=15)
        finally:
            record.terminate()
            await record.wait()
        await reading
        return _likeness(said, _spectrum(np.frombuffer(bytes(heard[: len(heard) // 2 * 2]), np.int16), _SAMPLES))

    async def _pulse(self, *command: str) -> None:
        process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **self.server})
        if await process.wait():
            raise Failure(f"{command[0]} failed: is the package pulseaudio-utils installed?")

    def _run(self, *command: str) -> str:
        environment = {**os.environ, **self.server}
        try:
            return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failure(f"{command[0]} failed ({error}); is it installed?") from error


@contextlib.contextmanager
def sound(folder: Path) -> Generator[Sound]:
    """Run the sound server in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    socket, alsa = folder / "pulse.socket", folder / "asound.conf"
    alsa.write_text(_ALSA)
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    names = [name for room in _ROOMS for name in _sinks(room)]
    loads = [f"module-null-sink {_PLAYED.format(name)}" for name in names]
    loads += [f"module-remap-source {_EAR.format(room=room)}" for room in _ROOMS]
    loads.append(f"module-native-protocol-unix auth-anonymous=1 socket={socket}")
    with (folder / "pulse.log").open("w") as log:
        try:
            server = subprocess.Popen(
                leashed(
                    "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *_loads(loads)
                ),
                env={**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise Failure("no pulseaudio: install the package pulseaudio (scripts/install does)") from error
    try:
        _wait_for(socket, server, folder / "pulse.log")
        environment = {"PULSE_SERVER": f"unix:{socket}", "ALSA_CONFIG_PATH": str(alsa)}
        with contextlib.ExitStack() as awake:
            for name in names:
                awake.enter_context(kept_awake(name, environment))
            made = Sound(folder, environment)
            awake.callback(made.close)
            yield made
    finally:
        server.terminate()
        server.wait(10)


@contextlib.contextmanager
def kept_awake(sink: str, environment: dict[str, str]) -> Generator[None]:
    """A null sink that runs as a device does, on the server that `environment` names."""
    reader = subprocess.Popen(
        leashed(*_WAKEFUL, f"--device={sink}.monitor"),
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        reader.terminate()
        reader.wait(10)


def _sinks(room: str) -> tuple[str, str]:
    return f"{room}_speaker", f"{room}_microphone"


def _loads(modules: list[str]) -> list[str]:
    return [word for module in modules for word in ("-L", module)]


def _wait_for(socket: Path, server: subprocess.Popen[bytes], log: Path) -> None:
    def look() -> bool:
        if server.poll() is not None:
            raise Failure(f"pulseaudio did not start; {log} says why")
        return socket.exists()

    wait("pulseaudio", look, seconds=10)


def _is_quiet(heard: bytearray) -> bool:
    """Whether there was nothing to hear in the last second that was recorded."""
    latest = np.frombuffer(bytes(heard[: len(heard) // 2 * 2]), np.int16)[-_SAMPLES:]
    return len(latest) == _SAMPLES and int(np.abs(latest.astype(np.int32)).max()) < _SILENT


async def _drain(stream: asyncio.StreamReader, into: bytearray) -> None:
    while piece := await stream.read(4096):
        into.extend(piece)


def _samples(path: Path) -> tuple[NDArray[np.int16], int]:
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), np.int16), file.getframerate()


def _spectrum(samples: NDArray[np.int16], rate: int) -> NDArray[np.float64]:
    """Loudness of each band over time, as an ear has it: rows are steps of 10 ms, columns bands of equal ratio."""
    step, window = rate // _STEPS, rate * _WINDOW // _STEPS
    count = max(0, (len(samples) - window) // step)
    starts = np.arange(count)[:, None] * step + np.arange(window)
    power = np.abs(np.fft.rfft(samples[starts] * np.hanning(window), axis=1)) ** 2
    edges = np.geomspace(*_HEARD, _BANDS + 1) * window / rate
    bands = [power[:, int(low) : max(int(low) + 1, int(high))].sum(axis=1) for low, high in pairwise(edges)]
    return np.stack(bands, axis=1) ** _LOUDNESS


def _likeness(said: NDArray[np.float64], heard: NDArray[np.float64]) -> float:
    best = 0.0
    said = said - said.mean(axis=0)
    for start in range(max(0, len(heard) - len(said)) + 1):
        part = heard[start : start + len(said)]
        if len(part) < len(said):
            break
        part = part - part.mean(axis=0)
        scale = float(np.linalg.norm(part) * np.linalg.norm(said))
        best = max(best, float((part * said).sum()) / scale) if scale > 0 else best
    return round(best, 3)
