"""A counter's desk whose server side is a list: it keeps the commands and answers when told to."""

import msgspec

from counter_app.desk import Answered, LineChanged
from counter_app.models import DeskModel
from tests.peers.counter_values import MATTER, NOW, WELCOME
from windowkit.errors import Code
from windowkit.messages import Command, EditField, MatterDefined, QueueChanged, QueueEntry, VisitSnapshot, Welcome
from windowkit.visit import State


class Room:
    """The far side of a desk model: commands as they were asked, answers as the test gives them."""

    def __init__(self) -> None:
        self.asked: list[Command] = []
        self.model = DeskModel(self, recording_days=180)
        self.matter = MATTER
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
        self.model.hear(MatterDefined(matter=self.matter))
        self.model.hear(newer)
        return newer
