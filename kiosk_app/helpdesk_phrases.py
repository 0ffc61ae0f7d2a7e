"""The sentences of the committee's own desk, on screen and aloud."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import case_phrases, check_phrases, proving_phrases
from kiosk_app.case_phrases import day
from kiosk_app.helping import HelpDesk, Step
from kiosk_app.phrases import Sentences
from kiosk_app.sheet_phrases import notice_name
from windowkit.helpdesk import OldNotice
from windowkit.matters import Material, Matter
from windowkit.messages import JobState, NoticeState
from windowkit.printers import HANDED_ON

translate: Final = QCoreApplication.translate


def sentences(desk: HelpDesk, *, chinese: bool) -> Sentences:
    """What the page says."""
    match desk.step:
        case Step.MENU:
            return Sentences(
                translate("HelpDesk", "The committee's own desk"),
                translate("HelpDesk", "What needs no clerk. For staff, with the resident beside you."),
            )
        case Step.MATTER:
            return Sentences(
                translate("HelpDesk", "What would the resident like to do?"),
                translate("HelpDesk", "Touch it to see which papers it needs."),
            )
        case Step.NEEDS:
            assert desk.matter is not None
            name = desk.matter.name if chinese else desk.matter.name_en
            touch = translate("HelpDesk", "Papers to bring: {0}. Touch one to hear it.").format(
                len(desk.matter.materials)
            )
            return Sentences(name, sheet(desk) or touch)
        case Step.FOUND | Step.NOTICE:
            return _notices(desk)
        case Step.CASE:
            return case_phrases.sentences(desk.case)
        case _:
            return proving_phrases.sentences(desk)


def _notices(desk: HelpDesk) -> Sentences:
    one = desk.notice
    if one is None:
        many = translate("HelpDesk", "Which of these notices? ({0})").format(len(desk.found))
        return Sentences(many, translate("HelpDesk", "Touch one to print it again."))
    again = translate("HelpDesk", "The new sheet says that it is printed again, and when.")
    return Sentences(translate("HelpDesk", "Print this notice again?"), sheet(desk) or again)


def notice(one: OldNotice) -> tuple[str, str]:
    """What a notice is called, and what staff know it by: the number, the day, the copies so far."""
    name = notice_name(NoticeState(id=one.paper, template=one.template, number=one.number))
    issued = translate("HelpDesk", "No. {0}, of {1}").format(one.number, day(one.issued))
    if not one.copies:
        return name, issued
    return name, issued + translate("HelpDesk", "; ") + translate("HelpDesk", "copies so far: {0}").format(one.copies)


def sheet(desk: HelpDesk) -> str:
    """Where the latest sheet is; empty before anybody asked for one."""
    if not desk.sheet:
        return ""
    match desk.state:
        case JobState.PRINTING:
            return translate("HelpDesk", "Printing …")
        case None | JobState.QUEUED | JobState.ACCEPTED if not desk.reasons:
            return translate("HelpDesk", "On its way to the printer …")
        case JobState.DONE if HANDED_ON in desk.reasons:
            return translate("HelpDesk", "Sent to the printer. Please look whether it came out.")
        case JobState.DONE:
            return translate("HelpDesk", "Printed. Please take it from the printer.")
        case JobState.UNCERTAIN:
            return translate("HelpDesk", "Nobody can say whether it was printed. Please look into the printer first.")
        case JobState.ABORTED | JobState.REFUSED | JobState.CANCELED:
            return translate("HelpDesk", "It was not printed. Please print it again.")
        case _:
            return check_phrases.reason(desk.reasons).partition("\n")[0]


def paper(one: Material, *, chinese: bool) -> str:
    """What a paper is called."""
    return one.name if chinese else one.name_en


def about(one: Material, matter: Matter, *, chinese: bool) -> str:
    """What there is to know of a paper, in plain words."""
    note = one.note if chinese else one.note_en
    said = [_count(one), note or _condition(one, matter, chinese=chinese), _where(one, matter, chinese=chinese)]
    return translate("HelpDesk", "; ").join(part for part in said if part)


def _count(one: Material) -> str:
    copies = translate("HelpDesk", "copies: {0}").format(one.copies) if one.copies else ""
    original = translate("HelpDesk", "the original") if one.original else ""
    return translate("HelpDesk", " and ").join(part for part in (original, copies) if part)


def _condition(one: Material, matter: Matter, *, chinese: bool) -> str:
    field = matter.field(one.when.field) if one.when is not None else None
    if one.when is None or field is None:
        return "" if one.required else translate("HelpDesk", "bring it if you have it")
    among = [choice for choice in field.choices if choice.code in one.when.among]
    choices = translate("HelpDesk", ", ").join(choice.label if chinese else choice.label_en for choice in among)
    label = field.label if chinese else field.label_en
    return translate("HelpDesk", "only for “{0}”: {1}").format(label, choices)


def _where(one: Material, matter: Matter, *, chinese: bool) -> str:
    called = {place.code: place.name if chinese else place.name_en for place in matter.institutions}
    words = one.where if chinese else one.where_en
    places = translate("HelpDesk", ", ").join(part for part in (words, *(called[code] for code in one.at)) if part)
    return translate("HelpDesk", "from {0}").format(places) if places else ""
