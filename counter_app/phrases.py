"""Every code the clerk may meet, as a sentence: one complete match each."""
# ruff: noqa: C901, PLR0912 - a branch a code: splitting a match would hide a missing one from the type checker

from collections.abc import Iterable
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLocale

from counter_app import unprintable
from counter_app.desk import Closed
from counter_app.permits import WhyNot
from windowkit.errors import Code
from windowkit.matters import Problem
from windowkit.messages import Consent, Shown
from windowkit.visit import Outcome, State

translate = QCoreApplication.translate

type _Rest = Literal[
    WhyNot.OVER,
    WhyNot.NO_RECORDER,
    WhyNot.NEVER_RECORDED,
    WhyNot.RESIDENT_DECIDES,
    WhyNot.RECORDED_ALREADY,
    WhyNot.NOT_RECORDED,
    WhyNot.NOTHING_EARLIER,
    WhyNot.GUIDED,
    WhyNot.OWN_WILL,
    WhyNot.PAPER_AT_WINDOW,
]
type _Booking = Literal[Code.UNKNOWN_APPOINTMENT, Code.TAKEN, Code.TOO_EARLY]
type _RestCode = (
    Literal[Code.NOBODY, Code.CLOSED, Code.REPLACED, Code.UNCERTAIN, Code.UNAVAILABLE, Code.NOT_AGREED] | _Booking
)


def refusal(code: Code) -> str:
    """What was refused and what to do about it."""
    match code:
        case Code.BAD_MESSAGE:
            return translate("phrases", "The server did not understand this counter. Both may need the same version.")
        case Code.TOO_LARGE:
            return translate("phrases", "That is too long to send. Please shorten it.")
        case Code.NOT_SIGNED_IN:
            return translate("phrases", "You are not signed in. Please sign in.")
        case Code.BAD_CREDENTIALS:
            return translate("phrases", "Name or password is wrong. Please try again.")
        case Code.CODE_EXPIRED:
            return translate("phrases", "This one-time code has been used or is too old. Ask for a new one.")
        case Code.TOKEN_EXPIRED:
            return translate("phrases", "Your sign-in has ended. Sign in again; everything on your desk is kept.")
        case Code.TOO_MANY_TRIES:
            return translate("phrases", "Too many wrong tries. Please wait a few minutes.")
        case Code.NOT_YOURS:
            return translate("phrases", "Another clerk is serving this visit.")
        case Code.UNKNOWN_VISIT:
            return translate("phrases", "This visit is no longer waiting.")
        case Code.UNKNOWN_MATTER:
            return translate("phrases", "The centre does not handle this matter.")
        case Code.UNKNOWN_NOTICE:
            return translate("phrases", "This notice does not belong to the visit.")
        case Code.UNKNOWN_CONCERN:
            return translate("phrases", "This is closed already, or of another centre.")
        case Code.WRONG_STATE:
            return translate("phrases", "The visit has moved on; this step is no longer possible.")
        case Code.STALE:
            return translate("phrases", "The form has changed meanwhile. Please look at it again.")
        case Code.BUSY:
            return translate("phrases", "You are serving a visit. Finish it first.")
        case Code.INCOMPLETE:
            return translate("phrases", "Something is still missing in the form.")
        case Code.BAD_FIELD:
            return translate("phrases", "The server cannot accept this field's content.")
        case Code.PROTOCOL:
            return translate("phrases", "Counter and server have different versions. Please update this program.")
        case _:
            return _refusal_rest(code)


def _refusal_rest(code: _RestCode) -> str:
    match code:
        case Code.NOBODY:
            return translate("phrases", "No duty leader of your centre is signed in now.")
        case Code.CLOSED:
            return translate("phrases", "The centre is closed now.")
        case Code.REPLACED:
            return translate("phrases", "You signed in at another counter; this one was signed out.")
        case Code.UNCERTAIN:
            return translate("phrases", "It is uncertain whether this sheet came out. Answer that first.")
        case Code.UNAVAILABLE:
            return translate("phrases", "The server cannot save at the moment. It is tried again by itself.")
        case Code.UNKNOWN_APPOINTMENT:
            return translate("phrases", "This appointment is no longer there.")
        case Code.TAKEN:
            return translate("phrases", "Somebody else has this time already.")
        case Code.TOO_EARLY:
            return translate("phrases", "It is not the time of this appointment.")
        case Code.NOT_AGREED:
            return translate("phrases", "The resident has not agreed to this.")


