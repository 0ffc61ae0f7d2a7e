"""Microphone, call and loudspeaker on a real sound server."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import override

import numpy as np
import pytest
from av.audio.frame import AudioFrame

from tests.peers.pulse import pulse
from tests.peers.two_sides import until
from windowkit.media import sound as sound_module
from windowkit.media.devices import Device, DeviceBack, DeviceGone
from windowkit.media.microphone import Microphone
from windowkit.media.opus import OpusEncoder
from windowkit.media.peer import Ends, Peer
from windowkit.media.playout import SoundPacket
from windowkit.media.sound import SoundStream
from windowkit.media.speaker import Speaker

RATE = 48_000


def wait(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    with pulse(tmp_path, "mouth", "ear") as environment:
        for key, value in (environment | {"PULSE_SOURCE": "mouth.monitor", "PULSE_SINK": "ear"}).items():
            monkeypatch.setenv(key, value)
        yield environment


def tool(server: dict[str, str], *command: str, **kwargs: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env={**os.environ, **server}, **kwargs)  # type: ignore[call-overload]


def tone(seconds: float, frequency: float = 1000.0) -> bytes:
    at = np.arange(int(seconds * RATE)) / RATE
    return (np.sin(2 * np.pi * frequency * at) * 12000).astype(np.int16).tobytes()


def chime() -> AudioFrame:
    """20 ms, mono, as no frame of a call is."""
    frame = AudioFrame(format="s16", layout="mono", samples=RATE // 50)
    frame.planes[0].update(tone(0.02))
    frame.sample_rate = RATE
    return frame


async def test_a_tone_goes_from_microphone_through_the_call_to_the_loudspeaker_that_chimed(
    server: dict[str, str], tmp_path: Path
) -> None:
    microphone, speaker = Microphone(), Speaker()
    microphone.open()
    speaker.open()
    here = Peer(
        Ends(picture=None, sound=microphone, on_frame=lambda _: None, on_sound=lambda _: None), (), lambda _: None
    )
    there = Peer(Ends(picture=None, sound=None, on_frame=lambda _: None, on_sound=speaker.hear), (), lambda _: None)
    here.start_sending()
    await until(lambda: microphone.present and speaker.present)
    speaker.play(chime())
    await here.accept(await there.answer(await here.offer()))
    await until(lambda: there.flowing)
    heard = tmp_path / "heard.raw"
    with heard.open("wb") as out:
        recorder = tool(
            server,
            "parec",
            "-d",
            "ear.monitor",
            "--raw",
            f"--rate={RATE}",
            "--channels=1",
            "--latency-msec=20",
            stdout=out,
        )
        await until(lambda: heard.stat().st_size > RATE // 5)
        player = tool(server, "pacat", "-d", "mouth", "--raw", f"--rate={RATE}", "--channels=1", stdin=subprocess.PIPE)
        assert player.stdin is not None
        player.stdin.write(tone(1.0))
        player.stdin.close()

        def loud() -> int:
            samples = np.frombuffer(heard.read_bytes()[: heard.stat().st_size // 2 * 2], np.int16)
            return int((np.abs(samples.astype(int)) > 2000).sum())

        await until(lambda: loud() > RATE // 2)
        await until(lambda: player.poll() is not None)
        recorder.terminate()
        recorder.wait(5)
    await here.close()
    await there.close()
    microphone.close()
    speaker.close()
    samples = np.frombuffer(heard.read_bytes()[: heard.stat().st_size // 2 * 2], np.int16).astype(float)
    begin = int(np.argmax(np.abs(samples) > 2000))
    middle = samples[begin + RATE // 10 : begin + RATE // 2]
    spectrum = np.abs(np.fft.rfft(middle))
    assert abs(int(spectrum.argmax()) * RATE / middle.size - 1000) < 10


def test_a_microphone_that_is_missing_says_so_and_comes_when_its_server_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/native")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PULSE_SOURCE", "mouth.monitor")
    events: list[DeviceGone | DeviceBack] = []
    microphone = Microphone(on_device=events.append)
    microphone.open()
    wait(lambda: bool(events))
    assert isinstance(events[0], DeviceGone)
    assert events[0].device is Device.MICROPHONE
    with pulse(tmp_path, "mouth"):
        wait(lambda: isinstance(events[-1], DeviceBack))
        wait(lambda: microphone.available() > 0)
    wait(lambda: isinstance(events[-1], DeviceGone))
    microphone.close()


def test_what_the_loudspeaker_plays_is_not_taken_for_a_microphone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine with a loudspeaker alone, whose settings name no device."""
    with pulse(tmp_path, "ear") as environment:
        for key, value in environment.items():
            monkeypatch.setenv(key, value)
        events: list[DeviceGone | DeviceBack] = []
        microphone = Microphone(on_device=events.append)
        microphone.open()
        wait(lambda: bool(events))
        microphone.close()
    assert [type(event) for event in events] == [DeviceGone]


