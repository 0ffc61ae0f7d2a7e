"""A visit's notices and where their sheets are, as the resident reads and hears it."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.messages import JobState, NoticeState, VisitSnapshot
from windowkit.printers import HANDED_ON
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def notice_name(notice: NoticeState) -> str:
    """A notice by its template, in words."""
    result = translate("Phrases", "Assessment result notice")
    names = {
        "acceptance": translate("Phrases", "Acceptance notice"),
        "assessment_result": result,
        "assessment": result,
        "one_time": translate("Phrases", "List of papers still needed"),
        "receipt": translate("Phrases", "Receipt for your papers"),
        "refusal": translate("Phrases", "Notice of refusal, with the next step"),
        "appointment": translate("Phrases", "Appointment slip"),
        "visit_summary": translate("Phrases", "What was done today"),
        "form_to_sign": translate("Phrases", "Application form to sign"),
        "concern_reply": translate("Phrases", "Answer about what could not be done"),
    }
    return names.get(notice.template) or translate("Phrases", "Notice")


def filed(visit: VisitSnapshot) -> str:
    """The case's number, and that its notice can be taken as soon as one is out."""
    number = translate("Phrases", "Your case number is {0}.").format(visit.case)
    out = [one for one in visit.notices if one.state in {JobState.DONE, JobState.SEEN}]
    if all(HANDED_ON in one.reasons for one in out):  # a queue's word: whether one is out, nobody said
        return number
    return together(number, translate("Phrases", "Please take the printed notice."))


def notice_state(notice: NoticeState) -> str:
    """Where a notice's sheet is."""
    match notice.state:
        case None:
            return translate("Phrases", "Not printed yet")
        case JobState.DONE if HANDED_ON in notice.reasons:
            return translate("Phrases", "Sent to the printer; please look")
        case JobState.DONE | JobState.SEEN:
            return translate("Phrases", "Printed, please take it")
        case JobState.QUEUED | JobState.ACCEPTED | JobState.PRINTING:
            return translate("Phrases", "Printing")
        case JobState.WAITING:
            return translate("Phrases", "Waits for the printer")
        case JobState.UNCERTAIN:
            return translate("Phrases", "Please look whether it came out")
        case _:
            return translate("Phrases", "The printer needs help; please tell the staff")


def reading() -> tuple[str, str]:
    """What is said while the clerk shows a notice: what it is, and what to do."""
    return (
        translate("Phrases", "The clerk shows you the notice that will be printed"),
        translate(
            "Phrases", "It comes out like this. You can make it larger. When you have read it, press the big button."
        ),
    )


def question(visit: VisitSnapshot) -> str:
    """What the resident is to look for while nobody knows whether a sheet came out; else empty."""
    if all(one.state is not JobState.UNCERTAIN for one in visit.notices):
        return ""
    return translate("Phrases", "Did your paper come out? Please look into the printer and tell the clerk.")
