"""The conductor's part where something around it is reported: printer, doors, monitors, devices, the call. Pure."""

from msgspec.structs import replace

from kiosk_app import checking
from kiosk_app.cards.asked import ReaderFound
from kiosk_app.machine import MonitorsChanged
from kiosk_app.scene import (
    FarDevicesChanged,
    LineRated,
    OwnDeviceChanged,
    OwnSoundChanged,
    PictureChanged,
    Scene,
)
from windowkit.messages import HoursChanged, PrinterChanged


def changed(scene: Scene, event: PrinterChanged | HoursChanged | MonitorsChanged | ReaderFound) -> Scene:
    """What stands around the kiosk, and whether the doors are open."""
    match event:
        case PrinterChanged():
            return replace(scene, printer=event)
        case HoursChanged():
            return replace(scene, hours=event)
        case MonitorsChanged():
            return replace(scene, upper_lost=not event.upper)
        case ReaderFound():
            return replace(scene, reader_there=event.there)


def of_the_call(
    scene: Scene, event: PictureChanged | OwnDeviceChanged | OwnSoundChanged | FarDevicesChanged | LineRated
) -> Scene:
    """Picture, sound and line, as they are reported."""
    match event:
        case LineRated():
            return replace(scene, bars=event.bars)
        case PictureChanged():
            return replace(scene, picture=event.picture)
        case OwnDeviceChanged():
            others = scene.own_missing - {event.device}
            scene = replace(scene, own_missing=others if event.present else others | {event.device})
            return checking.reported(scene, event)
        case OwnSoundChanged():
            return replace(scene, heard=event.heard)
        case FarDevicesChanged():
            return replace(scene, far_sound=event.sound, far_loudspeaker=event.loudspeaker)
