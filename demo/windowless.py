"""A kiosk or a counter without its windows: the program's own line and telephone, synthetic devices.

What happens is a JSON object a line on standard output, `t` by the machine's monotonic clock: states of the line and
the call, each picture with the time that stands in it, each snapshot of the visit; with --shown, too, when a picture
in full size was painted (`demo/shown.py`).

  python -m demo.windowless kiosk --server URL --state FOLDER     (enrolled; opens a visit by itself)
  python -m demo.windowless counter --server URL                  (signs in, takes whoever waits, types what it is told)
"""

import argparse
import asyncio
import sys
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from av.video.frame import VideoFrame

from counter_app.calling import CallStatus, Stage
from counter_app.devices import Devices as CounterDevices
from counter_app.line import CounterLine
from counter_app.telephone import Telephone as CounterTelephone
from demo import people
from kiosk_app.line import KioskLine
from kiosk_app.scene import Picture, PictureChanged
from kiosk_app.telephone import Devices as KioskDevices, Telephone as KioskTelephone
from windowkit import logs
from windowkit.engine import EngineThread
from windowkit.keys import load_key
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone, age_ms, now_ms, read_stamp
from windowkit.messages import (
    EditField,
    FieldChanged,
    OpenVisit,
    QueueChanged,
    TakeVisit,
    UnlockKiosk,
    VisitSnapshot,
    Welcome,
)

if TYPE_CHECKING:
    from demo.shown import Shown

MATTER: Final = "medical-record-booklet"
TAKE: Final = "take"  # what a counter that waits is told; everything else it types
FIELD: Final = "applicant_name"
_SIZES: Final = {"small": (640, 360, 25), "hd": (1280, 720, 30)}  # pixels, pictures a second


class Log:
    """What happens, as lines; from any thread."""

    def __init__(self, sent_width: int) -> None:
        self._sent_width = sent_width  # of the other side's camera; on a poor line it comes smaller
        self._lock = threading.Lock()

    def say(self, what: str, **values: object) -> None:
        """One line."""
        line = msgspec.json.encode({"t": time.monotonic(), "what": what, **values})
        with self._lock:
            sys.stdout.buffer.write(line + b"\n")
            sys.stdout.buffer.flush()

    def picture(self, frame: VideoFrame) -> None:
        """A picture of the other side, as its window would get it; `made` ms on the monotonic clock, None if torn."""
        plane = frame.planes[0]
        luma = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:, : frame.width]
        stamp, now = read_stamp(luma, frame.width / self._sent_width), now_ms()
        self.say("picture", made=None if stamp is None else now - age_ms(stamp, now), width=frame.width)

    def heard(self, news: object) -> None:
        """What a window would be told."""
        match news:
            case PictureChanged():
                states = {Picture.SHOWN: "up", Picture.BROKEN: "broken"}
                self.say("call", state=states.get(news.picture, str(news.picture)))
            case CallStatus():
                states = {Stage.UP: "up", Stage.BROKEN: "broken"}
                self.say("call", state=states.get(news.stage, str(news.stage)))
            case VisitSnapshot():
                fields = {key: filled.value for key, filled in news.fields.items()}
                self.say("visit", id=news.visit, clerk=news.clerk, fields=fields)
            case FieldChanged():
                self.say("field", id=news.visit, value=news.value)
            case _ if (up := getattr(news, "up", None)) is not None:
                self.say("line", up=up)
            case _:
                pass


def _ends(asked: argparse.Namespace, log: Log) -> tuple[Ends, SyntheticCamera]:
    width, height, fps = _SIZES[asked.size]
    camera = SyntheticCamera(width=width, height=height, fps=fps)
    sound = SyntheticMicrophone()

    def frame(frame: VideoFrame) -> None:
        if asked.shown is not None:
            asked.shown.show(frame)
        log.picture(frame)

    return Ends(picture=camera, sound=sound, on_frame=frame, on_sound=lambda _: None), camera


def _kiosk(engine: EngineThread, asked: argparse.Namespace, log: Log) -> Callable[[str], None]:
    ends, camera = _ends(asked, log)
    wanted = str(uuid.uuid4())

    def post(news: object) -> None:
        log.heard(news)
        if isinstance(news, VisitSnapshot) and news.visit == wanted:
            start = telephone.start(news.visit, news.call) if news.clerk else telephone.warm()
            tasks.add(asyncio.get_running_loop().create_task(start))
        elif isinstance(news, Welcome) and not tasks:
            line.ask(UnlockKiosk(id=str(uuid.uuid4()), pin=people.STAFF_PIN))
            line.ask(OpenVisit(told=True, id=str(uuid.uuid4()), visit=wanted, matter=MATTER))

    tasks: set[asyncio.Task[None]] = set()
    line = KioskLine(asked.server, load_key(asked.state), post)
    telephone = KioskTelephone(KioskDevices(ends, (camera,)), line.say, post)
    line.listen(telephone.hear, telephone.line_changed)
    engine.submit(line.run())
    return lambda _: engine.submit(telephone.close()).result(timeout=10)


def _counter(engine: EngineThread, asked: argparse.Namespace, log: Log) -> Callable[[str], None]:
    ends, camera = _ends(asked, log)
    visit, revision = "", 0

    def post(news: object) -> None:
        nonlocal visit
        log.heard(news)
        if isinstance(news, QueueChanged) and news.waiting and not visit:
            visit = news.waiting[0].visit
            log.say("waiting")
            if not asked.waits:
                take()

    def take() -> None:
        log.say("taken")
        line.ask(TakeVisit(id=str(uuid.uuid4()), visit=visit))

    def told(words: str) -> None:
        nonlocal revision
        if words == TAKE:
            take()
        elif words:
            revision += 1
            line.ask(EditField(id=str(uuid.uuid4()), visit=visit, field=FIELD, value=words, revision=revision))
        else:
            engine.submit(telephone.close()).result(timeout=10)

    line = CounterLine(engine, asked.server, post)
    telephone = CounterTelephone(CounterDevices(ends, (camera,)), line.say, post)
    line.listen(telephone.hear)
    line.sign_in(people.CLERK_SIGN_IN, people.CLERK_PASSWORD)
    return told


def main() -> int:
    """Until standard input ends."""
    parser = argparse.ArgumentParser(prog="python -m demo.windowless", description=__doc__)
    parser.add_argument("role", choices=("kiosk", "counter"))
    parser.add_argument("--server", required=True)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--size", choices=tuple(_SIZES), default="small")
    parser.add_argument("--waits", action="store_true", help="take the visit only when told so")
    parser.add_argument("--shown", action="store_true", help="paint the pictures, and tell when")
    asked = parser.parse_args()
    logs.start(f"windowless_{asked.role}")
    sys.setswitchinterval(0.0005)  # as the programs do
    log = Log(_SIZES[asked.size][0])
    asked.shown = _shown(asked, log)
    with EngineThread() as engine:
        tell = (_kiosk if asked.role == "kiosk" else _counter)(engine, asked, log)

        def obey() -> None:
            for words in sys.stdin:
                tell(words.strip())
            tell("")

        (asked.shown.run if asked.shown is not None else _at_once)(obey)
    return 0


def _shown(asked: argparse.Namespace, log: Log) -> "Shown | None":
    if not asked.shown:
        return None
    from demo.shown import Shown  # noqa: PLC0415 - Qt, which nobody else here needs

    return Shown(_SIZES[asked.size][0], lambda: log.say("shown"))


def _at_once(work: Callable[[], None]) -> None:
    work()


if __name__ == "__main__":
    sys.exit(main())
