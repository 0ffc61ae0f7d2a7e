"""Where a case stands, in plain words; what is on screen only is never said aloud by itself."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk_app.phrases import Sentences
from windowkit.helpdesk import CaseState, CaseTold
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def sentences(case: CaseTold | None) -> Sentences:
    """What it has come to, and what comes next."""
    match case:
        case CaseTold(state=CaseState.FILED):
            due = translate("Case", "It is decided by {0} at the latest. Until then nothing needs to be done.")
            return Sentences(
                translate("Case", "The case was taken in, and is being decided"), due.format(day(case.due))
            )
        case CaseTold(state=CaseState.RESULT):
            return Sentences(translate("Case", "The result is here"), _result(case))
        case CaseTold(state=CaseState.MISSING):
            kept = translate("Case", "Bring what is missing, and go on at any virtual window until {0}.")
            return Sentences(translate("Case", "It is not finished yet"), kept.format(day(case.kept_until)))
        case CaseTold(state=CaseState.DONE):
            return Sentences(
                translate("Case", "It was settled in that visit"), translate("Case", "Nothing needs to be done.")
            )
        case _:
            return Sentences(
                translate("Case", "It was not taken in"),
                translate("Case", "Nothing of it is kept any more: take a number to begin anew."),
            )


def _result(case: CaseTold) -> str:
    came = translate("Case", "Decided on {0}.").format(day(case.result))
    if not case.printable:
        return came
    ready = translate("Case", "Its notice is ready: print it on the Notices page.")
    return together(came, ready)


def facts(case: CaseTold, *, chinese: bool) -> tuple[tuple[str, str, str], ...]:
    """Rows of what is known: key, label, words."""
    named = ((name if chinese else name_en) for name, name_en in case.missing)
    rows = (
        ("number", translate("Case", "Number"), case.number),
        ("day", translate("Case", "Began on"), day(case.day)),
        ("missing", translate("Case", "Still missing"), translate("HelpDesk", ", ").join(named)),
        ("next", translate("Case", "The clerk said"), case.next_step),
        ("waits", translate("Case", "On paper"), _waits(case)),
    )
    return tuple(row for row in rows if row[2])


def _waits(case: CaseTold) -> str:
    waits = case.printable and case.state is not CaseState.RESULT
    return translate("Case", "A notice waits on the Notices page.") if waits else ""


def day(of: str) -> str:
    """A day (YYYY-MM-DD) as people say it."""
    return QLocale.c().toString(QDate.fromString(of, "yyyy-MM-dd"), translate("Handing", "MMMM d"))
