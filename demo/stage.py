"""The whole stage: two machines' screens, a touch screen, sound, a printer, and the four programs on them."""

import contextlib
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path

import msgspec

from demo import footage, idcard, people
from demo.bus import session_bus
from demo.company import Company, Site
from demo.eyes import Eyes, View
from demo.hands import Hands
from demo.network import Network
from demo.printer import Printer, free_port, printer
from demo.programs import Programs
from demo.room_noise import room_noise
from demo.sound import Sound, sound
from demo.touch import Finger
from demo.xserver import COUNTER, LOWER, UPPER, Display, xserver

_TYPED = (
    *people.APPLICATION.values(),
    *people.answers("medical-record-booklet").values(),
    people.CLERK_SIGN_IN,
    people.CLERK_PASSWORD,
)


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """Everything there is to play with. `kiosk` and `counter` are the screens as a person sees them."""

    folder: Path
    company: Company
    finger: Finger
    hands: Hands
    kiosk: View
    counter: View
    sound: Sound
    printer: Printer
    kiosk_display: Display
    counter_display: Display
    eyes: Eyes
    bus: Mapping[str, str]  # what a program needs to be seen by the eyes


@contextlib.asynccontextmanager
async def stage(
    folder: Path,
    *,
    kiosk_camera: str = "",
    counter_camera: str = "",
    network: Network | None = None,
    dead_silent: bool = False,
    recording_key: str = "",
) -> AsyncGenerator[Stage]:
    """Set it up in `folder`, programs running and windows shown; everything is gone afterwards.

    On a `network`, kiosk and counter stand in the rooms of these names, all else (this thread too) in `server`.
    The rooms are quiet as rooms are; `dead_silent` for measurements of the sound itself.
    """
    machinery = folder / "stage"
    async with contextlib.AsyncExitStack() as built:
        if network is not None:
            built.enter_context(network.inside("server"))
        kiosk_display = built.enter_context(xserver(machinery / "kiosk-screens", (UPPER, LOWER)))
        counter_display = built.enter_context(xserver(machinery / "counter-screen", (COUNTER,)))
        bus = built.enter_context(session_bus(machinery, kiosk_display.environment))
        eyes = await built.enter_async_context(Eyes(bus["DBUS_SESSION_BUS_ADDRESS"]))
        rooms = built.enter_context(sound(machinery / "sound"))
        for room in () if dead_silent else ("kiosk", "counter"):
            built.enter_context(room_noise(f"{room}_microphone", rooms.server))
        device = built.enter_context(printer(machinery / "printer", bus["DBUS_SESSION_BUS_ADDRESS"]))
        finger = built.enter_context(Finger(kiosk_display))
        hands = built.enter_context(Hands(counter_display, "".join(_TYPED)))
        at_kiosk = {**bus, **kiosk_display.environment, **rooms.environment("kiosk")}
        at_counter = {**bus, **counter_display.environment, **rooms.environment("counter")}
        there = {} if network is None else {f"{room}_app": network.within(room) for room in ("kiosk", "counter")}
        programs = Programs(folder, {"kiosk_app": at_kiosk, "counter_app": at_counter}, there)
        built.callback(programs.stop)
        site = _site(machinery, device, (kiosk_camera, counter_camera), network)
        site = msgspec.structs.replace(site, recording_key=recording_key)
        company = Company(programs, folder, site)
        await company.start()
        kiosk = await eyes.program(programs["kiosk_app"].pid)
        counter = await eyes.program(programs["counter_app"].pid)
        hands.fill()
        yield Stage(
            folder=folder,
            company=company,
            finger=finger,
            hands=hands,
            kiosk=kiosk,
            counter=counter,
            sound=rooms,
            printer=device,
            kiosk_display=kiosk_display,
            counter_display=counter_display,
            eyes=eyes,
            bus=bus,
        )


def _site(machinery: Path, device: Printer, cameras: tuple[str, str], network: Network | None) -> Site:
    return Site(
        host="127.0.0.1" if network is None else network.address("server"),
        port=free_port(),
        printer=device.uri,
        kiosk_camera=cameras[0] or str(footage.resident()),
        document_camera=str(idcard.draw(machinery / "table.jpg", people.HUSBAND)),
        counter_camera=cameras[1] or str(footage.clerk()),
        screens=(UPPER.name, LOWER.name),
    )
