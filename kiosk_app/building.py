"""The parts that touch devices, joined. What they need takes a second to load: see `hands.py`."""

from collections.abc import Callable

import msgspec

from kiosk_app.cards.reader import Reader
from kiosk_app.devices import call_devices, document_camera, with_second
from kiosk_app.errands import Errands
from kiosk_app.inspection import Inspection, Parts
from kiosk_app.line import KioskLine
from kiosk_app.settings import KioskSettings
from kiosk_app.stage import Stage
from kiosk_app.table import Table
from kiosk_app.telephone import Telephone
from windowkit.engine import EngineThread
from windowkit.media.devices import DeviceBack, DeviceGone
from windowkit.media.speaker import Speaker
from windowkit.media.warming import warm_up


class Built(msgspec.Struct, frozen=True):
    """Who carries orders out, who hears the server of the call, what is spoken through; what is slow the first time."""

    errands: Errands
    telephone: Telephone
    speaker: Speaker | None
    warm_up: Callable[[], None]


def build(
    settings: KioskSettings, stage: Stage, engine: EngineThread, line: KioskLine, post: Callable[[object], None]
) -> Built:
    """The list of parts. Nothing is opened."""

    def changed(news: DeviceGone | DeviceBack) -> None:
        engine.call(telephone.device_changed, news)

    table = Table(document_camera(settings, stage.table.show_frame, changed), post)
    devices = call_devices(settings, stage.clerk.show_frame, changed, table.camera)
    devices = with_second(devices, table.seen, stage.shared.show_frame, post)
    telephone = Telephone(devices, line.say, post)
    parts = Parts(devices.ends.picture, table.camera, devices.microphone, devices.speaker)
    inspection = Inspection(parts, telephone, table, stage.checked_pictures, post)
    reader = Reader(settings.card_reader, post)
    errands = Errands(engine, line, telephone, table, inspection, reader, post)
    return Built(errands, telephone, devices.speaker, warm_up)
