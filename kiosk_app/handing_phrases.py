"""The notices page's sentences: what is there, and what staff do with it. Names are shown, never said aloud."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk_app import check_phrases
from kiosk_app.handouts import Handouts, Tab, is_moving
from kiosk_app.phrases import Sentences
from kiosk_app.sheet_phrases import notice_name
from windowkit.messages import JobState, NoticeState, Reminder, StaffPaper, StaffPapers
from windowkit.printers import HANDED_ON
from windowkit.settling import which_sheet

translate: Final = QCoreApplication.translate


def sentences(handing: Handouts | None) -> Sentences:
    """What the page says, on screen and aloud."""
    if handing is None or handing.news is None:
        return Sentences(translate("Handing", "One moment, please"))
    if handing.discarding:
        return Sentences(
            translate("Handing", "Really throw this paper away?"),
            translate("Handing", "It cannot be printed here any more."),
        )
    if handing.paper is not None and handing.is_asked:
        look = translate("Handing", "Please look into the printer. At the foot of the sheet stands: {0}")
        return Sentences(
            translate("Handing", "Did this sheet come out?"), look.format(which_sheet(handing.paper.attempt))
        )
    if handing.paper is not None:
        return Sentences(translate("Handing", "Hand out this paper"), state(handing.paper))
    if handing.handed and handing.by_queue:
        return Sentences(
            translate("Handing", "Sent to the printer"),
            translate("Handing", "Please look whether it came out, and hand it out."),
        )
    if handing.handed:
        return Sentences(
            translate("Handing", "Printed"), translate("Handing", "Please take it from the printer and hand it out.")
        )
    return _papers(handing.news) if handing.tab is Tab.PAPERS else _reminders(handing.news)


def _papers(news: StaffPapers) -> Sentences:
    many = len(news.papers) + news.more
    if not many:
        return Sentences(
            translate("Handing", "There is nothing to hand out"),
            translate("Handing", "Papers that residents left without, and new results, appear here."),
        )
    return Sentences(
        translate("Handing", "Papers to hand out: {0}").format(many),
        translate("Handing", "Touch one to print it."),
    )


def _reminders(news: StaffPapers) -> Sentences:
    if not news.reminders:
        return Sentences(translate("Handing", "Nobody's assessment runs out soon"))
    headline = translate("Handing", "Assessments that run out soon: {0}").format(len(news.reminders))
    if news.sheet is None:
        return Sentences(headline, translate("Handing", "Please remind these residents to renew at this window."))
    return Sentences(headline, _sheet(news.sheet, news.sheet_reasons))


def state(paper: StaffPaper) -> str:
    """Where its sheet is."""
    if paper.state is JobState.REFUSED:
        return translate("Handing", "This machine cannot print it. Please call the support.")
    if is_moving(paper.state):
        return _sheet(paper.state, paper.reasons)
    if paper.doubtful:
        return translate("Handing", "It may be printed already. Please look at the printer first.")
    return translate("Handing", "Not printed yet.")


def _sheet(moving: JobState | None, reasons: tuple[str, ...]) -> str:
    match moving:
        case JobState.PRINTING:
            return translate("Handing", "Printing …")
        case JobState.QUEUED | JobState.ACCEPTED if not reasons:
            return translate("Handing", "On its way …")
        case JobState.QUEUED | JobState.ACCEPTED | JobState.WAITING:
            return check_phrases.reason(reasons)
        case JobState.DONE if HANDED_ON in reasons:
            return translate("Handing", "Sent to the printer. Please look whether the list came out.")
        case JobState.DONE:
            return translate("Handing", "The list is printed.")
        case _:
            return translate("Handing", "The list may not be printed. Please look, and print again.")


def name(paper: StaffPaper) -> str:
    """Whose paper, and which."""
    template = notice_name(NoticeState(id=paper.id, template=paper.template, number=""))
    return f"{_who(paper.holder, paper.tail)}  {template}"


def origin(paper: StaffPaper, matter: str) -> str:
    """Where it comes from."""
    if paper.ticket:
        left = translate("Handing", "Number {0}, {1}, left on {2}")
        return left.format(paper.ticket, matter or paper.matter, _day(paper.day))
    return translate("Handing", "New result, assessed on {0}").format(_day(paper.day))


def who(reminder: Reminder) -> str:
    """Whom to remind."""
    return _who(reminder.holder, reminder.tail)


def until(reminder: Reminder) -> str:
    """And of what."""
    return translate("Handing", "Runs out on {0}").format(_day(reminder.until))


def _who(holder: str, tail: str) -> str:
    return translate("Handing", "{0} (ID …{1})").format(holder, tail) if tail else holder


def _day(day: str) -> str:
    """A day as people say it; the pattern is Qt's, and Chinese needs no name of a month."""
    return QLocale.c().toString(QDate.fromString(day, "yyyy-MM-dd"), translate("Handing", "MMMM d"))
