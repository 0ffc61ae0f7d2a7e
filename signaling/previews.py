"""A notice's page before it is printed: asked of the kiosk's print service, passed on, kept nowhere. Pure."""

from typing import Final

import msgspec

from signaling import papers
from signaling.effects import Send, Sender
from signaling.floor import Floor, Rules
from windowkit import messages as m
from windowkit.errors import Code, Refused

_MOST: Final = 32  # previews that are on their way at once, of all counters; the oldest is forgotten


class _Asked(msgspec.Struct, frozen=True):
    counter: Sender
    kiosk: str
    visit: str
    notice: str


class Previews:
    """Who waits for which page."""

    def __init__(self, floor: Floor, rules: Rules) -> None:
        self._floor = floor
        self._rules = rules
        self._asked: dict[str, _Asked] = {}

    def hear(self, message: m.PreviewNotice | m.PreviewPart, sender: Sender) -> None:
        """A clerk asks, or a print service answers. Raises Refused."""
        if isinstance(message, m.PreviewNotice):
            self._ask(message, sender)
        else:
            self._pass_on(message, sender)
        self._floor.done(message, sender)

    def _ask(self, message: m.PreviewNotice, sender: Sender) -> None:
        if sender.role is not m.Role.COUNTER:
            raise Refused(Code.NOT_YOURS)
        record = self._floor.own(message.visit, sender, message.id)
        if record is None:
            return
        found = next((one.notice for one in record.notices if one.notice.id == message.notice), None)
        if found is None:
            raise Refused(Code.BAD_FIELD, "notice")
        asked = _Asked(sender, record.kiosk, message.visit, message.notice)
        printing = Sender(m.Role.PRINTING, record.kiosk)
        if printing not in self._floor.present:
            self._floor.effects.append(Send(sender, _piece(asked, 0, 0, b"")))
            return
        while len(self._asked) >= _MOST:
            self._asked.pop(next(iter(self._asked)))
        self._asked[message.id] = asked
        rules = self._rules
        as_printed = papers.attempted(found, found.attempt + 1, rules.base, rules.notice_key, large=message.large)
        self._floor.effects.append(Send(printing, m.RenderNotice(preview=message.id, notice=as_printed)))

    def _pass_on(self, message: m.PreviewPart, sender: Sender) -> None:
        asked = self._asked.get(message.preview)
        if sender.role is not m.Role.PRINTING or asked is None or asked.kiosk != sender.key:
            return  # nobody waits for it any more
        piece = _piece(asked, message.part, message.parts, message.content)
        self._floor.effects.append(Send(asked.counter, piece))
        if message.part + 1 >= message.parts:
            self._asked.pop(message.preview)


def _piece(asked: _Asked, part: int, parts: int, content: bytes) -> m.PreviewArrived:
    return m.PreviewArrived(visit=asked.visit, notice=asked.notice, part=part, parts=parts, content=content)
