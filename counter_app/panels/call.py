"""The resident's picture, our own small, the state of the call, and mute."""

from typing import Final, override

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from counter_app import look, phrases
from counter_app.calling import BesideStatus, CallStatus, LineRated, Stage
from counter_app.desk import Desk
from counter_app.panels.levels import LevelBars
from counter_app.panels.quality import QualityBars
from windowkit.media.hearing import SoundLevels
from windowkit.messages import CallChanged
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

_LIVE: Final = frozenset(
    {State.JOINING, State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING, State.SIGNED, State.SUBMITTED}
)
_UNBUILT: Final = frozenset({Stage.BUILDING, Stage.NO_WAY})  # what the other side says it sends cannot be judged


_LEAST: Final = 140  # pixels: on a small screen, with everything else shown, a face is still a face


def _seen(desk: Desk) -> tuple[object, ...]:
    """What of the desk this panel shows."""
    return desk.visit, desk.their_media, desk.beside


class _Stage(QWidget):
    """Keeps the picture at 16:9 with the preview in its corner."""

    def __init__(self, picture: QWidget, preview: QWidget, words: QLabel) -> None:
        super().__init__()
        self._parts = (picture, preview, words)
        self._lent = False
        for part in self._parts:
            part.setParent(self)
        words.raise_()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(_LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("stage")

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return width * 9 // 16

    @override
    def sizeHint(self) -> QSize:
        return QSize(384, 216)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width, height = self.width(), self.height()
        picture, preview, words = self._parts
        if not self._lent:
            picture.setGeometry(0, 0, width, height)
        small = width // 4
        preview.setGeometry(QRect(width - small - 8, height - small * 9 // 16 - 8, small, small * 9 // 16))
        preview.raise_()
        words.setGeometry(0, 0, width, height)

    def lend(self) -> None:
        """The picture is somewhere else."""
        self._lent = True

    def take_back(self) -> None:
        """It is here again, behind everything else."""
        picture = self._parts[0]
        self._lent = False
        picture.setParent(self)
        picture.setGeometry(self.rect())
        picture.lower()
        picture.show()


class CallPanel(QFrame):
    """Both pictures and what there is to say about the call."""

    muted = Signal(bool)
    hidden = Signal(bool)
    rebuild = Signal()

    def __init__(self, picture: VideoWidget, preview: VideoWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._picture, self._preview = picture, preview
        picture.setAccessibleName(self.tr("The resident's picture"))
        preview.setAccessibleName(self.tr("Your own picture"))
        self._over = QLabel()
        self._over.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._over.setWordWrap(True)
        self._over.setObjectName("over")
        self._state, self._fault = look.wrapped("soft"), look.wrapped("warn")
        self._mute = self._toggle(self.tr("Mute"), self.muted)
        self._hide = self._toggle(self.tr("Hide my picture"), self.hidden)
        self._anew = QPushButton(self.tr("Connect again"))
        self._anew.setObjectName("small")
        self._anew.setAccessibleName(self._anew.text())
        self._anew.clicked.connect(self.rebuild)
        self._levels = LevelBars()
        self._quality = QualityBars()
        row = QHBoxLayout()
        row.addWidget(self._quality)
        row.addStretch(1)
        for button in (self._anew, self._hide, self._mute):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self._stage = _Stage(picture, preview, self._over)
        self._away = look.wrapped("soft")
        self._away.hide()
        column.addWidget(self._stage)
        column.addWidget(self._away)
        column.addWidget(self._levels)
        column.addLayout(row)
        column.addWidget(self._state)
        column.addWidget(self._fault)  # several troubles at once are several lines
        self._desk, self._status, self._beside = Desk(), CallStatus(), Stage.IDLE
        self._served = ""
        self._show()

    def _toggle(self, words: str, signal: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("small")
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.toggled.connect(signal)
        return button

    def lend(self, words: str) -> VideoWidget:
        """The resident's picture for a window of its own; `words` say here where it is."""
        self._stage.lend()
        self._away.setText(words)
        self._away.show()
        return self._picture

    def take_back(self) -> None:
        """The picture is here again."""
        self._stage.take_back()
        self._away.hide()

    def show_desk(self, desk: Desk) -> None:
        """What the other side sends, and whether there is a visit at all."""
        if _seen(desk) != _seen(self._desk):
            self._desk = desk
            self._show()

    @Slot(object)
    def hear(self, news: object) -> None:
        """How the call goes."""
        if isinstance(news, CallStatus):
            self._status = news
            self._show()
        elif isinstance(news, BesideStatus):
            self._beside = news.stage
            self._show()
        elif isinstance(news, LineRated):
            self._quality.show_bars(news.bars)
            self._show()
        elif isinstance(news, SoundLevels):
            self._levels.show_levels(news)

    def _show(self) -> None:
        visit, theirs = self._desk.visit, self._desk.their_media
        live = visit is not None and visit.state in _LIVE
        led = not live and self._desk.beside.attendance is not None
        served = visit.visit if live and visit is not None else self._desk.beside.visit if led else ""
        if served != self._served:
            self._picture.accept(on=False)  # nobody's face stays on the screen, nor comes late
            self._preview.clear()
            self._picture.accept(live or led)
        self._served = served
        if led:
            self._show_led()
            return
        no_picture = live and theirs is not None and not theirs.picture and self._status.stage not in _UNBUILT
        held = visit is not None and visit.hold is not None
        self._picture.setVisible(live and not no_picture and not held)
        self._preview.setVisible(live and self._status.picture and not held)
        if not live:
            over = self.tr("No call")
        elif held:
            over = self.tr("The resident is on hold")
        elif no_picture:
            over = self.tr("The other side has no picture; you can speak with each other.")
        else:
            over = "" if self._status.stage in (Stage.UP, Stage.BROKEN) else self.tr("Connecting …")
        self._over.setText(over)
        self._state.setText(self._stage_words(self._status.stage) if live else "")
        self._state.setVisible(live)
        faults = self._faults() if live else []
        self._fault.setText("\n".join(faults))
        self._fault.setVisible(bool(faults))
        for part in (self._mute, self._hide, self._levels):
            part.setVisible(live)
        self._quality.setVisible(live and self._status.stage is Stage.UP)  # a line that is cut has no bars
        self._anew.setVisible(live and self._status.stage in (Stage.BROKEN, Stage.NO_WAY))

    def _show_led(self) -> None:
        """Of a colleague's talk a duty leader sees the resident; how the way there is says the bar of the talk."""
        held, up = self._desk.beside.held, self._beside in (Stage.UP, Stage.BROKEN)
        self._over.setText(
            self.tr("The resident is on hold") if held else "" if up else self.tr("Connecting …"),
        )
        self._picture.setVisible(not held)
        for part in (self._preview, self._state, self._fault, self._hide, self._quality, self._anew):
            part.setVisible(False)
        for part in (self._mute, self._levels):
            part.setVisible(True)

    def _faults(self) -> list[str]:
        theirs, ours = self._desk.their_media, self._status
        parts: list[str] = []
        if ours.stage is Stage.UP and (weak := phrases.line_words(self._quality.bars)):
            parts.append(weak)
        if not ours.picture:
            parts.append(self.tr("Your camera is missing: the resident hears you but cannot see you."))
        if not ours.sound:
            parts.append(self.tr("Your microphone is missing: the resident cannot hear you."))
        elif not ours.heard:
            parts.append(self.tr("Your microphone is silent: the resident cannot hear you."))
        if not ours.loudspeaker:
            parts.append(self.tr("Your loudspeaker is missing: you cannot hear the resident."))
        return [*parts, *self._missing_there(theirs)]

    def _missing_there(self, theirs: CallChanged | None) -> list[str]:
        """Which of the kiosk's devices are missing."""
        if theirs is None or self._status.stage in _UNBUILT:
            return []  # nothing of theirs comes, whatever is there
        missing = (
            (theirs.picture, self.tr("The kiosk's camera is missing: you cannot see the resident.")),
            (theirs.sound, self.tr("The kiosk's microphone is missing or silent: you cannot hear the resident.")),
            (theirs.loudspeaker, self.tr("The kiosk's loudspeaker is missing: the resident cannot hear you.")),
            (theirs.document_camera, self.tr("The kiosk's camera over the table is missing.")),
        )
        return [words for there, words in missing if not there]

    def _stage_words(self, stage: Stage) -> str:
        match stage:
            case Stage.IDLE | Stage.BUILDING:
                return self.tr("Connecting …")
            case Stage.NO_WAY:
                return self.tr(
                    "Picture and sound do not reach the kiosk yet; it goes on trying. If it lasts, ring the committee."
                )
            case Stage.UP:
                return self.tr("Connected")
            case Stage.BROKEN:
                return self.tr("The call is interrupted; it is being restored.")
