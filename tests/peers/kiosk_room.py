"""A kiosk's two screens with real QML, driven by what its line would say; orders are kept, not carried out."""

import functools
import gc
import time
from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from kiosk_app import scene as events
from kiosk_app.calling import StaffCalled
from kiosk_app.cards.asked import ReaderFound
from kiosk_app.easing import EaseRestored, EaseShown
from kiosk_app.models import Desk
from kiosk_app.scene import (
    Answered,
    Ask,
    LineChanged,
    Order,
    OwnDeviceChanged,
    Picture,
    PictureChanged,
    Screen,
    Ticked,
)
from kiosk_app.signature import StillPicture
from kiosk_app.stage import Stage
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.kiosk_welcome import LONG_WELCOME, MATTER, NAMES, NOW, WELCOME
from tests.peers.notices import acceptance
from windowkit.inking import Ink, InkStage
from windowkit.media.devices import Device
from windowkit.messages import (
    Appointment,
    AppointmentsChanged,
    AppointmentState,
    CallbacksChanged,
    Command,
    FieldChanged,
    Filled,
    HoursChanged,
    JobState,
    MatterDefined,
    Notice,
    NoticePage,
    NoticeState,
    PrinterChanged,
    Reminder,
    StaffPaper,
    StaffPapers,
    VisitSnapshot,
)
from windowkit.qt.languages import Languages
from windowkit.visit import Outcome, State

_BEHIND_THE_PIN: Final = frozenset(
    {"pin", "matters", "claims", "inform", "card_ahead", "check", "notices", "helpdesk", "telling", "booking"}
)
VALUES: Final = {
    "name": "张福生",
    "id_number": "310103194601151230",
    "sex": "male",
    "born": "1946-01-15",
    "phone": "13800138000",
    "address": "上海市黄浦区五里桥街道瞿溪路 800 弄 12 号 301 室",
    "kinship": "spouse",
    "account": "6222021001098765432",
}
NOTICES: Final = (
    NoticeState(id="n1", template="acceptance", number="SL-1", attempt=1, state=JobState.DONE, sheets=1),
    NoticeState(id="n2", template="assessment_result", number="PG-1", attempt=1, state=JobState.PRINTING),
)

HANDOUTS: Final = StaffPapers(
    seconds=600.0,
    papers=(
        StaffPaper(
            id="s1",
            template="acceptance",
            holder="周**",
            tail="3001",
            day="2026-11-23",
            ticket="A012",
            matter=MATTER.code,
            attempt=1,
            doubtful=True,
            state=JobState.UNCERTAIN,
        ),
        StaffPaper(
            id="s2", template="one_time", holder="欧***", tail="", day="2026-11-22", ticket="A107", matter=MATTER.code
        ),
        StaffPaper(id="r1", template="assessment_result", holder="王**", tail="104X", day="2026-11-20"),
        StaffPaper(id="r2", template="assessment_result", holder="李*", tail="0028", day="2026-11-19"),
    ),
    reminders=tuple(
        Reminder(holder=holder, tail=tail, until=f"2026-12-{day:02d}")
        for holder, tail, day in (("周**", "3001", 1), ("陈**", "0047", 3), ("𬭎**", "104X", 9), ("李*", "0028", 23))
    ),
)


LONG_VALUES: Final = VALUES | {
    "name": "阿卜杜拉·买买提明·艾尔肯·吐尔逊",
    "address": "上海市黄浦区南京东路街道贵州路 1234 弄 567 号甲支弄 89 号后门三层阁 301 室（靠近宁波路口）",
}

SLOTS: Final = tuple(
    f"2026-12-{day:02}T{hour:02}:{minute:02}" for day in range(1, 9) for hour in (9, 10, 13, 14) for minute in (0, 30)
)


def booked(number: int, state: AppointmentState = AppointmentState.BOOKED, at: str = "") -> Appointment:
    """A booked time of the first matter."""
    return Appointment(
        id=f"a{number}",
        number=f"Y{number:03}",
        at=at or SLOTS[number],
        state=state,
        matter=MATTER.code,
        matter_name=NAMES[0][0],
        matter_name_en=NAMES[0][1],
        committee=WELCOME.place,
        committee_en=WELCOME.place_en,
    )


