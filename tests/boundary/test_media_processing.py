"""livekit's library, asked directly, against livekit's own way in."""

import numpy as np
from livekit.rtc import AudioFrame, AudioProcessingModule

from windowkit.media.processing import STEP, Processing
from windowkit.media.ring import RATE

_BLOCKS = 100


def test_what_comes_out_is_what_livekit_gives() -> None:
    rng = np.random.default_rng(1)
    far = (rng.standard_normal((_BLOCKS, STEP)) * 4000).astype(np.int16)
    near = (far * 0.3 + rng.standard_normal((_BLOCKS, STEP)) * 200).astype(np.int16)
    theirs = AudioProcessingModule(
        echo_cancellation=True, noise_suppression=True, high_pass_filter=True, auto_gain_control=True
    )
    theirs.set_stream_delay_ms(40)
    ours = Processing(echo=True, delay=0.04)
    for told, heard in zip(far, near, strict=True):
        theirs.process_reverse_stream(AudioFrame(bytearray(told.tobytes()), RATE, 1, STEP))
        frame = AudioFrame(bytearray(heard.tobytes()), RATE, 1, STEP)
        theirs.process_stream(frame)
        ours.far[:] = told
        ours.tell()
        ours.near[:] = heard
        ours.clean()
        assert ours.near.tobytes() == bytes(frame.data.cast("B"))
