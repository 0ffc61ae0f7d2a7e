"""Every sentence that depends on the scene, in the language that is spoken now."""

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from kiosk_app import (
    claim_phrases,
    flaw_phrases,
    hold_phrases,
    holding,
    papers,
    reading,
    recording,
    sheet_phrases,
    telling_phrases,
)
from kiosk_app.scene import Photo, Picture, Scene, Screen
from windowkit.errors import Code
from windowkit.media.devices import Device
from windowkit.messages import Consent, VisitSnapshot
from windowkit.prose import together

translate: Final = QCoreApplication.translate
_WITHOUT_VISIT: Final = frozenset(
    {Screen.WELCOME, Screen.PIN, Screen.MATTERS, Screen.CLAIMS, Screen.CHECK, Screen.TELLING, Screen.GOODBYE}
)


class Sentences(msgspec.Struct, frozen=True):
    """`headline` is what is happening, `guide` what to do now; both are said aloud."""

    headline: str
    guide: str = ""

    @property
    def spoken(self) -> str:
        """What the voice says."""
        return f"{self.headline} {self.guide}".strip()


def sentences(scene: Scene, material: str, served_from: str = "") -> Sentences:
    """What the scene says; `material` names the paper that is asked for, `served_from` another centre's clerk's."""
    if scene.ended_for_good is not None:
        return Sentences(
            translate("Phrases", "This machine cannot be used now"),
            translate("Phrases", "Please ask the committee's staff for help."),
        )
    if not scene.line and scene.visit is None:
        words = translate("Phrases", "You do not need to do anything.")
        if scene.help_phone:
            words = together(words, translate("Phrases", "If it takes long, please ring {0}.").format(scene.help_phone))
        return Sentences(translate("Phrases", "Connecting again, please wait"), words)
    return _over_the_page(scene) or _on_the_page(scene, material, served_from)


def _over_the_page(scene: Scene) -> Sentences | None:
    """What lies over every page, if anything does."""
    if scene.visit is not None and recording.is_asked(scene):
        return _recording_question(scene.visit)
    if (hold := holding.hold(scene)) is not None:
        return Sentences(*hold_phrases.held(hold.reminders))
    return Sentences(*sheet_phrases.reading()) if reading.is_shown(scene) else None


def _on_the_page(scene: Scene, material: str, served_from: str) -> Sentences:
    match scene.screen:
        case screen if screen in _WITHOUT_VISIT:
            return _without_visit(scene)
        case Screen.DOCUMENT if not scene.objecting:
            return _document(scene, material)
        case Screen.WAITING | Screen.JOINING | Screen.SERVING | Screen.SUBMITTED:
            return _with_visit(scene, scene.visit, served_from) if scene.visit is not None else Sentences("")
        case _:
            return _resident_acts(scene)


def _recording_question(visit: VisitSnapshot) -> Sentences:
    days = visit.recording.days if visit.recording is not None else 0
    kept = translate(
        "Phrases", "Both sides' pictures and voices, your papers and all you are shown are kept {0} days for checking."
    )
    free = translate("Phrases", "You may say no: you are served just the same.")
    return Sentences(translate("Phrases", "May we record this talk?"), f"{kept.format(days)}\n{free}")


def recording_aside(standing: Consent | None) -> str:
    """What is said aloud when the resident's word about the recording takes effect."""
    match standing:
        case Consent.GIVEN:
            return translate("Phrases", "We are recording now. You can stop it at any time: press Stop recording.")
        case Consent.REFUSED:
            return translate("Phrases", "We do not record.")
        case Consent.WITHDRAWN | Consent.ENDED:
            return translate("Phrases", "The recording has ended.")
        case Consent.FAILED:
            return _recording_failed()
        case _:
            return ""


def _recording_failed() -> str:
    return translate("Phrases", "The recording could not go on. Your visit goes on as usual.")


def _without_visit(scene: Scene) -> Sentences:
    match scene.screen:
        case Screen.PIN:
            return Sentences(
                translate("Phrases", "Staff, please enter your PIN"), translate("Phrases", "Then press OK.")
            )
        case Screen.MATTERS:
            return Sentences(
                translate("Phrases", "What would you like to do?"), translate("Phrases", "Please touch it.")
            )
        case Screen.CLAIMS:
            return Sentences(*claim_phrases.asked(scene))
        case Screen.TELLING:
            return Sentences(*telling_phrases.sentences(scene))
        case Screen.CHECK:
            return Sentences(
                translate("Phrases", "Check the devices"),
                translate("Phrases", "For staff: look, speak, listen, print."),
            )
        case _:
            return Sentences(
                translate("Phrases", "Welcome to the virtual window"),
                translate("Phrases", "Please press the big button on the screen below."),
            )


