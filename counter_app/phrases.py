"""Every code the clerk may meet, as a sentence: one complete match each."""
# ruff: noqa: C901, PLR0912 - a branch a code: splitting a match would hide a missing one from the type checker

from PySide6.QtCore import QCoreApplication, QLocale

from counter_app.desk import WhyNot
from windowkit.errors import Code
from windowkit.matters import Problem
from windowkit.messages import JobState
from windowkit.visit import Outcome, State

_tr = QCoreApplication.translate


def refusal(code: Code) -> str:
    """What was refused and what to do about it."""
    match code:
        case Code.BAD_MESSAGE:
            return _tr("phrases", "The server did not understand this counter. Both may need the same version.")
        case Code.TOO_LARGE:
            return _tr("phrases", "That is too long to send. Please shorten it.")
        case Code.NOT_SIGNED_IN:
            return _tr("phrases", "You are not signed in. Please sign in.")
        case Code.BAD_CREDENTIALS:
            return _tr("phrases", "Name or password is wrong. Please try again.")
        case Code.CODE_EXPIRED:
            return _tr("phrases", "This one-time code has been used or is too old. Ask for a new one.")
        case Code.TOKEN_EXPIRED:
            return _tr("phrases", "Your sign-in has ended. Sign in again; everything on your desk is kept.")
        case Code.TOO_MANY_TRIES:
            return _tr("phrases", "Too many wrong tries. Please wait a few minutes.")
        case Code.NOT_YOURS:
            return _tr("phrases", "Another clerk is serving this visit.")
        case Code.UNKNOWN_VISIT:
            return _tr("phrases", "This visit is no longer waiting.")
        case Code.UNKNOWN_MATTER:
            return _tr("phrases", "The centre does not handle this matter.")
        case Code.UNKNOWN_NOTICE:
            return _tr("phrases", "This notice does not belong to the visit.")
        case Code.WRONG_STATE:
            return _tr("phrases", "The visit has moved on; this step is no longer possible.")
        case Code.STALE:
            return _tr("phrases", "The form has changed meanwhile. Please look at it again.")
        case Code.BUSY:
            return _tr("phrases", "You are serving a visit. Finish it first.")
        case Code.INCOMPLETE:
            return _tr("phrases", "Something is still missing in the form.")
        case Code.BAD_FIELD:
            return _tr("phrases", "The server cannot accept this field's content.")
        case Code.PROTOCOL:
            return _tr("phrases", "Counter and server have different versions. Please update this program.")
        case Code.REPLACED:
            return _tr("phrases", "You signed in at another counter; this one was signed out.")
        case Code.UNAVAILABLE:
            return _tr("phrases", "The server cannot save at the moment. It is tried again by itself.")


def problem(found: Problem) -> str:
    """What is wrong with a field, in the clerk's words."""
    match found:
        case Problem.MISSING:
            return _tr("phrases", "Not filled in yet")
        case Problem.TOO_LONG:
            return _tr("phrases", "Too long")
        case Problem.NOT_A_CHOICE:
            return _tr("phrases", "Choose one of the answers")
        case Problem.NOT_A_DATE:
            return _tr("phrases", "Write the date as year-month-day, such as 1946-03-08")
        case Problem.BAD_PHONE:
            return _tr("phrases", "Not a telephone number: 11 digits, or 8 for a landline")
        case Problem.BAD_ACCOUNT:
            return _tr("phrases", "Not an account number: 12 to 19 digits")
        case Problem.ID_LENGTH:
            return _tr("phrases", "An ID number has 18 characters")
        case Problem.ID_DATE:
            return _tr("phrases", "The date of birth in the ID number does not exist")
        case Problem.ID_CHECK_DIGIT:
            return _tr("phrases", "The ID number's last character does not fit; check every digit")


