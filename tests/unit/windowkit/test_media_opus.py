"""Opus as we use it: a voice comes through, and what is lost is mended."""

import numpy as np
import pytest

from tests.peers.room import RATE, Samples, decibels, voice
from windowkit.media.opus import OpusDecoder, OpusEncoder

BLOCK = 960
VOICE = voice(6.0, 1, 130)
LOST = np.random.default_rng(3).random(int(6.0 * RATE) // BLOCK) < 0.1


def packets() -> list[bytes]:
    encoder = OpusEncoder()
    return [encoder.encode(VOICE[at : at + BLOCK].astype(np.int16).tobytes()) for at in range(0, VOICE.size, BLOCK)]


def heard(sent: list[bytes], *, from_copies: bool) -> Samples:
    decoder = OpusDecoder()
    out: list[Samples] = []
    for number, packet in enumerate(sent):
        if not LOST[number]:
            samples = decoder.decode(packet)
        elif from_copies and number + 1 < len(sent) and not LOST[number + 1]:
            samples = decoder.recover(sent[number + 1], BLOCK)
        else:
            samples = decoder.conceal(BLOCK)
        out.append(samples.astype(np.float64))
    return np.concatenate(out)


def test_every_packet_is_small_and_tells_its_length() -> None:
    sent = packets()
    decoder = OpusDecoder()
    assert {decoder.length(packet) for packet in sent} == {BLOCK}
    assert sum(map(len, sent)) / len(sent) < 110  # bytes: 44 kbit/s
    assert {decoder.decode(packet).size for packet in sent} == {BLOCK}


def test_silence_is_sent_too() -> None:
    encoder = OpusEncoder()
    assert all(len(encoder.encode(bytes(2 * BLOCK))) > 2 for _ in range(100))  # DTX would send 1 or 2 bytes


def test_what_is_lost_is_better_from_the_copy_in_the_next_packet_than_made_up() -> None:
    sent = packets()
    decoder = OpusDecoder()
    whole = np.concatenate([decoder.decode(packet).astype(np.float64) for packet in sent])
    wrong = {copies: decibels(heard(sent, from_copies=copies) - whole) for copies in (True, False)}
    assert wrong[True] < wrong[False] - 2
    assert wrong[True] < decibels(whole) - 15


@pytest.mark.parametrize("junk", [b"", b"\xff\xff\xff", bytes(2000)])
def test_junk_gives_no_sound_and_no_error(junk: bytes) -> None:
    decoder = OpusDecoder()
    decoder.decode(junk)
    assert decoder.length(b"") == 0
    assert decoder.conceal(480).size == 480


def test_a_block_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="block of 7 samples"):
        OpusEncoder().encode(bytes(14))
