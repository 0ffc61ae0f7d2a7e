"""What QML binds to: the scene as properties, each touch as a slot. Decides nothing."""

import logging
import uuid
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import inform_phrases, machine_phrases, phrases, recording, scene as events, visiting
from kiosk_app.check_model import CheckModel
from kiosk_app.conductor import advance
from kiosk_app.ease import Chosen, Ease
from kiosk_app.handing_model import HandingModel
from kiosk_app.notice_model import NoticeModel
from kiosk_app.photo_model import PhotoModel, StillSeen
from kiosk_app.printer_model import PrinterModel
from kiosk_app.recording_model import RecordingModel
from kiosk_app.rows import Rows
from kiosk_app.scene import Order, Scene, Screen, Ticked, Touch
from kiosk_app.second_model import SecondModel
from kiosk_app.showing import Showing
from kiosk_app.signature import SignaturePad
from kiosk_app.visit_model import VisitModel
from windowkit import logs

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_log: Final = logging.getLogger(__name__)


@QmlElement
class Desk(QObject):
    """Both screens. `clock` gives s, and never jumps; `ordered` is for who carries orders out, `said` for the voice."""

    changed = Signal()
    ordered = Signal(object)
    said = Signal(str)
    languageWanted = Signal(str)  # noqa: N815 - Qt's spelling
    tableClosed = Signal()  # noqa: N815

    def __init__(
        self,
        clock: Callable[[], float],
        language: str,
        parent: QObject | None = None,
        *,
        help_phone: str = "",
        usual: Ease = Ease(),  # noqa: B008 - frozen
        chosen: Chosen | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._first_language = language
        self._language = language
        self._scene = Scene(help_phone=help_phone, usual=usual, ease=usual, chosen=chosen)
        self._sentences = phrases.Sentences("")
        self._trouble = ""
        self._shown = self._scene
        self._words: list[str] = []  # to be said of what is shown next
        self._rows = tuple(Rows(self) for _ in range(4))
        self._matter_rows, self._filled_rows, self._page_rows, self._notice_rows = self._rows
        self.device_check = CheckModel(self._touch, self)
        self.handing_out = HandingModel(self._touch, self)
        self.photographing = PhotoModel(self._touch, self)
        self._recording = RecordingModel(self._touch, self)
        self._recording.said.connect(self._words.append)
        self.beside = SecondModel(self._words.append, self)
        self.printing = PrinterModel(self._words.append, self)
        self.reading = NoticeModel(self._touch, self)
        self.visiting = VisitModel(self)
        self._timer = QTimer(self)
        self._timer.setObjectName("desk tick")
        self._timer.setInterval(1000)  # ms
        self._timer.timeout.connect(self._tick)
        self._show()

    @property
    def scene(self) -> Scene:
        """What is shown now."""
        return self._scene

    # -- events ------------------------------------------------------------------------------------------------

    @Slot(object)
    def hear(self, event: object) -> None:
        """An event from line, devices or touch; in the GUI thread."""
        self.device_check.hear(event)
        self.reading.hear(event)
        if isinstance(event, StillSeen):
            if event.taken.still == self._scene.still:  # else of a paper or a visit that is over
                self.photographing.show_still(event.image)
            event = event.taken
        before = self._scene
        self._scene, orders = advance(before, event, self._clock(), str(uuid.uuid4()))
        for order in orders:
            self.ordered.emit(order)
            self._forget(order)
        if self._scene == before:
            return
        if self._scene.screen is not before.screen:
            logs.event(_log, "scene", name=str(self._scene.screen))
            if self._scene.screen is Screen.WELCOME:
                self._speak_language(self._first_language)  # the next resident has not chosen yet
        self._show()

    def _forget(self, order: Order) -> None:
        """What this thread holds of a resident beside the scene."""
        if isinstance(order, events.Wipe | events.CloseTable):
            self.photographing.forget()
            self.tableClosed.emit()

    @Slot()
    def _tick(self) -> None:
        self.hear(Ticked())

    def _show(self) -> None:
        scene = self._scene
        waits = {scene.ends_at, scene.line_lost_at, scene.answer_due, scene.called_at} != {None}
        if waits != self._timer.isActive():
            (self._timer.start if waits else self._timer.stop)()
        showing = self._showing
        rows = (showing.matters(), showing.fields(scene.typed[1:]), showing.page(), showing.notices())
        for model, shown in zip(self._rows, rows, strict=True):
            model.show(shown)
        spoken, trouble = self._sentences.spoken, self._trouble
        self._sentences = showing.sentences()
        self._trouble = machine_phrases.trouble(scene)
        self.device_check.show(scene)
        self.handing_out.show(scene, chinese=self._chinese)
        self.photographing.show(scene)
        self.reading.show(scene)
        self.visiting.show(scene, chinese=self._chinese)
        self.changed.emit()
        if self._sentences.spoken != spoken:
            self._words.append(self._sentences.spoken)
        if scene.warns and not self._shown.warns:
            self._words.append(inform_phrases.still_there())
        if self._trouble != trouble and scene.visit is not None:
            self._words += [self._trouble] if self._trouble else self._again()
        self.beside.show(scene)
        self.printing.show(scene)
        self._recording.show(scene)  # last: what it says is the news
        self._shown = scene
        self._say_words()

    def _again(self) -> list[str]:
        return [phrases.again()] if phrases.is_mended(self._shown, self._scene) else []

    def _say_words(self) -> None:
        """The voice says the last of them; a question that waits for its answer is said again after what cut it off."""
        words, question = self._words.copy(), self._sentences.spoken
        self._words.clear()
        if words and recording.is_asked(self._scene):
            words = [" ".join([*(word for word in words if word != question), question])]
        elif self._scene.screen is Screen.DOCUMENT:
            words = [" ".join(words)] if words else []  # what to do, and that the clerk sees the table
        for word in words:
            self.said.emit(word)

    # -- the scene in the language that is spoken ----------------------------------------------------------------

    @property
    def _chinese(self) -> bool:
        return self._language == "zh_CN"

    @property
    def _showing(self) -> Showing:
        return Showing(self._scene, self._chinese)

    # -- properties ------------------------------------------------------------------------------------------------

    def _get_screen(self) -> str:
        return str(self._scene.screen)

    def _get_usable(self) -> bool:
        scene = self._scene
        return not scene.asking and scene.ended_for_good is None and (scene.line or scene.visit is not None)

    def _get_place(self) -> str:
        return self._scene.committee if self._chinese else self._scene.committee_en

    def _get_centre(self) -> str:
        return self._scene.centre if self._chinese else self._scene.centre_en

    def _get_headline(self) -> str:
        return self._sentences.headline

    def _get_guide(self) -> str:
        return self._sentences.guide

    def _get_trouble(self) -> str:
        return self._trouble

    def _get_refusal(self) -> str:
        return phrases.refusal(self._scene.refusal)

    def _get_seconds(self) -> int:
        return -1 if self._scene.seconds_left is None else self._scene.seconds_left

    def _get_pin(self) -> int:
        return len(self._scene.pin)

    def _get_page(self) -> int:
        return self._scene.page

    def _get_pages(self) -> int:
        return self._showing.pages()

    def _get_page_title(self) -> str:
        return self._showing.page_title()

    def _get_all_read(self) -> bool:
        return self._scene.read_to >= visiting.last_page(self._scene)

    def _get_picture(self) -> str:
        return str(self._scene.picture)

    def _get_leaving(self) -> bool:
        return self._scene.leaving

    def _get_last_label(self) -> str:
        return self._showing.last()[1]

    def _get_last_value(self) -> str:
        return self._showing.last()[2]

    def _get_objecting(self) -> bool:
        return self._scene.objecting

    def _get_faces(self) -> int:
        return self._scene.faces or 0

    def _get_broken_off(self) -> bool:
        return self._scene.broken_off

    def _get_language(self) -> str:
        return self._language

    def _get_matters(self) -> Rows:
        return self._matter_rows

    def _get_filled(self) -> Rows:
        return self._filled_rows

    def _get_page_rows(self) -> Rows:
        return self._page_rows

    def _get_notices(self) -> Rows:
        return self._notice_rows

    def _get_check(self) -> CheckModel:
        return self.device_check

    def _get_handing(self) -> HandingModel:
        return self.handing_out

    def _get_photo(self) -> PhotoModel:
        return self.photographing

    def _get_recording(self) -> RecordingModel:
        return self._recording

    screen = Property(str, _get_screen, notify=changed)
    usable = Property(bool, _get_usable, notify=changed)
    place = Property(str, _get_place, notify=changed)
    centre = Property(str, _get_centre, notify=changed)
    headline = Property(str, _get_headline, notify=changed)
    guide = Property(str, _get_guide, notify=changed)
    trouble = Property(str, _get_trouble, notify=changed)
    refusal = Property(str, _get_refusal, notify=changed)
    secondsLeft = Property(int, _get_seconds, notify=changed)  # noqa: N815
    pinLength = Property(int, _get_pin, notify=changed)  # noqa: N815
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    pageTitle = Property(str, _get_page_title, notify=changed)  # noqa: N815
    allRead = Property(bool, _get_all_read, notify=changed)  # noqa: N815
    picture = Property(str, _get_picture, notify=changed)
    leaving = Property(bool, _get_leaving, notify=changed)
    lastLabel = Property(str, _get_last_label, notify=changed)  # noqa: N815
    lastValue = Property(str, _get_last_value, notify=changed)  # noqa: N815
    objecting = Property(bool, _get_objecting, notify=changed)
    faces = Property(int, _get_faces, notify=changed)
    brokenOff = Property(bool, _get_broken_off, notify=changed)  # noqa: N815
    language = Property(str, _get_language, notify=changed)
    matters = Property(Rows, _get_matters, constant=True)
    filled = Property(Rows, _get_filled, constant=True)
    pageRows = Property(Rows, _get_page_rows, constant=True)  # noqa: N815
    notices = Property(Rows, _get_notices, constant=True)
    check = Property(CheckModel, _get_check, constant=True)
    handing = Property(HandingModel, _get_handing, constant=True)
    photo = Property(PhotoModel, _get_photo, constant=True)
    recording = Property(RecordingModel, _get_recording, constant=True)

    # -- touches -----------------------------------------------------------------------------------------------------

    def _touch(self, touch: Touch) -> None:
        self.hear(touch)

    @Slot()
    def start(self) -> None:
        """The one big button."""
        self._touch(events.Started())

    @Slot(str)
    def digit(self, digit: str) -> None:
        """A key of the PIN pad."""
        self._touch(events.DigitTouched(digit=digit))

    @Slot()
    def erase(self) -> None:
        """The last digit goes."""
        self._touch(events.DigitErased())

    @Slot()
    def enterPin(self) -> None:  # noqa: N802 - QML's spelling
        """The PIN is complete."""
        self._touch(events.PinEntered())

    @Slot()
    def back(self) -> None:
        """One step back."""
        self._touch(events.WentBack())

    @Slot(str)
    def chooseMatter(self, code: str) -> None:  # noqa: N802
        """This matter, please."""
        self._touch(events.MatterChosen(code=code))

    @Slot(int)
    def turnPage(self, by: int) -> None:  # noqa: N802
        """To another page."""
        self._touch(events.PageTurned(by=by))

    @Slot()
    def leave(self) -> None:
        """Give up waiting; asks first."""
        self._touch(events.LeaveTouched())

    @Slot(bool)
    def meanLeave(self, yes: bool) -> None:  # noqa: N802
        """Really."""
        self._touch(events.LeaveMeant(yes=yes))

    @Slot()
    def confirmForm(self) -> None:  # noqa: N802
        """Read, and right."""
        self._touch(events.FormConfirmed())

    @Slot()
    def object(self) -> None:
        """Something is wrong."""
        self._touch(events.ObjectionTouched())

    @Slot()
    def dropObjection(self) -> None:  # noqa: N802
        """Nothing is wrong after all."""
        self._touch(events.ObjectionDropped())

    @Slot(str)
    def objectTo(self, field: str) -> None:  # noqa: N802
        """This is wrong."""
        self._touch(events.ObjectionMade(field=field))

    @Slot(SignaturePad)
    def sign(self, pad: SignaturePad) -> None:
        """Signed, as the pad has it."""
        if not pad.is_empty():
            self._touch(events.SignatureGiven(signature=pad.signature()))

    @Slot(int)
    def rate(self, faces: int) -> None:
        """One of five faces; 0 is not wanting to say."""
        self._touch(events.FaceTouched(faces=faces or None))

    @Slot()
    def stay(self) -> None:
        """Somebody is still here."""
        self._touch(events.StayWanted())

    @Slot()
    def switchLanguage(self) -> None:  # noqa: N802
        """The other language."""
        self._speak_language("en" if self._chinese else "zh_CN")

    @Slot()
    def leaveAlone(self) -> None:  # noqa: N802
        """Nobody is there: the next resident has not chosen a language yet, and nobody is to hear that."""
        if self._language != self._first_language:
            self._speak_language(self._first_language)
            self.said.emit("")

    def _speak_language(self, language: str) -> None:
        if language != self._language:
            self._language = language
            self.languageWanted.emit(language)
            self._show()
