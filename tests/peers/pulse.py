"""A private PulseAudio with null sinks: a real sound server without hardware."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from demo.sound import kept_awake

_ALSA = """
pcm.!default { type pulse }
ctl.!default { type pulse }
pcm.pulse { type pulse }
ctl.pulse { type pulse }
"""


@contextlib.contextmanager
def pulse(folder: Path, *sinks: str) -> Iterator[dict[str, str]]:
    """Run it in `folder` with these sinks at 48 kHz; gives the environment its clients need."""
    socket = folder / "native"
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    (folder / ".asoundrc").write_text(_ALSA)
    environment = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime), "PULSE_SERVER": f"unix:{socket}"}
    loads = [f"module-null-sink sink_name={sink} rate=48000 channels=1" for sink in sinks]
    loads.append(f"module-native-protocol-unix auth-anonymous=1 socket={socket}")
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        + [argument for load in loads for argument in ("-L", load)],
        env={**os.environ, **environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 10
        while not socket.exists():
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("pulseaudio did not start; is the package pulseaudio installed?")
            time.sleep(0.02)
        with contextlib.ExitStack() as awake:
            for sink in sinks:
                awake.enter_context(kept_awake(sink, environment))
            yield environment
    finally:
        server.terminate()
        server.wait(10)
