"""A call over real UDP is recorded without encoding it again, sealed, and plays after whatever happened to it."""

import asyncio
import resource
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
from aiortc import RTCPeerConnection
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from tests.peers.recording import VISIT, Talk, permitted, play
from tests.peers.two_sides import until
from windowkit.media import overhear
from windowkit.media.encoded import Encoded, Track
from windowkit.media.recorder import Recorder
from windowkit.messages import AskOffer
from windowkit.sealed import public_text

KEY = X25519PrivateKey.generate()
ALL = {Track.THEIR_PICTURE, Track.OWN_PICTURE, Track.THEIR_SOUND, Track.OWN_SOUND}


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    talk = Talk()
    await talk.begin()
    yield talk
    await talk.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r1.vwrec"


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def names(path: Path) -> list[str]:
    return [one.name for one in path.parent.iterdir()]


async def test_what_is_reached_into_is_there() -> None:
    connection = RTCPeerConnection()
    line = connection.addTransceiver("video")
    assert [name for name in overhear.PRIVATE if not hasattr(line.receiver, name)] == []
    assert [name for name in overhear.PRIVATE_OF_SENDER if not hasattr(line.sender, name)] == []
    await connection.close()


async def test_both_sides_are_in_one_file_from_a_key_frame_on_and_in_step(talk: Talk, path: Path) -> None:
    recorder = talk.record(path, KEY.public_key())
    began = time.monotonic()
    await asyncio.sleep(3.0)
    await recorder.end()
    lasted = time.monotonic() - began
    played = play(path, KEY)
    assert played.whole
    assert played.complaints == ()
    assert set(played.times) == ALL
    for track, times in played.times.items():
        assert times == sorted(times)
        rate = 50 if track in (Track.THEIR_SOUND, Track.OWN_SOUND) else 25
        assert len(times) > 0.8 * rate * (lasted - times[0] - 0.3), track
        assert lasted - 0.5 < times[-1] <= lasted + 0.1
    assert max(times[0] for times in played.times.values()) < 0.7, "a key frame is asked for at once"


async def test_a_rebuilt_call_goes_on_in_the_same_file(talk: Talk, path: Path) -> None:
    recorder = talk.record(path, KEY.public_key())
    await asyncio.sleep(0.5)
    talk.kiosk.call.receive(AskOffer(visit=VISIT))
    heard: list[Encoded] = []
    await until(lambda: talk.counter.call_ups()[-1].call == 2)

    def hear(packet: Encoded) -> None:
        heard.append(packet)
        recorder.hear(packet)

    talk.counter.call.overhear(hear)
    await until(lambda: len({packet.track for packet in heard}) == 4)
    assert {packet.call for packet in heard} == {2}
    await asyncio.sleep(1.0)
    await recorder.end()
    played = play(path, KEY)
    for times in played.times.values():
        gaps = [after - before for before, after in pairwise(times)]
        assert max(gaps) < 0.7, "the new peer's pictures begin at a key frame of their own"
    assert played.whole


async def test_after_the_end_not_a_byte_more_is_written_and_the_call_goes_on(talk: Talk, path: Path) -> None:
    recorder = talk.record(path, KEY.public_key())
    await asyncio.sleep(1.5)
    await recorder.end()
    written, seen = size(path), len(talk.counter.frame_times)
    assert written > 1000
    await until(lambda: len(talk.counter.frame_times) > seen + 20)
    assert size(path) == written
    assert names(path) == [path.name]


async def test_of_another_visit_not_a_byte_is_written(talk: Talk, path: Path) -> None:
    recorder = Recorder(permitted("v2"), path, KEY.public_key(), talk.counter.call.want_key, lambda: None)
    talk.counter.call.overhear(recorder.hear)
    seen = len(talk.counter.frame_times)
    await until(lambda: len(talk.counter.frame_times) > seen + 40)
    await recorder.end()
    assert names(path) == []


async def test_the_next_visits_call_is_not_heard_by_the_last_ones_recorder(talk: Talk, path: Path) -> None:
    recorder = talk.record(path, KEY.public_key())
    heard: list[Encoded] = []
    talk.counter.call.overhear(heard.append)
    await until(lambda: len(heard) > 10)
    for side in (talk.kiosk, talk.counter):
        side.call.end()
    heard.clear()
    await talk.begin("v2")
    seen = len(talk.counter.frame_times)
    await until(lambda: len(talk.counter.frame_times) > seen + 10)
    assert heard == []
    await recorder.end()


async def test_a_pause_leaves_a_hole_and_nothing_of_it_in_the_file(talk: Talk, path: Path) -> None:
    recorder = talk.record(path, KEY.public_key())
    await asyncio.sleep(0.8)
    recorder.pause()
    await asyncio.sleep(0.8)
    recorder.resume()
    await asyncio.sleep(0.8)
    await recorder.end()
    played = play(path, KEY)
    for times in played.times.values():
        gaps = [after - before for before, after in pairwise(times)]
        assert 0.6 < max(gaps) < 1.6


async def test_a_full_disk_ends_the_recording_and_not_the_call(talk: Talk, path: Path) -> None:
    failed: list[bool] = []
    recorder = talk.record(path, KEY.public_key(), lambda: failed.append(True))
    await until(lambda: size(path) > 20_000)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size(path) + 3000, limits[1]))  # the kernel itself refuses
    try:
        await until(lambda: bool(failed))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    seen = len(talk.counter.frame_times)
    await until(lambda: len(talk.counter.frame_times) > seen + 10)
    await recorder.end()
    played = play(path, KEY)
    assert set(played.times) == ALL, "what was written before plays"
    assert not played.whole


async def test_a_folder_that_is_not_there_fails_the_same_way(talk: Talk, tmp_path: Path) -> None:
    failed: list[bool] = []
    recorder = talk.record(tmp_path / "nowhere" / "r1.vwrec", KEY.public_key(), lambda: failed.append(True))
    await until(lambda: bool(failed))
    await recorder.end()


@pytest.mark.timeout(180)
def test_a_killed_recording_plays_up_to_the_last_two_seconds(path: Path) -> None:
    command = [sys.executable, "-m", "tests.peers.recording", str(path), public_text(KEY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        began = float(process.stdout.readline())
        while (now := float(process.stdout.readline())) - began < 4.5:
            pass
        process.send_signal(signal.SIGKILL)
    content = path.read_bytes()
    for track in (b"matroska", b"V_VP8", b"OpusHead"):
        assert track not in content
    played = play(path, KEY)
    assert not played.whole
    assert set(played.times) == ALL
    lasted = now - began
    for track, times in played.times.items():
        assert times[-1] > lasted - 2.0, (track, times[-1], lasted)
        assert len(times) > 40


async def test_a_writer_that_breaks_says_so_whatever_broke_it(path: Path) -> None:
    zeros = X25519PublicKey.from_public_bytes(bytes(32))  # no secret can be made with it
    failed = asyncio.Event()
    recorder = Recorder(permitted(), path, zeros, lambda _track: None, failed.set)
    for number in range(200):
        recorder.hear(Encoded(VISIT, 1, Track.THEIR_SOUND, number * 960, b"\xfcabc", 100 + number * 0.02))
    await asyncio.wait_for(failed.wait(), 5)
    await recorder.end()
