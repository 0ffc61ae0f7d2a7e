"""The one window: sign-in page, then the desk. Panels signal up; the desk calls down."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app import guidance, leading_phrases, look, paper_phrases, phrases
from counter_app.actions import Action
from counter_app.appearance import Appearance
from counter_app.calling import BesideStatus, CallStatus, LineRated, RecordingStatus
from counter_app.carding import Carding
from counter_app.choosing import Choosing
from counter_app.days import Days
from counter_app.desk import Desk
from counter_app.deskwork import Deskwork
from counter_app.leading import Leading
from counter_app.line import SignInFailed, StillArrived, StillOpened
from counter_app.looking import Looking
from counter_app.models import DeskModel
from counter_app.panels import summary
from counter_app.panels.agenda import Agenda
from counter_app.panels.beside import BesideBar
from counter_app.panels.call import CallPanel
from counter_app.panels.concerns import Concerns
from counter_app.panels.documents import DocumentsPanel
from counter_app.panels.earlier import EarlierBar
from counter_app.panels.finish import FinishDialog
from counter_app.panels.form import FormPanel
from counter_app.panels.notices import NoticesPanel
from counter_app.panels.queue import WIDTH, QueuePanel
from counter_app.panels.recording import RecordingBar
from counter_app.panels.second import SecondPanel
from counter_app.panels.settling import Settling
from counter_app.panels.sign_in import SignInPage
from counter_app.panels.steps import StepsBar
from counter_app.panels.writing import Writing
from counter_app.papers import open_ones
from counter_app.passing import Passing
from counter_app.permits import why_not
from counter_app.photographed.reader import PhotographReader
from counter_app.ringing import Ringing
from counter_app.sharing import Sharer
from counter_app.undoing import Undoing
from counter_app.workplaces import Workplaces
from windowkit.consent import TALKING
from windowkit.media.hearing import SoundLevels
from windowkit.media.second import SecondPicture
from windowkit.messages import AT_WORK, PreviewArrived, Reason, Shown
from windowkit.qt.theme import Theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import Event, Outcome, allowed

_SMALL: Final = (1366, 768)  # pixels; the smallest screen it is drawn for


class CounterWindow(QMainWindow):
    """Everything the clerk sees."""

    signing_in = Signal(str, str)
    somebody_waits = Signal()

    def __init__(
        self,
        model: DeskModel,
        theme: Theme,
        picture: VideoWidget,
        preview: VideoWidget,
        second: SecondPicture | None = None,
        photographs: PhotographReader | None = None,
        kept: Workplaces | None = None,
    ) -> None:
        super().__init__()
        self._make(model, theme, picture, preview, photographs)
        self.appearance = Appearance(self, theme, kept or Workplaces(None), self.call, self.queue.dress)
        self._model = model
        self._finish: FinishDialog | None = None
        self.setWindowTitle(self.tr("Virtual Window · Counter"))
        self.setMinimumSize(1180, 680)
        self.resize(*_SMALL)
        self.recording = RecordingBar()
        self.second = SecondPanel()
        shown = SecondPicture() if second is None else second
        shown.watch(self.second.show_ours)  # the clerk sees what the resident sees
        self.sharer = Sharer(shown, self)
        self.choosing = Choosing(self, self.form, self.sharer, model.show_second)
        self.notices = NoticesPanel()
        self.deskwork = Deskwork(self, model, self.documents, self.notices)
        self.steps = StepsBar()
        self.settling, self.ringing = Settling(self), Ringing(self)
        self.writing = Writing(self, model)
        self.looking = Looking(self, model)
        self.concerns = Concerns(self, model)
        self.leading, self.agenda, self.days = Leading(self, model), Agenda(self), Days(self, model, self.form)
        self.passing, self.beside = Passing(self, model), BesideBar(model, self.call.muted)
        self._who, self._line, self._place = _label("quiet"), QLabel(), QLabel()
        self._refusal = look.wrapped("refusal")
        self._refusal.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.sign_in)
        self._pages.addWidget(self._desk_page())
        self.setCentralWidget(self._pages)
        self._connect()
        # Queued: the picture is on the screen before anything else is done.
        picture.first_frame.connect(self.form.build, Qt.ConnectionType.QueuedConnection)
        self._show(model.desk)

    def _make(
        self,
        model: DeskModel,
        theme: Theme,
        picture: VideoWidget,
        preview: VideoWidget,
        photographs: PhotographReader | None,
    ) -> None:
        """What the others are built around: the queue, the form, the papers, the pictures."""
        self.sign_in = SignInPage()
        self.queue = QueuePanel(theme.colour)
        self.documents = DocumentsPanel()
        self.carding = Carding(self, model, self.documents.stills_of, photographs)
        self.form = FormPanel(self.carding.bar, (self.carding.bar.told, self.carding.household.bar))
        self.undoing = Undoing(self, model, self.form)
        self.earlier = EarlierBar()
        self.call = CallPanel(picture, preview)

    def leave(self) -> None:
        """The program ends: nothing is shown to anybody any more."""
        self.sharer.stop()
        self.carding.leave()
        self.appearance.leave()
        self.hide()

    # -- laying out --------------------------------------------------------------------------------------------

    def _desk_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("deskPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        body = QSplitter(Qt.Orientation.Horizontal)
        left = _column((self.queue, self.deskwork.place), (self.queue, self.deskwork.place))
        above = (self.appearance.words, self._refusal, self.beside, self.passing.notes, self.earlier, self.deskwork.ink)
        middle = _column((*above, self.days.stack, self.steps), (self.days.stack,))
        beside = (self.call, self.passing.bar, self.recording, self.second, self.documents)
        side = _column(beside, (self.documents,))
        for part, share in ((left, 0), (middle, 5), (side, 3)):
            body.addWidget(part)
            body.setStretchFactor(body.indexOf(part), share)
        self.appearance.split("desk", body, [WIDTH, 660, 396])
        room = QVBoxLayout()
        room.setContentsMargins(10, 10, 10, 10)
        room.addWidget(body)
        column.addLayout(room, 1)
        return page

    def _header(self) -> QFrame:
        header = QFrame()
        header.setObjectName("header")
        header.setMinimumHeight(44)
        self._place.setWordWrap(True)
        row = QHBoxLayout(header)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(20)
        row.addWidget(self._place, 1)
        row.addWidget(self.appearance.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.days.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.deskwork.looking_up.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.agenda.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.leading.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.concerns.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._line, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._who)
        return header

    # -- the joints ------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._show)
        model.heard.connect(self._heard)
        self.sign_in.entered.connect(self.signing_in)
        self.queue.taken.connect(model.take)
        self.queue.duty.broke.connect(model.pause)
        self.queue.duty.back.connect(model.come_back)
        self.queue.duty.next_paper.connect(model.next_paper)
        self.queue.arrived.connect(self._arrived)
        self.ringing.began.connect(self._alert)
        for one in (self.ringing, self.leading):
            one.sounds.connect(self.somebody_waits)
        self.passing.reminded.connect(self.somebody_waits)
        self.passing.reminded.connect(self._alert)
        self.form.edited.connect(model.edit)
        self.earlier.wanted.connect(model.continue_draft)
        self.documents.wanted.connect(model.request_document)
        self.documents.shown.connect(self.choosing.show_document)
        self.second.looked.connect(model.look_at_table)
        self.second.showing.connect(self.choosing.choose)
        self.second.stopped.connect(self.sharer.end)
        self.sharer.ended.connect(model.stop_showing)
        self.sharer.ended.connect(self.second.tell_ended)
        self.notices.wanted.connect(model.print_notice)
        self.notices.all_wanted.connect(model.print_notices)
        self.notices.writing.connect(self.writing.ask)
        self.documents.incomplete.connect(self.writing.ask_missing)
        self.notices.asked.connect(self.settling.ask)
        self.settling.answered.connect(model.settle_notice)
        self.notices.looked.connect(self.looking.ask)
        self.notices.reading.over.connect(model.hide_notice)
        self.looking.came.connect(self.notices.tell_preview)
        self.recording.ask.connect(model.ask_recording)
        self.recording.end.connect(model.end_recording)
        self.steps.review.connect(model.review)
        self.steps.withdraw.connect(model.withdraw)
        self.steps.submit.connect(model.submit)
        self.steps.finish.connect(self._ask_outcome)
        self.steps.unfinished.connect(self._show_unfinished)
        self.steps.way.connect(self._go_the_way)

    @Slot(object)
    def _show(self, desk: Desk) -> None:
        self._turn_page(desk)
        self._place.setText(phrases.local(desk.centre, desk.centre_en))
        self._who.setText(self.tr("Clerk {0} · No. {1}").format(desk.who, desk.service_number))
        self._show_line(desk.line_up)
        for panel in (
            self.queue,
            self.form,
            self.earlier,
            self.call,
            self.recording,
            self.second,
            self.documents,
            self.notices,
            self.steps,
            self.settling,
            self.writing,
            self.looking,
            self.ringing,
            self.concerns,
            self.leading,
            self.agenda,
            self.days,
            self.appearance,
            self.undoing,
            self.passing,
            self.carding,
            self.deskwork,
            self.beside,
        ):
            panel.show_desk(desk)
        self._show_refusal(desk)
        self._follow_shown(desk)
        over = desk.visit is None or not allowed(desk.visit.state, Event.FINISH)
        if self._finish is not None and over:
            self._finish.close()  # asked and done, or the visit left meanwhile

    def _turn_page(self, desk: Desk) -> None:
        at_desk = self._pages.currentIndex() == 1
        if desk.signed_in and not at_desk:
            self.sign_in.welcomed()
            self._pages.setCurrentIndex(1)
            self.queue.setFocus()
        elif at_desk and not desk.signed_in:
            self._pages.setCurrentIndex(0)
            if desk.refusal is not None:
                self.sign_in.refused(desk.refusal.code)

    def _show_line(self, up: bool) -> None:
        self._line.setText(self.tr("Line up") if up else self.tr("No line to the server; it is being restored …"))
        name = "quiet" if up else "lineDown"
        if self._line.objectName() != name:
            self._line.setObjectName(name)
            self._line.style().polish(self._line)

    def _show_refusal(self, desk: Desk) -> None:
        refusal = desk.refusal
        self._refusal.setVisible(refusal is not None)
        if refusal is None:
            return
        words = leading_phrases.refusal(refusal)
        field = desk.matter.field(refusal.detail) if desk.matter else None
        if field is not None:
            words = phrases.label(words, phrases.local(field.label, field.label_en))
        self._refusal.setText(words)

    @Slot(object)
    def _heard(self, news: object) -> None:
        match news:
            case SignInFailed():
                self.sign_in.refused(news.code)
            case StillArrived() | StillOpened():
                self.documents.hear(news)
                self.carding.show_desk(self._model.desk)
            case CallStatus() | BesideStatus() | SoundLevels() | LineRated():
                self.call.hear(news)
            case PreviewArrived():
                self.looking.previews.hear(news)
            case RecordingStatus():
                self.recording.hear(news)
            case _:
                self.days.hear(news)
                self.carding.hear(news)

    def _follow_shown(self, desk: Desk) -> None:
        talking = desk.visit is not None and desk.visit.state in TALKING
        shown = desk.visit.shown if desk.visit is not None and talking else Shown.NOTHING
        if desk.refusal is not None and all(asked.action is not Action.SHOW for asked in desk.asked.values()):
            self.sharer.refused()
        if desk.visit is None or not desk.signed_in:  # signed in elsewhere: that desk shows, not this one
            self.sharer.stop()
        elif not self.sharer.follow(shown) and why_not(desk, Action.SHOW) is None:
            self._model.stop_showing()  # this counter was restarted in the middle of it

    @Slot()
    def _alert(self) -> None:
        QApplication.alert(self)

    @Slot()
    def _arrived(self) -> None:
        self._alert()
        desk = self._model.desk
        rings_soon = desk.duty is not None and desk.duty.state in AT_WORK
        # A bell in the middle of a call helps nobody, and who takes visits hears it when one rings for them.
        if desk.visit is None and not desk.paused and not rings_soon:
            self.somebody_waits.emit()

    @Slot()
    def _show_unfinished(self) -> None:
        self.form.show_first_problem(self._model.desk)

    @Slot()
    def _go_the_way(self) -> None:
        paper = guidance.to_print(self._model.desk)
        if paper:
            self._model.print_notice(paper, large=False)
        else:
            self.writing.ask_way()

    @Slot()
    def _ask_outcome(self) -> None:
        visit = self._model.desk.visit
        if visit is None:
            return
        unprinted = guidance.way(self._model.desk) in (guidance.Way.UNWRITTEN, guidance.Way.WRITTEN)
        lacking = paper_phrases.next_step(open_ones(self._model.desk))
        offered = summary.offered(self._model.desk)
        self._finish = FinishDialog(visit.state, self, offered, unprinted=unprinted, lacking=lacking)
        self._finish.concerned.connect(self._model.open_concern)
        self._finish.chosen.connect(self._finished)
        self._finish.finished.connect(self._outcome_asked)
        self._finish.open()

    @Slot()
    def _outcome_asked(self) -> None:
        if self._finish is not None:
            self._finish.deleteLater()
            self._finish = None

    @Slot(object, str, object, object)
    def _finished(self, outcome: Outcome, next_step: str, why: Reason | None, summed_up: dict[str, str]) -> None:
        reason = why_not(self._model.desk, Action.FINISH)
        if self._finish is not None and reason is not None:
            self._finish.refused(phrases.why_not(reason))  # the words stay; confirm again in a moment
        else:
            self._model.finish(outcome, next_step, why, summed_up)


def _column(parts: tuple[QWidget, ...], stretched: tuple[QWidget, ...]) -> QWidget:
    """One below the other; some of them take what room is left."""
    made = QWidget()
    made.setObjectName("deskPage")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part, int(part in stretched))
    return made


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    return label
