"""What is told before a number is drawn: who sees what, for what, and how long it is kept (PIPL, art. 17)."""

from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication

from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene, Screen
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def still_there() -> str:
    """Said aloud as the page's warning comes up; how many seconds there are still stands on the page."""
    return translate("Inform", "Are you still there? Touch the screen to stay.")


class Told(msgspec.Struct, frozen=True):
    """The answers to the three questions; each also said aloud."""

    who: str
    why: str
    kept: str


def told(scene: Scene, *, chinese: bool) -> Told:
    """In the language that is spoken."""
    code = scene.informing.matter if scene.informing is not None else ""
    named = next((one.name if chinese else one.name_en for one in scene.matters if one.code == code), "")
    centre = scene.centre if chinese else scene.centre_en
    who = translate(
        "Inform", "A clerk of {0} sees and hears you by video, and sees the papers that you lay under the camera."
    )
    kept = translate("Inform", "Nothing stays on this machine. What is handed in is kept with the case.")
    days = translate("Inform", "If you do not finish, it is kept {0} days at most, so that you can go on.")
    return Told(
        who=who.format(centre),
        why=translate("Inform", "Only for this: {0}.").format(named),
        kept=together(kept, days.format(scene.draft_days)) if scene.draft_days else kept,
    )


def sentences(scene: Scene, said: Sentences, *, chinese: bool) -> Sentences:
    """What is said, unless the page is shown."""
    if scene.screen is not Screen.INFORM or not scene.line or scene.ended_for_good is not None:
        return said
    one = told(scene, chinese=chinese)
    press = translate("Inform", "Then press: I understand, take my number.")
    return Sentences(
        translate("Inform", "Before you begin: who will see you"), together(one.who, one.why, one.kept, press)
    )
