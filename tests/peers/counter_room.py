"""A counter window on a desk whose server side is a list: it keeps the commands and answers when told to."""

from pathlib import Path
from typing import Final

import msgspec

from counter_app.desk import Answered, LineChanged
from counter_app.models import DeskModel
from windowkit.errors import Code
from windowkit.matters import Matter
from windowkit.messages import (
    Command,
    Document,
    EditField,
    Filled,
    JobState,
    MatterDefined,
    NoticeState,
    QueueChanged,
    QueueEntry,
    VisitSnapshot,
    Welcome,
)
from windowkit.visit import State

MATTER: Final = msgspec.toml.decode((Path(__file__).parent / "matter.toml").read_bytes(), type=Matter)
NOW: Final = 1_780_000_000.0
WELCOME: Final = Welcome(
    server_time=NOW,
    token="t",
    token_expires=NOW + 600,
    place="五里桥街道社区事务受理服务中心",
    place_en="Wuliqiao Sub-district Service Centre",
    centre="五里桥街道社区事务受理服务中心",
    centre_en="Wuliqiao Sub-district Service Centre",
    who="王敏",
    service_number="0312",
)
GOOD_VALUES: Final = {
    "name": "张福生",
    "id_number": "310103194601151230",
    "sex": "male",
    "born": "1946-01-15",
    "phone": "13800138000",
    "address": "上海市黄浦区瞿溪路 800 弄 12 号 301 室",
    "kinship": "spouse",
    "account": "6222021001098765432",
}


class Room:
    """The far side of a desk model: commands as they were asked, answers as the test gives them."""

    def __init__(self) -> None:
        self.asked: list[Command] = []
        self.model = DeskModel(self)
        self._changes = 0

    def ask(self, command: Command) -> None:
        """What the line would say."""
        self.asked.append(command)

    def edits(self) -> dict[str, EditField]:
        """The last edit of each field."""
        return {command.field: command for command in self.asked if isinstance(command, EditField)}

    def answer(self, command: Command, code: Code | None = None, detail: str = "") -> None:
        """Done, or denied."""
        self.model.hear(Answered(command=command.id, code=code, detail=detail))

    def sign_in(self, welcome: Welcome = WELCOME) -> None:
        """As after the sign-in page."""
        self.model.hear(LineChanged(up=True))
        self.model.hear(welcome)

    def queue(self, *entries: QueueEntry) -> None:
        """Who waits now."""
        self.model.hear(QueueChanged(waiting=entries))

    def snapshot(self, state: State, **more: object) -> VisitSnapshot:
        """A newer snapshot of the one visit."""
        self._changes += 1
        first = VisitSnapshot(
            visit="v1",
            state=state,
            version=self._changes,
            changes=self._changes,
            ticket="A012",
            matter=MATTER.code,
            committee="桑城居委会",
            committee_en="Sangcheng Committee",
            opened=NOW,
        )
        newer = msgspec.structs.replace(first, **more)
        self.model.hear(MatterDefined(matter=MATTER))
        self.model.hear(newer)
        return newer


def entry(number: int, waits: float = 0.0) -> QueueEntry:
    """Somebody who waits."""
    return QueueEntry(
        visit=f"v{number}",
        ticket=f"A{number:03}",
        matter=MATTER.code,
        matter_name=MATTER.name,
        matter_name_en=MATTER.name_en,
        committee="桑城居委会",
        committee_en="Sangcheng Committee",
        since=NOW - waits,
        returned=number == 3,
    )


def filled(**values: str) -> dict[str, Filled]:
    """Fields as the server holds them."""
    return {key: Filled(value=value, revision=1) for key, value in values.items()}


STILL: Final = Document(id="d1", material="A", media_type="image/jpeg", bytes=9, width=3264, height=2448)
NOTICES: Final = (
    NoticeState(id="n1", template="acceptance", number="SL-2026-0001", attempt=1, state=JobState.DONE, sheets=1),
    NoticeState(
        id="n2",
        template="assessment_result",
        number="PG-2026-0007",
        attempt=1,
        state=JobState.WAITING,
        reasons=("media-empty-error", "offline-report"),
    ),
    NoticeState(id="n3", template="materials", number=""),
)
