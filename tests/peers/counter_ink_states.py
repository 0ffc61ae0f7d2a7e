"""The states of the counter's window while a form is signed on paper, as `counter_states.py` has the others."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from counter_app.line import StillArrived
from tests.peers import counter_states as visits
from tests.peers.counter_states import Counter, Setting
from windowkit.inking import Ink, InkStage
from windowkit.messages import JobState, NoticeState
from windowkit.signing import Signing
from windowkit.visit import State

_SHEET: Final = NoticeState(
    id="n9", template="form_to_sign", number="hyl20261123A012-1", attempt=1, state=JobState.DONE, sheets=2
)
_PAPER: Final = Ink(stage=InkStage.PAPER, notice="n9", number=_SHEET.number, check="code-1")
_SHOWN: Final = replace(_PAPER, stage=InkStage.SHOWN, still="s1", read=True)


def _to_sign(ink: Ink | None, signing: Signing = Signing.EITHER, state: JobState = JobState.DONE) -> Setting:
    def set_up(counter: Counter) -> None:
        counter.room.matter = replace(counter.room.matter, signature=signing)
        sheets = () if ink is None else (replace(_SHEET, state=state),)
        visits._visit(State.SIGNING, form_hash="h", ink=ink, notices=sheets)(counter)

    return visits._in(set_up)


def _arrived(ink: Ink) -> Setting:
    def set_up(counter: Counter) -> None:
        _to_sign(ink)(counter)
        still = QImage(1626, 2300, QImage.Format.Format_RGB32)
        still.fill(QColor("#F4F2EC"))
        counter.room.model.hear(StillArrived("v1", ink.still, still, b"jpeg"))

    return set_up


STATES: Final[dict[str, Setting]] = {
    "ink_offered": _to_sign(None),
    "ink_printing": _to_sign(_PAPER, state=JobState.PRINTING),
    "ink_stuck": _to_sign(_PAPER, state=JobState.WAITING),
    "ink_paper": _to_sign(_PAPER),
    "ink_only": _to_sign(_PAPER, Signing.INK),
    "ink_blind": _to_sign(replace(_PAPER, blind=True)),
    "ink_photo": _to_sign(replace(_PAPER, stage=InkStage.PHOTO)),
    "ink_coming": _to_sign(_SHOWN),
    "ink_shown": _arrived(_SHOWN),
    "ink_unread": _arrived(replace(_SHOWN, read=False)),
}