def why_not(reason: WhyNot) -> str:
    """Why a button is off."""
    match reason:
        case WhyNot.SIGNED_OUT:
            return _tr("phrases", "Please sign in first")
        case WhyNot.LINE_DOWN:
            return _tr("phrases", "No line to the server; it is being restored")
        case WhyNot.PENDING:
            return _tr("phrases", "Waiting for the server's answer")
        case WhyNot.NOBODY_WAITS:
            return _tr("phrases", "Nobody is waiting")
        case WhyNot.SERVING_ALREADY:
            return _tr("phrases", "You are serving a visit")
        case WhyNot.NO_VISIT:
            return _tr("phrases", "No visit on the desk")
        case WhyNot.JOINING:
            return _tr("phrases", "Picture and sound are being connected")
        case WhyNot.PHOTOGRAPHING:
            return _tr("phrases", "The resident is showing a document")
        case WhyNot.RESIDENT_READS:
            return _tr("phrases", "The resident is reading the form")
        case WhyNot.RESIDENT_SIGNS:
            return _tr("phrases", "The resident is signing")
        case WhyNot.SIGNED:
            return _tr("phrases", "The form is signed; take it back to change it")
        case WhyNot.NOT_SIGNED:
            return _tr("phrases", "The resident has not signed yet")
        case WhyNot.NOTHING_TO_WITHDRAW:
            return _tr("phrases", "The form is with you")
        case WhyNot.SUBMITTED:
            return _tr("phrases", "The case is submitted")
        case WhyNot.FORM_UNFINISHED:
            return _tr("phrases", "The form is not finished")
        case WhyNot.NO_NOTICE:
            return _tr("phrases", "There is no notice to print")
        case WhyNot.OVER:
            return _tr("phrases", "This visit is over")


def standing(state: State) -> str:
    """Where the visit stands, for the steps bar."""
    match state:
        case State.WAITING:
            return _tr("phrases", "Waiting")
        case State.JOINING:
            return _tr("phrases", "Connecting picture and sound …")
        case State.SERVING:
            return _tr("phrases", "Filling in the form")
        case State.DOCUMENT:
            return _tr("phrases", "The resident is showing a document …")
        case State.REVIEWING:
            return _tr("phrases", "The resident is reading the form …")
        case State.SIGNING:
            return _tr("phrases", "The resident is signing …")
        case State.SIGNED:
            return _tr("phrases", "The resident has signed; please submit")
        case State.SUBMITTED:
            return _tr("phrases", "Submitted; notices are printing")
        case State.RATING:
            return _tr("phrases", "Finished; the resident is rating")
        case State.ENDED:
            return _tr("phrases", "The visit has ended")


def job_state(state: JobState | None) -> str:
    """Where a notice's sheet stands."""
    match state:
        case None:
            return _tr("phrases", "Not printed yet")
        case JobState.QUEUED:
            return _tr("phrases", "Sent to the kiosk")
        case JobState.ACCEPTED:
            return _tr("phrases", "Ready to print")
        case JobState.WAITING:
            return _tr("phrases", "Waiting for the printer")
        case JobState.PRINTING:
            return _tr("phrases", "Printing …")
        case JobState.DONE:
            return _tr("phrases", "Printed")
        case JobState.ABORTED:
            return _tr("phrases", "The printer broke off")
        case JobState.CANCELED:
            return _tr("phrases", "Cancelled at the printer")
        case JobState.UNCERTAIN:
            return _tr("phrases", "Uncertain: ask the resident whether the sheet came out")
        case JobState.REFUSED:
            return _tr("phrases", "This notice cannot be printed")


def outcome(ended: Outcome) -> str:
    """How a visit ends."""
    match ended:
        case Outcome.ACCEPTED:
            return _tr("phrases", "Accepted: the case is submitted")
        case Outcome.DONE:
            return _tr("phrases", "Done: question answered or notice handed over")
        case Outcome.MATERIALS_MISSING:
            return _tr("phrases", "Materials are missing")
        case Outcome.NOT_POSSIBLE_HERE:
            return _tr("phrases", "Cannot be done here")
        case Outcome.BROKEN_OFF:
            return _tr("phrases", "Broken off")


