"""The states of the committee's own desk on the kiosk, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.proving import CodeRead, NoCode
from kiosk_app.scene import Answered, Ticked
from tests.peers.kiosk_room import KioskRoom
from tests.peers.kiosk_search_states import SEARCH_STATES
from windowkit.cards import CardKind, CardTrouble, IdCard
from windowkit.catalogue import load_matters
from windowkit.errors import Code
from windowkit.helpdesk import CaseState, CaseTold, NoticesFound, OldNotice, SheetMoved
from windowkit.institutions import load_institutions
from windowkit.matters import Matter
from windowkit.messages import JobState, MatterDefined

type Setting = Callable[[KioskRoom], None]

_ASSETS: Final = Path(__file__).parents[2] / "assets"
_PLACES: Final = load_institutions(_ASSETS / "institutions.example.toml")
LTCI: Final[Matter] = load_matters(_ASSETS / "matters", None, _PLACES)["ltci-application"]


def at(*more: Setting) -> Setting:
    """The desk's menu, and on from there."""

    def set_up(room: KioskRoom) -> None:
        room.go_to("helpdesk")
        for one in more:
            one(room)

    return set_up


def matter_asked(room: KioskRoom) -> None:
    """Of which matter?"""
    room.stage.helpdesk.askNeeds()


def needs(room: KioskRoom) -> None:
    """What a matter needs is shown."""
    matter_asked(room)
    room.desk.chooseMatter(room.desk.scene.matters[0].code)
    wanted = room.desk.scene.helpdesk
    assert wanted is not None
    room.desk.hear(MatterDefined(matter=replace(LTCI, code=wanted.wanted)))
    room.answer()


def printed(state: JobState, *reasons: str) -> Setting:
    """Its list was asked for, and is there."""

    def set_up(room: KioskRoom) -> None:
        room.stage.helpdesk.print()
        sheet = room.asked().id
        room.answer()
        room.desk.hear(SheetMoved(sheet=sheet, state=state, reasons=reasons))

    return set_up


def asked(task: str) -> Setting:
    """An old paper is asked for."""
    return lambda room: room.stage.helpdesk.ask(task)


def blind(room: KioskRoom) -> None:
    """There is no camera for it."""
    room.desk.hear(NoCode(_token(room)))


def typed(number: str) -> Setting:
    """A number is typed, key by key."""

    def set_up(room: KioskRoom) -> None:
        for key in number:
            room.desk.digit(key)

    return set_up


def scanned(room: KioskRoom) -> None:
    """Its code was read."""
    room.desk.hear(CodeRead(_token(room), "https://window.example/verify/c1"))


def unreadable(room: KioskRoom) -> None:
    """Something else lies on the reader."""
    room.desk.hear(CardNotRead(_token(room), CardTrouble.UNREADABLE))


def no_reader(room: KioskRoom) -> None:
    """The site has none."""
    room.desk.hear(CardNotRead(_token(room), CardTrouble.NO_READER))


def given(room: KioskRoom) -> None:
    """The resident's card is read."""
    card = IdCard(kind=CardKind.CITIZEN, name=room.values["name"], number=room.values["id_number"])
    room.desk.hear(CardRead(_token(room), card))


def found(*news: NoticesFound | CaseTold) -> Setting:
    """The server has it."""

    def set_up(room: KioskRoom) -> None:
        for one in news:
            room.desk.hear(one)
        room.answer()

    return set_up


def not_found(room: KioskRoom) -> None:
    """The server says no, and not why."""
    room.desk.hear(Answered(command=room.asked().id, code=Code.UNKNOWN_NOTICE))


def _token(room: KioskRoom) -> str:
    desk = room.desk.scene.helpdesk
    assert desk is not None
    return desk.token


def idle(room: KioskRoom) -> None:
    """Nobody touches it."""
    room.now += 65
    room.desk.hear(Ticked())


NOTICES: Final = tuple(
    OldNotice(paper=f"c{at}", template=template, number="hyl2026112300001", issued="2026-11-23", copies=at)
    for at, template in enumerate(("acceptance", "receipt", "visit_summary", "one_time"))
)
CASE: Final = CaseTold(
    number="hyl2026112300001",
    state=CaseState.FILED,
    matter_name=LTCI.name,
    matter_name_en=LTCI.name_en,
    day="2026-11-23",
    due="2026-12-14",
)
_MISSING: Final = replace(
    CASE,
    number="hyl20261123A012",
    state=CaseState.MISSING,
    due="",
    missing=tuple((one.name, one.name_en) for one in LTCI.materials[:4]),
    kept_until="2026-12-23",
    next_step="请带户口簿和旧的就医记录册，再来一次。到长宁路1号二楼3号窗口也可以办，周一到周五上午八点半到下午四点半。"
    * 3,
)


def _proven(task: str, *more: Setting) -> Setting:
    return at(asked(task), scanned, given, *more)


HELPDESK_STATES: Final[dict[str, Setting]] = {
    **SEARCH_STATES,
    "helpdesk_idle": at(idle),
    "helpdesk_matter": at(matter_asked),
    "helpdesk_needs": at(needs),
    "helpdesk_needs_page_2": at(needs, lambda room: room.desk.turnPage(1)),
    "helpdesk_needs_idle": at(needs, idle),
    "helpdesk_needs_waits": at(needs, printed(JobState.WAITING, "media-empty")),
    "helpdesk_needs_printed": at(needs, printed(JobState.DONE)),
    "helpdesk_paper": at(asked("copy")),
    "helpdesk_paper_typed": at(asked("copy"), typed("HYL2026112300001")),
    "helpdesk_paper_blind": at(asked("case"), blind, typed("HYL2026")),
    "helpdesk_paper_idle": at(asked("copy"), typed("HYL"), idle),
    "helpdesk_not_found": _proven("copy", not_found),
    "helpdesk_card": at(asked("copy"), scanned),
    "helpdesk_card_idle": at(asked("copy"), scanned, idle),
    "helpdesk_card_unreadable": at(asked("copy"), scanned, unreadable),
    "helpdesk_identity": at(asked("copy"), scanned, no_reader, typed("31010319460115123X")),
    "helpdesk_found": _proven("copy", found(NoticesFound(notices=NOTICES))),
    "helpdesk_notice": _proven("copy", found(NoticesFound(notices=NOTICES[:1]))),
    "helpdesk_notice_printed": _proven("copy", found(NoticesFound(notices=NOTICES[1:2])), printed(JobState.DONE)),
    "helpdesk_notice_uncertain": _proven(
        "copy", found(NoticesFound(notices=NOTICES[1:2])), printed(JobState.UNCERTAIN)
    ),
    "helpdesk_case": _proven("case", found(CASE)),
    "helpdesk_case_result": _proven(
        "case", found(replace(CASE, state=CaseState.RESULT, due="", result="2026-12-01", printable=True))
    ),
    "helpdesk_case_missing": _proven("case", found(_MISSING)),
    "helpdesk_case_ended": _proven("case", found(replace(CASE, state=CaseState.ENDED, due=""))),
    "helpdesk_case_done": _proven("case", found(replace(CASE, state=CaseState.DONE, due=""))),
}
