"""Where a notice's sheet stands, in words that say what to do next."""

from PySide6.QtCore import QCoreApplication

from windowkit.messages import JobState, NoticeState
from windowkit.printers import HANDED_ON
from windowkit.settling import which_sheet

translate = QCoreApplication.translate


def job_state(notice: NoticeState) -> str:  # noqa: C901 - a branch a state
    """Where a notice's sheet stands; a queue's word is no printer's."""
    match notice.state:
        case None:
            return translate("phrases", "Not printed yet")
        case JobState.DONE if HANDED_ON in notice.reasons:
            return translate("phrases", "Handed to a print queue: ask the resident whether the sheet came out")
        case JobState.QUEUED:
            return translate("phrases", "Sent to the kiosk")
        case JobState.ACCEPTED:
            return translate("phrases", "Ready to print")
        case JobState.WAITING:
            return translate("phrases", "Waiting for the printer")
        case JobState.PRINTING:
            return translate("phrases", "Printing …")
        case JobState.DONE:
            return translate("phrases", "Printed")
        case JobState.ABORTED:
            return translate("phrases", "The printer broke off and no sheet came out: print it again")
        case JobState.CANCELED:
            return translate("phrases", "Cancelled at the printer and no sheet came out: print it again")
        case JobState.UNCERTAIN:
            return translate("phrases", "Uncertain whether the sheet came out: look, then answer")
        case JobState.SEEN:
            return translate("phrases", "Printed, as the clerk saw")
        case JobState.REFUSED:
            return translate("phrases", "This notice cannot be printed")


def footer(notice: NoticeState) -> str:
    """How the uncertain sheet is known: what its last line says, as it is printed (in Chinese)."""
    return which_sheet(notice.attempt)
