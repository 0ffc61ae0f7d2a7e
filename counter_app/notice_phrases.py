"""The counter's words for notices."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app import phrases
from counter_app.desk import Refusal
from counter_app.phrases import local
from windowkit.errors import Code
from windowkit.matters import Field, Matter, MatterNotice
from windowkit.messages import JobState, NoticeState, Reading, ReadingStage
from windowkit.visit import Outcome

translate = QCoreApplication.translate

_MOVING: Final = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.WAITING, JobState.PRINTING})
_WANTING: Final = frozenset({JobState.UNCERTAIN, JobState.ABORTED, JobState.CANCELED, JobState.REFUSED})


def notice_name(template: str, matter: Matter | None = None) -> str:
    """A notice's name; what only the matter knows is called as the matter says, else by its template's own name."""
    known = {
        "concern_reply": translate("phrases", "Reply about what could not be done"),
        "acceptance": translate("phrases", "Acceptance notice"),
        "form_to_sign": translate("phrases", "Application form to sign"),
        "assessment_result": translate("phrases", "Care assessment result notice"),
        "one_time": translate("phrases", "List of what is missing"),
        "receipt": translate("phrases", "Receipt for papers"),
        "refusal": translate("phrases", "Notice of refusal, with the next step"),
        "appointment": translate("phrases", "Appointment slip"),
        "visit_summary": translate("phrases", "What was done today, in very large type"),
    }
    own = next((one for one in matter.notices if one.template == template), None) if matter is not None else None
    named = local(own.name, own.name_en or own.name) if own is not None else ""
    return named or known.get(template, template)


def done_today(outcome: Outcome) -> str:
    """What a summary says was done, for the clerk to begin with: on paper, which is in Chinese whatever is spoken."""
    match outcome:
        case Outcome.ACCEPTED:
            return "您的申请已经受理"
        case Outcome.DONE:
            return "您今天要办的事已经办好"
        case Outcome.MATERIALS_MISSING:
            return "材料还没有齐，今天没有受理"
        case Outcome.NOT_POSSIBLE_HERE:
            return "这件事在这里办不了"
        case Outcome.BROKEN_OFF:
            return "今天没有办完"


def submitted(notices: tuple[NoticeState, ...]) -> str:
    """Where a submitted case stands: what its notices still need."""
    states = {one.state for one in notices}
    if states & _MOVING:
        return translate("phrases", "Submitted; printing")
    if states & _WANTING:
        return translate("phrases", "Submitted; a notice needs you")
    if states <= {JobState.DONE, JobState.SEEN} and notices:
        return translate("phrases", "Submitted, and everything is printed")
    return translate("phrases", "Submitted")


def no_page(reason: str) -> str:
    """Why a notice's page cannot be looked at."""
    if not reason:
        return translate("phrases", "The page cannot be shown now: the kiosk's print service does not make it.")
    return translate("phrases", "The page cannot be shown: {0}").format(phrases.printer_reason(reason))


def reading(now: Reading, name: str) -> str:
    """How far the resident is with a notice on the touch screen."""
    match now.stage:
        case ReadingStage.COMING:
            return translate("phrases", "On its way to the touch screen: {0}").format(name)
        case ReadingStage.SHOWN:
            return translate("phrases", "The resident is reading: {0}").format(name)
        case ReadingStage.READ:
            return translate("phrases", "The resident has read: {0}").format(name)
        case ReadingStage.FAILED:
            why = phrases.printer_reason(now.reason)
            return translate("phrases", "The resident cannot be shown {0}: {1}").format(name, why)


def refusal(refused: Refusal) -> str:
    """A refusal that has another meaning where it is about a notice; empty for every other one."""
    match refused.code, refused.detail:
        case Code.TOO_LARGE, "form_to_sign":
            return translate(
                "phrases",
                "This form is too long for the sheet that is signed on paper. Shorten the longest answers, please, "
                "and have it checked then.",
            )
        case Code.TOO_LARGE, "notices":
            return translate("phrases", "This visit has as many notices as it can have.")
        case _:
            return _of_a_notice(refused)


def _of_a_notice(refused: Refusal) -> str:
    if refused.detail != "notice":
        return ""
    match refused.code:
        case Code.STALE:
            return translate(
                "phrases", "This notice is another person's than the form's: only for that person can it be printed."
            )
        case Code.BUSY:
            return translate("phrases", "This notice is being printed already.")
        case _:
            return ""


def written_name(notice: MatterNotice) -> str:
    """The name of a notice that the clerk may write."""
    return local(notice.name, notice.name_en or notice.name) or notice_name(notice.template)


def field_name(field: Field) -> str:
    """What a field is called."""
    return local(field.label, field.label_en)


def lacking(key: str) -> str:
    """What the visit does not know yet and the notice needs, by windowkit.matters.KNOWN."""
    match key:
        case "missing":
            return translate("phrases", "Every paper is here: write what else is needed, or no list.")
        case "received" | "materials":
            return translate("phrases", "No paper was photographed, so there is nothing to give a receipt for.")
        case _:
            return translate("phrases", "The form does not say yet whom it is for: fill in the applicant first.")
