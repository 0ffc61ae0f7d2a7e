"""The tape with packets made here: order, key frames, clusters; what comes of it is read by PyAV."""

import io
from collections import Counter
from fractions import Fraction

import av
import numpy as np
import pytest
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from windowkit.media.encoded import Encoded, Track, is_key, size
from windowkit.media.tape import CLUSTER, HELD, Tape
from windowkit.media.timeline import Timeline

FPS = 25


def pictures(seconds: int, width: int = 320, height: int = 180) -> list[bytes]:
    codec = av.CodecContext.create("libvpx", "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base = Fraction(1, FPS)
    codec.options = {"deadline": "realtime", "cpu-used": "8", "lag-in-frames": "0", "g": "1000"}
    packets: list[bytes] = []
    for number in range(seconds * FPS):
        frame = VideoFrame.from_ndarray(np.full((height * 3 // 2, width), number % 200 + 20, np.uint8), "yuv420p")
        frame.pts = number
        packets += [bytes(packet) for packet in codec.encode(frame)]
    return packets


def sounds(seconds: int) -> list[bytes]:
    codec = av.CodecContext.create("libopus", "w")
    codec.layout, codec.format, codec.sample_rate = "stereo", "s16", 48000
    packets: list[bytes] = []
    for number in range(seconds * 50):
        frame = AudioFrame.from_ndarray(np.full((1, 1920), 50, np.int16), "s16", "stereo")
        frame.sample_rate, frame.pts = 48000, number * 960
        packets += [bytes(packet) for packet in codec.encode(frame)]
    return packets


SECONDS = 4
PICTURES, SOUNDS = pictures(SECONDS), sounds(SECONDS)


def talk(call: int = 1, start: float = 100.0) -> list[Encoded]:
    """Both sides for four seconds."""
    found = [
        Encoded("v", call, track, (4_294_900_000 + number * 90_000 // FPS) & 0xFFFFFFFF, data, start + number / FPS)
        for track in (Track.THEIR_PICTURE, Track.OWN_PICTURE)
        for number, data in enumerate(PICTURES)
    ]
    found += [
        Encoded("v", call, track, 1000 + number * 960, data, start + number / 50)
        for track in (Track.THEIR_SOUND, Track.OWN_SOUND)
        for number, data in enumerate(SOUNDS)
    ]
    return sorted(found, key=lambda one: one.at)


def taped(packets: list[Encoded], tape: Tape | None = None) -> list[bytes]:
    tape = tape or Tape(1_795_000_000.0)
    return [piece for packet in packets for piece in tape.add(packet)] + tape.rest()


def played(content: bytes) -> tuple[Counter[int], dict[int, list[float]]]:
    """How many frames of each track decode, and when they are."""
    times: dict[int, list[float]] = {}
    with av.open(io.BytesIO(content)) as container:
        for packet in container.demux():
            for frame in packet.decode():
                times.setdefault(packet.stream.index + 1, []).append(float(frame.time or 0.0))
    return Counter({track: len(found) for track, found in times.items()}), times


def test_the_tracks_come_out_whole_named_and_at_their_times() -> None:
    content = b"".join(taped(talk()))
    with av.open(io.BytesIO(content)) as container:
        names = [stream.metadata.get("title") or stream.metadata.get("TITLE") for stream in container.streams]
        assert names[:4] == ["resident's picture", "clerk's picture", "resident's sound", "clerk's sound"]
        assert names[4:] == ["resident's papers", "what the clerk shows"]
        assert [(one.width, one.height) for one in container.streams.video][:2] == [(320, 180)] * 2
    counts, times = played(content)
    assert counts == {1: SECONDS * FPS, 2: SECONDS * FPS, 3: len(SOUNDS), 4: len(SOUNDS)}
    for found in times.values():
        assert found == sorted(found)
        assert found[-1] == pytest.approx(SECONDS, abs=0.1)


def test_a_file_cut_anywhere_plays_up_to_the_cluster_before() -> None:
    pieces = taped(talk())
    content = b"".join(pieces)
    for end in range(len(pieces[0]) + 400, len(content), len(content) // 7):
        counts, times = played(content[:end])
        assert counts
        if counts[1] > 1:
            assert times[1] == sorted(times[1])


def test_at_any_moment_less_than_two_seconds_are_not_yet_handed_out() -> None:
    tape, out, worst = Tape(0.0), b"", 0.0
    for packet in talk():
        pieces = tape.add(packet)
        out += b"".join(pieces)
        if pieces and len(out) > 1000:
            _, times = played(out)
            worst = max(worst, packet.at - 100.0 - max(map(max, times.values())))
    assert worst < CLUSTER + HELD


def test_pictures_begin_at_a_key_frame_and_their_sender_is_asked_for_one() -> None:
    tape = Tape(0.0)
    assert tape.wanted_keys(99.0) == [], "nothing has come"
    late = [packet for packet in talk() if packet.track is not Track.OWN_PICTURE or packet.at > 101.0]
    counts, _ = played(b"".join(taped(late, tape)))
    assert counts[1] == SECONDS * FPS
    assert counts[2] == 0, "every picture of that track needed the first one"
    assert tape.wanted_keys(200.0) == [Track.OWN_PICTURE]
    assert tape.wanted_keys(200.5) == []
    assert tape.wanted_keys(201.0) == [Track.OWN_PICTURE]


def test_a_rebuilt_call_goes_on_in_the_same_file_with_other_rtp_times() -> None:
    packets = [*talk(), *talk(call=2, start=107.0)]
    counts, times = played(b"".join(taped(packets)))
    assert counts[1] == 2 * SECONDS * FPS
    assert times[1][-1] == pytest.approx(7.0 + SECONDS, abs=0.1)


def test_packets_in_the_wrong_order_are_put_right() -> None:
    packets = talk()
    mixed = [packets[at ^ 1] for at in range(len(packets) - len(packets) % 2)]
    _, times = played(b"".join(taped(mixed)))
    assert all(found == sorted(found) for found in times.values())


def test_after_a_broken_chain_nothing_is_shown_until_the_next_key_frame() -> None:
    tape, packets = Tape(0.0), talk()
    out = [piece for packet in packets[:200] for piece in tape.add(packet)]
    tape.break_chain()
    out += taped(packets[200:], tape)
    counts, _ = played(b"".join(out))
    assert counts[1] < SECONDS * FPS
    assert counts[3] == len(SOUNDS)


def test_nothing_in_means_no_byte_out() -> None:
    tape = Tape(0.0)
    assert tape.pass_time(5.0) == []
    assert tape.rest() == []


def test_silence_does_not_hold_back_what_came_before_it() -> None:
    tape = Tape(0.0)
    out = [piece for packet in talk()[:40] for piece in tape.add(packet)]
    assert tape.pass_time(103.0)
    assert len(out) <= 1, "at most the beginning, which is not held back"


def test_a_key_frame_tells_its_size() -> None:
    assert is_key(PICTURES[0])
    assert not is_key(PICTURES[1])
    assert size(PICTURES[0]) == (320, 180)


def test_a_drifting_clock_is_followed_and_a_late_packet_moves_nothing() -> None:
    timeline = Timeline(48_000)
    drift = 1 + 100e-6
    places = [timeline.place(int(960 * number), number * 0.02 * drift) for number in range(50 * 3600)]
    assert abs(places[-1] - (50 * 3600 - 1) * 0.02 * drift) < 0.005
    before = timeline.place(960 * 50 * 3600, 3600 * drift)
    assert timeline.place(960 * (50 * 3600 + 1), 3600 * drift + 0.3) - before == pytest.approx(0.02, abs=0.001)


def test_a_source_that_counts_anew_is_placed_where_it_came() -> None:
    timeline = Timeline(90_000)
    timeline.place(0xFFFFFFF0, 10.0)
    assert timeline.place(0x00000010, 10.0004) == pytest.approx(10.0004, abs=0.001)
    assert timeline.place(777_000_000, 20.0) == 20.0