def problem(found: Problem) -> str:
    """What is wrong with a field, in the clerk's words."""
    match found:
        case Problem.MISSING:
            return translate("phrases", "Not filled in yet")
        case Problem.TOO_LONG:
            return translate("phrases", "Too long")
        case Problem.NOT_A_CHOICE:
            return translate("phrases", "Choose one of the answers")
        case Problem.NOT_A_DATE:
            return translate("phrases", "Write the date as year-month-day, such as 1946-03-08")
        case Problem.BAD_PHONE:
            return translate("phrases", "Not a telephone number: 11 digits, or 8 for a landline")
        case Problem.BAD_ACCOUNT:
            return translate("phrases", "Not an account number: 12 to 19 digits")
        case Problem.ID_LENGTH:
            return translate("phrases", "An ID number has 18 characters")
        case Problem.ID_DATE:
            return translate("phrases", "The date of birth in the ID number does not exist")
        case Problem.ID_CHECK_DIGIT:
            return translate("phrases", "The ID number's last character does not fit; check every digit")


def why_not(reason: WhyNot) -> str:
    """Why a button is off."""
    match reason:
        case WhyNot.SIGNED_OUT:
            return translate("phrases", "Please sign in first")
        case WhyNot.LINE_DOWN:
            return translate("phrases", "No line to the server; it is being restored")
        case WhyNot.PENDING:
            return translate("phrases", "Waiting for the server's answer")
        case WhyNot.PAUSED:
            return translate("phrases", "You have paused; end the pause first")
        case WhyNot.NOBODY_WAITS:
            return translate("phrases", "Nobody is waiting")
        case WhyNot.SERVING_ALREADY:
            return translate("phrases", "You are serving a visit")
        case WhyNot.RESIDENT_RATES:
            return translate("phrases", "The resident is rating; this takes a minute at most")
        case WhyNot.NO_VISIT:
            return translate("phrases", "No visit on the desk")
        case WhyNot.JOINING:
            return translate("phrases", "Picture and sound are being connected")
        case WhyNot.PHOTOGRAPHING:
            return translate("phrases", "The resident is showing a document")
        case WhyNot.RESIDENT_READS:
            return translate("phrases", "The resident is reading the form")
        case WhyNot.RESIDENT_SIGNS:
            return translate("phrases", "The resident is signing")
        case WhyNot.SIGNED:
            return translate("phrases", "The form is signed; take it back to change it")
        case WhyNot.NOT_SIGNED:
            return translate("phrases", "The resident has not signed yet")
        case WhyNot.NOTHING_TO_WITHDRAW:
            return translate("phrases", "The form is with you")
        case WhyNot.SUBMITTED:
            return translate("phrases", "The case is submitted")
        case WhyNot.FORM_UNFINISHED:
            return translate("phrases", "The form is not finished")
        case WhyNot.NO_NOTICE:
            return translate("phrases", "There is no notice to print")
        case _:
            return _why_not_rest(reason)


def _why_not_rest(reason: _Rest) -> str:
    match reason:
        case WhyNot.OVER:
            return translate("phrases", "This visit is over")
        case WhyNot.NO_RECORDER:
            return translate("phrases", "Recording is not set up at this counter")
        case WhyNot.NEVER_RECORDED:
            return translate("phrases", "Talks about this matter are not recorded")
        case WhyNot.RESIDENT_DECIDES:
            return translate("phrases", "The resident is being asked")
        case WhyNot.RECORDED_ALREADY:
            return translate("phrases", "This talk is being recorded")
        case WhyNot.NOT_RECORDED:
            return translate("phrases", "This talk is not being recorded")
        case WhyNot.NOTHING_EARLIER:
            return translate("phrases", "Nothing was begun before")
        case WhyNot.PAPER_AT_WINDOW:
            return translate("phrases", "A paper ticket is next at your window, or there: finish that first")
        case WhyNot.OWN_WILL:
            return translate("phrases", "First ask in the guide whether it is the elder's own will")
        case WhyNot.GUIDED:
            return translate("phrases", "Another institution takes this matter in, no centre does; print where to go")


