"""Pictures made in one thread and freed in another, in a process of its own: its heap must not grow with them."""

import subprocess
import sys

import pytest

from windowkit.media.memory import return_pictures_memory

_STORY = """
import queue, threading
from pathlib import Path
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from windowkit.media.memory import return_pictures_memory

assert return_pictures_memory()
pictures = queue.Queue(maxsize=2)
made = np.zeros((1080, 1280), np.uint8)

def make():
    for _ in range(1500):
        pictures.put(VideoFrame.from_ndarray(made, "yuv420p"))

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

thread = threading.Thread(target=make)
thread.start()
scaler = VideoReformatter()
kept = []
for number in range(1500):
    kept = [*kept[-1:], scaler.reformat(pictures.get(), 320, 180 + number % 2, "bgra", threads=1)]
    if number == 300:
        before = resident()
thread.join()
print(resident() - before)
"""


def test_a_process_that_shows_pictures_keeps_its_size() -> None:
    if not return_pictures_memory():
        pytest.skip("not glibc: its allocator needs no telling")
    story = subprocess.run([sys.executable, "-c", _STORY], capture_output=True, text=True, check=True)
    assert int(story.stdout) < 20_000_000
