"""Every state of the counter's window by name: how a counter comes to show it. The gallery and the tests go by it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QWidget

from counter_app import phrases
from counter_app.calling import BesideStatus, CallStatus, LineRated, RecordingStatus, Stage
from counter_app.desk import LineChanged
from counter_app.line import SignInFailed, StillArrived
from counter_app.panels.finish import FinishDialog
from counter_app.panels.reasons import ReasonChoice
from counter_app.window import CounterWindow
from tests.peers.counter_agenda import AGENDA
from tests.peers.counter_room import Room
from tests.peers.counter_values import GOOD_VALUES, MATTER, NOTICES, NOW, STILL, WELCOME, entry, filled
from windowkit.assents import Assent
from windowkit.cards import CardGiven, CardKind, CardNotGiven, CardTrouble, IdCard
from windowkit.catalogue import load_matters
from windowkit.concerns import Concern, ConcernState
from windowkit.errors import Code
from windowkit.leading import LedVisit
from windowkit.matters import Recorded
from windowkit.media.hearing import SoundLevels
from windowkit.messages import (
    AppointmentsChanged,
    Attendance,
    AttendChanged,
    AttendMode,
    BreakReason,
    CallChanged,
    CentreChanged,
    Claim,
    ClerkState,
    Colleague,
    ColleaguesFound,
    ConcernsChanged,
    Consent,
    DutyChanged,
    Earlier,
    Hold,
    JobState,
    LedClerk,
    Note,
    NoticeState,
    OtherCentre,
    PaperAtWindow,
    PrinterDetail,
    QueueChanged,
    Reason,
    Recording,
    Shown,
    Supply,
    Tray,
)
from windowkit.sensitive import Sensitive
from windowkit.visit import Outcome, State


@dataclass(frozen=True)
class Counter:
    """A counter's window and its far side."""

    room: Room
    window: CounterWindow


type Setting = Callable[[Counter], None]

LEADER: Final = replace(WELCOME, leader=True)
WRITTEN: Final = load_matters(Path(__file__).parents[2] / "assets" / "matters")["ltci-application"].notices
SUMMARY: Final = NoticeState(id="n4", template="visit_summary", number="")
NOTE: Final = Note(by="陈洁", service_number="0219", at=NOW, words="身份证已核对，还缺住院小结。")
EARLIER: Final = Earlier(
    draft="d1",
    day="2026-11-20",
    ticket="A007",
    committee="西凌居委会",
    committee_en="Xiling Committee",
    clerk="陈洁",
    service_number="0118",
    outcome=Outcome.MATERIALS_MISSING,
    next_step="带户口簿和旧的就医记录册再来一次。",
    fields=5,
    documents=("A",),
    missing=("B",),
)
COLLEAGUES: Final = ColleaguesFound(
    visit="v1",
    words="",
    clerks=(
        Colleague(name="lifang", display="李芳", service_number="0218", state=ClerkState.READY),
        Colleague(name="chenjie", display="陈洁", service_number="0219", state=ClerkState.IN_VISIT),
    ),
    more=3,
    centres=(OtherCentre(code="xjl", name="新泾路街道社区事务受理服务中心", name_en="Xinjing Road Centre", at_work=3),),
    groups=("care", "medical"),
    languages=("wuu",),
)


def _led(number: int, state: State | None, **more: object) -> LedClerk:
    visit = None
    if state is not None:
        visit = LedVisit(
            visit=f"v{number}",
            state=state,
            ticket=f"A{number:03}",
            matter_name=MATTER.name,
            matter_name_en=MATTER.name_en,
            committee="桑城居委会",
            committee_en="Sangcheng Committee",
            taken=NOW,
        )
    first = LedClerk(
        name=f"clerk-{number}",
        display=("李芳", "赵强", "陈洁", "周莉")[number],
        service_number=f"040{number}",
        state=ClerkState.IN_VISIT if visit is not None else ClerkState.BREAK,
        since=NOW,
        visit=visit,
    )
    return msgspec.structs.replace(first, **more)


