"""From camera to screen: the age of the picture that is shown, over a real call between two processes.

A synthetic camera draws the time into its picture; it goes through VP8 and RTP over UDP into QML on an X
server; a third process reads the time back from the screen's pixels. Nothing inside the programs is asked.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import statistics
import time
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from bench.screen import Eye, x_server
from bench.window import screen_side
from windowkit.media.peer import Ends, Peer
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone, age_ms, now_ms, read_stamp

WIDTH, HEIGHT, FPS = 1280, 720, 30
# Chromium, two connections in one page, 720p at 30, on a 2-core machine without GPU; measured once, not here.
CHROMIUM: Final = {"p50": 82, "p95": 100, "cores": 1.03}
_LOOK: Final = 0.002  # s between two looks at the screen
_WARM_UP: Final = 2.0  # s until counting begins


def cpu_seconds(pid: int) -> float:
    """CPU seconds a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def camera_side(pipe: Connection) -> None:
    """The far process: offers, sends, until told to stop."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        camera = SyntheticCamera(width=WIDTH, height=HEIGHT, fps=FPS)
        ends = Ends(picture=camera, sound=SyntheticMicrophone(), on_frame=lambda _: None, on_sound=lambda _: None)
        peer = Peer(ends, (), lambda _: None)
        camera.open()
        peer.start_sending()
        pipe.send(await peer.offer())
        await peer.accept(await loop.run_in_executor(None, pipe.recv))
        await loop.run_in_executor(None, pipe.recv)
        await peer.close()
        camera.close()

    asyncio.run(run())


def watch(screen: str, seconds: float) -> list[tuple[float, int]]:
    """Each new picture on the screen: when it was first seen, and how old it was, in ms."""
    eye = Eye(screen, WIDTH)
    seen: list[tuple[float, int]] = []
    last: int | None = None
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        made = read_stamp(eye.row(HEIGHT // 2))
        if made is not None and made != last:
            last = made
            seen.append((time.monotonic(), age_ms(made, now_ms())))
        time.sleep(_LOOK)
    eye.close()
    return seen


def measure(seconds: float) -> dict[str, float]:
    """Run the call for `seconds` and return the figures: ages in ms, rates per second, CPU in cores."""
    context = multiprocessing.get_context("spawn")
    with x_server(WIDTH, HEIGHT) as screen:
        camera_pipe, camera_end = context.Pipe()
        screen_pipe, screen_end = context.Pipe()
        camera = context.Process(target=camera_side, args=(camera_end,), daemon=True)
        window = context.Process(target=screen_side, args=(screen_end, screen, (WIDTH, HEIGHT)), daemon=True)
        camera.start()
        window.start()
        offer = camera_pipe.recv()
        began = time.monotonic()
        screen_pipe.send(offer)
        camera_pipe.send(screen_pipe.recv())
        warm = watch(screen, _WARM_UP)
        assert camera.pid is not None
        assert window.pid is not None
        used = cpu_seconds(camera.pid), cpu_seconds(window.pid)
        seen = watch(screen, seconds)
        cores = [
            (cpu_seconds(pid) - before) / seconds for pid, before in zip((camera.pid, window.pid), used, strict=True)
        ]
        for pipe, process in ((screen_pipe, window), (camera_pipe, camera)):
            pipe.send("stop")
            process.join(10)
    if len(seen) < 2:
        raise RuntimeError("no moving picture came to the screen")
    ages = sorted(age for _, age in seen)
    gaps = sorted((after - before) * 1000 for (before, _), (after, _) in pairwise(seen))
    return {
        "first_picture_ms": round((warm[0][0] - began) * 1000) if warm else -1,
        "age_p50_ms": statistics.median(ages),
        "age_p95_ms": ages[int(len(ages) * 0.95)],
        "age_max_ms": ages[-1],
        "shown_per_second": round(len(seen) / seconds, 1),
        "gap_p95_ms": round(gaps[int(len(gaps) * 0.95)]),
        "cores_camera_and_sender": round(cores[0], 2),
        "cores_receiver_and_window": round(cores[1], 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.latency", description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long to count (default: 10)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    figures = measure(options.seconds)
    if options.json:
        print(json.dumps(figures))
        return
    print(f"camera to screen, {WIDTH}x{HEIGHT} at {FPS}, VP8 over UDP on this machine, two processes and an X server")
    for name, value in figures.items():
        print(f"  {name:28} {value:>8}")
    print(
        f"  Chromium, same picture:      p50 {CHROMIUM['p50']} ms, p95 {CHROMIUM['p95']} ms, {CHROMIUM['cores']} cores"
    )


if __name__ == "__main__":
    main()
