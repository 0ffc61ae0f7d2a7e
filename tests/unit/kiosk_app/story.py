"""A scene told to the conductor, with its clock and the orders of the last event."""

from typing import Any, Final

from msgspec.structs import replace

from kiosk_app.conductor import advance
from kiosk_app.scene import (
    Answered,
    Ask,
    Order,
    Scene,
)
from windowkit.errors import Code
from windowkit.matters import Field, Material, Matter, Mode, Section
from windowkit.messages import (
    MatterEntry,
    Point,
    Signature,
    VisitSnapshot,
    Welcome,
)
from windowkit.visit import State

FIELDS: Final = tuple(Field(key=f"f{at}", label=f"第{at}项", label_en=f"Field {at}") for at in range(6))
MATTER: Final = Matter(
    code="ltci",
    name="长期护理保险申请",
    name_en="Care insurance",
    department="市医保局",
    department_en="Healthcare Security",
    kind="申请",
    mode=Mode.DIRECT,
    citywide=True,
    who_may_apply=(),
    materials=(Material(code="id", name="身份证", name_en="ID card"),),
    sections=(Section(key="s", title="申请人", title_en="Applicant", fields=FIELDS),),
    applicant_name="f0",
    applicant_id_number="f1",
    working_days=15,
    fee="",
    hotline="",
    legal_basis="",
    verified_on="",
)
WELCOME: Final = Welcome(
    server_time=0,
    token="t",
    token_expires=1,
    place="甲居委会",
    place_en="Jia",
    centre="乙中心",
    centre_en="Yi",
    matters=tuple(
        MatterEntry(code=code, name=code, name_en=code, department="", department_en="", hot=hot)
        for code, hot in (("z", 0), ("booklet", 2), ("ltci", 1))
    ),
)
SIGNATURE: Final = Signature(width=100, height=50, strokes=((Point(0, 0, 0), Point(100, 100, 10)),))


class Story:
    """A scene, its clock, and the orders so far."""

    def __init__(self, **known: object) -> None:
        self.scene = replace(Scene(), **known)
        self.now = 1000.0
        self.orders: list[Order] = []
        self._ids = 0

    def tell(self, *happenings: object) -> "Story":
        """Events, one after the other; `orders` are those of the last."""
        for event in happenings:
            self._ids += 1
            self.scene, orders = advance(self.scene, event, self.now, f"id{self._ids}")
            self.orders = list(orders)
        return self

    def asked(self) -> Any:
        """The one command of the last event."""
        (order,) = self.orders
        assert isinstance(order, Ask)
        return order.command

    def done(self, code: Code | None = None) -> "Story":
        """The server answers."""
        return self.tell(Answered(command=self.scene.asking, code=code))

    def visit(self, state: State, **more: object) -> "Story":
        """A newer snapshot."""
        known = self.scene.visit
        version = known.version + 1 if known else 1
        first = known or snapshot()
        return self.tell(replace(first, state=state, version=version, changes=version, **more))


def snapshot(**more: object) -> VisitSnapshot:
    first = VisitSnapshot(
        visit="v",
        state=State.WAITING,
        version=1,
        changes=1,
        ticket="A1",
        matter="ltci",
        committee="甲",
        committee_en="Jia",
        opened=0,
    )
    return replace(first, **more)