def _concern(number: int, due: str, **more: object) -> Concern:
    first = Concern(
        id=f"c{number}",
        state=ConcernState.OPEN,
        opened="2026-11-20",
        due=due,
        matter="ltci",
        matter_name="长期护理保险申请",
        matter_name_en="Long-term care insurance: application",
        committee="桑城居委会",
        committee_en="Sangcheng Committee",
        ticket=f"A{number:03}",
        holder="张**",
        tail="1230",
        outcome=Outcome.NOT_POSSIBLE_HERE,
        reasons=(Reason.OTHER_SYSTEM,),
        words="医保系统连不上，居民第二次来了。",
        by="陈洁",
    )
    return msgspec.structs.replace(first, **more)


CONCERNS: Final = (
    _concern(1, "2020-01-02"),
    _concern(2, "2099-01-02", by="", words="", reasons=(Reason.GAVE_UP_WAITING,)),
    _concern(3, "2020-01-02", state=ConcernState.ANSWERED, reply="系统已恢复，请来办理。"),
)
CARD: Final = IdCard(
    kind=CardKind.CITIZEN,
    name="张福生",
    number="310103194601151230",
    sex="male",
    born="1946-01-15",
    address="瞿溪路1号",
    valid_from="2000-01-01",
    valid_to="2020-01-01",
)
CENTRE: Final = CentreChanged(
    clerks=(
        _led(2, State.SIGNING, present=False),
        _led(0, State.SERVING),
        _led(1, State.SUBMITTED),
        _led(3, None, reason=BreakReason.MEAL),
    ),
    more=2,
)

_BESIDE: Final = AttendChanged(
    visit="v0",
    ticket="A000",
    clerk="李芳",
    attendance=Attendance(call="c1", mode=AttendMode.WHISPER, display="周莉", service_number="0301"),
)


def void(_: object) -> None:
    """For a setting that needs no answer."""


# -- ways there --------------------------------------------------------------------------------------------------------


def _in(*steps: Setting) -> Setting:
    """Signed in; then these."""

    def set_up(counter: Counter) -> None:
        counter.room.sign_in()
        for step in steps:
            step(counter)

    return set_up


def _heard(*news: object) -> Setting:
    def set_up(counter: Counter) -> None:
        for one in news:
            counter.room.model.hear(one)

    return set_up


def _queued(counter: Counter) -> None:
    far = {"centre": "海源路中心", "centre_en": "Haiyuan Road Centre", "claims": (Claim.AGED,)}
    counter.room.queue(entry(1, 400), replace(entry(2, 30), **far), entry(3))


def _duty(state: ClerkState, **more: object) -> Setting:
    return _heard(msgspec.structs.replace(DutyChanged(state=state, since=NOW), **more))


def _visit(state: State = State.SERVING, *, values: dict[str, str] | None = None, **more: object) -> Setting:
    """A visit in that state, with a call and its form."""

    def set_up(counter: Counter) -> None:
        _queued(counter)
        counter.room.snapshot(State.JOINING)
        fields = filled(**(GOOD_VALUES if values is None else values))
        counter.room.snapshot(State.SERVING, fields=fields)
        counter.window.form.build()
        counter.room.model.hear(CallStatus(stage=Stage.UP))
        counter.room.model.hear(CallChanged(visit="v1", call=1, picture=True, sound=True))
        counter.room.model.hear(SoundLevels(6, 4))
        counter.room.model.hear(LineRated(4))
        counter.room.snapshot(state, fields=fields, **more)

    return set_up


def _matter(**more: object) -> Setting:
    def set_up(counter: Counter) -> None:
        counter.room.matter = msgspec.structs.replace(counter.room.matter, **more)

    return set_up


def _photographed(counter: Counter) -> None:
    still = QImage(320, 200, QImage.Format.Format_RGB32)
    still.fill(QColor("#8899AA"))
    counter.room.model.hear(StillArrived("v1", "d1", still, b"jpeg"))


def _press(pick: Callable[[CounterWindow], QAbstractButton]) -> Setting:
    return lambda counter: pick(counter.window).click()


