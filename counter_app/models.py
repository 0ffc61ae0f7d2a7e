"""The desk as the window's one source: news in, commands out."""

import logging
import uuid
from collections.abc import Callable
from typing import Final, Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app import desk as desks
from counter_app.actions import Action
from counter_app.desk import Answered, Asked, Desk, LineChanged, Paused, Typed
from counter_app.permits import asks_by_itself, why_not
from counter_app.words_of import Source
from windowkit import concerns, logs
from windowkit.cards import CardGiven, CardNotGiven
from windowkit.deskwork import KeepSnippet
from windowkit.errors import Code
from windowkit.messages import (
    AnswerConcern,
    AskRecording,
    AttendMode,
    AttendVisit,
    BreakReason,
    CloseConcern,
    ColleaguesFound,
    Command,
    ContinueDraft,
    EditField,
    EndRecording,
    FindColleagues,
    FinishVisit,
    HideNotice,
    HoldVisit,
    IssueNotice,
    LeaveVisit,
    LookAtTable,
    Message,
    NextPaper,
    OpenConcern,
    PreviewArrived,
    PreviewNotice,
    PrintNotice,
    PrintNotices,
    Reason,
    RequestDocument,
    ReviewForm,
    SetReady,
    SettleNotice,
    Shown,
    ShowNotice,
    ShowSecond,
    SubmitForm,
    TakeOver,
    TakeVisit,
    Target,
    TransferVisit,
    Welcome,
    Withdraw,
)
from windowkit.notices import MOST
from windowkit.past import AnswersFound, AskPast, CasesFound, DayTold, HistoryTold, HouseholdFound
from windowkit.visit import Outcome

_log: Final = logging.getLogger(__name__)
_STROKES: Final = 50  # ms; key strokes within one such time share a command, so the kiosk is at most that late


_PASSED_ON: Final = (
    PreviewArrived,
    ColleaguesFound,
    CardGiven,
    CardNotGiven,
    DayTold,
    CasesFound,
    HistoryTold,
    AnswersFound,
    HouseholdFound,
)


class LookFailed(msgspec.Struct, frozen=True):
    """Something that was looked up is not told, and why."""

    command: str
    code: Code


class Server(Protocol):
    """What the desk needs of the line."""

    def ask(self, command: Command) -> None:
        """Say a command until it is answered."""
        ...


