"""`python -m bench.sound`: what the sound of a call costs in time, losses and CPU, stage by stage, without pictures.

One direction over a real sound server and real UDP in one process: microphone, echo canceller, Opus, playout buffer,
loudspeaker. Against the browser and with everything else running it is measured by `make bench-call`.
"""

import asyncio
import os
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path
from typing import Final

import numpy as np

from bench.ears import RATE, Ear, delays, sweeps
from demo.leash import end_in_order
from demo.sound import sound
from demo.waiting import until
from windowkit.errors import Failure
from windowkit.media.echo import clean_sound
from windowkit.media.microphone import Microphone
from windowkit.media.opus import OpusDecoder, OpusEncoder
from windowkit.media.peer import Ends, Peer
from windowkit.media.speaker import Speaker

_SWEEPS: Final = 40
_SETTLE: Final = 3.0  # s until the playout buffer has forgotten the beginning
_BLOCK: Final = 960  # samples of a packet
_SPOKEN: Final = "阿姨您好，我先把您的情况念一遍，您听听对不对。您和老伴住在一起，老伴今年八十岁，平时由您照顾。"


async def _way(folder: Path, server: dict[str, str]) -> dict[str, float]:
    """From the kiosk's microphone to the counter's loudspeaker."""
    microphone, speaker = Microphone(), Speaker()
    microphone.open()
    speaker.open()

    async def there() -> bool | None:
        return (microphone.present and speaker.present) or None

    await until("microphone and loudspeaker", there, seconds=20)
    speaks = Ends(picture=None, sound=clean_sound(microphone, speaker), on_frame=_ignore, on_sound=_ignore)
    hears = Ends(picture=None, sound=None, on_frame=_ignore, on_sound=speaker.hear)
    here, far = Peer(speaks, (), _ignore), Peer(hears, (), _ignore)
    here.start_sending()
    await here.accept(await far.answer(await here.offer()))
    try:
        await asyncio.sleep(_SETTLE)
        used, began = time.process_time(), time.monotonic()
        before, dry = speaker.playout.concealed, speaker.dry
        found, held, concealed = await _heard(folder, server, speaker)
        cores = (time.process_time() - used) / (time.monotonic() - began)
        if len(found) < _SWEEPS // 2:
            raise Failure(f"only {len(found)} of {_SWEEPS} sounds were heard at the other side")
        return {
            "mouth to ear, p50, ms": float(np.median(found)) * 1000,
            "mouth to ear, p95, ms": float(np.percentile(found, 95)) * 1000,
            "of which held back by the playout buffer, ms": held * 1000,
            "concealed, ms": (concealed - before) * 1000 / RATE,
            "the server ran dry, times": float(speaker.dry - dry),
            "CPU of both ends without the devices' processes, cores": cores,
        }
    finally:
        await here.close()
        await far.close()
        microphone.close()
        speaker.close()


async def _heard(folder: Path, server: dict[str, str], speaker: Speaker) -> tuple[list[float], float, int]:
    """Each sweep's way (s); what was held back (s) and concealed (samples), before the ears' going jolts the server."""
    near, far = Ear(server, "kiosk_microphone.monitor"), Ear(server, "counter_speaker.monitor")
    await asyncio.sleep(0.5)  # both ears are open
    spaces = np.random.default_rng(1).uniform(0.6, 0.8, _SWEEPS)
    file = folder / "sweeps.raw"
    file.write_bytes(sweeps(list(accumulate(map(float, spaces)))).tobytes())
    began = time.monotonic()
    speaking = await asyncio.create_subprocess_exec(
        *("pacat", "--latency-msec=50", "--device=kiosk_microphone", "--raw", f"--rate={RATE}", "--channels=1"),
        str(file),
        env={**os.environ, **server},
    )
    await speaking.wait()
    await asyncio.sleep(1.0)  # the last one's way
    held, concealed = speaker.playout.delay, speaker.playout.concealed
    near.close()
    far.close()
    found = delays(near.since(began), far.since(began))
    return found, held, concealed


def _losses(voice: Path) -> dict[str, float]:
    """How far what is heard is from the whole voice, with one in ten packets lost; no line is needed for that."""
    samples = np.frombuffer(voice.read_bytes()[44:], np.int16)
    whole = np.interp(np.arange(samples.size * RATE // 22050) * 22050 / RATE, np.arange(samples.size), samples)
    encoder = OpusEncoder()
    used = time.process_time()
    sent = [
        encoder.encode(whole[at : at + _BLOCK].astype(np.int16).tobytes())
        for at in range(0, whole.size - _BLOCK + 1, _BLOCK)
    ]
    encoding = (time.process_time() - used) / len(sent)
    lost = np.random.default_rng(3).random(len(sent) + 1) < 0.1
    clean = _decode(sent, np.zeros(len(sent) + 1, bool), copies=True)
    wrong = {copies: float(((_decode(sent, lost, copies=copies) - clean) ** 2).mean()) for copies in (False, True)}
    power = float((clean**2).mean())
    return {
        "a packet, encoded, ms of CPU": encoding * 1000,
        "bit rate, kbit/s": sum(map(len, sent)) / len(sent) * 8 / 20,
        "10 % lost, made up: signal to error, dB": 10 * float(np.log10(power / wrong[False])),
        "10 % lost, from copies: signal to error, dB": 10 * float(np.log10(power / wrong[True])),
    }


def _decode(sent: list[bytes], lost: "np.ndarray[tuple[int], np.dtype[np.bool_]]", *, copies: bool) -> "np.ndarray":
    decoder = OpusDecoder()
    out: list[np.ndarray] = []
    for number, packet in enumerate(sent):
        if not lost[number]:
            samples = decoder.decode(packet)
        elif copies and number + 1 < len(sent) and not lost[number + 1]:
            samples = decoder.recover(sent[number + 1], _BLOCK)
        else:
            samples = decoder.conceal(_BLOCK)
        out.append(samples.astype(np.float64))
    return np.concatenate(out)


def _ignore(_what: object) -> None:
    """Nobody is interested."""


def main() -> int:
    """Print a line for each figure; 1 where nothing was heard."""
    try:
        with tempfile.TemporaryDirectory(prefix="window-bench-") as name, sound(Path(name) / "sound") as rooms:
            kiosk, counter = rooms.environment("kiosk"), rooms.environment("counter")
            os.environ.update(kiosk | {"PULSE_SINK": counter["PULSE_SINK"]})
            figures = asyncio.run(_way(Path(name), kiosk)) | _losses(rooms.sentence("spoken", _SPOKEN, 50))
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    for what, figure in figures.items():
        print(f"{what:<56}{figure:9.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(end_in_order(main))