def _with_visit(scene: Scene, visit: VisitSnapshot, served_from: str) -> Sentences:
    match scene.screen:
        case Screen.WAITING if visit.transferred:
            return Sentences(*hold_phrases.passed_on(queue(visit)))
        case Screen.WAITING:
            return Sentences(translate("Phrases", "Your number is {0}").format(visit.ticket), queue(visit))
        case Screen.JOINING if visit.led:
            return Sentences(
                translate("Phrases", "Duty leader {0} now serves you").format(visit.clerk),
                translate("Phrases", "Service number {0}. Please look at the screen above.").format(
                    visit.service_number
                ),
            )
        case Screen.JOINING:
            return Sentences(
                translate("Phrases", "Your clerk is coming to the window"), claim_phrases.look_up(served_from)
            )
        case Screen.SERVING if scene.no_document_camera:
            return Sentences(
                translate("Phrases", "The camera for papers does not work"),
                translate("Phrases", "The clerk knows and will find another way."),
            )
        case Screen.SERVING:
            return Sentences(
                translate("Phrases", "The clerk is filling in your form"),
                translate("Phrases", "Each answer appears as it is typed. Touch one that is not right."),
            )
        case _:
            return Sentences(
                translate("Phrases", "Your application is accepted"),
                sheet_phrases.filed(visit),
            )


def queue(visit: VisitSnapshot) -> str:
    """How long it takes until it is our turn."""
    if visit.place <= 1:
        return translate("Phrases", "You are next. Please stay seated.")
    least, most = visit.minutes
    ahead = translate("Phrases", "{0} ahead of you.").format(visit.place - 1)
    wait = translate("Phrases", "About {0} to {1} minutes.").format(least, most)
    if least == most:
        wait = translate("Phrases", "About {0} minutes.").format(max(1, most))
    return together(ahead, wait) if most else ahead


def _document(scene: Scene, material: str) -> Sentences:
    match scene.photo:
        case Photo.LIVE if scene.no_document_camera:
            return Sentences(
                translate("Phrases", "The camera for papers does not work"),
                translate("Phrases", "The clerk knows and will find another way."),
            )
        case Photo.LIVE:
            return Sentences(
                translate("Phrases", "Please put this on the table: {0}").format(material),
                translate("Phrases", "When you can see all of it, press Take the picture."),
            )
        case Photo.TAKING:
            return Sentences(translate("Phrases", "Taking the picture, please do not move it"))
        case Photo.SHOWN if scene.sending_failed:
            return Sentences(
                translate("Phrases", "The picture could not be sent"),
                translate("Phrases", "Please press Use this picture once more."),
            )
        case Photo.SHOWN if scene.flaws:
            return _poor(scene)
        case Photo.SHOWN:
            return Sentences(
                translate("Phrases", "Is the picture clear?"),
                translate("Phrases", "If it is, press Use this picture. If not, press Take it again."),
            )
        case Photo.SENDING:
            return Sentences(translate("Phrases", "Sending the picture, please wait"))


def _poor(scene: Scene) -> Sentences:
    """What is wrong with the still, and how it gets better."""
    headline, remedy = flaw_phrases.words(scene.flaws[0])
    guide = translate("Phrases", "{0} Then press Take it again.").format(remedy)
    if papers.usable(scene):
        guide = translate("Phrases", "{0} If it does not get better, press Use it all the same.").format(remedy)
    return Sentences(headline, guide)


def _objecting() -> Sentences:
    """The form is not shown."""
    return Sentences(
        translate("Phrases", "Is something not right?"),
        translate("Phrases", "The clerk can go through the form with you once more."),
    )


def _resident_acts(scene: Scene) -> Sentences:
    match scene.screen:
        case Screen.SIGN | Screen.INK | Screen.DOCUMENT if scene.objecting:
            return _objecting()
        case Screen.REVIEW if scene.objecting:
            return Sentences(
                translate("Phrases", "What is not right?"),
                translate("Phrases", "Touch it, and the clerk will correct it."),
            )
        case Screen.REVIEW:
            return Sentences(
                translate("Phrases", "Please read your form"),
                translate("Phrases", "Read every page, and touch what is not right. If all is right, press Confirm."),
            )
        case Screen.SIGN:
            return Sentences(
                translate("Phrases", "Please sign with your finger"),
                translate("Phrases", "Write your name in the white field, then press Signed."),
            )
        case Screen.SIGNED:
            return Sentences(
                translate("Phrases", "Signed. The clerk is submitting it"),
                translate("Phrases", "Please wait a moment."),
            )
        case _ if scene.faces is not None:
            return Sentences(translate("Phrases", "Thank you for your word"))
        case _:
            return Sentences(
                translate("Phrases", "How was our service?"),
                translate("Phrases", "Please touch a face."),
            )


