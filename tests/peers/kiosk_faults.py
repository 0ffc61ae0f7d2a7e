"""What a printer says of each fault, and a sheet that waits for it."""

from typing import Final

from windowkit.faults import Fault
from windowkit.messages import JobState, NoticeState, PrinterDetail, Tray

WAITS: Final = NoticeState(id="n1", template="acceptance", number="SL-1", attempt=1, state=JobState.WAITING)
EMPTY: Final = PrinterDetail(trays=(Tray(name="tray-1", level=40), Tray(name="tray-2", level=0)))
KEYWORDS: Final = {
    Fault.SERVICE: "print-service-offline",
    Fault.DISK: "print-service-disk-full",
    Fault.OFF: "offline",
    Fault.ADDRESS: "printer-unknown",
    Fault.COVER: "cover-open",
    Fault.JAM: "media-jam",
    Fault.TRAY: "input-tray-missing",
    Fault.PAPER: "media-empty",
    Fault.FULL: "output-area-full",
    Fault.TONER: "toner-empty",
    Fault.WASTE: "marker-waste-full",
    Fault.HELP: "com.maker-lamp-broken",
}
NOTES: Final = {
    Fault.PAPER_LOW: "media-low",
    Fault.TONER_LOW: "toner-low",
    Fault.WASTE_SOON: "marker-waste-almost-full",
}