def standing(state: State) -> str:
    """Where the visit stands, for the steps bar."""
    match state:
        case State.WAITING:
            return translate("phrases", "Waiting")
        case State.JOINING:
            return translate("phrases", "Connecting picture and sound …")
        case State.SERVING:
            return translate("phrases", "Filling in the form")
        case State.DOCUMENT:
            return translate("phrases", "Document is being shown …")
        case State.REVIEWING:
            return translate("phrases", "Resident is reading …")
        case State.SIGNING:
            return translate("phrases", "Resident is signing …")
        case State.SIGNED:
            return translate("phrases", "Signed; please submit")
        case State.SUBMITTED:
            return translate("phrases", "Submitted; printing")
        case State.RATING:
            return translate("phrases", "Finished; the resident is rating")
        case State.ENDED:
            return translate("phrases", "The visit has ended")


def recording(consent: Consent | None) -> str:
    """Where the question stands whether the talk may be recorded."""
    match consent:
        case None:
            return translate("phrases", "Not recorded")
        case Consent.ASKED:
            return translate("phrases", "The resident is deciding about the recording …")
        case Consent.GIVEN:
            return translate("phrases", "The resident has agreed to the recording")
        case Consent.REFUSED:
            return translate("phrases", "The resident does not want a recording")
        case Consent.WITHDRAWN:
            return translate("phrases", "The resident has stopped the recording")
        case Consent.ENDED:
            return translate("phrases", "The recording has ended")
        case Consent.FAILED:
            return translate("phrases", "Cannot record: this machine's disk is full or broken. The visit goes on.")


def outcome(ended: Outcome) -> str:
    """How a visit ends."""
    match ended:
        case Outcome.ACCEPTED:
            return translate("phrases", "Accepted: the case is submitted")
        case Outcome.DONE:
            return translate("phrases", "Done: question answered or notice handed over")
        case Outcome.MATERIALS_MISSING:
            return translate("phrases", "Materials are missing")
        case Outcome.NOT_POSSIBLE_HERE:
            return translate("phrases", "Cannot be done here")
        case Outcome.BROKEN_OFF:
            return translate("phrases", "Broken off")


def printer_reason(keyword: str) -> str:
    """An IPP reason (RFC 8011 5.4.12, PWG 5100.9) in words; an unknown one is shown as the printer said it."""
    stem = keyword
    for severity in ("-error", "-warning", "-report"):
        stem = stem.removesuffix(severity)
    words = {
        "media-empty": translate("phrases", "no paper"),
        "media-needed": translate("phrases", "paper is needed"),
        "media-low": translate("phrases", "paper runs low"),
        "media-jam": translate("phrases", "paper jam"),
        "input-tray-missing": translate("phrases", "the paper tray is missing"),
        "output-area-full": translate("phrases", "the output tray is full"),
        "output-tray-missing": translate("phrases", "the output tray is missing"),
        "toner-empty": translate("phrases", "no toner"),
        "toner-low": translate("phrases", "toner runs low"),
        "marker-supply-empty": translate("phrases", "no ink or toner"),
        "marker-supply-low": translate("phrases", "ink or toner runs low"),
        "marker-waste-full": translate("phrases", "the waste box is full"),
        "cover-open": translate("phrases", "a cover is open"),
        "door-open": translate("phrases", "a door is open"),
        "interlock-open": translate("phrases", "a cover is open"),
        "paused": translate("phrases", "the printer is paused"),
        "moving-to-paused": translate("phrases", "the printer is pausing"),
        "stopped-partly": translate("phrases", "the printer is partly stopped"),
        "printer-stopped": translate("phrases", "the printer has stopped"),
        "shutdown": translate("phrases", "the printer is off"),
        "connecting-to-device": translate("phrases", "the printer is being connected"),
        "timed-out": translate("phrases", "the printer does not answer"),
        "unavailable": translate("phrases", "the printer cannot be reached"),
        "unreachable": translate("phrases", "the printer cannot be reached"),
        "offline": translate("phrases", "the printer is off or unplugged"),
        "printer-unknown": translate("phrases", "no printer has the address in the print service's settings"),
        "printer-busy": translate("phrases", "the printer is still busy with another job"),
        "job-completed-with-errors": translate("phrases", "the printer says that something went wrong with it"),
        "spool-area-full": translate("phrases", "the printer's memory is full"),
        "print-service-offline": translate("phrases", "the kiosk's print service is not connected"),
        "print-service-disk-full": translate("phrases", "the disk of the kiosk's print service is full"),
        "fuser-over-temp": translate("phrases", "the printer is too hot"),
    }
    said = words.get(stem) or unprintable.words(keyword)
    return said or translate("phrases", "the printer says: {0}").format(stem)


