"""The states of the kiosk's screens where a form is signed on paper, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtGui import QImage

from kiosk_app.photo_model import StillSeen
from kiosk_app.scene import StillTaken
from tests.peers.kiosk_room import MATTER, KioskRoom
from tests.peers.notices import form_to_sign
from windowkit.inking import MATERIAL, Ink, InkStage
from windowkit.messages import JobState, MatterDefined, NoticeState, Reading, ReadingStage
from windowkit.parts import Flaw
from windowkit.signing import Signing
from windowkit.visit import State

type Setting = Callable[[KioskRoom], None]

_READING: Final = Reading(id="r9", notice="n9", stage=ReadingStage.SHOWN)
_INK: Final = Ink(stage=InkStage.PAPER, notice="n9", number="hyl20261123A012-1", check=form_to_sign().check)


def _to_sign(
    state: JobState, ink: Ink = _INK, *, signing: Signing = Signing.EITHER, pictured: bool = True, wanted: str = ""
) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("sign")
        room.desk.hear(MatterDefined(matter=replace(MATTER, signature=signing)))
        sheet = NoticeState(id="n9", template="form_to_sign", number=_INK.number, attempt=1, state=state)
        reading = _READING if pictured else None
        room.snapshot(State.SIGNING, ink=ink, notices=(sheet,), reading=reading, wanted=wanted)
        if pictured:
            room.read(form_to_sign())

    return set_up


def _offered(room: KioskRoom) -> None:
    room.go_to("sign")
    room.desk.hear(MatterDefined(matter=replace(MATTER, signature=Signing.EITHER)))


def _objecting(room: KioskRoom) -> None:
    _to_sign(JobState.DONE)(room)
    room.desk.object()


def _to_photograph(signing: Signing) -> Setting:
    photo = replace(_INK, stage=InkStage.PHOTO)
    return _to_sign(JobState.DONE, photo, signing=signing, pictured=False, wanted=MATERIAL)


def _photo_objecting(room: KioskRoom) -> None:
    _to_photograph(Signing.EITHER)(room)
    room.desk.object()


def _photographed(code: str, *flaws: Flaw) -> Setting:
    def set_up(room: KioskRoom) -> None:
        _to_photograph(Signing.EITHER)(room)
        room.desk.photographing.take()
        image = QImage(640, 480, QImage.Format.Format_RGB32)
        image.fill(0xFFE0E0D8)
        room.desk.hear(StillSeen(StillTaken(still=room.desk.scene.still, flaws=flaws, code=code), image))

    return set_up


INK_STATES: Final[dict[str, Setting]] = {
    "sign_or_paper": _offered,
    "ink_printing": _to_sign(JobState.PRINTING),
    "ink": _to_sign(JobState.DONE),
    "ink_only": _to_sign(JobState.DONE, signing=Signing.INK),
    "ink_without_picture": _to_sign(JobState.DONE, pictured=False),
    "ink_doubtful": _to_sign(JobState.UNCERTAIN),
    "ink_stuck": _to_sign(JobState.WAITING),
    "ink_only_stuck": _to_sign(JobState.ABORTED, signing=Signing.INK),
    "ink_again": _to_sign(JobState.DONE, replace(_INK, again=True)),
    "ink_blind": _to_sign(JobState.DONE, replace(_INK, blind=True)),
    "ink_only_blind": _to_sign(JobState.DONE, replace(_INK, blind=True), signing=Signing.INK),
    "ink_reprint_failed": _to_sign(JobState.ABORTED, replace(_INK, out=True)),
    "ink_shown": _to_sign(JobState.DONE, replace(_INK, stage=InkStage.SHOWN, still="s", read=True)),
    "ink_objecting": _objecting,
    "ink_photo": _to_photograph(Signing.EITHER),
    "ink_only_photo": _to_photograph(Signing.INK),
    "ink_photo_objecting": _photo_objecting,
    "ink_photo_good": _photographed(form_to_sign().data["verify_url"]),
    "ink_photo_other": _photographed("https://window.example/verify/another?t=x"),
    "ink_photo_no_code": _photographed(""),
}
