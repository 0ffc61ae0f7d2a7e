"""The conductor's part about recording the talk: the question, the mark, the resident's word. Pure."""

from msgspec.structs import replace

from kiosk_app.scene import Ask, RecordingAnswered, Scene, Step
from windowkit.consent import TALKING
from windowkit.messages import AnswerRecording, Consent


def standing(scene: Scene) -> Consent | None:
    """Where the question of this talk stands."""
    visit = scene.visit
    if visit is None or visit.recording is None or visit.state not in TALKING:
        return None
    return visit.recording.consent


def is_asked(scene: Scene) -> bool:
    """Whether the question is on the screen."""
    return standing(scene) is Consent.ASKED


def is_on(scene: Scene) -> bool:
    """Whether the mark is on the screens: from the yes on, as long as it stands."""
    return standing(scene) is Consent.GIVEN


def may_say_yes(scene: Scene) -> bool:
    """Whether no word waits for its answer."""
    return not scene.answering


def may_say_no(scene: Scene) -> bool:
    """A yes that waits, as it does while the line is down, can be taken back; the server hears both, the no last."""
    return not scene.answering or scene.answering_yes


def answered(scene: Scene, touch: RecordingAnswered, fresh: str) -> Step:
    """The resident's yes or no; a no stops what a yes began. Other controls may wait for an answer meanwhile."""
    visit = scene.visit
    fits = is_asked(scene) or (is_on(scene) and not touch.yes)
    may = may_say_yes(scene) if touch.yes else may_say_no(scene)
    if visit is None or visit.recording is None or not fits or not may:
        return scene, ()
    word = AnswerRecording(id=fresh, visit=visit.visit, recording=visit.recording.id, yes=touch.yes)
    return replace(scene, answering=fresh, answering_yes=touch.yes), (Ask(command=word),)