def _chosen[W: QWidget](dialog: type[W], outcome: Outcome) -> Setting:
    def set_up(counter: Counter) -> None:
        counter.window.steps.finish.emit()
        asking = counter.window.findChild(dialog)
        assert asking is not None
        words = phrases.outcome(outcome)
        next(one for one in asking.findChildren(QRadioButton) if one.text() == words).click()

    return set_up


def _concern_told(counter: Counter) -> None:
    asking = counter.window.findChild(FinishDialog)
    assert asking is not None
    why = asking.findChild(ReasonChoice)
    assert why is not None
    box, tick = why.findChild(QComboBox), why.findChild(QCheckBox)
    assert box is not None
    assert tick is not None
    box.setCurrentIndex(3)
    tick.click()


def _paused(reason: BreakReason) -> Setting:
    return _duty(ClerkState.BREAK, reason=reason)


def _recorded(consent: Consent) -> Setting:
    return _in(_matter(recording=Recorded.BY_CLERK), _visit(recording=Recording(id="r1", consent=consent, days=180)))


_PAPER_OUT: Final = PrinterDetail(trays=(Tray(name="tray-1", level=40), Tray(name="tray-2", level=0)))
_ALL_OF_IT: Final = PrinterDetail(
    supplies=(Supply(name="Black Toner", kind="toner", level=8), Supply(name="Waste", kind="waste-toner", level=70)),
    sheets=12345,
    indirect=True,
)
_submitted: Final = partial(_visit, State.SUBMITTED, case="HP-2026-000123", notices=NOTICES)

_PAPER: Final = PaperAtWindow(ticket="t-13", number="B013", called=False)


def _papers(counter: Counter) -> None:
    counter.room.model.hear(QueueChanged(waiting=(entry(1, 400), entry(2, 30)), paper=3))


_ASKED: Final = Assent(kind=Sensitive.IDENTITY, consent=Consent.ASKED)

