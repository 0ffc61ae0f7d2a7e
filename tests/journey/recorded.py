"""A talk that is recorded after the resident's yes by touch, between the real programs, and the file that is left."""

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from demo.play import Play
from demo.programs import ROOT
from demo.stage import Stage
from tests.peers.net_camera import NetCamera


async def recorded(built: Stage, play: Play, camera: NetCamera, folder: Path, seen: dict[str, Any]) -> None:
    """Asked, agreed to, marked on both screens; the camera is plugged in; each side says a sentence; ended."""
    shelf = folder / "state" / "counter_app" / "recordings"
    await play.clerk.press("询问能否录像")
    await play.resident.sees("可以把这次通话录下来吗？")
    seen["written_before_the_yes"] = [*shelf.glob("*")]
    await play.resident.touch("同意录像")
    await play.clerk.sees(re.compile("^● 正在录像"))
    await play.resident.sees("停止录像")
    await asyncio.to_thread(camera.plug)
    await built.company.programs["counter_app"].event("first_frame_shown", name="resident")
    await play.listen()  # as often as the kiosk's own voice speaks in between
    seen["heard"] = list(play._diary.facts["heard"].values())
    await play.clerk.press("停止录像")
    await play.resident.sees(re.compile("工作人员正在为您填表|工作人员马上就为您填表"))
    (path,) = shelf.glob("*.vwrec")
    seen["opened"] = await asyncio.to_thread(_opened, path, folder / "recordings.key", folder / "recording.mkv")


def _opened(path: Path, key: Path, to: Path) -> dict[str, Any]:
    """What whoever has the key finds in it, by the program's own command."""
    command = [sys.executable, "-m", "counter_app.recordings", "open", str(path), "--key", str(key), "--to", str(to)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    pictures, sounds = dict[int, list[float]](), dict[int, float]()
    with av.open(str(to)) as container:
        for frame, index in ((frame, packet.stream.index) for packet in container.demux() for frame in packet.decode()):
            if isinstance(frame, VideoFrame):
                pictures.setdefault(index, []).append(float(frame.to_ndarray(format="gray").std()))
            elif isinstance(frame, AudioFrame):
                loudest = float(np.abs(frame.to_ndarray().astype(np.float64)).max())
                sounds[index] = max(sounds.get(index, 0.0), loudest)
    return {"status": done.returncode, "said": done.stdout, "pictures": pictures, "sounds": sounds}
