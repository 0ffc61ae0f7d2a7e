"""A notice's page before it is printed: asked of the kiosk's print service, passed on, kept nowhere. Pure.

The clerk looks at it alone, or has the resident read it on the touch screen. Whoever it is for gets the very bytes
that would be printed, piece by piece, in their order.
"""

from collections.abc import Callable
from typing import Final

import msgspec
from msgspec.structs import replace

from signaling import papers, reading
from signaling.effects import Send, Sender
from signaling.floor import OFFLINE, Floor, Rules
from signaling.records import NoticeRecord, VisitRecord
from windowkit import inking, messages as m
from windowkit.errors import Code, Refused

_MOST: Final = 32  # previews that are on their way at once, of all counters; the oldest is forgotten


class _Asked(msgspec.Struct, frozen=True):
    to: Sender  # the clerk, or the kiosk that the resident reads it at
    kiosk: str
    visit: str
    notice: str
    reading: str = ""  # the kiosk's
    next: int = 0  # the piece that comes next


class Previews:
    """Who waits for which page. `fresh` makes a name that no print service has heard before."""

    def __init__(self, floor: Floor, rules: Rules, fresh: Callable[[], str]) -> None:
        self._floor = floor
        self._rules = rules
        self._fresh = fresh
        self._asked: dict[str, _Asked] = {}

    def hear(self, message: m.PreviewNotice | m.PreviewPart, sender: Sender) -> None:
        """A clerk asks, or a print service answers. Raises Refused."""
        if isinstance(message, m.PreviewNotice):
            self._look(message, sender)
        else:
            self._pass_on(message, sender)
        self._floor.done(message, sender)

    def read(self, record: VisitRecord, message: m.ShowNotice | m.HideNotice, sender: Sender) -> None:
        """The resident is to read a notice, or has read it. Raises Refused."""
        changed = reading.changed(record, message, sender, self._floor.applicant(record))
        here = Sender(m.Role.PRINTING, record.kiosk) in self._floor.present
        asked = isinstance(message, m.ShowNotice)
        self._floor.keep(reading.failed(changed, OFFLINE) if asked and not here else changed)
        if asked and here:
            self.show(changed)

    def arrived(self, sender: Sender) -> None:
        """A kiosk or its print service is back: what the resident is reading comes once more."""
        record = self._floor.visit_of(sender)
        if sender.role is m.Role.COUNTER or record is None or record.reading is None:
            return
        here = Sender(m.Role.PRINTING, record.kiosk) in self._floor.present
        if here and record.reading.stage in reading.ON_ITS_WAY:
            self.show(record)

    def left(self, sender: Sender) -> None:
        """A print service went away: nobody waits for its pages any more."""
        if sender.role is not m.Role.PRINTING:
            return
        for name, asked in list(self._asked.items()):
            if asked.kiosk == sender.key:
                self._end(name, asked, OFFLINE)

    # -- asking -----------------------------------------------------------------------------------------------

    def _look(self, message: m.PreviewNotice, sender: Sender) -> None:
        if sender.role is not m.Role.COUNTER:
            raise Refused(Code.NOT_YOURS)
        record = self._floor.own(message.visit, sender, message.id)
        if record is None:
            return
        found = reading.notice(record, message.notice)
        if found is None:
            raise Refused(Code.BAD_FIELD, "notice")
        asked = _Asked(sender, record.kiosk, message.visit, message.notice)
        if Sender(m.Role.PRINTING, record.kiosk) in self._floor.present:
            self._ask(message.id, asked, found, large=message.large)
        else:
            self._end(message.id, asked, OFFLINE)

    def show(self, record: VisitRecord) -> None:
        """Have what is read now made for the kiosk; one that was asked for it before is no longer waited for."""
        wanted = record.reading
        found = reading.notice(record, wanted.notice) if wanted is not None else None
        if wanted is None or found is None:
            return
        to = Sender(m.Role.KIOSK, record.kiosk)
        self._asked = {name: one for name, one in self._asked.items() if one.to != to}
        asked = _Asked(to, record.kiosk, record.visit.id, wanted.notice, wanted.id)
        if Sender(m.Role.PRINTING, record.kiosk) in self._floor.present:
            self._ask(self._fresh(), asked, found, large=wanted.large)

    def _ask(self, name: str, asked: _Asked, found: NoticeRecord, *, large: bool) -> None:
        while len(self._asked) >= _MOST:
            self._asked.pop(next(iter(self._asked)))
        self._asked[name] = asked
        rules, notice = self._rules, found.notice
        out = notice.template == inking.TEMPLATE and notice.attempt > 0  # that very sheet is signed
        attempt = notice.attempt if out else notice.attempt + 1
        as_printed = papers.attempted(notice, attempt, rules.base, rules.notice_key, large=large)
        printing = Sender(m.Role.PRINTING, asked.kiosk)
        self._floor.effects.append(Send(printing, m.RenderNotice(preview=name, notice=as_printed)))

    # -- passing on -------------------------------------------------------------------------------------------

    def _pass_on(self, message: m.PreviewPart, sender: Sender) -> None:
        asked = self._asked.get(message.preview)
        if sender.role is not m.Role.PRINTING or asked is None or asked.kiosk != sender.key:
            return  # nobody waits for it any more
        if asked.reading and self._read_now(asked) is None:
            self._asked.pop(message.preview)  # its resident has read it, or is gone
        elif message.parts == 0:
            self._end(message.preview, asked, message.reason)
        elif message.part == asked.next:  # else it was said again after a cut
            self._asked[message.preview] = replace(asked, next=asked.next + 1)
            self._send(asked, message)
            if message.part + 1 >= message.parts:
                self._came(self._asked.pop(message.preview))

    def _read_now(self, asked: _Asked) -> VisitRecord | None:
        """The visit that it is for, as long as exactly this is to be read there."""
        record = self._floor.visits.get(asked.visit)
        now = record.reading if record is not None else None
        return record if now is not None and now.id == asked.reading and now.stage in reading.ON_ITS_WAY else None

    def _send(self, asked: _Asked, piece: m.PreviewPart) -> None:
        part, parts, content = piece.part, piece.parts, piece.content
        if asked.reading:
            page = m.NoticePage(visit=asked.visit, reading=asked.reading, part=part, parts=parts, content=content)
            self._floor.effects.append(Send(asked.to, page))
            return
        seen = m.PreviewArrived(visit=asked.visit, notice=asked.notice, part=part, parts=parts, content=content)
        self._floor.effects.append(Send(asked.to, seen))

    def _came(self, asked: _Asked) -> None:
        """The whole page is at the kiosk."""
        record = self._read_now(asked) if asked.reading else None
        if record is not None and record.reading is not None and record.reading.stage is not m.ReadingStage.SHOWN:
            self._floor.keep(replace(record, reading=replace(record.reading, stage=m.ReadingStage.SHOWN)))

    def _end(self, name: str, asked: _Asked, reason: str) -> None:
        """There is no page."""
        self._asked.pop(name, None)
        if not asked.reading:
            none = m.PreviewArrived(visit=asked.visit, notice=asked.notice, part=0, parts=0, content=b"", reason=reason)
            self._floor.effects.append(Send(asked.to, none))
        elif (record := self._read_now(asked)) is not None:
            self._floor.keep(reading.failed(record, reason))