def _speaks(frequency: float, at: float, stream: int) -> list[SoundPacket]:
    """Half a second of a tone, as it comes over a call that is good."""
    encoder, voice = OpusEncoder(), tone(0.5, frequency)
    step = RATE // 50
    blocks = [voice[2 * start : 2 * (start + step)] for start in range(0, len(voice) // 2, step)]
    return [
        SoundPacket(stream, number * step, encoder.encode(block), at + number * 0.02)
        for number, block in enumerate(blocks)
    ]


@pytest.mark.usefixtures("server")
def test_a_leaders_voice_is_heard_over_the_residents_and_is_known_to_the_echo_canceller() -> None:
    speaker = Speaker()
    speaker.open()
    try:
        wait(lambda: speaker.present)
        speaker.played.skip(speaker.played.available())
        for first, second in zip(_speaks(1000, at := time.monotonic(), 1), _speaks(1600, at, 2), strict=True):
            while time.monotonic() < first.at:
                time.sleep(0.002)
            speaker.hear(first)
            speaker.hear_beside(second)
        wait(lambda: speaker.played.available() > RATE // 2)
        played = np.frombuffer(speaker.played.take(speaker.played.available()), np.int16).astype(float)
        strength = np.abs(np.fft.rfft(played * np.hanning(played.size)))
        there = [strength[round(each * played.size / RATE) + np.arange(-3, 4)].max() for each in (1000, 1600, 2200)]
        assert min(there[:2]) > 20 * there[2]
    finally:
        speaker.close()


def test_a_closed_loudspeaker_says_nothing_of_the_last_call_in_the_next(server: dict[str, str]) -> None:  # pyright: ignore[reportUnusedParameter]
    speaker = Speaker()
    speaker.open()
    encoder = OpusEncoder()
    packet = encoder.encode(tone(0.02))

    def speak(first: int) -> None:
        for number in range(first, first + 20):
            speaker.hear(SoundPacket(7, number * 960, packet, time.monotonic()))

    wait(lambda: speaker.present)
    speak(0)
    wait(lambda: speaker.loudness.take() > 1000)
    speak(20)
    speaker.close()
    speak(40)
    speaker.open()
    heard = np.ones(RATE // 10, np.int16)
    wait(lambda: speaker.played.available() >= heard.size)
    speaker.played.read_into(heard)
    speaker.close()
    assert not heard.any()


def test_a_microphone_gives_what_it_heard_each_5_ms(server: dict[str, str]) -> None:  # pyright: ignore[reportUnusedParameter]
    """Twice as much at once is heard 11 ms later (docs/performance.md)."""
    pieces: list[int] = []
    stream = SoundStream(Device.MICROPHONE, "default", lambda samples, _at: pieces.append(samples.size), None)
    stream.open()
    wait(lambda: len(pieces) > 100)
    stream.close()
    assert sorted(pieces)[len(pieces) // 2] <= RATE // 200


class _Late(SoundStream):
    """A sound device whose first life ends late, as a sound server that hangs makes it."""

    def __init__(self) -> None:
        super().__init__(Device.MICROPHONE, "not there", lambda _samples, _at: None, None)
        self.held, self.let_go, self.lives = threading.Event(), threading.Event(), 0

    @override
    def _served(self, stop: threading.Event) -> str | None:
        self.lives += 1
        if not self.held.is_set():
            self.held.set()
            self.let_go.wait(10)
        stop.wait(10)
        return "closed"

    @override
    def _once(self, stop: threading.Event) -> str:
        return self._served(stop) or ""


def test_a_sound_device_that_ends_late_does_not_go_on_beside_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound_module, "_CLOSE", 0.01)
    stream = _Late()
    stream.open()
    assert stream.held.wait(10)
    (late,) = [one for one in threading.enumerate() if one.name == "microphone"]
    stream.close()
    stream.open()
    wait(lambda: stream.lives == 2)
    stream.let_go.set()
    late.join(5)
    assert not late.is_alive()
    monkeypatch.undo()
    stream.close()
