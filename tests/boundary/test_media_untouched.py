"""What an encoder clears and never uses goes back to the system, in a process of its own."""

import subprocess
import sys

import pytest

from windowkit.media.memory import return_pictures_memory

_STORY = """
from pathlib import Path
import numpy as np
from av.video.frame import VideoFrame
from windowkit.media.memory import return_pictures_memory
from windowkit.media.vpx import QUICK, Vp8

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

return_pictures_memory()
grey = VideoFrame.from_ndarray(np.full((1080, 1280), 128, np.uint8), "yuv420p")
encoders = []
for _ in range(2):
    before = resident()
    encoder = Vp8(1280, 720, 1_500_000, threads=1, speed=QUICK, largest_key=500, drops=False)
    print(resident() - before)
    encoders.append(encoder)
    for one in encoders:
        assert one.encode(grey, 0, 3000, key=True)
"""


def test_a_new_encoder_holds_no_room_it_does_not_use_and_the_one_before_goes_on() -> None:
    if not return_pictures_memory():
        pytest.skip("not glibc")
    done = subprocess.run([sys.executable, "-c", _STORY], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    first, second = (int(line) for line in done.stdout.split())
    assert first < 8_000_000  # 22 MB with it; the library's own pages come with the first
    assert second < 8_000_000