# What a printer says of a job that goes as it should (RFC 8011, 5.3.8): the job's state has said it already.
_GOING_WELL: Final = frozenset(
    {
        "none",
        "job-completed-successfully",
        "job-data-insufficient",
        "job-incoming",
        "job-outgoing",
        "job-printing",
        "job-queued",
        "job-spooling",
        "job-transforming",
    }
)


def printer_reasons(keywords: tuple[str, ...]) -> str:
    """Several reasons in one line."""
    return listed(printer_reason(keyword) for keyword in keywords if keyword not in _GOING_WELL)


def listed(reasons: Iterable[str]) -> str:
    """Several in one line, each once."""
    return translate("phrases", ", ", "between two reasons").join(dict.fromkeys(reasons))


def waited(seconds: float) -> str:
    """A waiting time, in whole minutes."""
    minutes = int(max(0.0, seconds) // 60)
    if minutes == 0:
        return translate("phrases", "just now")
    return translate("phrases", "waits {0} min").format(minutes)


def local(chinese: str, english: str) -> str:
    """Of data that comes in both languages, the one the window speaks."""
    return chinese if QLocale().language() is QLocale.Language.Chinese or not english else english


def label(text: str, chosen: str) -> str:
    """A name for the ear and the keyboard where several controls bear the same words: `what: which one`."""
    return translate("phrases", "{0}: {1}", "a button's words and what it is about").format(text, chosen)


def kiosk_away(standing_words: str) -> str:
    """Where the visit stands while the kiosk's line is down."""
    return translate("phrases", "{0} (the kiosk's line is down; it comes back by itself)").format(standing_words)


def closed(last: Closed) -> str:
    """How the last visit ended."""
    if last.passed_on:
        return translate("phrases", "{0} is passed on.").format(last.ticket)
    how = outcome(last.outcome) if last.outcome else standing(State.ENDED)
    words = translate("phrases", "{0} has ended. {1}").format(last.ticket, how)
    return f"{words} ({last.case})" if last.case else words


def shown(what: Shown) -> str:
    """What the resident is shown."""
    match what:
        case Shown.NOTHING:
            return ""
        case Shown.DOCUMENT:
            return translate("phrases", "The resident sees the document.")
        case Shown.FORM:
            return translate("phrases", "The resident sees the form.")
        case Shown.WINDOW:
            return translate("phrases", "The resident sees your whole window.")
        case Shown.APPLICATION:
            return translate("phrases", "The resident sees the other window. F9 ends it.")
        case Shown.REGION:
            return translate("phrases", "The resident sees the framed part. F9 ends it.")


def nameless_window() -> str:
    """A window without a title."""
    return translate("phrases", "Window without a title")


def line_words(bars: int) -> str:
    """What a weak line means; empty where it means nothing."""
    match bars:
        case 1:
            return translate("phrases", "The line is weak: the picture is stills. Go on talking.")
        case 2:
            return translate("phrases", "The line is weak: the picture is less sharp.")
        case _:
            return ""