def printer_reason(keyword: str) -> str:
    """An IPP reason (RFC 8011 5.4.12, PWG 5100.9) in words; an unknown one is shown as the printer said it."""
    stem = keyword
    for severity in ("-error", "-warning", "-report"):
        stem = stem.removesuffix(severity)
    words = {
        "media-empty": _tr("phrases", "no paper"),
        "media-needed": _tr("phrases", "paper is needed"),
        "media-low": _tr("phrases", "paper runs low"),
        "media-jam": _tr("phrases", "paper jam"),
        "input-tray-missing": _tr("phrases", "the paper tray is missing"),
        "output-area-full": _tr("phrases", "the output tray is full"),
        "output-tray-missing": _tr("phrases", "the output tray is missing"),
        "toner-empty": _tr("phrases", "no toner"),
        "toner-low": _tr("phrases", "toner runs low"),
        "marker-supply-empty": _tr("phrases", "no ink or toner"),
        "marker-supply-low": _tr("phrases", "ink or toner runs low"),
        "marker-waste-full": _tr("phrases", "the waste box is full"),
        "cover-open": _tr("phrases", "a cover is open"),
        "door-open": _tr("phrases", "a door is open"),
        "interlock-open": _tr("phrases", "a cover is open"),
        "paused": _tr("phrases", "the printer is paused"),
        "moving-to-paused": _tr("phrases", "the printer is pausing"),
        "stopped-partly": _tr("phrases", "the printer is partly stopped"),
        "printer-stopped": _tr("phrases", "the printer has stopped"),
        "shutdown": _tr("phrases", "the printer is off"),
        "connecting-to-device": _tr("phrases", "the printer is being connected"),
        "timed-out": _tr("phrases", "the printer does not answer"),
        "unavailable": _tr("phrases", "the printer cannot be reached"),
        "unreachable": _tr("phrases", "the printer cannot be reached"),
        "offline": _tr("phrases", "the printer is off or unplugged"),
        "spool-area-full": _tr("phrases", "the printer's memory is full"),
        "fuser-over-temp": _tr("phrases", "the printer is too hot"),
    }
    return words.get(stem) or _tr("phrases", "the printer says: {0}").format(stem)


def printer_reasons(keywords: tuple[str, ...]) -> str:
    """Several reasons in one line."""
    told = dict.fromkeys(printer_reason(keyword) for keyword in keywords if keyword != "none")
    return _tr("phrases", ", ", "between two reasons").join(told)


def waited(seconds: float) -> str:
    """A waiting time, in whole minutes."""
    minutes = int(max(0.0, seconds) // 60)
    if minutes == 0:
        return _tr("phrases", "just now")
    return _tr("phrases", "waits {0} min").format(minutes)


def notice_name(template: str) -> str:
    """A notice's name; an unknown template is shown by its own name."""
    names = {
        "acceptance": _tr("phrases", "Acceptance notice"),
        "assessment_result": _tr("phrases", "Care assessment result notice"),
        "materials": _tr("phrases", "List of missing materials"),
    }
    return names.get(template, template)


def local(chinese: str, english: str) -> str:
    """Of data that comes in both languages, the one the window speaks."""
    return chinese if QLocale().language() is QLocale.Language.Chinese or not english else english


def label(text: str, chosen: str) -> str:
    """A name for the ear and the keyboard where several controls bear the same words: `what: which one`."""
    return _tr("phrases", "{0}: {1}", "a button's words and what it is about").format(text, chosen)


def kiosk_away(standing_words: str) -> str:
    """Where the visit stands while the kiosk's line is down."""
    return _tr("phrases", "{0} (the kiosk's line is down; it comes back by itself)").format(standing_words)
