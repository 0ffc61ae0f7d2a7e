"""X servers of our own: Xorg with monitors that no cable hangs on, and a touch screen that is real to it.

The kiosk has one with two monitors and touch, the counter another with one: two machines stand side by side.
The touch screen is Xorg's own `inputtest` driver, the one its developers test touch with (inputtestdrv(4)):
what the fingers say on its socket goes through the server's whole input path, as from a device.
"""

import contextlib
import os
import subprocess
from collections.abc import Generator
from pathlib import Path
from typing import Final, NamedTuple

from demo.leash import leashed
from windowkit.errors import Failure


class Monitor(NamedTuple):
    """A monitor's name, and where it stands in pixels."""

    name: str
    x: int
    y: int
    width: int = 1920
    height: int = 1080


UPPER: Final = Monitor("DUMMY0", 0, 0)
LOWER: Final = Monitor("DUMMY1", 0, 1080)
COUNTER: Final = Monitor("DUMMY0", 0, 0)

_SERVERS: Final = ("/usr/lib/xorg/Xorg", "/usr/bin/Xorg", "/usr/bin/X")  # the first needs no console and no root

_OPTIONS: Final = ("-noreset", "-novtswitch", "-sharevts", "-keeptty", "-nolisten", "tcp", "-ac")

_CONFIG: Final = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
  Option "DontVTSwitch" "true"
  Option "BlankTime" "0"
  Option "StandbyTime" "0"
  Option "OffTime" "0"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
{outputs}
EndSection
{monitors}
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "{first}"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080"
    Virtual {width} {height}
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "touch screen"
  Driver "inputtest"
  Option "SocketPath" "{touch}"
  Option "DeviceType" "Touch"
  Option "TouchCount" "10"
EndSection
Section "InputDevice"
  Identifier "keyboard"
  Driver "inputtest"
  Option "SocketPath" "{keyboard}"
  Option "DeviceType" "Keyboard"
EndSection
Section "InputDevice"
  Identifier "mouse"
  Driver "inputtest"
  Option "SocketPath" "{mouse}"
  Option "DeviceType" "PointerAbsolute"
EndSection
Section "ServerLayout"
  Identifier "layout"
  Screen "screen"
  InputDevice "touch screen" "SendCoreEvents"
  InputDevice "keyboard" "CoreKeyboard"
  InputDevice "mouse" "CorePointer"
EndSection
"""

# The mode must lie in the monitor's own ranges, or the server takes 1024x768 of its built-in list.
_MONITOR: Final = """
Section "Monitor"
  Identifier "{name}"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-300.0
  Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
  Option "PreferredMode" "1920x1080"
  Option "Position" "{x} {y}"
  Option "Enable" "true"
EndSection
"""


class Display(NamedTuple):
    """A running X server: its name, its size in pixels, and the socket on which its touch screen is touched."""

    name: str
    width: int
    height: int
    touch: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show its windows here."""
        return {"DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}


@contextlib.contextmanager
def xserver(folder: Path, monitors: tuple[Monitor, ...]) -> Generator[Display]:
    """Run it; its configuration, log and sockets stand in `folder`. Raises Failure with the log's own words."""
    folder.mkdir(parents=True, exist_ok=True)
    program = next((path for path in _SERVERS if Path(path).exists()), None)
    if program is None:
        raise Failure("no X server: install the package xserver-xorg-core (scripts/install does)")
    touch = folder / "touch.socket"
    config, log = folder / "xorg.conf", folder / "xorg.log"
    width = max(each.x + each.width for each in monitors)
    height = max(each.y + each.height for each in monitors)
    config.write_text(_config(folder, touch, monitors, (width, height)))
    read, write = os.pipe()
    server = subprocess.Popen(
        leashed(program, "-displayfd", str(write), "-config", str(config), "-logfile", str(log), *_OPTIONS),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(write,),
        start_new_session=True,  # a Ctrl+C is for the demo, which stops its parts in order
    )
    os.close(write)
    try:
        with os.fdopen(read) as line:
            number = line.readline().strip()  # comes once it serves; ends empty if the server ends
        if not number:
            raise Failure(f"the X server did not start; {log} says: {_complaints(log)}")
        yield Display(f":{number}", width, height, touch)
    finally:
        server.terminate()
        try:
            server.wait(5)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _config(folder: Path, touch: Path, monitors: tuple[Monitor, ...], size: tuple[int, int]) -> str:
    return _CONFIG.format(
        outputs="\n".join(f'  Option "Monitor-{each.name}" "{each.name}"' for each in monitors),
        monitors="".join(_MONITOR.format(name=each.name, x=each.x, y=each.y) for each in monitors),
        first=monitors[0].name,
        width=size[0],
        height=size[1],
        touch=touch,
        keyboard=folder / "keyboard.socket",
        mouse=folder / "mouse.socket",
    )


def _complaints(log: Path) -> str:
    if not log.exists():
        return "nothing (no log)"
    return " ".join(line for line in log.read_text(errors="replace").splitlines() if "(EE)" in line)[-600:]