class DeskModel(QObject):
    """Holds the desk. `changed` carries it after each piece of news; other values pass on by `heard`."""

    changed = Signal(object)
    heard = Signal(object)
    wrote = Signal(object, object)  # by field what it said and says, and whose words that is

    def __init__(self, server: Server, parent: QObject | None = None, *, recording_days: int = 0) -> None:
        super().__init__(parent)
        self._server = server
        self._looked: set[str] = set()
        self._recording_days = recording_days  # 0: this counter cannot record
        self.desk = Desk(can_record=recording_days > 0)
        self._strokes = QTimer(self)
        self._strokes.setObjectName("strokes")
        self._strokes.setSingleShot(True)
        self._strokes.setInterval(_STROKES)
        self._strokes.timeout.connect(self.flush)

    @Slot(object)
    def hear(self, news: object) -> None:
        """Take one value from the bridge."""
        if isinstance(news, _PASSED_ON):
            self.heard.emit(news)
        elif isinstance(news, Answered) and news.command in self._looked:
            self._looked.discard(news.command)
            if news.code is not None:
                self.heard.emit(LookFailed(news.command, news.code))
        elif isinstance(news, Message | Answered | LineChanged):
            known = self.desk.signed_in
            self._receive(news)
            if isinstance(news, Welcome):
                self._say_ready(again=known)
        else:
            self.heard.emit(news)

    def edit(self, field: str, text: str) -> None:
        """A field was typed in."""
        self.fill({field: text}, Source.TYPED)

    def fill(self, values: dict[str, str], source: Source) -> None:
        """What fields say now, and whose words that is; sent with at most 50 ms of delay."""
        before = {field: desks.value(self.desk, field) for field in values}
        for field, text in values.items():
            self._receive(Typed(field=field, value=text))
        self.wrote.emit({field: (before[field], desks.value(self.desk, field)) for field in values}, source)
        if not self._strokes.isActive():
            self._strokes.start()

    @Slot()
    def flush(self) -> None:
        """Send what was typed; before every other command, so that the server hears things in order."""
        self._strokes.stop()
        visit = self.desk.visit
        if visit is None:
            return
        for field, draft in desks.unsent(self.desk):
            revision = draft.revision
            command = EditField(id=_new_id(), visit=visit.visit, field=field, value=draft.value, revision=revision)
            self._send(command, Action.EDIT, field, revision)

    def pause(self, reason: BreakReason) -> None:
        """Take nobody for a while; after the visit, where there is one."""
        self._receive(Paused(True, reason))
        self._say_ready()

    def come_back(self) -> None:
        """Take visits again; what was to be written up is done."""
        self._receive(Paused(False))
        self._say_ready()

    def _say_ready(self, *, again: bool = False) -> None:
        desk = self.desk
        self._server.ask(SetReady(id=_new_id(), ready=not desk.paused, reason=desk.reason, again=again))

    def take(self, visit: str) -> None:
        """Take a waiting visit."""
        self.act(Action.TAKE, lambda _: TakeVisit(id=_new_id(), visit=visit), visit)

    def request_document(self, material: str) -> None:
        """Have the kiosk photograph a material."""
        self.act(
            Action.REQUEST_DOCUMENT,
            lambda visit: RequestDocument(id=_new_id(), visit=visit, material=material),
            material,
        )

    @Slot()
    def review(self) -> None:
        """Have the resident read the form."""
        self.act(Action.REVIEW, lambda visit: ReviewForm(id=_new_id(), visit=visit))

    @Slot()
    def withdraw(self) -> None:
        """Take the form back from the resident."""
        self.act(Action.WITHDRAW, lambda visit: Withdraw(id=_new_id(), visit=visit))

    @Slot()
    def submit(self) -> None:
        """File exactly the form that was signed."""
        form_hash = self.desk.visit.form_hash if self.desk.visit else ""
        self.act(Action.SUBMIT, lambda visit: SubmitForm(id=_new_id(), visit=visit, form_hash=form_hash))

    def write_notice(self, template: str, data: dict[str, str]) -> None:
        """Have the visit get this notice; nothing prints yet."""
        self.act(
            Action.WRITE, lambda visit: IssueNotice(id=_new_id(), visit=visit, template=template, data=data), template
        )

    def print_notice(self, notice: str, large: bool) -> None:
        """Print a notice, or once more."""
        self.act(Action.PRINT, lambda visit: PrintNotice(id=_new_id(), visit=visit, notice=notice, large=large), notice)

    def print_notices(self, notices: tuple[str, ...], large: bool) -> None:
        """Print these in their order, as many as go at once."""
        some = notices[:MOST]
        self.act(Action.PRINT, lambda visit: PrintNotices(id=_new_id(), visit=visit, notices=some, large=large))

    def settle_notice(self, notice: str, attempt: int, came_out: bool) -> None:
        """The clerk's word on a sheet that the printer gave none of."""
        self.act(
            Action.SETTLE,
            lambda visit: SettleNotice(id=_new_id(), visit=visit, notice=notice, attempt=attempt, came_out=came_out),
            notice,
        )

    def preview_notice(self, notice: str, large: bool) -> None:
        """See a notice's page before it is printed; comes by `heard`."""
        visit = self.desk.visit
        if visit is not None:
            self._server.ask(PreviewNotice(id=_new_id(), visit=visit.visit, notice=notice, large=large))

    def show_notice(self, notice: str, large: bool) -> None:
        """Have the resident read it on the touch screen."""
        self.act(
            Action.SHOW_NOTICE,
            lambda visit: ShowNotice(id=_new_id(), visit=visit, notice=notice, large=large),
            notice,
        )

    @Slot()
    def hide_notice(self) -> None:
        """Not any more; said whatever else stands, until it is answered."""
        visit = self.desk.visit
        if visit is not None and visit.reading is not None:
            hide = HideNotice(id=_new_id(), visit=visit.visit, reading=visit.reading.id)
            self._send(hide, Action.SHOW_NOTICE)

    def show_second(self, shown: Shown) -> bool:
        """Show the resident something; False where it could not be asked for."""
        return self.act(Action.SHOW, lambda visit: ShowSecond(id=_new_id(), visit=visit, shown=shown))

    @Slot()
    def stop_showing(self) -> None:
        """Show nothing any more; said whatever else stands, until it is answered."""
        visit = self.desk.visit
        if visit is not None:
            self._send(ShowSecond(id=_new_id(), visit=visit.visit, shown=Shown.NOTHING), Action.SHOW)

    def look_at_table(self, on: bool) -> None:
        """See the kiosk's table, or not any more."""
        self.act(Action.LOOK, lambda visit: LookAtTable(id=_new_id(), visit=visit, on=on))

    def continue_draft(self, draft: str, overwrite: bool) -> None:
        """Go on with what an earlier visit left."""
        self.act(
            Action.CONTINUE,
            lambda visit: ContinueDraft(id=_new_id(), visit=visit, draft=draft, overwrite=overwrite),
        )

    def open_concern(self, reason: Reason | None, words: str) -> None:
        """Tell the duty leader what this resident could not get done."""
        reasons = () if reason is None else (reason,)
        told = words[: concerns.LONGEST]
        self.act(
            Action.OPEN_CONCERN,
            lambda visit: OpenConcern(id=_new_id(), visit=visit, reasons=reasons, words=told),
        )

    def answer_concern(self, concern: str, reply: str) -> None:
        """The duty leader's reply."""
        self.act(Action.ANSWER_CONCERN, lambda _: AnswerConcern(id=_new_id(), concern=concern, reply=reply), concern)

    def close_concern(self, concern: str) -> None:
        """Nothing more is to be done."""
        self.act(Action.CLOSE_CONCERN, lambda _: CloseConcern(id=_new_id(), concern=concern), concern)

    def take_over(self, visit: str, clerk: str) -> None:
        """The duty leader goes on with this clerk's visit."""
        self.act(Action.TAKE_OVER, lambda _: TakeOver(id=_new_id(), visit=visit, clerk=clerk), visit)

    def next_paper(self, ticket: str) -> None:
        """The paper ticket at the window did not come, or is served."""
        self.act(Action.NEXT_PAPER, lambda _: NextPaper(id=_new_id(), ticket=ticket), ticket)

    def attend(self, visit: str, mode: AttendMode) -> None:
        """The duty leader is beside a clerk's talk from now on, or otherwise than before."""
        self.act(Action.ATTEND, lambda _: AttendVisit(id=_new_id(), visit=visit, mode=mode), visit)

    @Slot()
    def leave(self) -> None:
        """The duty leader is beside it no more."""
        visit = self.desk.beside.visit
        if visit:
            self.act(Action.LEAVE, lambda _: LeaveVisit(id=_new_id(), visit=visit), visit)

    def keep_snippet(self, key: str, words: str) -> None:
        """The clerk's own words for a few letters; none: forget it."""
        self._server.ask(KeepSnippet(id=_new_id(), key=key, words=words))

    def find_colleagues(self, words: str, visit: str = "") -> None:
        """Who could go on with that visit, or with the desk's own; comes by `heard`."""
        own = self.desk.visit.visit if self.desk.visit is not None else ""
        if visit or own:
            self._server.ask(FindColleagues(id=_new_id(), visit=visit or own, words=words))

    def look_up(self, command: AskPast) -> None:
        """Something that is past; comes by `heard`, as does a LookFailed."""
        self._looked.add(command.id)
        self._server.ask(command)

    def pass_on(self, to: Target, note: str) -> None:
        """A colleague goes on with the visit."""
        self.act(Action.TRANSFER, lambda visit: TransferVisit(id=_new_id(), visit=visit, to=to, note=note))

    def hold(self, on: bool) -> None:
        """The resident waits for a moment, or not any more."""
        self.act(Action.HOLD, lambda visit: HoldVisit(id=_new_id(), visit=visit, on=on))

    def finish(
        self, outcome: Outcome, next_step: str, reason: Reason | None = None, summary: dict[str, str] | None = None
    ) -> None:
        """Record how the visit ends; a `summary` is printed for the resident."""

        def ending(visit: str) -> FinishVisit:
            words = {} if summary is None else summary
            return FinishVisit(
                id=_new_id(), visit=visit, outcome=outcome, next_step=next_step, reason=reason, summary=words
            )

        self.act(Action.FINISH, ending)

    @Slot()
    def ask_recording(self) -> None:
        """Ask the resident whether the talk may be recorded."""
        days = self._recording_days
        self.act(
            Action.ASK_RECORDING, lambda visit: AskRecording(id=_new_id(), visit=visit, recording=_new_id(), days=days)
        )

    @Slot()
    def end_recording(self) -> None:
        """End it, or take the question back."""
        recording = self.desk.visit.recording if self.desk.visit else None
        if recording is not None:
            self.act(
                Action.END_RECORDING, lambda visit: EndRecording(id=_new_id(), visit=visit, recording=recording.id)
            )

    def act(self, action: Action, command: Callable[[str], Command], subject: str = "") -> bool:
        """Ask for it, where it may be asked; False where the button was already off when the click arrived."""
        if why_not(self.desk, action) is not None:
            return False
        self.flush()
        self._send(command(self.desk.visit.visit if self.desk.visit else ""), action, subject)
        return True

    def _send(self, command: Command, action: Action, subject: str = "", revision: int = 0) -> None:
        self._receive(Asked(command=command.id, action=action, subject=subject, revision=revision))
        self._server.ask(command)

    def _receive(self, news: desks.News) -> None:
        before, self.desk = self.desk, desks.receive(self.desk, news)
        if self.desk is not before:
            _log_stages(before, self.desk)
            self.changed.emit(self.desk)
            if asks_by_itself(before, self.desk):
                self.ask_recording()


def _new_id() -> str:
    return uuid.uuid4().hex


def _log_stages(before: Desk, after: Desk) -> None:
    """Stages with codes, ids and figures only."""
    if before.waiting != after.waiting:
        logs.event(_log, "queue_changed", waiting=len(after.waiting))
    if before.line_up != after.line_up:
        logs.event(_log, "line_changed", up=after.line_up)
    old = before.visit.state if before.visit else None
    visit = after.visit
    if visit is not None and (before.visit is None or before.visit.visit != visit.visit):
        logs.event(_log, "visit_taken", visit=visit.visit, matter=visit.matter)
    if visit is not None and old != visit.state:
        logs.event(_log, "visit_stands", visit=visit.visit, state=str(visit.state), version=visit.version)
    if desks.unsaved(before) and not desks.unsaved(after) and visit is not None:
        logs.event(_log, "fields_saved", visit=visit.visit, fields=len(after.drafts))
    if after.refusal is not None and after.refusal != before.refusal:
        logs.event(_log, "refused", code=str(after.refusal.code))
