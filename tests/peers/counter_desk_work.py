"""States of the counter's list of materials, its guide, a page and what is looked up."""

from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage, QPainter

from counter_app.finding import index
from counter_app.line import Learnt, StillArrived, StillOpened
from counter_app.panels.finder import Finder
from tests.peers import counter_states as visits
from tests.peers.counter_states import Counter, Setting
from tests.peers.counter_values import MATTER
from windowkit.catalogue import load_matters
from windowkit.deskwork import MOST_SNIPPETS, Copied, Deskwork, EarlierPaper, Edit, EditKind, PaperWord, Tick
from windowkit.guides import load_guides
from windowkit.institutions import load_institutions
from windowkit.knowledge import Knowledge, Snippet, load_snippets
from windowkit.messages import Document
from windowkit.spelling import spelt

_ASSETS: Final = Path(__file__).parents[2] / "assets"
_MATTERS: Final = load_matters(_ASSETS / "matters")
LTCI: Final = msgspec.structs.replace(_MATTERS["ltci-application"], code=MATTER.code)  # as the room's visits have it
_GUIDES: Final = load_guides(_ASSETS / "guides", _MATTERS)
KNOWLEDGE: Final = Knowledge(
    matters=tuple(_MATTERS.values()),
    guides=(*_GUIDES.values(), msgspec.structs.replace(_GUIDES["ltci-application"], matter=MATTER.code)),
    institutions=tuple(load_institutions(_ASSETS / "institutions.example.toml").values()),
    snippets=load_snippets(_ASSETS / "snippets.example.toml"),
    own=(Snippet(key="dl", words="请带原来的评估结果告知书，没有也可以办。"),),
)
LEARNT: Final = Learnt(KNOWLEDGE, index(KNOWLEDGE, spelt))
STARTED: Final = {"applicant_name": "张福生", "applicant_id_number": "310103194601151230", "agent_relation": "child"}
PAGES: Final = tuple(
    Document(id=name, material="agent_id", media_type="image/jpeg", bytes=9, width=3264, height=2448)
    for name in ("p1", "p2")
)
EDITS: Final = (
    Edit(kind=EditKind.TURN),
    Edit(kind=EditKind.BOX, at=(5500, 5500, 9200, 9000)),
    Edit(kind=EditKind.PEN, at=(1000, 3000, 2500, 3400, 4000, 3000, 5500, 3400)),
    Edit(kind=EditKind.WORDS, at=(1200, 6000), words="这里还缺单位的章"),
)
LISTED: Final = Deskwork(
    papers={"applicant_card": PaperWord.SEEN},
    edits={"p2": EDITS},
    earlier={"applicant_id": EarlierPaper(case="HP2026110900012", day="2026-11-09", pages=1)},
)
COPIED: Final = Deskwork(
    papers={"applicant_card": PaperWord.LACKING},
    copied={"c1": Copied(case="HP2026110900012", day="2026-11-09", service_number="0312", at=0.0)},
)
COPY: Final = Document(id="c1", material="applicant_id", media_type="image/jpeg", bytes=9, width=3264, height=2448)


def ticked(**answers: str) -> Deskwork:
    """The guide as far as these steps are done."""
    ticks = tuple(Tick(step=step, answer=answer, service_number="0312", at=0.0) for step, answer in answers.items())
    return Deskwork(ticks=ticks)


def page() -> QImage:
    """A paper as the document camera sees it."""
    picture = QImage(1632, 1224, QImage.Format.Format_RGB32)
    picture.fill(QColor("#e9e6dc"))
    painter = QPainter(picture)
    font = painter.font()
    font.setPixelSize(48)
    painter.setFont(font)
    for row in range(9):
        painter.drawText(120, 140 + row * 110, "证明  兹有我单位职工李某某，参加基本医疗保险")
    painter.end()
    return picture


def arrived(name: str) -> StillArrived:
    """Its thumbnail."""
    return StillArrived("v1", name, page().scaled(320, 200), b"jpeg")


def _set(work: Deskwork, *documents: Document, answers: dict[str, str] | None = None, then: Setting) -> Setting:
    """A visit of the real matter with this work done; then that."""

    def set_up(counter: Counter) -> None:
        counter.room.matter = LTCI
        counter.room.model.hear(LEARNT)
        visits._visit(values=STARTED if answers is None else answers, documents=documents, deskwork=work)(counter)
        for one in documents:
            counter.room.model.hear(arrived(one.id))
        QCoreApplication.processEvents()
        then(counter)

    return visits._in(set_up)


def _row(material: str) -> Setting:
    """This row of the list is chosen."""
    return lambda counter: counter.window.documents._choose(material)


def _guided(counter: Counter) -> None:
    counter.window.deskwork._turn()


def _large(name: str) -> Setting:
    return lambda counter: counter.room.model.hear(StillOpened(name, page()))


def _looked_up(typed: str) -> Setting:
    def set_up(counter: Counter) -> None:
        counter.window.deskwork.looking_up.open()
        finder = counter.window.findChild(Finder)
        assert finder is not None
        finder._typed.setText(typed)

    return set_up


def full(counter: Counter) -> None:
    """Looking up with as many own words as there may be."""
    own = tuple(Snippet(key=f"k{number}", words="上海市黄浦区瞿溪路1111弄") for number in range(MOST_SNIPPETS))
    counter.room.model.hear(Learnt(msgspec.structs.replace(KNOWLEDGE, own=own), LEARNT.index.with_own(own, spelt)))
    _looked_up(";k")(counter)
    finder = counter.window.findChild(Finder)
    assert finder is not None
    finder._key.setText("more")
    finder._words.setText("打浦路345号")


_ASKED: Final = {"greet": "", "who": "child", "will": "yes", "age": "employee"}
_DONE: Final = _ASKED | {
    "assessed": "expiring", "old_result": "", "home": "alone", "where": "home", "papers": "", "truth": "", "after": ""
}  # fmt: skip

STATES: Final[dict[str, Setting]] = {
    "materials": _set(LISTED, *PAGES, then=_row("applicant_id")),
    "materials_page": _set(LISTED, *PAGES, then=_row("agent_id")),
    "materials_copied": _set(COPIED, COPY, then=_row("applicant_card")),
    "incomplete": _set(LISTED, *PAGES, then=lambda counter: counter.window.documents.incomplete.emit()),
    "marked_paper": _set(LISTED, *PAGES, then=_large("p2")),
    "guide": _set(ticked(greet=""), then=_guided),
    "guide_answer": _set(ticked(**_ASKED), then=_guided),
    "guide_end": _set(ticked(**_DONE), then=_guided),
    "looking_up": _set(Deskwork(), then=_looked_up("")),
    "looking_up_pinyin": _set(Deskwork(), then=_looked_up("chx")),
    "looking_up_full": _set(Deskwork(), then=full),
    "looking_up_nothing": _set(Deskwork(), then=_looked_up("qqq")),
}