BOOKED: Final = (
    booked(0, AppointmentState.COME),
    booked(1, AppointmentState.OPEN),
    booked(2),
    booked(3),
)


class KioskRoom:
    """The desk, its windows, its clock and what it ordered."""

    def __init__(self, app: QCoreApplication, language: str = "zh_CN", *, long: bool = False) -> None:
        self.welcome = LONG_WELCOME if long else WELCOME
        self.values = LONG_VALUES if long else VALUES
        self.clerk = "欧阳海娟（值班组）" if long else "王敏"
        self.now = NOW
        self.orders: list[Order] = []
        self.said: list[str] = []
        self.languages = Languages(app, "kiosk_app", language)
        self.desk = Desk(lambda: self.now, language)
        self.desk.ordered.connect(self.orders.append)
        self.desk.said.connect(self.said.append)
        self.stage = Stage(self.desk)
        self.desk.languageWanted.connect(self._speak)
        self._version = 0

    def _speak(self, language: str) -> None:
        self.languages.speak(language)
        self.stage.engine.retranslate()

    def show(self, width: int = 1920, height: int = 1080) -> None:
        """Both windows, at that size."""
        for window in (self.stage.upper, self.stage.lower):
            window.setGeometry(0, 0, width, height)
            window.show()

    def still_is_empty(self) -> bool:
        """Whether nothing that was photographed is held, nor by the page where there is one."""
        picture = self.stage.lower.findChild(StillPicture, "stillPicture")
        return self.desk.photographing.is_empty and (picture is None or picture.is_empty())

    def close(self) -> None:
        """Everything of Qt goes."""
        self.stage.hide()
        self.stage.close()
        gc.collect()  # a wrapper that outlives its item is taken for the next item at the same address
        self.languages.speak("en")

    def connect(self) -> None:
        """The line is up and signed in."""
        self.desk.hear(self.welcome)
        self.desk.hear(LineChanged(up=True))

    def begin_again(self) -> None:
        """Whatever is shown ends, and the welcome is back: with a line, a printer and open doors."""
        self.connect()
        self.desk.hear(CallbacksChanged(callbacks=()))
        if self.desk.scene.visit is not None:
            self.snapshot(State.ENDED)
        self.now += 1000
        self.desk.hear(Ticked())
        for told in (
            PrinterChanged(),
            HoursChanged(),
            AppointmentsChanged(appointments=()),
            PictureChanged(picture=Picture.NONE),
        ):
            self.desk.hear(told)
        for device in Device:
            self.desk.hear(OwnDeviceChanged(device=device, present=True))
        self.stage.machine.arranged(1, True)
        self.stage.night.touched()
        self.desk.hear(StaffCalled(on=False))
        self.desk.hear(EaseRestored())
        self.desk.hear(EaseShown(shown=False))
        self.orders.clear()
        self.said.clear()
        assert self.desk.scene.screen is Screen.WELCOME

    def read(self, notice: Notice | None = None) -> None:
        """The notice that the clerk shows is here; its page is a real one."""
        visit = self.desk.scene.visit
        assert visit is not None
        assert visit.reading is not None
        page = _notice(notice)
        pieces = [page[at : at + 32_768] for at in range(0, len(page), 32_768)]
        for part, piece in enumerate(pieces):
            news = NoticePage(visit="v1", reading=visit.reading.id, part=part, parts=len(pieces), content=piece)
            self.desk.hear(news)
        end = time.monotonic() + 10
        while not self.desk.reading.property("pages"):
            assert time.monotonic() < end
            QCoreApplication.processEvents()

    def asked(self) -> Command:
        """The last command."""
        return next(order.command for order in reversed(self.orders) if isinstance(order, Ask))

    def answer(self) -> None:
        """The last command is done."""
        self.desk.hear(Answered(command=self.asked().id))

    def snapshot(self, state: State, **more: object) -> VisitSnapshot:
        """A newer snapshot of the one visit."""
        self._version += 1
        known = self.desk.scene.visit
        first = known or VisitSnapshot(
            visit="v1",
            state=state,
            version=1,
            changes=1,
            ticket="A012",
            matter=MATTER.code,
            committee=self.welcome.place,
            committee_en=self.welcome.place_en,
            opened=NOW,
        )
        news = replace(first, state=state, version=self._version, changes=self._version, **more)
        if known is None:
            self.desk.hear(MatterDefined(matter=MATTER))
        self.desk.hear(news)
        return news

    def type(self, field: str, value: str, revision: int = 1) -> None:
        """The clerk types."""
        self.desk.hear(FieldChanged(visit="v1", field=field, value=value, revision=revision))

    def go_to(self, screen: str) -> None:
        """To a screen, by the way that leads there."""
        self.connect()
        if screen in _BEHIND_THE_PIN:
            self._behind_the_pin(screen)
        elif screen != "welcome":
            self._visit(screen)

    def _behind_the_pin(self, screen: str) -> None:
        self.desk.start()
        for digit in "2468":
            self.desk.digit(digit)
        if screen != "pin":
            self.desk.enterPin()
            self.answer()
        if screen in ("claims", "inform", "card_ahead"):
            self._before_the_number(screen)
        if screen in ("check", "helpdesk"):
            (self.desk.device_check if screen == "check" else self.stage.helpdesk).open()
        if screen in ("notices", "telling", "booking"):
            self.desk.handing_out.open()
            self.desk.hear(HANDOUTS)
            self.answer()
        if screen == "telling":
            self.stage.telling.open()
        if screen == "booking":
            self.stage.booking.open()
            self.answer()
            self.desk.hear(AppointmentsChanged(appointments=BOOKED))

    def _before_the_number(self, screen: str) -> None:
        self.desk.chooseMatter(MATTER.code)
        if screen != "claims":
            self.stage.claims.take()
        if screen == "card_ahead":
            self.desk.hear(ReaderFound(there=True))
            self.stage.inform.understand()

    def _visit(self, screen: str) -> None:
        self.snapshot(State.WAITING, place=3, minutes=(8, 12))
        if screen == "waiting":
            return
        self.snapshot(State.JOINING, clerk=self.clerk, service_number="0312", call=1)
        self.desk.hear(PictureChanged(picture=Picture.BUILDING))
        if screen == "joining":
            return
        self.desk.hear(PictureChanged(picture=Picture.SHOWN))
        if screen == "serving":  # the address was typed last
            known = dict(tuple(self.values.items())[:5])
            self.snapshot(State.SERVING, fields=filled(**known))
            self.type("address", self.values["address"])
            return
        self.snapshot(State.SERVING, fields=filled(**self.values))
        steps = {
            "document": (State.DOCUMENT, {"wanted": "A"}),
            "review": (State.REVIEWING, {"form_hash": "h"}),
            "more": (State.SERVING, {"more": "A"}),
            "sign": (State.SIGNING, {"form_hash": "h"}),
            "ink": (State.SIGNING, {"ink": Ink(stage=InkStage.PAPER, notice="n9", number="SL-1", check="0000")}),
            "signed": (State.SIGNED, {"signed": True}),
            "submitted": (State.SUBMITTED, {"case": "SL-310101-2026-000123", "notices": NOTICES}),
            "rating": (State.RATING, {"outcome": Outcome.ACCEPTED}),
            "goodbye": (State.ENDED, {"outcome": Outcome.ACCEPTED}),
        }
        state, more = steps[screen]
        self.snapshot(state, **more)


@functools.cache
def _rendered() -> dict[str, bytes]:
    return {}


def _notice(notice: Notice | None) -> bytes:
    one, known = notice or acceptance(), _rendered()
    if one.template not in known:
        known[one.template] = Renderer(Path(__file__).parents[2] / "assets" / "notices", Fonts()).render(one)
    return known[one.template]


def filled(**values: str) -> dict[str, Filled]:
    """Fields as the server holds them."""
    return {key: Filled(value=value, revision=1) for key, value in values.items()}


__all__ = ["BOOKED", "MATTER", "NOTICES", "NOW", "VALUES", "WELCOME", "KioskRoom", "events", "filled"]
