"""The counter's words for how a visit ends."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.ending import Reason

translate: Final = QCoreApplication.translate


def reason(why: Reason) -> str:
    """Why a visit did not bring what its resident came for."""
    words = {
        Reason.OTHER_PLACE: translate("phrases", "A named institution does it"),
        Reason.NOT_ENTITLED: translate("phrases", "The conditions are not met"),
        Reason.IN_PERSON: translate("phrases", "An original, or the person, must be seen at the centre"),
        Reason.OTHER_SYSTEM: translate("phrases", "A department's system does not answer"),
        Reason.UNCLEAR_RULE: translate("phrases", "The rules are unclear, or departments do not agree"),
        Reason.RESIDENT_LEFT: translate("phrases", "The resident left"),
        Reason.NO_TIME: translate("phrases", "The resident goes on another day"),
        Reason.CALL_FAILED: translate("phrases", "Picture or sound did not do"),
        Reason.DEVICE_FAILED: translate("phrases", "The kiosk's camera, printer or screen failed"),
        Reason.GAVE_UP_WAITING: translate("phrases", "The resident gave up waiting"),
        Reason.CLOSED: translate("phrases", "The centre closed while they waited"),
        Reason.BOOKED: translate("phrases", "Comes at a booked time instead"),
        Reason.NOT_BACK: translate("phrases", "Called back, and did not come"),
        Reason.NOBODY_ANSWERED: translate("phrases", "Nobody answered"),
        Reason.GAVE_UP: translate("phrases", "The resident ended it at the kiosk"),
        Reason.KIOSK_LOST: translate("phrases", "The kiosk's line was lost"),
        Reason.TOO_LONG: translate("phrases", "It took longer than a visit may"),
        Reason.UNSAID: translate("phrases", "No reason was given"),
        Reason.OTHER: translate("phrases", "Something else: the next step says it"),
    }
    return words[why]
