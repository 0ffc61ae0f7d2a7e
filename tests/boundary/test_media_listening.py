"""A microphone that the sound server mutes, in a call over real UDP, while the other side speaks."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.peers.pulse import pulse
from tests.peers.two_sides import Side, join, until
from windowkit.media.call import CallKind
from windowkit.media.echo import CleanSound
from windowkit.media.hearing import MicrophoneHeard, SoundLevels
from windowkit.media.listening import Listening
from windowkit.media.microphone import Microphone
from windowkit.media.speaker import Speaker
from windowkit.media.synthetic import SyntheticMicrophone

RATE = 48_000
VISIT = "v1"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    with pulse(tmp_path, "mouth", "ear") as environment:
        for key, value in (environment | {"PULSE_SOURCE": "mouth.monitor", "PULSE_SINK": "ear"}).items():
            monkeypatch.setenv(key, value)
        yield environment


def room(seconds: int) -> bytes:
    """A room in which nobody speaks: its noise, some 60 dB below full scale."""
    return np.random.default_rng(1).normal(0, 30, seconds * RATE).astype(np.int16).tobytes()


async def test_a_muted_microphone_is_found_out_said_to_the_other_side_and_hears_again(
    server: dict[str, str], tmp_path: Path
) -> None:
    def pactl(*command: str) -> None:
        subprocess.run(["pactl", *command], env={**os.environ, **server}, check=True, timeout=10)

    (tmp_path / "room.raw").write_bytes(room(60))
    noise = subprocess.Popen(  # noqa: ASYNC220 - returns at once
        ["pacat", "-d", "mouth", "--raw", f"--rate={RATE}", "--channels=1", str(tmp_path / "room.raw")],
        env={**os.environ, **server},
    )
    microphone, speaker = Microphone(), Speaker()
    sound = CleanSound(microphone, speaker.played)
    listening = Listening(sound, speaker)
    told: list[MicrophoneHeard] = []
    levels: list[SoundLevels] = []

    def tell(news: SoundLevels | MicrophoneHeard) -> None:
        (levels if isinstance(news, SoundLevels) else told).append(news)  # type: ignore[arg-type]

    kiosk = Side(offers=True, picture=None, sound=sound, hear=speaker.hear)
    counter = Side(offers=False, picture=None, sound=SyntheticMicrophone())
    join(kiosk, counter)
    microphone.open()
    speaker.open()
    try:
        await until(lambda: microphone.present and speaker.present)
        kiosk.call.begin(VISIT)
        counter.call.begin(VISIT)
        await until(lambda: CallKind.UP in kiosk.kinds() and bool(kiosk.call_ups()))
        listening.begin(tell)
        await until(lambda: any(level.theirs > 5 for level in levels))
        assert kiosk.call_ups()[-1].sound
        assert not told
        pactl("set-source-mute", "mouth.monitor", "1")
        await until(lambda: told == [MicrophoneHeard(False)])
        await until(lambda: not kiosk.call_ups()[-1].sound)
        pactl("set-source-mute", "mouth.monitor", "0")
        await until(lambda: told[1:] == [MicrophoneHeard(True)])
        await until(lambda: kiosk.call_ups()[-1].sound)
        listening.end(tell)
        assert levels[-1] == SoundLevels(0, 0)
    finally:
        noise.kill()
        noise.wait(10)
        await kiosk.call.close()
        await counter.call.close()
        microphone.close()
        speaker.close()