def trouble(scene: Scene) -> str:
    """What is not as it should be while a visit goes on; empty when all is well."""
    if scene.visit is None:
        return ""
    if not scene.line:
        return translate("Phrases", "Connecting again, please wait. Nothing is lost.")
    if holding.hold(scene) is not None:
        return ""  # neither side hears or sees the other, and that is said
    if scene.picture is Picture.NO_WAY:
        return translate("Phrases", "Picture and sound do not come through yet; we keep trying. The clerk knows.")
    if scene.picture is Picture.BROKEN:
        return translate("Phrases", "The picture stopped; it is coming back.")
    if scene.picture is Picture.SOUND_ONLY:
        return translate("Phrases", "The clerk has no picture now; you can speak with each other.")
    return _missing(scene) or sheet_phrases.question(scene.visit)


def _missing(scene: Scene) -> str:
    """Which device is missing, the one that hinders the talk most first."""
    if words := _missing_sound(scene):
        return words
    if Device.CAMERA in scene.own_missing:
        return translate("Phrases", "This machine's camera does not work: the clerk hears you but cannot see you.")
    if recording.standing(scene) is Consent.FAILED:
        return _recording_failed()
    if Device.DOCUMENT_CAMERA in scene.own_missing:
        return translate("Phrases", "The camera over the table does not work. Staff, please look at it.")
    return ""


def _missing_sound(scene: Scene) -> str:
    """Who cannot be heard, and why."""
    if Device.MICROPHONE in scene.own_missing:
        return translate(
            "Phrases", "This machine's microphone does not work: the clerk cannot hear you. Staff, please look at it."
        )
    if not scene.heard:
        return translate("Phrases", "We cannot hear you: this machine's microphone is silent. The clerk knows.")
    if Device.LOUDSPEAKER in scene.own_missing:
        return translate(
            "Phrases", "This machine's loudspeaker does not work: you cannot hear the clerk. Staff, please look at it."
        )
    if not scene.far_sound:
        return translate(
            "Phrases", "The clerk's microphone is off now: you cannot hear the clerk. Please wait a moment."
        )
    if not scene.far_loudspeaker:
        return translate(
            "Phrases", "The clerk's loudspeaker does not work now: the clerk cannot hear you. Please wait a moment."
        )
    return ""


def is_mended(before: Scene, scene: Scene) -> bool:
    """Whether a trouble went by itself, not with the step of the visit, the look or the recording it belonged to."""
    was, now = before.visit, scene.visit
    same = was is not None and now is not None and _talk(was) == _talk(now)
    standing = recording.standing(before) is recording.standing(scene)
    asked = "" if was is None else sheet_phrases.question(was)  # answered, not mended
    return same and standing and trouble(before) not in {"", asked} and trouble(scene) == ""


def _talk(visit: VisitSnapshot) -> tuple[object, ...]:
    return visit.state, visit.table_seen, visit.hold is None


def again() -> str:
    """What is said when nothing is missing any more."""
    return translate("Phrases", "It works again.")


def refusal(code: Code | None) -> str:
    """Why something was not done, and what to do."""
    match code:
        case None:
            return ""
        case Code.BAD_CREDENTIALS:
            return translate("Phrases", "This PIN is not right. Please try again.")
        case Code.TOO_MANY_TRIES:
            return translate("Phrases", "Too many wrong tries. Please wait a few minutes.")
        case Code.NOT_SIGNED_IN:
            return translate("Phrases", "Please enter the PIN again.")
        case Code.CLOSED:
            return ""  # the heading says so, and when it opens again
        case Code.TAKEN | Code.TOO_EARLY | Code.UNKNOWN_NOTICE:
            return telling_phrases.not_to_be_had(code)
        case Code.STALE:
            return translate("Phrases", "The form was just changed. Please read it again.")
        case _:
            return translate("Phrases", "That did not work. Please try again.")


def shown_aside() -> str:
    """Said when the clerk begins to show something."""
    return translate("Phrases", "The clerk shows you this on the screen above.")


def shown_no_more() -> str:
    """Said when the clerk shows nothing any more, and on the screen above for a while."""
    return translate("Phrases", "The clerk has stopped showing.")


def seen_aside() -> str:
    """Said when the clerk begins to see the table."""
    return translate("Phrases", "The clerk can see the table now.")


def line_words(bars: int) -> str:
    """What a weak line means for the resident; empty where it means nothing."""
    match bars:
        case 1:
            return translate("Phrases", "The line is weak: you see still pictures. Just go on talking.")
        case 2:
            return translate("Phrases", "The line is weak: the picture is less sharp.")
        case _:
            return ""