STATES: Final[dict[str, Setting]] = {
    "sign_in": lambda _counter: None,
    "sign_in_wrong": _heard(SignInFailed(Code.BAD_CREDENTIALS)),
    "sign_in_no_server": _heard(SignInFailed(None)),
    "empty": _in(),
    "queue": _in(_queued, _duty(ClerkState.READY)),
    "ringing": _in(_queued, _duty(ClerkState.RINGING, visit="v1", until=NOW + 20)),
    "paper_called": _in(_papers, _duty(ClerkState.AT_WINDOW, until=NOW + 60, paper=replace(_PAPER, called=True))),
    "paper_served": _in(_papers, _duty(ClerkState.AT_WINDOW, paper=_PAPER)),
    "wrap_up": _in(_queued, _duty(ClerkState.WRAP_UP, until=NOW + 30)),
    "break": _in(_queued, _paused(BreakReason.MEAL)),
    "break_missed": _in(_queued, _paused(BreakReason.MISSED)),
    "line_lost": _in(_visit(), _heard(LineChanged(up=False))),
    "joining": _in(_queued, lambda counter: void(counter.room.snapshot(State.JOINING))),
    "serving_empty": _in(_visit(values={})),
    "serving_problem": _in(_visit(values={"name": "张福生", "id_number": "31010319460115"})),
    "serving": _in(_visit(documents=(STILL,), notices=NOTICES), _photographed),
    "serving_staff_called": _in(_visit(staff_called=True, accompanied=True)),
    "serving_objected": _in(_visit(objected="phone")),
    "serving_pointed_at": _in(_visit(marks=("phone", "address"))),
    "serving_deaf": _in(
        _visit(),
        _heard(CallStatus(stage=Stage.UP, heard=False), CallChanged(visit="v1", call=1, picture=True, sound=False)),
    ),
    "serving_weak_line": _in(_visit(), _heard(LineRated(1))),
    "serving_no_way": _in(_visit(), _heard(CallStatus(stage=Stage.NO_WAY))),
    "serving_shown": _in(_visit(shown=Shown.FORM)),
    "serving_table": _in(_visit(table_seen=True)),
    "serving_noted": _in(_visit(notes=(NOTE,))),
    "serving_earlier": _in(_visit(earlier=EARLIER)),
    "serving_earlier_differs": _in(_visit(earlier=replace(EARLIER, continued=True, differs=("phone",)))),
    "card_asked": _in(_visit(values={"name": "张富生"}, card="applicant")),
    "card_read": _in(
        _visit(values={"name": "张富生"}, card="applicant"),
        _heard(CardGiven(visit="v1", whose="applicant", card=CARD)),
        lambda counter: void(counter.room.snapshot(State.SERVING, fields=filled(name="张富生"))),
    ),
    "assent_asked": _in(_visit(State.DOCUMENT, wanted="A", assents=(_ASKED,))),
    "assent_refused": _in(_visit(assents=(replace(_ASKED, consent=Consent.REFUSED),))),
    "card_none": _in(_visit(), _heard(CardNotGiven(visit="v1", trouble=CardTrouble.UNREADABLE))),
    "recording_may_be": _in(_matter(recording=Recorded.BY_CLERK), _visit()),
    "recording_asked": _recorded(Consent.ASKED),
    "recording_on": _in(_recorded(Consent.GIVEN), _heard(RecordingStatus(on=True))),
    "recording_refused": _recorded(Consent.REFUSED),
    "recording_failed": _recorded(Consent.FAILED),
    "hold": _in(_visit(hold=Hold(since=NOW))),
    "hold_long": _in(_visit(hold=Hold(since=NOW, reminders=1))),
    "document": _in(_visit(State.DOCUMENT, wanted="A")),
    "reviewing": _in(_visit(State.REVIEWING, form_hash="h")),
    "signing": _in(_visit(State.SIGNING, form_hash="h")),
    "signed": _in(_visit(State.SIGNED, form_hash="h", signed=True)),
    "submitted": _in(_submitted()),
    "submitted_paper": _in(_submitted(printer=("media-empty",), printer_detail=_PAPER_OUT)),
    "submitted_printer": _in(_submitted(printer=("printer-unknown",), printer_detail=_ALL_OF_IT)),
    "submitted_uncertain": _in(_submitted(notices=(replace(NOTICES[0], state=JobState.UNCERTAIN),))),
    "rating": _in(_visit(State.RATING, outcome=Outcome.ACCEPTED)),
    "taken_over": _in(_visit(), lambda counter: void(counter.room.snapshot(State.WAITING, led=True))),
    "writing": _in(
        _matter(notices=WRITTEN),
        _visit(notices=(*NOTICES, SUMMARY)),
        lambda counter: counter.window.notices.writing.emit(),
    ),
    "finish_done": _in(_visit(), _chosen(FinishDialog, Outcome.DONE)),
    "finish_missing": _in(_visit(), _chosen(FinishDialog, Outcome.MATERIALS_MISSING)),
    "finish_not_here": _in(_visit(), _chosen(FinishDialog, Outcome.NOT_POSSIBLE_HERE), _concern_told),
    "passing": _in(_visit(), lambda counter: counter.window.passing.bar.passing.emit(), _heard(COLLEAGUES)),
    "agenda": _in(
        lambda counter: counter.room.sign_in(),
        _heard(AppointmentsChanged(appointments=AGENDA)),
        _press(lambda window: window.agenda.button),
    ),
    "serving_leader_helps": _in(_visit(attended=_BESIDE.attendance)),
    "leader_listens": _in(
        lambda counter: counter.room.sign_in(LEADER), _heard(CENTRE, _BESIDE, BesideStatus(Stage.UP))
    ),
    "leading": _in(
        lambda counter: counter.room.sign_in(LEADER), _heard(CENTRE), _press(lambda window: window.leading.button)
    ),
    "leading_tickets_away": _in(
        lambda counter: counter.room.sign_in(LEADER),
        _heard(replace(CENTRE, tickets_away=NOW)),
        _press(lambda window: window.leading.button),
    ),
    "concerns": _in(
        lambda counter: counter.room.sign_in(LEADER),
        _heard(ConcernsChanged(concerns=CONCERNS, more=4)),
        _press(lambda window: window.concerns.button),
    ),
}
