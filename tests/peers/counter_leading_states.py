"""A duty leader who is asked to come, and who gives visits to other clerks, as pictures."""

from typing import Final

from msgspec.structs import replace

from counter_app.panels.leading import LeadingDialog
from counter_app.panels.passing import PassingDialog
from tests.peers import counter_states as visits
from tests.peers.counter_states import COLLEAGUES, Counter, Setting
from tests.peers.counter_values import MATTER, NOW
from windowkit.errors import Code
from windowkit.leading import LedQueue, LedWaiting, QueuesChanged
from windowkit.messages import CentreChanged
from windowkit.transfer import Reassign, Target
from windowkit.visit import State

_PLACES: Final = (
    ("五里桥街道社区事务受理服务中心", "Wuliqiao Sub-district Service Centre"),
    ("打浦桥街道社区事务受理服务中心", "Dapuqiao Sub-district Service Centre"),
    ("淮海中路街道社区事务受理服务中心", "Huaihai Road (M) Sub-district Service Centre"),
)
QUEUES: Final = tuple(
    LedQueue(
        code=f"c{number}",
        name=name,
        name_en=name_en,
        waiting=3 * number,
        since=NOW - 700 * number if number else None,
        free=2 - number,
        serving=number + 1,
    )
    for number, (name, name_en) in enumerate(_PLACES)
)


WAITING: Final = tuple(
    LedWaiting(
        visit=f"v{number}",
        ticket=f"A{number:03}",
        matter_name=MATTER.name,
        matter_name_en=MATTER.name_en,
        committee="桑城居委会",
        committee_en="Sangcheng Committee",
        since=NOW - 60 * number,
        given=given,
        given_name="" if given is None else "陈洁",
    )
    for number, given in ((8, Target(clerk="chenjie")), (7, None))
)


def asking() -> CentreChanged:
    """The second clerk in the list asks."""
    first, second, *others = visits.CENTRE.clerks
    assert second.visit is not None
    asks = replace(second, visit=replace(second.visit, asks=NOW))
    return replace(visits.CENTRE, clerks=(first, asks, *others), waiting=WAITING, more_waiting=1)


def _led(counter: Counter) -> None:
    counter.room.sign_in(visits.LEADER)
    counter.room.model.hear(asking())
    counter.room.model.hear(QueuesChanged(queues=QUEUES, whole=True))
    counter.window.leading.button.click()


def _giving(counter: Counter) -> None:
    _led(counter)
    dialog = counter.window.findChild(LeadingDialog)
    assert dialog is not None
    dialog._give.click()
    found = replace(COLLEAGUES, visit=counter.window.leading._reassigning._theirs.visit)
    counter.room.model.hear(found)


def _refused(counter: Counter) -> None:
    _giving(counter)
    passing = counter.window.findChild(PassingDialog)
    assert passing is not None
    passing._note.setText("讲沪语，材料已拍两份")
    passing._confirm.click()
    asked = next(one for one in counter.room.asked if isinstance(one, Reassign))
    counter.room.answer(asked, Code.STALE, "clerk")


STATES: Final[dict[str, Setting]] = {
    "leading_asked": _led,
    "leading_gives": _giving,
    "leading_refused": _refused,
    "leader_asked": visits._in(visits._visit(leader_asked=True)),
    "leader_gone": visits._in(visits._visit(leader_gone=True)),
    "given_away": visits._in(visits._visit(), visits._visit(state=State.WAITING, reassigned=True)),
}
