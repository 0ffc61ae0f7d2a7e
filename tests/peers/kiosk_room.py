"""A kiosk's two screens with real QML, driven by what its line would say; orders are kept, not carried out."""

import gc
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from kiosk_app import scene as events
from kiosk_app.models import Desk
from kiosk_app.scene import Answered, Ask, LineChanged, Order, Picture, PictureChanged
from kiosk_app.stage import Stage
from windowkit.matters import Matter
from windowkit.messages import (
    Command,
    FieldChanged,
    Filled,
    JobState,
    MatterDefined,
    MatterEntry,
    NoticeState,
    Reminder,
    StaffPaper,
    StaffPapers,
    VisitSnapshot,
    Welcome,
)
from windowkit.qt.languages import Languages
from windowkit.visit import Outcome, State

MATTER: Final = msgspec.toml.decode((Path(__file__).parent / "matter.toml").read_bytes(), type=Matter)
NOW: Final = 1_780_000_000.0
_NAMES: Final = (
    ("长期护理保险申请/续期", "Long-term care insurance: application and renewal", "市医保局"),
    ("医保就医记录册申领/换领", "Medical record booklet: new or exchange", "市医保局"),
    ("老年照护统一需求评估申请", "Unified care needs assessment", "市民政局"),
    ("敬老卡申请", "Senior citizen card", "市民政局"),
    ("居住证办理", "Residence permit", "市公安局"),
    ("社会保障卡申领", "Social security card", "市人社局"),
    ("临时救助申请", "Temporary assistance", "市民政局"),
)
WELCOME: Final = Welcome(
    server_time=NOW,
    token="t",
    token_expires=NOW + 600,
    place="五里桥街道桑城居委会",
    place_en="Sangcheng committee, Wuliqiao",
    centre="五里桥街道社区事务受理服务中心",
    centre_en="Wuliqiao Sub-district Service Centre",
    matters=tuple(
        MatterEntry(
            code=MATTER.code if at == 0 else f"m{at}",
            name=name,
            name_en=name_en,
            department=department,
            department_en="Municipal bureau",
            hot=at + 1,
        )
        for at, (name, name_en, department) in enumerate(_NAMES)
    ),
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


class KioskRoom:
    """The desk, its windows, its clock and what it ordered."""

    def __init__(self, app: QCoreApplication, language: str = "zh_CN") -> None:
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

    def close(self) -> None:
        """Everything of Qt goes."""
        self.stage.hide()
        self.stage.close()
        gc.collect()  # a wrapper that outlives its item is taken for the next item at the same address
        self.languages.speak("en")

    def connect(self) -> None:
        """The line is up and signed in."""
        self.desk.hear(WELCOME)
        self.desk.hear(LineChanged(up=True))

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
            committee=WELCOME.place,
            committee_en=WELCOME.place_en,
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
        if screen in ("pin", "matters", "claims", "check", "notices", "telling"):
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
        if screen == "claims":
            self.desk.chooseMatter(MATTER.code)
        if screen == "check":
            self.desk.device_check.open()
        if screen in ("notices", "telling"):
            self.desk.handing_out.open()
            self.desk.hear(HANDOUTS)
            self.answer()
        if screen == "telling":
            self.stage.telling.open()

    def _visit(self, screen: str) -> None:
        self.snapshot(State.WAITING, place=3, minutes=(8, 12))
        if screen == "waiting":
            return
        self.snapshot(State.JOINING, clerk="王敏", service_number="0312", call=1)
        self.desk.hear(PictureChanged(picture=Picture.BUILDING))
        if screen == "joining":
            return
        self.desk.hear(PictureChanged(picture=Picture.SHOWN))
        self.snapshot(State.SERVING)
        for field, value in VALUES.items():
            self.type(field, value)
            if screen == "serving" and field == "address":
                return
        steps = {
            "document": (State.DOCUMENT, {"wanted": "A"}),
            "review": (State.REVIEWING, {"form_hash": "h"}),
            "sign": (State.SIGNING, {"form_hash": "h"}),
            "signed": (State.SIGNED, {"signed": True}),
            "submitted": (State.SUBMITTED, {"case": "SL-310101-2026-000123", "notices": NOTICES}),
            "rating": (State.RATING, {"outcome": Outcome.ACCEPTED}),
            "goodbye": (State.ENDED, {"outcome": Outcome.ACCEPTED}),
        }
        state, more = steps[screen]
        self.snapshot(state, **more)


def filled(**values: str) -> dict[str, Filled]:
    """Fields as the server holds them."""
    return {key: Filled(value=value, revision=1) for key, value in values.items()}


__all__ = ["MATTER", "NOTICES", "NOW", "VALUES", "WELCOME", "KioskRoom", "events", "filled"]
